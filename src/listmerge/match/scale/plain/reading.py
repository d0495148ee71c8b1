"""Lines of JSON -> the columns of the plain rows among them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, compress

import numpy as np

from listmerge.match.scale import sheet as s
from listmerge.match.scale.cells import form_bits
from listmerge.match.scale.columns import Flags
from listmerge.match.scale.growing import Columns
from listmerge.match.scale.loose import Loose, numbered, sheet_of_numbers
from listmerge.match.scale.numbering import numbers_of
from listmerge.match.scale.plain.link import Link, link_of
from listmerge.match.scale.plain.links import part_of_links
from listmerge.match.scale.plain.names import Names, names_of
from listmerge.match.scale.plain.row import Row, parsed, row_of
from listmerge.match.scale.plain.text import part_of_texts
from listmerge.match.words import PART


def sheet_of(lines: Sequence[str], numbers: Sequence[int]) -> tuple[s.Sheet, Flags]:
    """The columns of the plain rows among lines of JSON, and which these are; others may be no rows at all."""
    rows = list(map(row_of, parsed(lines), numbers))
    lower = [row.name.lower() if row else "" for row in rows]
    starts = list(accumulate((len(name) + 1 for name in lower), initial=0))
    for m in PART.finditer("\0".join(lower)):
        rows[bisect_right(starts, m.start()) - 1] = None
    links = [link_of(row.url) if row else None for row in rows]
    plain = np.array([link is not None for link in links], dtype=bool)
    if not plain.any():
        return Columns().sheet(), plain
    chosen = [row for row, link in zip(rows, links, strict=True) if row and link]
    names, kept = names_of([row.name for row in chosen])
    plain[plain] = kept
    if not kept.any():
        return Columns().sheet(), plain
    return _sheet(list(compress(chosen, kept)), names, list(compress(filter(None, links), kept))), plain


def _sheet(rows: Sequence[Row], names: Names, links: Sequence[Link]) -> s.Sheet:
    row = dict(zip(Row._fields, zip(*rows, strict=True), strict=True))
    name, link = names.part, part_of_links(links)
    text = part_of_texts(row["description"], name.sets["long"], link.sets["runs"])
    ones = np.ones(len(rows), dtype=np.int64)
    nothing = numbered([""] * len(rows))
    forms = np.fromiter(map(_form_bits, names.joined, links), np.uint8, len(rows))
    texts = {
        **name.texts, **link.texts,
        "list": numbered(row["list"]), "medium": numbered(row["medium"]), "parts": nothing, "qualifiers": nothing,
        "exact": numbers_of([f"{of}\0{exact}" for of, exact in zip(row["list"], names.exact, strict=True)]),
    }  # fmt: skip
    sets = {
        **name.sets, **link.sets, **text.sets,
        "forms": Loose.of(ones, name.texts["core"], forms), "spellings": Loose.of(ones, name.texts["joined"]),
        "headings": Loose.of_texts(row["headings"]),
    }  # fmt: skip
    return sheet_of_numbers(
        numbers_of(row["id"]), names.cores, name.flags | link.flags | text.flags, np.zeros((len(rows), 2), np.int32),
        texts, sets, name.sets["words"],
    )  # fmt: skip


def _form_bits(joined: str, link: Link) -> int:
    return form_bits(joined, link.marks, (link.owner,) if link.flags & s.HOSTED else ())
