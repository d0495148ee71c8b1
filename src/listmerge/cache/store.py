"""Entries by key, one file each.

Several programs may use the folder at once and be stopped at any moment: a file is written under another name and
put in place whole, and one that is damaged all the same does not have the sum it says, and counts as none.
"""

from __future__ import annotations

import os
import time
import zlib

try:
    from _blake2 import blake2b  # the same without OpenSSL, whose loading takes longer than all hashing
except ImportError:
    from hashlib import blake2b

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

#: Bytes that the folder may take. When it has grown larger, the entries that were longest unused go.
LIMIT = 100_000_000
#: Seconds between two looks at the size of the folder, and after which a use is noted.
_DAY = 86_400
_MAGIC = b"listmerge cache 1\n"
_SUM = 16
_TAG = (
    "Signature: 8a477f597d28d172789f06886806bc55\n"
    "# This folder is a cache of listmerge: it can be deleted at any time.\n"
    "# https://bford.info/cachedir/\n"
)


def digest(parts: Iterable[str | bytes]) -> str:
    """A name for these parts in this order, safe as a file name."""
    total = blake2b(digest_size=20)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        total.update(b"%d:" % len(data))
        total.update(data)
    return total.hexdigest()


class Cache:
    """A folder of entries; None for the folder: nothing is kept and nothing found.

    Nothing in here raises: a cache that can't be used is no error. What was written is bounded by `close`.
    level: how hard to compress, 0 for not at all; what 3 makes is read in two thirds of the time of what 1 makes.
    """

    def __init__(self, folder: str | Path | None, level: int = 3) -> None:
        self._folder = str(folder) if folder else None
        self._level = level
        self._wrote = False

    @property
    def active(self) -> bool:
        """Whether anything is kept."""
        return self._folder is not None

    def get(self, key: str) -> bytes | None:
        """The value kept under a key of `digest`, None if there is none."""
        if self._folder is None:
            return None
        path = self._path(key)
        try:
            with open(path, "rb") as file:  # noqa: PTH123 - every millisecond of a start counts
                head = file.read(len(_MAGIC) + _SUM)
                body = file.read()
                unused = time.time() - os.fstat(file.fileno()).st_mtime
            if head != _MAGIC + _sum(key, body):
                return None
            if unused > _DAY:
                os.utime(path)
            return zlib.decompress(body)
        except (OSError, zlib.error):
            return None

    def put(self, key: str, value: bytes) -> None:
        """Keep a value."""
        if self._folder is None:
            return
        from pathlib import Path

        path = self._path(key)
        temporary = f"{path}.{os.getpid()}.tmp"
        body = zlib.compress(value, self._level)
        try:
            if not os.path.isdir(os.path.dirname(path)):  # noqa: PTH112, PTH120
                self._found(os.path.dirname(path))  # noqa: PTH120
            try:
                Path(temporary).write_bytes(_MAGIC + _sum(key, body) + body)
                Path(temporary).replace(path)
            except BaseException:  # an interrupt leaves nothing behind either
                Path(temporary).unlink(missing_ok=True)
                raise
            self._wrote = True
        except OSError:
            self._folder = None

    def close(self) -> None:
        """Throw out what was longest unused if the folder has grown too large; looked at once a day."""
        if self._folder is None or not self._wrote:
            return
        from contextlib import suppress
        from pathlib import Path

        with suppress(OSError):
            mark = Path(self._folder, "CACHEDIR.TAG")
            if time.time() - mark.stat().st_mtime > _DAY:
                os.utime(mark)
                prune(Path(self._folder), LIMIT)

    def _path(self, key: str) -> str:
        return f"{self._folder}/{key[:2]}/{key[2:]}"

    def _found(self, shard: str) -> None:
        """Make the folder, marked so that backups and git leave it alone."""
        from pathlib import Path

        Path(shard).mkdir(parents=True, exist_ok=True)
        root = Path(shard).parent
        for name, text in (("CACHEDIR.TAG", _TAG), (".gitignore", "*\n")):
            if not (root / name).exists():
                (root / name).write_text(text, encoding="utf-8")


def prune(folder: Path, limit: int) -> None:
    """Delete entries, those first that were longest unused, until the rest take at most so many bytes."""
    from contextlib import suppress

    entries = []
    for path in folder.glob("??/*"):
        with suppress(OSError):
            status = path.stat()
            entries.append((status.st_mtime, status.st_size, path))
    kept = 0
    for _, size, path in sorted(entries, reverse=True):
        kept += size
        if kept > limit:
            with suppress(OSError):
                path.unlink()


def _sum(key: str, body: bytes) -> bytes:
    """A sum over the value and the key, so that an entry under a wrong name counts as damaged too."""
    return blake2b(body, digest_size=_SUM, key=key.encode()).digest()
