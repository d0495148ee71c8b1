"""Cluster -> Entry: one entry for each thing, each value with those who said it."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import replace

from listmerge.catalogue import Catalogue, Claim, Entry, ListInfo, RecordInfo
from listmerge.config import Config, ListConfig
from listmerge.config.choices import TextPolicy
from listmerge.extract.years import normal_years
from listmerge.match.types import Cluster, Matching
from listmerge.merge.claims import merge_fields
from listmerge.merge.description import choose_description
from listmerge.merge.evidence import joins_by_cluster, reasons
from listmerge.merge.kin import kin_by_entry
from listmerge.merge.links import hubs, merge_links, primary
from listmerge.merge.names import choose_name
from listmerge.merge.origin import Member, members_of
from listmerge.merge.questions import questions
from listmerge.merge.sections import place_entries, unused_keys
from listmerge.merge.withhold import Withheld, copied_links
from listmerge.record import SourceList

__all__ = ["merge"]


def merge(lists: Sequence[SourceList], matching: Matching, config: Config) -> Catalogue:
    """The catalogue of these lists; the same for any order of them."""
    lists = sorted(lists, key=lambda found: found.name)
    own = {found.name: config.list_for(found.document.source.path) for found in lists}
    known = {r.id: Member(r, found, _policy(own[found.name])) for found in lists for r in found.records}
    clusters = sorted(matching.clusters, key=lambda c: c.id)
    members = {c.id: members_of(c.members, known) for c in clusters}
    shared = hubs(known.values())
    withheld = copied_links(clusters, members, matching, shared)
    shared -= {w.key for w in withheld}
    places, outline = place_entries(clusters, members, config.sections)
    kin = kin_by_entry(matching.kin)
    joins = joins_by_cluster(clusters, matching.matches)
    refused: dict[str, list[Withheld]] = {}
    for w in withheld:
        refused.setdefault(w.entry, []).append(w)
    entries = []
    for c in clusters:
        entry = _entry(c, members[c.id], {w.key for w in refused.get(c.id, ())}, shared)
        home, also = places[c.id]
        entry = replace(entry, section=home, also=also, kin=kin.get(c.id, ()), evidence=reasons(c, joins.get(c.id, ())))
        entries.append(_doubt(entry, refused.get(c.id, ()), members))
    rank = {path: i for i, path in enumerate(outline)}
    entries.sort(key=lambda e: (rank[e.section], e.name.casefold(), e.id))
    records = {o.record: _record_info(known[o.record], e.id) for e in entries for o in e.members}
    infos = [_list_info(found, own[found.name], i, config.merged) for i, found in enumerate(lists)]
    return Catalogue(
        config.title,
        config.description,
        tuple(infos),
        tuple(entries),
        outline,
        questions(entries, withheld, matching.matches, records),
        tuple(sorted(matching.matches, key=lambda m: (m.left, m.right))),
        records,
        tuple(f"`sections:` names no heading or record: {key}" for key in unused_keys(lists, config.sections)),
        config.style,
    )


def _policy(own: ListConfig | None) -> TextPolicy:
    """A list without configuration may be quoted, not copied."""
    return own.text if own else "quote"


def _entry(cluster: Cluster, members: Sequence[Member], refused: set[str], shared: set[str]) -> Entry:
    """What the members say together, without the entry's place and relations."""
    name, aliases = choose_name(members)
    links = merge_links(members, refused)
    return Entry(
        id=cluster.id,
        name=name,
        name_said_by=tuple(m.origin(m.record.name.span) for m in members),
        aliases=aliases,
        url=primary(members, links, shared),
        section=(),
        also=(),
        description=choose_description(members),
        links=links,
        fields=merge_fields(members),
        kin=(),
        members=tuple(m.origin() for m in members),
    )


def _doubt(entry: Entry, withheld: Sequence[Withheld], members: Mapping[str, Sequence[Member]]) -> Entry:
    """Mark years that came along with another entry's link: same list, same years, most likely copied too."""
    owners = {w.owner for w in withheld}
    if not owners:
        return entry
    of_owner = {
        (m.found.name, normal_years(f.value))
        for o in owners
        for m in members[o]
        for f in m.record.fields
        if normal_years(f.value)
    }

    def mark(claim: Claim) -> Claim:
        copied = claim.key == "years" and all((s.origin.list, claim.value) in of_owner for s in claim.said_by)
        return replace(claim, mark="doubtful") if copied else claim

    return replace(entry, fields=tuple(mark(c) for c in entry.fields))


def _record_info(member: Member, entry: str) -> RecordInfo:
    record = member.record
    return RecordInfo(record.id, record.name.value, record.url, member.origin(), entry)


def _list_info(found: SourceList, own: ListConfig | None, index: int, merged: str) -> ListInfo:
    path = own.path if own else found.document.source.path
    title = (own.title if own else None) or found.title or found.name
    if own is None:
        return ListInfo(_letter(index), found.name, title, path, len(found.records))
    page = posixpath.relpath(path, merged) if not posixpath.isabs(path) and not posixpath.isabs(merged) else None
    letter, records = _letter(index), len(found.records)
    return ListInfo(letter, found.name, title, path, records, own.origin, own.licence, own.text, page)


def _letter(index: int) -> str:
    """A, B … Z, AA, AB …"""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
