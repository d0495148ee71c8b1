"""Catalogues of any size with known duplicates, and with things that look alike but are not the same.

    python bench/scale/generate.py 100000 OUT.jsonl [--seed 1] [--names FILE.tsv]

Each line is one record: `list`, `name`, `url`, `description`, `section`, and `thing`, the number of the thing it is
about: the truth, which matching must not look at. The same seed gives the same bytes. `--names` takes names and
summaries from a file of public ones instead of making them up (see words.py).

Half the things stand in one list, the rest in two to five, each time as another list would write them (perturb.py). One
thing in nine is a trap, which must not be merged with what it looks like: another project of the same name, another
version, a sibling by the same makers. Hubs give one address to several things of one list.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import perturb
from words import TOPICS, Words, from_file, made_up

#: Share of things that stand in 1, 2, … lists.
_OCCURRENCES = (0.50, 0.28, 0.13, 0.06, 0.03)
_SUFFIXES = "dev io org com net ai".split()
_PARTS = "core cli utils plugins extras client server docs tools lite mini pro".split()


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that lists speak of. number: its identity. addresses: where it can be found, the usual one first."""

    number: int
    name: str
    summary: str
    addresses: tuple[str, ...]
    topic: str
    home: int | None = None  # a list that must hold it


def addresses(name: str, owner: str, rng: random.Random) -> tuple[str, ...]:
    """Where a thing can be found: its repository, its site, its documentation."""
    slug = "".join(c if c.isalnum() else "-" for c in name.lower()).strip("-")
    repository = f"https://github.com/{owner}/{slug}"
    site = f"https://{slug.replace('-', '')}.{rng.choice(_SUFFIXES)}"
    docs = f"https://{slug}.readthedocs.io"
    page = f"https://www.{owner}.org/{rng.choice(('projects', 'data', 'software'))}/{slug}"
    chance = rng.random()
    if chance < 0.5:
        return (repository, docs) if chance < 0.15 else (repository,)
    if chance < 0.8:
        return (site, repository) if chance < 0.7 else (site,)
    return (page, repository) if chance < 0.9 else (page,)


def things(rng: random.Random, source: Iterator[tuple[str, str]], lists: int) -> Iterator[Thing]:
    """Endless things, each sometimes followed by traps that look like it."""
    words = Words(rng)
    number = 0
    for name, summary in source:
        owner = words.common_coin() + rng.choice(("", "lab", "hq", "-dev", str(rng.randrange(100))))
        first = Thing(number, name, summary, addresses(name, owner, rng), rng.choice(TOPICS))
        number += 1
        chance = rng.random()
        traps = []
        if chance < 0.03:
            first, *traps = versions(first, rng)
        elif chance < 0.05:
            other = words.common_coin() + str(rng.randrange(1000))
            _, text = next(source)
            traps = [replace(first, summary=text, addresses=addresses(name, other, rng), topic=rng.choice(TOPICS))]
        elif chance < 0.10:
            traps = siblings(first, owner, rng)
        home = rng.randrange(lists) if rng.random() < 0.5 else None
        yield replace(first, home=home)
        for trap in traps:
            yield replace(trap, number=number, home=home if chance < 0.03 or chance >= 0.05 else None)
            number += 1


def versions(thing: Thing, rng: random.Random) -> list[Thing]:
    """Two versions or editions of one thing, each with a page of its own."""
    one, other = rng.choice((("2", "3"), ("II", "III"), ("v1", "v2"), ("2019", "2021"), ("I", "II")))
    join = rng.choice((" ", "-"))
    return [
        replace(thing, name=f"{thing.name}{join}{v}", addresses=(_of_version(thing.addresses[0], v.lower()),))
        for v in (one, other)
    ]


def _of_version(address: str, version: str) -> str:
    """Where a version is found: a repository or a page of its own."""
    return f"{address}-{version}" if address.count("/") > 2 else f"{address}/{version}"


def siblings(thing: Thing, owner: str, rng: random.Random) -> list[Thing]:
    """Parts of one project: the same maker, most of the same words, other things."""
    found = []
    for part in rng.sample(_PARTS, k=rng.randrange(1, 4)):
        name = f"{thing.name}-{part}"
        found.append(
            replace(thing, name=name, summary=f"{part.capitalize()} of {thing.name}: {thing.summary}",
                    addresses=(f"https://github.com/{owner}/{name.lower().replace(' ', '-')}",))
        )  # fmt: skip
    return found


def records(count: int, seed: int, names: Path | None = None) -> Iterator[dict[str, str | int]]:
    """`count` records in no particular order of things."""
    rng = random.Random(seed)
    lists = max(8, count // 500)
    source = from_file(names, rng) if names else made_up(rng)
    made: list[dict[str, str | int]] = []
    for thing in things(rng, source, lists):
        times = rng.choices(range(1, 6), _OCCURRENCES)[0]
        places = rng.sample(range(lists), times)
        if thing.home is not None and thing.home not in places:
            places[0] = thing.home
        made += [occurrence(thing, place, n == 0, rng) for n, place in enumerate(places)]
        if len(made) >= count:
            break
    made = made[:count]
    hubs(made, rng)
    rng.shuffle(made)
    yield from made


def occurrence(thing: Thing, place: int, first: bool, rng: random.Random) -> dict[str, str | int]:
    """What one list says of a thing."""
    plain = first and rng.random() < 0.6
    return {
        "list": f"list-{place:04}",
        "name": thing.name if plain else perturb.name(thing.name, rng),
        "url": thing.addresses[0] if plain else perturb.url(list(thing.addresses), rng),
        "description": thing.summary if plain else perturb.description(thing.summary, rng),
        "section": thing.topic.capitalize() if rng.random() < 0.6 else rng.choice(TOPICS).capitalize(),
        "thing": thing.number,
    }


def hubs(made: list[dict[str, str | int]], rng: random.Random) -> None:
    """Give some things of one list the address of a page that lists them all (one record in a hundred)."""
    for hub in range(len(made) // 500):
        for row in rng.sample(made, 5):
            row["list"] = f"list-hub-{hub // 20:04}"
            row["url"] = f"https://catalogue{hub}.org/list"


def main() -> None:
    """Write a catalogue."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--names", type=Path)
    args = parser.parse_args()
    with args.out.open("w", encoding="utf-8") as out:
        for row in records(args.count, args.seed, args.names):
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
