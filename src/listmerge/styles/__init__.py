"""How a list is written: one module per style. The folder is the registry.

Each module has a docstring and one function `claim(section, blocks) -> Claim | None`: which of the blocks it reads,
and the drafts and prose it read from them.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from functools import cache

from listmerge.extract.draft import Draft
from listmerge.extract.section import Section
from listmerge.folder import modules
from listmerge.markdown.node import Node
from listmerge.record import Prose
from listmerge.values import made, mutable


@mutable
class Claim:
    """What a style reads of a section.

    blocks: the blocks it accounts for; sections: whole sections below, if the entry reaches over them; heading:
    the section's heading, if that is the entry's name rather than the name of a section.
    drafts: the entries. prose: parts of the blocks that it knows to be no entries.
    left: blocks below the entry that heads them, which other styles are to read.
    """

    blocks: list[Node]
    drafts: list[Draft]
    prose: list[Prose] = made(default_factory=list)
    sections: list[Section] = made(default_factory=list)
    heading: Node | None = None
    left: list[Node] = made(default_factory=list)

    @property
    def weight(self) -> int:
        """How much of the text it reads or leaves below its entry, in code points."""
        nodes = (*self.blocks, *self.left, *([self.heading] if self.heading else []))
        own = sum(b.span.end - b.span.start for b in nodes)
        return own + sum(b.span.end - b.span.start for s in self.sections for b in s.blocks)


Recogniser = Callable[[Section, list[Node]], Claim | None]


@cache
def styles() -> dict[str, Recogniser]:
    """Name of each style -> its recogniser, sorted by name."""
    return {n: importlib.import_module(f"{__name__}.{n}").claim for n in modules(__path__)}
