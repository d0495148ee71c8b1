"""The pairs as one HTML file to review in a browser: no network, nothing but itself.

Texts of lists reach the page as JSON only, and its script puts them there as text, never as markup. A policy
in the page forbids every script but its own and every request.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from listmerge.html_page import html_page
from listmerge.match.consistency import pair_of, stale_decisions
from listmerge.match.decisions import RELATIONS, fingerprint
from listmerge.match.types import Decision, Match, Matching
from listmerge.record import SourceList
from listmerge.report.characters import visible
from listmerge.report.pair_view import Cell, Known, in_order, rows_of, steps_of


def review_page(lists: Sequence[SourceList], matching: Matching, decisions: Sequence[Decision]) -> str:
    """The page for these pairs and the decisions on them; pairs of records that are not in `lists` are left out.

    What it saves is read by `listmerge review --apply`.
    """
    return html_page("listmerge.report", "review_page", data=page_data(lists, matching, decisions))


def page_data(lists: Sequence[SourceList], matching: Matching, decisions: Sequence[Decision]) -> dict[str, Any]:
    """What the page knows, as JSON: the lists, and the pairs in the order to look at them.

    `digest` changes with the data: answers that a browser keeps belong to one state of the lists.
    """
    known = Known.of(lists)
    decided = {pair_of(d): d for d in decisions}
    stale = {pair_of(s.decision) for s in stale_decisions(decisions, lists)}
    scored = {(m.left, m.right) for m in matching.matches}
    bare = [
        Match(*p, "same" if d.relation == "same" else "kept-apart", d.relation)
        for p, d in decided.items()
        if p not in scored
    ]
    pairs = []
    for match in in_order((*matching.matches, *bare)):
        if match.left in known.records and match.right in known.records:
            pair = (match.left, match.right)
            pairs.append(_pair_json(match, known, decided.get(pair), pair in stale))
    data = {
        "schema_version": 1,
        "relations": list(RELATIONS),
        "lists": [{"name": f.name, "title": visible(f.title or f.name)} for f in sorted(lists, key=lambda f: f.name)],
        "pairs": pairs,
    }
    text = json.dumps(data, sort_keys=True)
    return {**data, "digest": hashlib.sha256(text.encode()).hexdigest()[:16]}


def _pair_json(match: Match, known: Known, decision: Decision | None, stale: bool) -> dict[str, Any]:
    left, right = known.records[match.left], known.records[match.right]
    return {
        "pair": [left.id, right.id],
        "lists": [left.id.partition("/")[0], right.id.partition("/")[0]],
        "names": [visible(left.name.value), visible(right.name.value)],
        "fingerprints": [fingerprint(left), fingerprint(right)],
        "band": match.band,
        "relation": match.relation,
        "score": round(match.score, 3),
        "steps": [
            {"comparison": s.comparison, "level": s.level, "weight": round(s.weight, 3), "start": s.start, "end": s.end}
            for s in steps_of(match)
        ],
        "rows": [
            {"label": r.label, "equal": r.equal, "left": _cells(r.left), "right": _cells(r.right)}
            for r in rows_of(left, right, known)
        ],
        "decision": _decision_json(decision, stale) if decision else None,
    }


def _cells(cells: Sequence[Cell]) -> list[dict[str, str | None]]:
    return [{"text": c.text, "href": c.href} for c in cells]


def _decision_json(decision: Decision, stale: bool) -> dict[str, Any]:
    return {
        "pair": [decision.left, decision.right],
        "relation": decision.relation,
        "reason": decision.reason,
        "by": visible(decision.by),
        "on": visible(decision.on),
        "stale": stale,
    }
