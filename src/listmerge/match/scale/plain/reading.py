"""Lines of JSON -> the columns of the plain rows among them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, compress

import numpy as np

from listmerge.match.scale import sheet as s
from listmerge.match.scale.columns import Flags
from listmerge.match.scale.growing import Columns
from listmerge.match.scale.loose import NOTHING, Loose, numbered, sheet_of_numbers
from listmerge.match.scale.numbering import BLOCK, numbers_of
from listmerge.match.scale.plain.forms import forms_of
from listmerge.match.scale.plain.links import links_of
from listmerge.match.scale.plain.names import Names, names_of
from listmerge.match.scale.plain.part import Part, taken
from listmerge.match.scale.plain.row import NAME, URL, Row, parsed, row_of
from listmerge.match.scale.plain.text import part_of_texts
from listmerge.match.words import PART


def sheet_of(lines: Sequence[str], numbers: Sequence[int]) -> tuple[s.Sheet, Flags]:
    """The columns of the plain rows among lines of JSON, and which these are; others may be no rows at all."""
    rows = list(map(row_of, parsed(lines), numbers))
    if sum([max(len(row[NAME]), len(row[URL])) for row in rows if row]) > BLOCK // 4:
        half = len(lines) // 2
        parts = [sheet_of(lines[:half], numbers[:half]), sheet_of(lines[half:], numbers[half:])]
        return s.joined([part for part, _ in parts]), np.concatenate([plain for _, plain in parts])
    _leave_out_parts(rows)
    plain = np.array([row is not None for row in rows], dtype=bool)
    if not plain.any():
        return Columns().sheet(), plain
    chosen = [row for row in rows if row]
    names, of_names = names_of([row[NAME] for row in chosen])
    link, of_links = links_of([row[URL] for row in chosen])
    both = of_names & of_links
    plain[plain] = both
    if not both.any():
        return Columns().sheet(), plain
    return _sheet(list(compress(chosen, both)), names.taken(both[of_names]), taken(link, both[of_links])), plain


def _leave_out_parts(rows: list[Row | None]) -> None:
    """Rows are not plain whose names say which of several parts they are."""
    names = [row[NAME] if row else "" for row in rows]
    starts = list(accumulate((len(name) + 1 for name in names), initial=0))
    for m in PART.finditer("\0".join(names).lower()):
        rows[bisect_right(starts, m.start()) - 1] = None


def _sheet(rows: Sequence[Row], names: Names, link: Part) -> s.Sheet:
    ids, lists, _, urls, descriptions, headings, media = zip(*rows, strict=True)
    name = names.part
    forms, form_words = forms_of(names, link, urls)
    text = part_of_texts(descriptions, name.sets["long"], forms["words"], link.sets["runs"])
    nothing = np.full(len(rows), NOTHING)
    texts = {
        **name.texts, **link.texts,
        "list": numbered(lists), "medium": numbered(media), "parts": nothing, "qualifiers": nothing,
        "exact": numbers_of([f"{of}\0{exact}" for of, exact in zip(lists, names.exact, strict=True)]),
    }  # fmt: skip
    sets = {
        **name.sets, **link.sets, **text.sets, **forms, "headings": Loose.of_texts(headings),
    }  # fmt: skip
    return sheet_of_numbers(
        numbers_of(ids), names.cores, name.flags | link.flags | text.flags, np.zeros((len(rows), 2), np.int32),
        texts, sets, form_words,
    )  # fmt: skip
