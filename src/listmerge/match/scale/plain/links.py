"""What plain addresses say, many at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from listmerge.match.scale import sheet as s
from listmerge.match.scale.loose import Loose, numbered
from listmerge.match.scale.plain.link import Link
from listmerge.match.scale.plain.part import Part


def part_of_links(links: Sequence[Link]) -> Part:
    """What addresses say, read one by one."""
    column = (
        dict(zip(Link._fields, zip(*links, strict=True), strict=True)) if links else dict.fromkeys(Link._fields, ())
    )
    texts = {c: numbered(column[c]) for c in ("address", "site", "repository", "repository_name", "owner")}
    sets = {c: Loose.of_texts(column[c]) for c in ("marks", "prefixes", "runs")}
    sets["identifiers"] = Loose.of_texts(column["identifiers"], s.ABOUT)
    return Part(texts, sets, np.array(column["flags"], dtype=np.int64))
