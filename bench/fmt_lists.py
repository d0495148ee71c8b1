"""Formatting measured on real lists: are the records kept, does a second run change nothing, how much is converted.

    python bench/fmt_lists.py FOLDER… [--style bullets|table|fields] [--limit BYTES]

Prints one line for each list that fails or was left in part as it was, and the sums. Exit 1 if a record changed or a
second run changed something.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from listmerge.extract import extract
from listmerge.fmt import Formatted, convert, normalise
from listmerge.fmt.proof import loss
from listmerge.markdown import parse
from listmerge.record import SourceList, said
from listmerge.text import Source


def read(source: Source) -> SourceList:
    """A list under a short name."""
    return extract(parse(source), "a")


def check(path: Path, style: str | None) -> tuple[Formatted, int, list[str]]:
    """One list: the outcome, how many records it has, and what is wrong."""
    source = Source.from_bytes(path.read_bytes(), path.name)
    before = read(source)
    result = convert(source, read, style) if style else normalise(source, read)
    after = read(result.source)
    wrong = []
    if style:
        wrong += [lost] if (lost := loss(before, after)) else []
    elif list(map(said, before.records)) != list(map(said, after.records)):
        wrong.append("records changed")
    elif normalise(result.source, read).source.text != result.source.text:
        wrong.append("a second run changed it")
    return result, len(before.records), wrong


def main() -> int:
    """Measure the lists of some folders."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--style", choices=("bullets", "table", "fields"))
    parser.add_argument("--limit", type=int, default=10_000_000, help="leave larger files out (bytes)")
    args = parser.parse_args()
    paths = [p for f in args.folders for p in sorted(f.glob("*.md")) if p.stat().st_size <= args.limit]
    records = left = bad = 0
    for path in paths:
        result, count, wrong = check(path, args.style)
        records, left, bad = records + count, left + result.left_out, bad + bool(wrong)
        if wrong or result.left_out:
            print(f"{path.name}: {', '.join(wrong) or 'fine'}, left as they were: {result.left_out}")
    print(f"{len(paths)} lists, {records} records, {left} edits left out, {bad} lists wrong")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
