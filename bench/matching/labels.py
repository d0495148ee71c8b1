"""Pairs labelled by hand: how well does matching agree with people?

    python bench/matching/labels.py FOLDER [--labels tests/match/held_out.yaml] [--verbose]

FOLDER holds the lists the labels speak of. An entry is found by its list, name and address, so labels outlive changed
ids; labels of entries that are read otherwise by now are counted as lost. Only lists that labels name are read, unless
`--all`: then every list of the folder stands beside them, as it would in a large collection.

Prints precision, recall and F1 per relation: *same* is what was merged without a decision, the others are what was said
of a pair that was not merged. With `--verbose`, each disagreement and its evidence.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML

from listmerge.config import Config
from listmerge.match import match
from listmerge.match.types import Match, Matching
from listmerge.pipeline import read_lists
from listmerge.record import SourceList

PAIRS = Path(__file__).resolve().parents[2] / "tests" / "match" / "held_out.yaml"
RELATIONS = ("same", "version", "part", "related", "different")


@dataclass(frozen=True, slots=True)
class Label:
    """What a person said of two records: their ids, left < right, and the relation."""

    relation: str
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A label and what matching said: relation (`same`: merged), band (`not shown` if it is no match), the match."""

    label: Label
    relation: str
    band: str
    found: Match | None


def read_labels(path: Path, lists: Sequence[SourceList]) -> tuple[list[Label], int]:
    """The labels about records of these lists, and how many name a record that is not found."""
    ids: dict[tuple[str, str | None, str | None], list[str]] = {}
    for each in lists:
        for r in each.records:
            for key in ((each.name, r.name.value, r.url), (each.name, r.name.value, None), (each.name, None, r.url)):
                ids.setdefault(key, []).append(r.id)
    known, lost = set(), 0
    for item in YAML(typ="safe").load(path)["pairs"]:
        pair = [_found(ids, item[s]["list"], item[s]["name"], item[s].get("url")) for s in ("left", "right")]
        left, right = sorted(i for i in pair if i) if all(pair) else ("", "")
        if left == right:
            lost += 1
        else:
            known.add(Label(item["relation"], left, right))
    return sorted(known, key=lambda k: (k.left, k.right)), lost


def _found(
    ids: dict[tuple[str, str | None, str | None], list[str]], name_of_list: str, name: str, url: str | None
) -> str | None:
    """The id of a record: by name and address, or by either where only one record has it."""
    if both := ids.get((name_of_list, name, url)):
        return both[0]
    either = [ids.get((name_of_list, name, None), []), ids.get((name_of_list, None, url), []) if url else []]
    return next((found[0] for found in either if len(found) == 1), None)


def named_lists(path: Path) -> set[str]:
    """The names of the lists that labels speak of."""
    return {item[side]["list"] for item in YAML(typ="safe").load(path)["pairs"] for side in ("left", "right")}


def answers(known: Sequence[Label], matching: Matching) -> list[Answer]:
    """What matching said of each labelled pair."""
    home = {member: c.id for c in matching.clusters for member in c.members}
    shown = {(m.left, m.right): m for m in matching.matches}
    found = []
    for label in known:
        m = shown.get((label.left, label.right))
        if home[label.left] == home[label.right]:
            found.append(Answer(label, "same", "merged", m))
        else:
            relation = m.relation if m and m.relation != "same" else "different"
            found.append(Answer(label, relation, m.band if m else "not shown", m))
    return found


def table(said: Sequence[Answer]) -> Iterator[str]:
    """The figures, one relation a line, and how much is left to people."""
    yield "| relation | labelled | said | right | precision | recall | F1 |"
    yield "|---|--:|--:|--:|--:|--:|--:|"
    for relation in RELATIONS:
        true = sum(a.label.relation == relation for a in said)
        claimed = sum(a.relation == relation for a in said)
        right = sum(a.relation == a.label.relation == relation for a in said)
        precision, recall = right / max(1, claimed), right / max(1, true)
        f1 = 2 * right / max(1, true + claimed)
        yield f"| {relation} | {true} | {claimed} | {right} | {precision:.3f} | {recall:.3f} | {f1:.3f} |"
    waiting = [a for a in said if a.band == "review"]
    yield ""
    yield f"Up for review: {len(waiting)} pairs, {sum(a.label.relation == 'same' for a in waiting)} of them the same."


def disagreements(said: Sequence[Answer]) -> Iterator[str]:
    """Each pair of which matching said something else, with its evidence."""
    for a in said:
        if a.relation != a.label.relation:
            yield f"{a.label.relation} -> {a.relation} ({a.band}): {a.label.left} = {a.label.right}"
            if a.found:
                yield "    " + "; ".join(f"{e.comparison}: {e.level} {e.weight:+.1f}" for e in a.found.evidence)


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--labels", type=Path, default=PAIRS)
    parser.add_argument("--all", action="store_true", help="read every list of the folder")
    parser.add_argument("--verbose", action="store_true")
    args = parser.parse_args()
    names = named_lists(args.labels)
    paths = [str(p) for p in sorted(args.folder.glob("*.md")) if args.all or p.stem in names]
    lists = read_lists(paths, Config(Path()))
    known, lost = read_labels(args.labels, lists)
    print(f"{len(known)} labelled pairs of {len(lists)} lists, {lost} lost\n")
    said = answers(known, match(lists))
    print("\n".join(table(said)))
    if args.verbose:
        print("\n" + "\n".join(disagreements(said)))


if __name__ == "__main__":
    main()
