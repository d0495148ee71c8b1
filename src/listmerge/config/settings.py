"""What listmerge.yaml says: every setting with its default."""

from __future__ import annotations

import os

from listmerge.files import DEFAULT_LIMIT
from listmerge.values import frozen, frozen_cached, made

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from listmerge.config.choices import MergedStyle, TextPolicy

_PLACES = "_places"


@frozen
class ListConfig:
    """One source list.

    path: relative to the folder of listmerge.yaml. name: first part of the ids; None: the file's name without
    ending.
    origin: where it comes from. licence: SPDX identifier or `none`. text: what may be carried over of its
    descriptions - all of it, a short quote, or facts only. style: read it in this one style.
    """

    path: str
    name: str | None = None
    title: str | None = None
    origin: str | None = None
    licence: str | None = None
    text: TextPolicy = "quote"
    style: str | None = None


@frozen
class Allowed:
    """A finding that is known and accepted: this rule, in the entry of this id, for this reason.

    line: of listmerge.yaml, from 1.
    """

    rule: str
    entry: str
    reason: str
    line: int


@frozen_cached
class Config:
    """What listmerge.yaml says; every value has a default, so that loose files need none.

    folder: paths are relative to it. title, description: of the merged list. merged: folder of the
    output.
    sections: heading of a list -> section of the merged list. ignore: rules (or families of
    them) switched off. per_path: pattern of paths -> rules switched off there. allow: single findings
    accepted.
    baseline: file of findings that were there before.
    file_size, most_files, most_entries: limits, in bytes for each file and in number for a whole run.
    """

    folder: str | Path
    path: str | None = None
    lists: tuple[ListConfig, ...] = ()
    title: str = "Merged list"
    description: str = ""
    merged: str = "merged"
    style: MergedStyle = "bullets"
    decisions: str = "decisions.yaml"
    sections: dict[str, str] = made(default_factory=dict)
    ignore: tuple[str, ...] = ()
    per_path: tuple[tuple[str, tuple[str, ...]], ...] = ()
    allow: tuple[Allowed, ...] = ()
    baseline: str | None = None
    file_size: int = DEFAULT_LIMIT
    most_files: int = 1_000
    most_entries: int = 1_000_000

    @property
    def root(self) -> Path:
        """The folder that paths are relative to."""
        from pathlib import Path

        return Path(self.folder)

    def list_for(self, path: str) -> ListConfig | None:
        """The entry of `lists:` for a file, if it has one."""
        return self._by_place().get(os.path.realpath(path)) if self.lists else None

    def _by_place(self) -> dict[str, ListConfig]:
        """Where each list lies; of two entries for one file, the first counts. Worked out once, without functools."""
        if _PLACES not in vars(self):
            places = ((os.path.join(self.folder, c.path), c) for c in reversed(self.lists))  # noqa: PTH118
            vars(self)[_PLACES] = {os.path.realpath(path): c for path, c in places}
        found: dict[str, ListConfig] = vars(self)[_PLACES]
        return found
