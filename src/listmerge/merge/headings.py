"""Headings of several lists that mean the same, joined into one outline.

Two headings are one if a person says so (`sections:` in listmerge.yaml), if their telling words are the same, or if
the words of one are among those of the other and they share entries. What tells nothing is numbering, filler, and
words that most of the top headings have in common (`Medical images`, `Medical notes`).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from listmerge.markdown.emoji import EMOJI, JOINERS, SHORTCODE

Path = tuple[str, ...]

_NUMBERING = re.compile(r"^\s*(?:\(?[0-9]{1,3}(?:\.[0-9]+)*[.):]?\)?|\(?[a-zA-Z][.)]|\(?[ivxIVX]{1,5}[.)])\s+(?=\S)")
_EMOJI = re.compile(rf"[{EMOJI}{JOINERS}\u200b\u200c]+")
_SHORTCODE = re.compile(rf"(?:^|(?<=\s)){SHORTCODE}(?=\s|$)")
_FILLER = frozenset(
    "the a an not of for and or in on with from to by data dataset datasets set sets list lists other others misc "
    "derived related general resources resource further kinds various".split()
)
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)?")


def clean_heading(text: str) -> str:
    """A heading without numbering, emoji and closing colon."""
    plain = _EMOJI.sub("", text).strip()
    plain = _SHORTCODE.sub(" ", plain).strip()
    return _NUMBERING.sub("", plain).strip(" :：#") or text.strip()


def stem(word: str) -> str:
    """A word without the endings that make `images` and `imaging`, `x-ray` and `x-rays` differ."""
    for endings in (("ies", "es", "s"), ("ing", "e", "y")):
        word = next((word[: -len(e)] for e in endings if word.endswith(e) and len(word) - len(e) >= 3), word)
    return word


def stems(text: str) -> frozenset[str]:
    """The stems of the telling words of a text; words of all scripts count."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("data set", "dataset").replace("x ray", "x-ray")
    return frozenset(stem(w) for w in _WORD.findall(folded) if w not in _FILLER)


@dataclass
class Topic:
    """A section of the merged outline: the headings it is made of and the clusters filed under it by lists.

    pinned: its path stands in the configuration. headings: (list, path) -> number of entries there.
    """

    path: Path
    words: frozenset[str]
    pinned: bool = False
    headings: Counter[tuple[str, Path]] = field(default_factory=Counter)
    clusters: set[str] = field(default_factory=set)


#: A word that so many topics have tells nothing about any of them.
_TOLD_BY_TOO_MANY = 100


@dataclass
class Outline:
    """Topics by path, and for each heading of each list the topic it became."""

    topics: dict[Path, Topic] = field(default_factory=dict)
    of: dict[tuple[str, Path], Path] = field(default_factory=dict)
    _with_word: dict[object, list[Topic]] = field(default_factory=dict)  # a word, or all words of a topic
    _with_cluster: dict[str, dict[Path, Topic]] = field(default_factory=dict)

    def add(self, path: Path, words: frozenset[str], pinned: bool = False) -> Topic:
        """The topic of a path, a new one if there is none yet."""
        topic = self.topics.get(path)
        if topic is None:
            topic = self.topics[path] = Topic(path, words, pinned)
            for key in (words, *words):
                self._with_word.setdefault(key, []).append(topic)
        return topic

    def file(self, topic: Topic, heading: tuple[str, Path], uses: int, clusters: set[str]) -> None:
        """Put a heading under a topic."""
        topic.headings[heading] += uses
        for cluster in clusters - topic.clusters:
            self._with_cluster.setdefault(cluster, {})[topic.path] = topic
        topic.clusters |= clusters
        self.of[heading] = topic.path

    def near(self, words: frozenset[str], clusters: set[str]) -> list[Topic]:
        """The topics that have just these words, a telling one of them, or one of these clusters."""
        found: dict[Path, Topic] = {}
        for key in (words, *words):
            topics = self._with_word.get(key, [])
            if key is words or len(topics) <= _TOLD_BY_TOO_MANY:
                found |= {t.path: t for t in topics[:_TOLD_BY_TOO_MANY]}
        for cluster in clusters:
            found |= self._with_cluster.get(cluster, {})
        return list(found.values())


def pinned_path(target: str) -> Path:
    """A section as the configuration writes it: `Imaging > Chest`."""
    return tuple(p.strip() for p in target.split(" > ") if p.strip())


def pinned_for(list_name: str, path: Path, sections: Mapping[str, str]) -> Path | None:
    """What the configuration says of a heading: by `list: A > B`, `A > B` or `B`, the most exact first."""
    full = " > ".join(path)
    for key in (f"{list_name}: {full}", full, f"{list_name}: {path[-1]}", path[-1]) if path else (f"{list_name}:",):
        if key in sections:
            return pinned_path(sections[key])
    return None


def build_outline(filed: Sequence[tuple[str, Path, str]], sections: Mapping[str, str]) -> Outline:
    """The outline of these (list, heading path, cluster) triples; the same for any order of them."""
    outline = Outline()
    uses: Counter[tuple[str, Path]] = Counter()
    clusters: dict[tuple[str, Path], set[str]] = {}
    for name, path, cluster in filed:
        for depth in range(1, len(path) + 1):
            uses[name, path[:depth]] += 1
            clusters.setdefault((name, path[:depth]), set()).add(cluster)
    common = _common_words(uses)
    for target in sorted({t for t in sections.values() if pinned_path(t)}):
        _pin(outline, pinned_path(target), common)
    for heading in sorted(uses, key=lambda h: (len(h[1]), -uses[h], h)):
        topic = _topic_for(outline, heading, clusters[heading], sections, common)
        outline.file(topic, heading, uses[heading], clusters[heading])
    return outline


def _common_words(uses: Mapping[tuple[str, Path], int]) -> frozenset[str]:
    """Stems that three or more different top headings have in common, over two or more lists."""
    tops = {(name, stems(clean_heading(path[0]))) for name, path in uses if len(path) == 1}
    counts = Counter(w for words in {words for _, words in tops} for w in words)
    lists: dict[str, set[str]] = {}
    for name, words in tops:
        for word in words:
            lists.setdefault(word, set()).add(name)
    return frozenset(w for w, n in counts.items() if n >= 3 and len(lists[w]) >= 2)


def telling(text: str, common: frozenset[str]) -> frozenset[str]:
    """The telling stems of a heading: all of them if nothing else is left."""
    found = stems(clean_heading(text))
    return found - common or found


def _pin(outline: Outline, path: Path, common: frozenset[str]) -> None:
    for depth in range(1, len(path) + 1):
        outline.add(path[:depth], telling(path[depth - 1], common), pinned=True)


def _topic_for(
    outline: Outline, heading: tuple[str, Path], clusters: set[str], sections: Mapping[str, str], common: frozenset[str]
) -> Topic:
    """The topic a heading belongs to; a new one below its parent's if none fits."""
    name, path = heading
    if pinned := pinned_for(name, path, sections):
        _pin(outline, pinned, common)
        return outline.topics[pinned]
    parent = outline.of[name, path[:-1]] if len(path) > 1 else ()
    text = clean_heading(path[-1])
    words = telling(text, common)
    if parent and words <= outline.topics[parent].words:
        return outline.topics[parent]  # `Images > Image data` says nothing new
    best = max(
        outline.near(words, clusters),
        key=lambda t: (
            _fit(t, words, clusters, parent),
            t.pinned,
            sum(t.headings.values()),
            [-ord(c) for c in " > ".join(t.path)],
        ),
        default=None,
    )
    if best is not None and _fit(best, words, clusters, parent) >= 1:
        return best
    new = (*parent, text)
    return outline.add(new, words)


def _fit(topic: Topic, words: frozenset[str], clusters: set[str], parent: Path) -> float:
    """How well a heading fits a topic: 1 and more is good enough."""
    if not words or not topic.words:
        return 0
    near = topic.path[: len(parent)] == parent and len(topic.path) > len(parent)
    overlap = len(words & topic.words) / len(words | topic.words)
    shared = len(clusters & topic.clusters)
    subset = words <= topic.words or topic.words <= words
    score = 2.0 if overlap == 1 else 1.0 if subset and (shared or overlap >= 0.6) else 0.0
    if not score and shared >= 2 and shared * 2 >= min(len(clusters), len(topic.clusters)):
        score = 1.0
    if not near and len(topic.path) != len(parent) + 1:
        score -= 0.5  # another level of the outline
    elif not near and overlap < 1:
        score -= 0.5
    return score
