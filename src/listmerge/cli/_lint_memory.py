"""What a run of `listmerge lint` said the last time: most runs look at files that have not changed since."""

from __future__ import annotations

import marshal
import os

from listmerge.cache import Cache, digest
from listmerge.cache.fingerprint import fingerprint
from listmerge.cli._lint_options import Options
from listmerge.cli._lint_output import Run, Told, baseline_path
from listmerge.config import Config


class Memory:
    """Keeps what one run says, under a key that names all it depends on.

    Not kept is what depends on more (`--since`), does more than to speak, or met something that could not be read.
    """

    def __init__(self, cache: Cache, options: Options, config: Config, run: Run) -> None:
        self.cache = cache
        does_more = options.since or options.write_baseline or options.diff or (options.edits and run.stdin)
        self._key = None
        if cache.active and not does_more and not run.unreadable and not run.no_text:
            self._key = digest(_parts(options, config, run))

    def recall(self) -> Told | None:
        """What was said, None if that is not known, or if files that links lead to have come or gone."""
        data = self.cache.get(self._key) if self._key else None
        if data is None:
            return None
        report, remarks, status, asked = marshal.loads(data)
        if any(os.path.exists(p) != there for p, there in asked.items()):  # noqa: PTH110
            return None
        return Told(report, remarks, status)

    def keep(self, told: Told, asked: dict[str, bool]) -> None:
        """Keep what was said; asked: see `Linter.asked`."""
        if self._key and told.status != 2:
            self.cache.put(self._key, marshal.dumps((told.report, told.remarks, told.status, asked)))


def _parts(options: Options, config: Config, run: Run) -> list[str | bytes]:
    """All that the outcome depends on."""
    chosen = (options.select, options.ignore, options.form, options.statistics, options.exit_zero, options.colour)
    edits = (options.fix, options.unsafe_fixes)
    parts: list[str | bytes] = ["run", fingerprint(), os.getcwd(), repr((chosen, edits, config))]  # noqa: PTH109
    for path in (config.path, baseline_path(options, config)):
        parts += [str(path), _content(str(path))] if path else ["", ""]
    real = os.path.realpath if config.per_path else str  # patterns are of the places that links lead to
    parts.append(real(config.folder))
    for path, data in run.files:
        parts += [path, real(path), repr(config.list_for(path)), data]
    return parts


def _content(path: str) -> bytes:
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            return file.read()
    except OSError:
        return b""  # the run itself says what is wrong
