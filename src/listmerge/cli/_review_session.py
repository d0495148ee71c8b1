"""The review in the terminal: one pair at a time, every answer saved at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import click

from listmerge.cli._deciding import Desk
from listmerge.errors import InputError
from listmerge.match.types import Decision, Match, Relation

#: Key -> relation, and whether the pair is turned round first.
_VERDICTS: dict[str, tuple[Relation, bool]] = {
    "s": ("same", False),
    "v": ("version", False),
    "V": ("version", True),
    "p": ("part", False),
    "P": ("part", True),
    "r": ("related", False),
    "d": ("different", False),
}
KEYS = "s same · v version · p part · r related · d different   k skip · u undo · o open links · q quit"
HINT = "v: left is a version of right, p: left is a part of right; V and P: the other way round"


@dataclass(frozen=True)
class _Answer:
    """What was done at a pair: a verdict given, with the one it replaced, or nothing for a skip."""

    at: int
    new: Decision | None = None
    old: Decision | None = None


class Session:
    """A review of pairs. run() asks; summary() says what was saved, at any time."""

    def __init__(self, desk: Desk, pairs: Sequence[Match], reasons: bool = True) -> None:
        from rich.console import Console

        from listmerge.match.consistency import pair_of
        from listmerge.report.pair_view import Known

        self.desk, self.pairs, self.reasons = desk, pairs, reasons
        self.known = Known.of(desk.lists)
        self.before = {pair_of(d): d for d in desk.decisions}
        self.done: list[_Answer] = []
        self.at = 0
        self.note = ""
        self.console = Console(highlight=False)

    def run(self) -> None:
        """Ask until all pairs are answered or skipped, or the person quits. Ctrl-C is passed on."""
        while self.at < len(self.pairs):
            match = self.pairs[self.at]
            self._show(match)
            key = _key()
            self.note = ""
            if key in _VERDICTS:
                self._answer(match, *_VERDICTS[key])
            elif key == "k":
                self.done.append(_Answer(self.at))
                self.at += 1
            elif key == "u":
                self._undo()
            elif key == "o":
                self._open(match)
            elif key == "q":
                return
            else:
                self.note = f"no such key: {key!r}"

    def summary(self) -> str:
        """What was saved, and what is left."""
        saved = sum(1 for a in self.done if a.new)
        left = len(self.pairs) - saved
        noun = "answer" if saved == 1 else "answers"
        return f"{saved} {noun} saved to {self.desk.path}, {left} of {len(self.pairs)} pairs left"

    def _show(self, match: Match) -> None:
        """Print a pair, the keys, and what came of the last one."""
        from rich.text import Text

        from listmerge.report.terminal_pair import pair_panel

        self.console.clear()
        self.console.print(pair_panel(match, self.known, f"Pair {self.at + 1} of {len(self.pairs)}"))
        self.console.print()
        self.console.print(Text(KEYS, style="bold"))
        self.console.print(Text(HINT, style="dim"))
        if self.note:
            self.console.print(Text(self.note, style="yellow"))

    def _answer(self, match: Match, relation: Relation, turned: bool) -> None:
        """Save a verdict, then ask why and save that too."""
        left, right = self.known.records[match.left], self.known.records[match.right]
        if turned:
            left, right = right, left
        old = self.before.get((match.left, match.right))
        new = self.desk.decision(left, right, relation)
        if not self._save(match, new, old):
            return
        self.done.append(_Answer(self.at, new, old))
        said = f"saved: {left.id} {relation} {right.id}"
        if self.reasons:
            self.console.print(f"{relation} – saved. ", end="", style="green")
            reason = click.prompt("Because (Enter for no reason)", default="", show_default=False)
            explained = replace(new, reason=" ".join(reason.split()))
            if explained.reason and self._save(match, explained, new):
                self.done[-1] = _Answer(self.at, explained, old)
        self.note = self.note or said
        self.at += 1

    def _undo(self) -> None:
        """Go back one pair and take its answer back, if it had one."""
        if not self.done:
            self.note = "nothing to undo"
            return
        last = self.done[-1]
        match = self.pairs[last.at]
        if last.new and not self._save(match, last.old, last.new):
            return
        self.done.pop()
        self.at = last.at
        self.note = "undone" if last.new else "back to the skipped pair"

    def _save(self, match: Match, new: Decision | None, old: Decision | None) -> bool:
        """Write one answer; where that can't be, say why and stay."""
        from listmerge.match.saving import Change, save

        try:
            save(self.desk.path, [Change((match.left, match.right), new, old)])
        except InputError as error:
            self.note = f"not saved: {error}\nk skips this pair"
            return False
        return True

    def _open(self, match: Match) -> None:
        """Open both records' pages in the browser, those with an address of the web."""
        from listmerge.report.pair_view import safe_href

        urls = [self.known.records[i].url for i in (match.left, match.right)]
        links = list(dict.fromkeys(h for u in urls if u and (h := safe_href(u)) and h.startswith("http")))
        for link in links:
            click.launch(link)
        self.note = f"opened {' and '.join(links)}" if links else "neither entry has a link to open"


def _key() -> str:
    """The next key; the end of the input is a way to quit. Ctrl-C is passed on."""
    try:
        return click.getchar()
    except EOFError:
        return "q"
