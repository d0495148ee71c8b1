"""Does blocking lose a merge? All pairs of two lists' records scored, against those that blocking brings together.

    python bench/matching/blocking.py FIRST.md SECOND.md

Without blocking, a pair that has no identifier in common is scored in full only if the names agree or share a part: no
other pair may be merged (see score.py). Nothing else is left out.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from listmerge.config import Config
from listmerge.match.block import block
from listmerge.match.catalog import Catalog, catalog_of
from listmerge.match.features import Features, features_of
from listmerge.match.names import EQUAL, PARTIAL, name_level
from listmerge.match.score import score
from listmerge.pipeline import read_lists


def may_be_one(a: Features, b: Features, catalog: Catalog) -> bool:
    """Whether anything that a merge needs is there: an identifier in common, or names that agree in part."""
    if not a.all_identifiers.isdisjoint(b.all_identifiers):
        return True
    level = name_level(a, b, catalog)
    return level is not None and level[0] in (*EQUAL, *PARTIAL)


def merged(found: list[Features], pairs: Iterator[tuple[int, int]], catalog: Catalog) -> set[tuple[int, int]]:
    """Which of these pairs are merged by their score."""
    return {
        (i, j)
        for i, j in pairs
        if may_be_one(found[i], found[j], catalog) and (m := score(found[i], found[j], catalog)) and m.band == "same"
    }


def main() -> None:
    """Compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lists", type=Path, nargs=2)
    args = parser.parse_args()
    lists = read_lists([str(p) for p in args.lists], Config(Path()))
    found = features_of(lists)
    catalog = catalog_of(found)
    start = time.perf_counter()
    nominated, counts = block(found, catalog)
    blocked = merged(found, iter(nominated), catalog)
    between = time.perf_counter()
    everything = merged(found, combinations(range(len(found)), 2), catalog)
    end = time.perf_counter()
    every = len(found) * (len(found) - 1) // 2
    print(
        f"{len(found)} records, {every:,} pairs; blocking compares {len(nominated):,}: {dict(sorted(counts.items()))}"
    )
    print(f"merged of all pairs: {len(everything)} ({end - between:.0f} s)")
    print(f"merged after blocking: {len(blocked)} ({between - start:.0f} s)")
    for i, j in sorted(everything - blocked):
        print(f"missed: {found[i].id} = {found[j].id}")


if __name__ == "__main__":
    main()
