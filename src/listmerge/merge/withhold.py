"""Links that contradict another entry: an address copied from one entry to another is withheld and asked about."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from listmerge.match.types import Cluster, Matching
from listmerge.match.words import fold, tokens
from listmerge.merge.links import link_key
from listmerge.merge.origin import Member

#: Words in names that don't tell one thing from another.
_COMMON = frozenset(
    "the of and for in on a an with from to data dataset datasets database set sets collection project study medical "
    "health image images imaging challenge open access archive national institute center library".split()
)


@dataclass(frozen=True, slots=True)
class Withheld:
    """The key of a link that an entry gives but that is another entry's own; the ids of both clusters."""

    key: str
    entry: str
    owner: str


def copied_links(
    clusters: Sequence[Cluster], members: Mapping[str, Sequence[Member]], matching: Matching, hubs: set[str]
) -> list[Withheld]:
    """Primary links that two entries give, where the address names the one and not the other.

    Versions and parts may share an address, and so may the members of a group; hubs belong to nobody. Of two that may
    be the same, neither is accused.
    """
    home = {record: c.id for c in clusters for record in c.members}
    allowed = {frozenset((k.left, k.right)) for k in matching.kin if k.relation in ("version", "part")}
    allowed |= {
        frozenset((home.get(m.left, ""), home.get(m.right, ""))) for m in matching.matches if m.band == "review"
    }
    users: dict[str, list[str]] = {}
    for cluster in clusters:
        for key in sorted({link_key(m.record.url) for m in members[cluster.id] if m.record.url}):
            users.setdefault(key, []).append(cluster.id)
    found = []
    for key, ids in sorted(users.items()):
        if len(ids) != 2 or (key in hubs and _one_group(key, [m for i in ids for m in members[i]])):
            continue
        owners = [i for i in ids if _named_by(key, members[i])]
        if len(owners) == 1 and frozenset(ids) not in allowed:
            other = ids[0] if ids[1] == owners[0] else ids[1]
            found.append(Withheld(key, other, owners[0]))
    return found


def _one_group(key: str, members: Sequence[Member]) -> bool:
    """Whether the members share one link, written once, as a group does."""
    spans = [(m.found.name, k.span) for m in members for k in m.record.links if link_key(k.target) == key]
    return len(set(spans)) < len(spans)


def _named_by(key: str, members: Sequence[Member]) -> bool:
    """Whether an address has a telling word of a name in it."""
    try:
        parts = urlsplit(f"http://{key}")
    except ValueError:
        return False
    place = fold(re.sub(r"\W+", " ", unquote(f"{parts.hostname or ''} {parts.path} {parts.query}")))
    flat = place.replace(" ", "")
    for m in members:
        telling = [w for w in tokens(m.record.name.value) if w not in _COMMON and len(w) >= 3 and not w.isdigit()]
        if any((w in flat) if len(w) >= 5 else (w in place.split()) for w in telling):
            return True
    return False
