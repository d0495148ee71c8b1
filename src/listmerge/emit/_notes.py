"""Below an entry, folded away: what lists disagree on, why records became one, and where they stand."""

from __future__ import annotations

import re

from listmerge.catalogue import Catalogue, Claim, Entry, Statement
from listmerge.emit._markdown import idle
from listmerge.emit._safe import xml

#: Reasons that are shown; the data files have all.
_REASONS = 4
_RECORDS = re.compile(r" \((?P<ids>[^()]*/[^()]*)\)$")


def notes(catalogue: Catalogue, entry: Entry) -> str:
    """HTML on one line without a blank line, so that it may stand in a list or a cell; "" if nothing is to be said."""
    differ = [c for c in entry.fields if c.others]
    count = len(entry.members)
    if not differ and count < 2:
        return ""
    items = [f"≠ {_h(c.key)}: {_sides(catalogue, c)}" for c in differ]
    if entry.evidence:
        items.append(f"One, because: {'; '.join(_reason(catalogue, r) for r in entry.evidence[:_REASONS])}")
    items.append("From " + " · ".join(f"{catalogue.letters[o.list]} line {o.line}" for o in entry.members))
    summary = [f"≠ {len(differ)} note{'s' * (len(differ) > 1)}"] if differ else []
    if count > 1:
        summary.append(f"why {count} records became one")
    points = "".join(f"<li>{i}</li>" for i in items)
    return f"<details><summary>{' · '.join(summary)}</summary><ul>{points}</ul></details>"


def _reason(catalogue: Catalogue, reason: str) -> str:
    """`identifier: same address (a/x, b/x)` as `same address (A, B)`."""
    letters = ""
    m = _RECORDS.search(reason)
    if m and all(i in catalogue.records for i in m["ids"].split(", ")):
        lists = dict.fromkeys(catalogue.letters[catalogue.records[i].origin.list] for i in m["ids"].split(", "))
        reason, letters = reason[: m.start()], f" ({', '.join(lists)})"
    topic, _, told = reason.partition(": ")
    return _h(in_words(topic, told)) + letters


def in_words(topic: str, told: str) -> str:
    """What a comparison found, with what was compared before it unless the words say so themselves."""
    return told if topic.rstrip("s") in told else f"{topic}: {told}" if told else topic


def _sides(catalogue: Catalogue, claim: Claim) -> str:
    """Who says what."""
    sides: dict[str, list[str]] = {}
    for said in (*claim.said_by, *claim.others):
        sides.setdefault(said.value, []).append(_where(catalogue, said))
    return "; ".join(f"{_h(value)} ({', '.join(dict.fromkeys(where))})" for value, where in sides.items())


def _where(catalogue: Catalogue, said: Statement) -> str:
    return f"{catalogue.letters[said.origin.list]} line {said.origin.line}"


def _h(text: str) -> str:
    """Text inside HTML; a bar would end a table's cell."""
    return idle(xml(text).replace("|", "&#124;"))
