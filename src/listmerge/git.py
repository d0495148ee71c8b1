"""Files of other revisions, and who is at work, through the git of the machine. Nothing here changes a checkout."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from listmerge.errors import InputError

#: No questions, no locks, no network: a partial clone would fetch what it lacks.
_QUIET = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "",
    "LC_ALL": "C",
}
#: A checkout's own settings may name programs to run; none of them is.
_NO_CODE = ("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "diff.external=")
_HUNK = re.compile(rb"^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Checkout:
    """A git checkout. root: its top folder."""

    root: Path

    @classmethod
    def around(cls, folder: Path) -> Checkout | None:
        """The checkout that a folder lies in, if it does."""
        try:
            top = _git(folder, "rev-parse", "--show-toplevel")
        except InputError:
            return None
        return cls(Path(os.fsdecode(top.rstrip(b"\n"))))

    def revision(self, name: str) -> str | None:
        """The commit that a revision names; None if there is none."""
        try:
            out = _git(self.root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        except InputError:
            return None
        return out.decode("ascii").strip()

    def merge_base(self, left: str, right: str) -> str:
        """The commit two revisions have in common. Raises InputError if there is none (as in a shallow
        clone).
        """
        out = _git(self.root, "merge-base", left, right, remedy="fetch more history, or use `..`")
        return out.decode("ascii").strip()

    def files(self, commit: str, path: str = "") -> dict[str, tuple[str, int]]:
        """The plain files at or below a path of a commit: path from the root -> (object, size in bytes)."""
        args = ["ls-tree", "-r", "-z", "-l", "--full-tree", commit, *(["--", path] if path else [])]
        found = {}
        for row in _git(self.root, *args).split(b"\0"):
            head, _, name = row.partition(b"\t")
            mode, _, *rest = head.decode("ascii").split() or ["", ""]
            if mode.startswith("100"):
                found[os.fsdecode(name)] = (rest[0], int(rest[1]))
        return found

    def blob(self, name: str) -> bytes:
        """The bytes of an object."""
        return _git(self.root, "cat-file", "blob", name)

    def changed_lines(self, commit: str, path: Path) -> list[tuple[int, int]] | None:
        """The lines of a file that differ from a commit, as (first, last) from 1; None if the commit lacks it.

        Where lines were taken out, those on both sides of the gap. Git counts lines by `\\n` alone.
        """
        inside = self.inside(path)
        if not _git(self.root, "ls-tree", "--name-only", "--full-tree", commit, "--", inside):
            return None
        options = ["--unified=0", "--no-color", "--no-ext-diff", "--no-textconv", "--text"]
        out = _git(self.root, "diff", *options, commit, "--", inside)
        hunks = [(int(m[1]), int(m[2] or 1)) for m in _HUNK.finditer(out)]
        return [(max(1, first), first + count - 1 if count else first + 1) for first, count in hunks]

    def inside(self, path: Path) -> str:
        """A path as git writes it, from the root. Raises InputError if it lies elsewhere."""
        try:
            inside = path.resolve().relative_to(self.root.resolve()).as_posix()
        except ValueError:
            raise InputError("is not in this git checkout", str(path), remedy="name two versions of it") from None
        return "" if inside == "." else inside


def user_name() -> str:
    """`user.name` as git has it in the working folder; empty without git or a name."""
    try:
        return _git(Path.cwd(), "config", "user.name").decode("utf-8", "replace").strip()
    except InputError:
        return ""


def _git(folder: Path, *args: str, remedy: str = "") -> bytes:
    """Run git. Raises InputError with what git said."""
    environment = {**os.environ, **_QUIET}
    try:
        done = subprocess.run(
            ["git", "--no-pager", *_NO_CODE, *args], cwd=folder, env=environment, capture_output=True, check=False
        )
    except OSError:
        raise InputError("git was not found", remedy="install git, or name two files") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise InputError(f"git {args[0]} failed: {said[0] if said else done.returncode}", remedy=remedy)
    return done.stdout
