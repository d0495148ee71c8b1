"""Weights from data: how often each level of the comparisons holds for records of one thing, and for others.

    python bench/matching/weights.py FOLDER [--labels bench/matching/tuning.yaml] [--random 100000] [--seed 1]

m is the share of labelled *same* pairs for which a level holds; u the share of random pairs of records, which are not
the same but for a few in a million; and the share of labelled pairs that look alike but are not the same. Prints for
each level log2(m/u) with its 95 % interval, the same against look-alikes, and the weight in use (its mean over the same
pairs, since what the words of a name tell is added). Only lists that labels name are read.

The held-out labels (tests/match/held_out.yaml) are not for this.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from math import log2, sqrt
from pathlib import Path

from labels import named_lists, read_labels

from listmerge.config import Config
from listmerge.match.catalog import Catalog, catalog_of
from listmerge.match.compare import TABLE, compare
from listmerge.match.features import Features, features_of
from listmerge.pipeline import read_lists

TUNING = Path(__file__).with_name("tuning.yaml")
Pair = tuple[Features, Features]


@dataclass
class Tally:
    """How many pairs were compared, how often each (comparison, level) held, and the weights it had."""

    pairs: int = 0
    held: Counter[tuple[str, str]] = field(default_factory=Counter)
    weight: Counter[tuple[str, str]] = field(default_factory=Counter)


def tally(pairs: Iterable[Pair], catalog: Catalog) -> Tally:
    """Compare all pairs."""
    found = Tally()
    for a, b in pairs:
        found.pairs += 1
        for e in compare(a, b, catalog):
            found.held[e.comparison, e.level] += 1
            found.weight[e.comparison, e.level] += e.weight
    return found


def ratio(one: int, of_one: int, other: int, of_other: int) -> tuple[float, float]:
    """log2 of two shares' ratio, half a pair added to each, and half the width of its 95 % interval, in bits."""
    x, n, y, k = one + 0.5, of_one + 1.0, other + 0.5, of_other + 1.0
    spread = sqrt(max(0.0, 1 / x - 1 / n + 1 / y - 1 / k))
    return log2(x / n) - log2(y / k), 1.96 * spread / 0.6931


def random_pairs(found: list[Features], count: int, seed: int) -> Iterator[Pair]:
    """Pairs of different records, each as likely as another."""
    chance = random.Random(seed)
    for _ in range(count):
        a, b = chance.sample(found, 2)
        yield a, b


def rows(same: Tally, alike: Tally, others: Tally) -> Iterator[str]:
    """The table, one level a line."""
    yield "| comparison | level | in use | same | random | log2(m/u) | look-alikes | against look-alikes |"
    yield "|---|---|--:|--:|--:|--:|--:|--:|"
    for comparison, levels in TABLE.items():
        for level, weight in levels.items():
            key = (comparison, level)
            m, u, h = same.held[key], others.held[key], alike.held[key]
            used = same.weight[key] / m if m else weight
            far = "{:+.1f} ± {:.1f}".format(*ratio(m, same.pairs, u, others.pairs)) if m + u else ""
            near = "{:+.1f} ± {:.1f}".format(*ratio(m, same.pairs, h, alike.pairs)) if m + h else ""
            yield f"| {comparison} | {level} | {used:+.1f} | {m} | {u} | {far} | {h} | {near} |"


def main() -> None:
    """Estimate."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--labels", type=Path, default=TUNING)
    parser.add_argument("--random", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    names = named_lists(args.labels)
    lists = read_lists([str(p) for p in sorted(args.folder.glob("*.md")) if p.stem in names], Config(Path()))
    found = features_of(lists)
    by_id, catalog = {f.id: f for f in found}, catalog_of(found)
    known, lost = read_labels(args.labels, lists)
    same = tally(((by_id[k.left], by_id[k.right]) for k in known if k.relation == "same"), catalog)
    alike = tally(((by_id[k.left], by_id[k.right]) for k in known if k.relation != "same"), catalog)
    others = tally(random_pairs(found, args.random, args.seed), catalog)
    print(f"{same.pairs} pairs the same, {alike.pairs} look-alikes ({lost} labels lost), {others.pairs} random pairs\n")
    print("\n".join(rows(same, alike, others)))


if __name__ == "__main__":
    main()
