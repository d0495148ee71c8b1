"""One vocabulary for the keys of many lists: data, and the function that looks a key up."""

from __future__ import annotations

import re

from listmerge.extract.vocabulary import words

#: Common key -> the words that lists use for it; a source's key belongs where all its words are known.
KEYS: dict[str, frozenset[str]] = {
    "size": frozenset(
        "size sizes count counts number samples amount volume n scale quantity how many instances".split()
    ),
    "years": frozenset("years year temporal coverage period time span date dates range timespan collected".split()),
    "access": frozenset(
        "access ease requires requirement requirements availability accessibility registration application".split()
    ),
    "cost": frozenset("cost costs price fee fees".split()),
    "licence": frozenset("licence license licences licenses terms licensing".split()),
    "owner": frozenset(
        "owner owners provider publisher maintainer maintainers host organisation organization institution".split()
    ),
    "source": frozenset("source sources origin provenance site sites setting".split()),
    "labels": frozenset("label labels annotation annotations classes targets".split()),
    "contents": frozenset("includes include contents content contains variables features data types type".split()),
    "modality": frozenset("modality modalities imaging".split()),
    "format": frozenset("format formats filetype".split()),
    "task": frozenset("task tasks".split()),
    "language": frozenset("language languages lang".split()),
    "version": frozenset("version versions release".split()),
    "region": frozenset("region country countries location geography".split()),
    "reference": frozenset("reference references citation cite publication guidelines paper papers doi".split()),
}
#: In this order of keys an entry is shown; other keys follow by name.
ORDER = ("size", "years", "access", "cost", "licence", "labels", "contents", "modality", "format", "task", "language",
         "region", "source", "owner", "version", "reference")  # fmt: skip
#: Things counted whose name is part of a key (`Patient Count`, `# Images`) and gives the unit of a bare number.
COUNTED = re.compile(
    r"\b(patient|subject|participant|image|scan|record|recording|sample|study|case|video|slide|document|sentence|question|"
    r"note|paper|article|instance|volume|user|row|stud)(?:s|ies|y)?\b",
    re.IGNORECASE,
)
_PLURAL = {"study": "studies", "stud": "studies", "studie": "studies"}
_FILLER = frozenset("of the to for and in a an per total".split())


def common_key(key: str) -> tuple[str, str | None]:
    """The common key for a source's key, and the unit it implies: `Patient Count` is `size` in `patients`.

    A key that the vocabulary doesn't know stays as it is, in lower case.
    """
    found = [w for w in words(key) if w not in _FILLER]
    plain = set(found)
    for name, known in KEYS.items():
        if plain and plain <= known and plain & known:
            return name, None
    counted = COUNTED.search(key)
    rest = {w for w in found if not COUNTED.fullmatch(w)}
    if counted and (rest <= KEYS["size"] or key.lstrip().startswith("#")):
        noun = counted.group(1).lower()
        return "size", _PLURAL.get(noun, noun + "s")
    return " ".join(key.split()).casefold().rstrip(":："), None
