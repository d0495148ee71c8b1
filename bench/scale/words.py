"""Where the generator's names and summaries come from: made up, or a file of public ones.

Made-up things have a coined name (`Velmora`), a coined name with ordinary words behind it (`Velmora Image Archive`), or
ordinary words alone (`open cell atlas`), as real catalogues do; rare and common words follow Zipf's law. A file has one
thing a line, tab separated, with a header that names the columns `name` and `summary` (a package registry's list, say).
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

_ONSETS = "b br c ch cl d dr f fl g gr h j k kr l m n p pl pr qu r s sh sk sl st t th tr v w x z".split()
_VOWELS = "a e i o u ai au ea ee ia io oa ou".split()
_CODAS = ["", "", "", "l", "n", "r", "s", "t", "x", "m", "nd", "rk"]
TOPICS = (
    "imaging genomics speech vision robotics climate traffic finance security networks storage databases testing "
    "parsing compilers graphics audio video maps satellites weather energy games music text translation search logging "
    "monitoring deployment containers queues scheduling statistics optimisation simulation physics chemistry biology "
    "proteins cells patients hospitals schools agriculture oceans forests cities transport sports law elections"
).split()
KINDS = "archive atlas toolkit library database corpus framework server client explorer registry suite".split()
_COMMON = (
    "fast simple open small modern lightweight async typed portable reliable interactive visual scalable secure "
    "declarative minimal practical large annotated curated multilingual synthetic public clinical historical urban"
).split()
_VERBS = "reading writing indexing comparing streaming drawing storing sharing cleaning finding testing".split()
_OBJECTS = (
    "records tables images documents signals graphs time-series points events messages trees meshes scans sequences "
    "recordings questions forms invoices sensors devices pipelines notebooks dashboards queries schemas"
).split()
_USERS = "researchers teams students clinicians developers analysts journalists engineers teachers hobbyists".split()


class Words:
    """Draws names and summaries; the same seed gives the same ones."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.coined = [self._coin() for _ in range(20_000)]
        self.weights = list(accumulate(1 / (rank + 20) for rank in range(len(self.coined))))

    def _coin(self) -> str:
        r = self.rng
        parts = [r.choice(_ONSETS) + r.choice(_VOWELS) + r.choice(_CODAS) for _ in range(r.choice((2, 2, 2, 3)))]
        return "".join(parts)

    def common_coin(self) -> str:
        """A coined word out of a stock in which some are in many names."""
        return self.rng.choices(self.coined, cum_weights=self.weights)[0]

    def thing(self) -> tuple[str, str]:
        """The name and the summary of one thing."""
        r = self.rng
        topic, kind = r.choice(TOPICS), r.choice(KINDS)
        form = r.random()
        if form < 0.35:
            name = self._coin().capitalize()
        elif form < 0.55:
            name = f"{self.common_coin()}-{r.choice((topic, kind, r.choice(_OBJECTS)))}"
        elif form < 0.75:
            name = f"{self.common_coin().capitalize()} {topic.capitalize()} {kind.capitalize()}"
        elif form < 0.9:
            name = f"{self.common_coin()}{r.choice(('', '-', '_'))}{self.common_coin()}"
        else:
            name = f"{r.choice(_COMMON)} {self.common_coin()} {r.choice(_OBJECTS)} {kind}".title()
        return name, self.summary(topic, kind)

    def summary(self, topic: str, kind: str) -> str:
        """A sentence or two about a thing; half of them have a word or a count of their own."""
        r = self.rng
        text = f"{r.choice(_COMMON).capitalize()} {topic} {kind} for {r.choice(_VERBS)} {r.choice(_OBJECTS)}"
        if r.random() < 0.5:
            text += f" from {self.common_coin().capitalize()}"
        if r.random() < 0.4:
            text += f", made by {r.choice(_USERS)} at {self.common_coin().capitalize()}"
        if r.random() < 0.15:
            text += f", with {r.randrange(1000, 90_000):,} {r.choice(('patients', 'images', 'recordings', 'papers'))}"
        return text


def made_up(rng: random.Random) -> Iterator[tuple[str, str]]:
    """Endless made-up things."""
    words = Words(rng)
    while True:
        yield words.thing()


def from_file(path: Path, rng: random.Random) -> Iterator[tuple[str, str]]:
    """The things of a file in an order that the seed gives, without those that have no summary or an odd name."""
    lines = path.read_text(encoding="utf-8").splitlines()
    columns = lines[0].split("\t")
    name_at, summary_at = columns.index("name"), columns.index("summary")
    rng.shuffle(rest := lines[1:])
    for line in rest:
        cells = line.split("\t")
        if len(cells) == len(columns) and len(cells[summary_at]) >= 15 and 3 <= len(cells[name_at]) <= 60:
            yield cells[name_at], cells[summary_at]
