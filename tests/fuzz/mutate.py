"""Inputs for the fuzzer: seeds, and mutations that know what markdown is made of.

Random bytes rarely make a table or a nested list. So blocks of one text are spliced into another, lines are moved,
indented, joined and cut, and pieces that mean something to a reader of markdown are put anywhere.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

_TESTS = Path(__file__).resolve().parents[1]

#: What markdown, lists and Unicode have that may trip a reader.
PIECES = (
    *("- ", "* ", "+ ", "1. ", "10) ", "> ", "# ", "## ", "###### ", "---", "===", "***", "```", "~~~", "    ", "\t"),
    *("| a | b |\n| --- | --- |\n| c | d |\n", "|", "| --- |", ":-:", "\\|", "\\", "&amp;", "&#x3a;", "&", "&#0;"),
    *("[a](https://a.example)", "[b][r]", "\n[r]: https://r.example 'T'\n", "![i](i.png)", "<https://u.example>"),
    *("https://b.example/(x)", "www.c.example", "a@d.example", "[", "]", "](", ")", "![", "![](", "<", ">", "<!--"),
    *("-->", "<a href='https://h.example'>h</a>", "<br>", "</td>", "<table><tr><td>x</td></tr></table>", "<details>"),
    *("**", "*", "__", "_", "~~", "`", "``", "$", ":", " - ", " – ", "：", "（", "）", "、", "。", "⭐", "🔥", "✅"),
    *("(200k) 2014-2015", "12,345 patients", "Size: 3 GB", "Paper:", "[Paper](#p)", "_Access_: open", "NA", "[[c]]"),
    *("医疗数据", "بيانات", "é", "e\u0301", "\u00a0", "\u200b", "\u202e", "\u2028", "\ufeff", "\x85", "\f", "\v", "\0"),
    *("\r\n", "\r", "\n", "\n\n", "\U0001f468\u200d\U0001f469", "\ufffd", "�", "javascript:x"),
    *("<!-- listmerge: ignore no-description -->", "---\ntitle: x\n---\n", "[^1]", "\n[^1]: note\n", "- [ ] "),
)  # fmt: skip


def seeds() -> list[bytes]:
    """Texts to begin with: the lists of the tests and of the project, and documents of tricky pieces."""
    folders = (_TESTS / "extract/lists", _TESTS / "markdown/fixtures", _TESTS.parent / "lists", _TESTS / "fuzz/found")
    paths = [p for f in folders for p in sorted(f.glob("*")) if p.suffix in (".md", ".txt")]
    texts = [p.read_bytes() for p in paths]
    return [*texts, *(b for t in texts for b in re.split(rb"\n(?=## )", t)), "\n".join(PIECES).encode()]


class Mutator:
    """Makes new texts of old ones. pool: texts that blocks are taken from."""

    def __init__(self, pool: list[bytes], max_size: int = 2_000) -> None:
        texts = [t.decode("utf-8", "surrogateescape") for t in pool]
        self.blocks = [b for t in texts for b in t.split("\n\n") if b.strip()]
        self.lines = [k for b in self.blocks for k in b.split("\n") if k.strip()]
        self.max_size = max_size
        self.ways: tuple[Callable[[str, random.Random], str], ...] = (
            self._splice, self._line, self._piece, self._piece, self._repeat, self._cut, self._swap,
            self._indent, self._join, self._prefix, self._character,
        )  # fmt: skip

    def __call__(self, data: bytes, seed: int) -> bytes:
        """Some mutations, as the seed says; the same seed gives the same bytes."""
        dice = random.Random(seed)
        text = data.decode("utf-8", "surrogateescape")
        for _ in range(dice.choice((1, 1, 2, 3, 5))):
            text = dice.choice(self.ways)(text, dice)
        return text.encode("utf-8", "surrogateescape")[: self.max_size]

    def _splice(self, text: str, dice: random.Random) -> str:
        blocks = text.split("\n\n")
        blocks.insert(dice.randint(0, len(blocks)), dice.choice(self.blocks))
        return "\n\n".join(blocks)

    def _line(self, text: str, dice: random.Random) -> str:
        lines = text.split("\n")
        lines.insert(dice.randint(0, len(lines)), dice.choice(self.lines))
        return "\n".join(lines)

    def _piece(self, text: str, dice: random.Random) -> str:
        at = dice.randint(0, len(text))
        return text[:at] + dice.choice(PIECES) + text[at:]

    def _repeat(self, text: str, dice: random.Random) -> str:
        start, end = _range(text, dice, 200)
        return text[:end] + text[start:end] * dice.choice((1, 1, 2, 8)) + text[end:]

    def _cut(self, text: str, dice: random.Random) -> str:
        start, end = _range(text, dice, dice.choice((1, 20, 400)))
        return text[:start] + text[end:]

    def _swap(self, text: str, dice: random.Random) -> str:
        parts = text.split(gap := dice.choice(("\n", "\n\n", "|", "- ")))
        a, b = dice.randrange(len(parts)), dice.randrange(len(parts))
        parts[a], parts[b] = parts[b], parts[a]
        return gap.join(parts)

    def _indent(self, text: str, dice: random.Random) -> str:
        lines = text.split("\n")
        start = dice.randrange(len(lines))
        by = dice.choice((" ", "  ", "    ", "\t", ""))
        for i in range(start, min(len(lines), start + dice.randint(1, 4))):
            lines[i] = by + lines[i] if by else lines[i].lstrip()
        return "\n".join(lines)

    def _join(self, text: str, dice: random.Random) -> str:
        lines = text.split("\n")
        at = dice.randrange(len(lines))
        return "\n".join([*lines[:at], dice.choice((" ", "", "  \\")).join(lines[at : at + 2]), *lines[at + 2 :]])

    def _prefix(self, text: str, dice: random.Random) -> str:
        lines = text.split("\n")
        mark, start = dice.choice(("> ", "- ", "# ", "* ", "1. ", "| ", "")), dice.randrange(len(lines))
        for i in range(start, min(len(lines), start + dice.randint(1, 5))):
            lines[i] = mark + lines[i] if mark else re.sub(r"^\W+", "", lines[i])
        return "\n".join(lines)

    def _character(self, text: str, dice: random.Random) -> str:
        at = dice.randint(0, len(text))
        new = chr(dice.choice((dice.randrange(1, 128), dice.randrange(128, 0x3000), 0xDC80 + dice.randrange(128))))
        return text[:at] + new + text[at + 1 :]


def _range(text: str, dice: random.Random, longest: int) -> tuple[int, int]:
    start = dice.randint(0, len(text))
    return start, min(len(text), start + dice.randint(1, longest))
