"""Lines of JSON -> the columns of the plain rows among them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

import numpy as np

from listmerge.match.scale import sheet as s
from listmerge.match.scale.cells import form_bits
from listmerge.match.scale.columns import Flags
from listmerge.match.scale.growing import Columns
from listmerge.match.scale.plain.link import Link, link_of
from listmerge.match.scale.plain.name import Name, name_of
from listmerge.match.scale.plain.row import Row, parsed, row_of
from listmerge.match.scale.plain.text import Text, text_of
from listmerge.match.words import PART


def sheet_of(lines: Sequence[str], numbers: Sequence[int]) -> tuple[s.Sheet, Flags]:
    """The columns of the plain rows among lines of JSON, and which these are; others may be no rows at all."""
    rows = list(map(row_of, parsed(lines), numbers))
    lower = [row.name.lower() if row else "" for row in rows]
    starts = list(accumulate((len(name) + 1 for name in lower), initial=0))
    for m in PART.finditer("\0".join(lower)):
        rows[bisect_right(starts, m.start()) - 1] = None
    names = [name_of(row.name) if row else None for row in rows]
    links = [link_of(row.url) if row else None for row in rows]
    found = [(r, n, k) for r, n, k in zip(rows, names, links, strict=True) if r and n and k]
    simple = np.array([bool(n and k) for n, k in zip(names, links, strict=True)], dtype=bool)
    return _sheet([r for r, _, _ in found], [n for _, n, _ in found], [k for _, _, k in found]), simple


def _sheet(rows: Sequence[Row], names: Sequence[Name], links: Sequence[Link]) -> s.Sheet:
    c = Columns()
    if not rows:
        return c.sheet()
    row, name, link = (dict(zip(g[0]._fields, zip(*g, strict=True), strict=True)) for g in (rows, names, links))
    text = dict(zip(Text._fields, zip(*map(text_of, rows, names, links), strict=True), strict=True))
    c.ids, c.cores, c.years = list(row["id"]), list(name["core"]), [(0, 0)] * len(rows)
    c.texts |= {column: list(given[column]) for given in (name, link) for column in s.TEXTS if column in given}
    c.texts["list"], c.texts["medium"] = list(row["list"]), list(row["medium"])
    c.texts["exact"] = [f"{of}\0{exact}" for of, exact in zip(row["list"], name["exact"], strict=True)]
    c.texts["parts"] = c.texts["qualifiers"] = [""] * len(rows)
    for given in (row, name, link, text):
        for column in s.SETS:
            if column in given:
                c.fill(column, given[column])
    c.bits["identifiers"] += bytes([s.ABOUT]) * len(c.values["identifiers"])
    c.bits["text"] += b"".join(text["text_bits"])
    c.bits["numbers"] += b"".join(text["number_bits"])
    for column, values in (("forms", name["core"]), ("spellings", name["joined"])):
        c.values[column], c.sizes[column] = list(values), [1] * len(rows)
    c.values["form_words"], c.sizes["form_words"] = c.values["words"], c.sizes["words"]
    c.bits["forms"] += bytes(map(_form_bits, names, links))
    c.flags = [a | b | c for a, b, c in zip(name["flags"], link["flags"], text["flags"], strict=True)]
    return c.sheet()


def _form_bits(name: Name, link: Link) -> int:
    return form_bits(name.joined, link.marks, (link.owner,) if link.flags & s.HOSTED else ())
