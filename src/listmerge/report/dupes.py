"""Pairs and clusters as text for people, JSON for programs, markdown for a comment and annotations for GitHub."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from listmerge.match.types import Cluster, Decision, Match, Matching
from listmerge.record import SourceList
from listmerge.report.characters import visible
from listmerge.report.pair_view import Known

_BANDS = {"review": "wait for a decision", "same": "are one thing", "kept-apart": "look alike and are kept apart"}


def dupes_json(matching: Matching, lists: Sequence[SourceList], bands: Collection[str] = ()) -> dict[str, Any]:
    """The JSON of the contract: clusters of two or more records, and every pair worth showing."""
    names = {r.id: r.name.value for found in lists for r in found.records}
    clusters = [
        {"id": c.id, "name": cluster_name(c, names), "members": list(c.members)}
        for c in matching.clusters
        if len(c.members) > 1
    ]
    pairs = [_pair_json(m) for m in matching.matches if not bands or m.band in bands]
    return {"schema_version": 1, "clusters": clusters, "pairs": pairs}


def _pair_json(m: Match) -> dict[str, Any]:
    decision = None
    if m.decision:
        d = m.decision
        decision = {"relation": d.relation, "reason": d.reason, "by": d.by, "on": d.on, "line": d.line}
    evidence = [{"comparison": e.comparison, "level": e.level, "weight": e.weight} for e in m.evidence]
    return {
        "left": m.left,
        "right": m.right,
        "band": m.band,
        "relation": m.relation,
        "score": round(m.score, 1),
        "evidence": evidence,
        "decision": decision,
    }


def cluster_name(cluster: Cluster, names: dict[str, str]) -> str:
    """What a cluster is called: the name that gave it its id."""
    from listmerge.extract.draft import slug

    base = cluster.id
    given = [names[m] for m in cluster.members]
    return next((n for n in given if base == slug(n) or base.startswith(slug(n) + "-")), given[0])


def dupes_text(matching: Matching, lists: Sequence[SourceList], bands: Collection[str] = ()) -> str:
    """For a terminal: each pair with its places and the waterfall of its evidence."""
    known = Known.of(lists)
    out: list[str] = []
    for band in ("review", "same", "kept-apart"):
        chosen = [m for m in matching.matches if m.band == band and (band in bands if bands else band != "kept-apart")]
        if not chosen:
            continue
        out.append(f"{len(chosen)} {'pair' if len(chosen) == 1 else 'pairs'} {_BANDS[band]}\n")
        for m in chosen:
            out += [*_pair_lines(m, known), ""]
    merged = sum(len(c.members) > 1 for c in matching.clusters)
    count = sum(m.band == "kept-apart" for m in matching.matches)
    counts = f"{len(known.records)} entries, {merged} merged clusters, {count} pairs kept apart"
    out.append(f"{counts} (--band kept-apart shows them)")
    return "\n".join(out) + "\n"


def _pair_lines(m: Match, known: Known) -> list[str]:
    kind = "" if m.relation in ("same", "different") else f" [{m.relation}]"
    lines = [f"  {m.score:+6.1f} bits{kind}"]
    lines += [
        f"    {i}  {visible(known.records[i].name.value)}  {visible(known.records[i].url or '-')}  ({known.places[i]})"
        for i in (m.left, m.right)
    ]
    lines += [f"      {e.weight:+5.1f}  {e.comparison}: {e.level}" for e in m.evidence]
    if m.decision:
        lines.append(f"      decided: {m.decision.relation} ({visible(m.decision.reason)})")
    return lines


def dupes_markdown(matching: Matching, lists: Sequence[SourceList], bands: Collection[str] = ()) -> str:
    """For a comment on a pull request: the pairs that wait, then those merged, names escaped: nobody is pinged."""
    known = Known.of(lists)
    out = ["## Duplicates", ""]
    for band in ("review", "same", "kept-apart"):
        chosen = [m for m in matching.matches if m.band == band and (not bands or band in bands)]
        if not chosen:
            continue
        out += [
            f"<details{' open' if band == 'review' else ''}><summary>{len(chosen)} pairs {_BANDS[band]}</summary>",
            "",
        ]
        out += ["| bits | one | other | because |", "| ---: | --- | --- | --- |"]
        for m in chosen:
            because = "; ".join(f"{e.level} {e.weight:+.1f}" for e in m.evidence)
            sides = [f"{_cell(known.records[i].name.value)}<br>{_cell(known.places[i])}" for i in (m.left, m.right)]
            out.append(f"| {m.score:+.1f} | {sides[0]} | {sides[1]} | {_cell(because)} |")
        out += ["", "</details>", ""]
    if len(out) == 2:
        out.append("No duplicates found.")
    return "\n".join(out).rstrip() + "\n"


def _cell(text: str) -> str:
    """Text inert in a cell of GitHub markdown: no markup, no mention, no reference."""
    import html
    import re

    escaped = re.sub(r"([\\`*_{}\[\]()#+|~>-])", r"\\\1", " ".join(visible(text).split()))
    return html.escape(escaped, quote=False).replace("@", "@\u2060").replace("&gt;", ">")


def dupes_github(matching: Matching, lists: Sequence[SourceList], bands: Collection[str] = ()) -> str:
    """Annotations: a warning at the second record of each pair that waits for a decision."""
    known = Known.of(lists)
    out = []
    for m in matching.matches:
        if m.band in (bands or ("review",)) and m.decision is None:
            path, _, line = known.places[m.right].rpartition(":")
            message = f"may be {known.records[m.left].name.value} ({known.places[m.left]}), {m.score:+.1f} bits"
            told = " ".join(visible(message).replace("%", "%25").split())
            out.append(f"::warning file={path},line={line},title=duplicate::{told}")
    return "".join(f"{line}\n" for line in out)


def explain_text(one: str, other: str, lists: Sequence[SourceList], decisions: Sequence[Decision]) -> str:
    """Why two records are one thing, or why not: all evidence, whether or not the pair is worth showing.

    Raises InputError for a record that is not there.
    """
    from listmerge.match import match
    from listmerge.match.catalog import catalog_of
    from listmerge.match.compare import compare
    from listmerge.match.features import features_of
    from listmerge.match.lookup import find_record

    known = Known.of(lists)
    ids = [find_record(wanted, lists).id for wanted in (one, other)]
    found = features_of(lists)
    by_id = {f.id: f for f in found}
    catalog = catalog_of(found)
    evidence = compare(by_id[ids[0]], by_id[ids[1]], catalog)
    matching = match(lists, decisions)
    pair = (min(ids), max(ids))
    m = next((m for m in matching.matches if (m.left, m.right) == pair), None)
    verdict = f"{m.band}, {m.relation}" if m else "not worth showing"
    lines = [f"{i}  {visible(known.records[i].name.value)}  ({known.places[i]})" for i in ids]
    lines += [f"  {e.weight:+5.1f}  {e.comparison}: {e.level}" for e in evidence]
    lines.append(in_all(sum(e.weight for e in evidence), verdict, catalog.size))
    if m and m.decision:
        lines.append(f"  decided: {m.decision.relation}, line {m.decision.line}: {visible(m.decision.reason)}")
    return "\n".join(lines) + "\n"


def in_all(total: float, verdict: str, size: int) -> str:
    """The sum of the evidence, what came of it, and the lines that hold among so many records, in bits."""
    from listmerge.match.score import REVIEW, line_of

    return f"  {total:+5.1f}  in all: {verdict} (merged from {line_of(size):+.1f}, shown from {REVIEW:+.1f})"


def candidate_text(name: str, url: str | None, lists: Sequence[SourceList]) -> str:
    """Whether something is listed already: the likeliest entries, best first."""
    from listmerge.extract import extract
    from listmerge.markdown import parse
    from listmerge.match.catalog import catalog_of
    from listmerge.match.compare import compare
    from listmerge.match.features import features_of
    from listmerge.match.score import REVIEW, score
    from listmerge.text import Source

    places = Known.of(lists).places
    text = f"# New\n\n## New\n\n- [{name or url}]({url})\n" if url else f"# New\n\n## New\n\n- **{name}** (1k)\n"
    new = extract(parse(Source("candidate.md", text)), "candidate")
    found = features_of([*lists, new])
    catalog = catalog_of(found)
    mine = next(f for f in found if f.list_name == "candidate")
    rows = []
    for f in found:
        if f is mine:
            continue
        total = sum(e.weight for e in compare(mine, f, catalog))
        if total >= REVIEW - 1:
            m = score(mine, f, catalog)
            verdict = {"same": "listed already", "review": "perhaps this one", "kept-apart": "alike, but another"}[
                m.band if m else "review"
            ]
            rows.append((-total, f"{total:+6.1f}  {verdict}: {f.id}  {visible(f.record.name.value)}  ({places[f.id]})"))
    if not rows:
        return "not listed\n"
    return "".join(f"{line}\n" for _, line in sorted(rows)[:10])
