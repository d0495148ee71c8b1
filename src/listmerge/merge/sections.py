"""Each entry's home in the merged outline, and the other places where a reader might look for it.

The lists vote: a deeper section beats the one above it, more lists beat fewer. An entry that lists file no deeper than
a section with subsections, or nowhere, goes where its words point: to a section whose heading it names, or whose
entries use the same telling words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from listmerge.match.types import Cluster
from listmerge.merge.headings import Outline, Path, Topic, build_outline, pinned_for, pinned_path, stems
from listmerge.merge.origin import Member
from listmerge.record import SourceList

#: Where entries go that no list files anywhere and whose words point nowhere.
ELSEWHERE: Path = ("Further entries",)
#: Weight of a heading's word in an entry's text against a word that entries of the section have in common.
_HEADING_WEIGHT, _LEARNED_WEIGHT, _ENOUGH = 3.0, 1.0, 3.0

Places = dict[str, tuple[Path, tuple[Path, ...]]]


def place_entries(
    clusters: Sequence[Cluster], members: Mapping[str, Sequence[Member]], sections: Mapping[str, str]
) -> tuple[Places, tuple[Path, ...]]:
    """Cluster id -> (home, other places), and the outline: every section that has entries, in order, parents first."""
    filed = [(m.found.name, m.record.section, c.id) for c in clusters for m in members[c.id] if m.record.section]
    outline = build_outline(filed, {k: v for k, v in sections.items() if not _is_record(k, members)})
    guide = _Guide(outline, clusters, members)
    places: Places = {}
    for cluster in clusters:
        own = members[cluster.id]
        by_hand = next((sections[m.record.id] for m in own if m.record.id in sections), None)
        votes = [(p, _weight(m)) for m in own if (p := _told(m, outline, sections))]
        told = [p for p, _ in votes]
        home = pinned_path(by_hand) if by_hand else guide.refine(_vote(votes), cluster.id, own)
        also = sorted({p for p in told if p[: len(home)] != home and home[: len(p)] != p})
        places[cluster.id] = (home, tuple(also))
    return places, _in_order(outline, places)


def unused_keys(lists: Sequence[SourceList], sections: Mapping[str, str]) -> list[str]:
    """Keys of `sections:` that name no heading and no record of these lists: most likely misspelt."""
    known = {r.id for found in lists for r in found.records}
    for found in lists:
        known.add(f"{found.name}:")
        for record in found.records:
            for depth in range(1, len(record.section) + 1):
                path = record.section[:depth]
                names = (" > ".join(path), path[-1])
                known |= {*names, *(f"{found.name}: {n}" for n in names)}
    return [key for key in sections if key not in known]


def _is_record(key: str, members: Mapping[str, Sequence[Member]]) -> bool:
    return "/" in key and any(m.record.id == key for found in members.values() for m in found)


def _told(member: Member, outline: Outline, sections: Mapping[str, str]) -> Path | None:
    """Where a member's list files it."""
    name, path = member.found.name, member.record.section
    if path:
        return outline.of.get((name, path))
    return pinned_for(name, (), sections)


def _weight(member: Member) -> int:
    """How much a record says: of two places, that of the fuller record is the likelier home."""
    record = member.record
    return len(record.links) + len(record.fields) + 2 * (record.description is not None)


def _vote(told: Sequence[tuple[Path, int]]) -> Path:
    """The place with most votes, then most weight; a vote for a section counts for those above it; () without votes."""
    votes: Counter[Path] = Counter()
    weights: Counter[Path] = Counter()
    for path, weight in told:
        for depth in range(1, len(path) + 1):
            votes[path[:depth]] += 1
            weights[path[:depth]] += weight
    home: Path = ()
    while below := [p for p in votes if len(p) == len(home) + 1 and p[: len(home)] == home]:
        home = min(below, key=lambda p: (-votes[p], -weights[p], p))
    return home


class _Guide:
    """Finds sections by words: those of headings, and those that entries already placed there have in common."""

    def __init__(self, outline: Outline, clusters: Sequence[Cluster], members: Mapping[str, Sequence[Member]]) -> None:
        self.texts = {c.id: _text_stems(members[c.id]) for c in clusters}
        self.spread = Counter(w for words in self.texts.values() for w in words)
        self.learned = {t.path: self._learn(t) for t in outline.topics.values()}
        self.by_word: dict[str, list[Topic]] = {}
        for topic in outline.topics.values():
            for word in topic.words | self.learned[topic.path]:
                self.by_word.setdefault(word, []).append(topic)

    def _learn(self, topic: Topic) -> frozenset[str]:
        """Stems that half of a topic's entries (and at least two) use, and at most twice as many elsewhere."""
        inside = Counter(w for c in topic.clusters if c in self.texts for w in self.texts[c])
        size = len(topic.clusters)
        return frozenset(w for w, n in inside.items() if n >= 2 and n * 2 >= size and self.spread[w] <= 2 * n)

    def refine(self, home: Path, cluster: str, members: Sequence[Member]) -> Path:
        """The home, or a section below it (anywhere, if there is no home) that the words point to."""
        words = self.texts[cluster]
        names = frozenset().union(*(stems(m.record.name.value) for m in members))
        likely = {t.path: t for w in words for t in self.by_word.get(w, ())}
        below = [likely[p] for p in sorted(likely) if len(p) > len(home) and p[: len(home)] == home]
        scored = [(self._score(t, words, names), t) for t in below]
        scored = [(s, t) for s, t in scored if s >= _ENOUGH]
        if not scored:
            return home or ELSEWHERE
        best = max(score for score, _ in scored)
        first, *rest = sorted((t.path for score, t in scored if score == best), key=lambda p: (-len(p), p))
        if any(first[: len(p)] != p for p in rest):
            return home or ELSEWHERE  # it names several: a collection of many kinds
        return first

    def _score(self, topic: Topic, words: frozenset[str], names: frozenset[str]) -> float:
        """Points for a topic: all words of its heading in the text, more in the name; its learned words."""
        score = 0.0
        if topic.words and topic.words <= words:
            score += _HEADING_WEIGHT + (2.0 if topic.words <= names else 0.0)
        return score + _LEARNED_WEIGHT * len(self.learned[topic.path] & words)


def _text_stems(members: Sequence[Member]) -> frozenset[str]:
    """The telling words of all that the members say in words."""
    texts = [m.record.name.value for m in members]
    texts += [m.record.description.value for m in members if m.record.description]
    texts += [f.value for m in members for f in m.record.fields if not re.match(r"https?:", f.value)]
    return frozenset().union(*(stems(t) for t in texts))


def _in_order(outline: Outline, places: Places) -> tuple[Path, ...]:
    """All sections in use with those above them: larger ones first among siblings, what fits nowhere last."""
    sizes: Counter[Path] = Counter()
    for home, _ in places.values():
        for depth in range(1, len(home) + 1):
            sizes[home[:depth]] += 1

    def rank(path: Path) -> tuple[object, ...]:
        return tuple(
            (path[:d] == ELSEWHERE, -sizes[path[:d]], path[d - 1].casefold(), path[d - 1])
            for d in range(1, len(path) + 1)
        )

    return tuple(sorted(sizes, key=rank))
