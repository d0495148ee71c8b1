"""Pairs to read: some that are merged, and some just below the line, drawn at random over a whole folder of lists.

    python bench/matching/sample.py FOLDER [--merged 200] [--below 100] [--seed 1] > pairs.txt

Of the merged ones only those are printed that do not agree in both an identifier and the name: the others need no
reader. Just below the line are the pairs up for review with the most evidence, a third of all. For each pair both
names, both addresses and the evidence are printed. The same seed and lists give the same pairs.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path

from listmerge.config import Config
from listmerge.match import match
from listmerge.match.catalog import Catalog, catalog_of
from listmerge.match.compare import compare
from listmerge.match.features import Features, features_of
from listmerge.match.links import LINKED
from listmerge.match.names import EQUAL
from listmerge.match.types import Evidence
from listmerge.pipeline import read_lists


def is_plain(evidence: Iterable[Evidence]) -> bool:
    """Whether both an identifier and the name agree."""
    levels = {e.comparison: e.level for e in evidence}
    return levels.get("identifier") in LINKED and levels.get("name") in EQUAL


def lines(a: Features, b: Features, catalog: Catalog) -> Iterator[str]:
    """A pair for a reader."""
    evidence = compare(a, b, catalog)
    yield f"{sum(e.weight for e in evidence):.1f}  " + "; ".join(f"{e.level} {e.weight:+.1f}" for e in evidence)
    for f in (a, b):
        yield f"    {f.list_name}: {f.record.name.value[:90]} | {f.record.url} | {f.mentions[:70]}"


def main() -> None:
    """Draw and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--merged", type=int, default=200)
    parser.add_argument("--below", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    lists = read_lists([str(p) for p in sorted(args.folder.glob("*.md"))], Config(Path()))
    found = match(lists)
    features = features_of(lists)
    by_id, catalog = {f.id: f for f in features}, catalog_of(features)
    pairs = [pair for cluster in found.clusters for pair in combinations(cluster.members, 2)]
    review = sorted((m for m in found.matches if m.band == "review"), key=lambda m: (-m.score, m.left, m.right))
    chance = random.Random(args.seed)
    drawn = chance.sample(sorted(pairs), min(args.merged, len(pairs)))
    below = chance.sample(review[: max(args.below, len(review) // 3)], min(args.below, len(review)))
    doubtful = [(a, b) for a, b in drawn if not is_plain(compare(by_id[a], by_id[b], catalog))]
    bands = Counter(m.band for m in found.matches)
    print(f"{len(lists)} lists, {len(by_id)} records, {len(pairs)} merged pairs, shown: {dict(sorted(bands.items()))}")
    print(f"\n{len(drawn)} merged pairs drawn, {len(doubtful)} of them not plain\n")
    for a, b in doubtful:
        print("\n".join(lines(by_id[a], by_id[b], catalog)))
    print(f"\n{len(below)} pairs just below the line\n")
    for m in below:
        print("\n".join(lines(by_id[m.left], by_id[m.right], catalog)))


if __name__ == "__main__":
    main()
