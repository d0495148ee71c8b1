"""Evidence -> band: merged without a word, shown to people, or kept apart although it looked alike."""

from __future__ import annotations

from typing import Literal

from listmerge.match.compare import compare
from listmerge.match.features import Catalog, Features
from listmerge.match.kin import relation_of
from listmerge.match.types import Band, Evidence, Match, Relation

#: Bits. Above SAME a pair is merged without a decision, above REVIEW people are asked. Chosen on hand-made clusters of
#: five lists and by reading samples of others.
SAME = 8.0
REVIEW = 3.0
#: A pair below REVIEW is still shown as kept apart if something about it looked as strong as this.
LOOKED_ALIKE = 4.0
#: Levels that keep two records apart whatever else agrees.
Verdict = Literal["veto", "support", "doubt", "nothing"]
#: Levels of names that share no more than a part: never enough without an identifier.
PARTIAL_NAMES = ("one begins with the other", "one contains the other")
VETOES = {
    ("version", "different"),
    ("years", "disjoint"),
    ("identifier", "different identifiers of one kind"),
}


def score(a: Features, b: Features, catalog: Catalog) -> Match | None:
    """The match of two records; None if there is nothing worth showing."""
    if a.id > b.id:
        a, b = b, a
    evidence = compare(a, b, catalog)
    total = sum(e.weight for e in evidence)
    vetoed = is_vetoed(evidence)
    relation: Relation = "same"
    if vetoed or total < SAME:
        relation = relation_of(a, b, evidence, catalog)
    if not vetoed and total >= SAME and _may_merge(evidence):
        return Match(a.id, b.id, "same", "same", evidence)
    if relation in ("version", "part", "related"):
        return Match(a.id, b.id, "kept-apart", relation, evidence)
    strongest = max((e.weight for e in evidence), default=0.0)
    band: Band = "kept-apart" if vetoed or total < REVIEW or not _worth_asking(evidence) else "review"
    if band == "review":
        return Match(a.id, b.id, "review", "same", evidence)
    shown = vetoed or _worth_asking(evidence)
    return (
        Match(a.id, b.id, band, "different", evidence) if shown and strongest >= LOOKED_ALIKE and total > -6 else None
    )


def _worth_asking(evidence: tuple[Evidence, ...]) -> bool:
    """Whether a doubtful pair is worth a person's time: a part of a name on another site, and nothing else, is not."""
    levels = {e.comparison: e for e in evidence}
    beyond = sum(e.weight for e in evidence if e.comparison not in ("name", "section") and e.weight > 0)
    weak = levels["name"].level in (*PARTIAL_NAMES, "acronym of the other") if "name" in levels else False
    elsewhere = "identifier" in levels and levels["identifier"].level == "different sites"
    return not (weak and elsewhere) or beyond > 0


def judge(evidence: tuple[Evidence, ...]) -> Verdict:
    """What the evidence says of two records that others would bring together."""
    if is_vetoed(evidence):
        return "veto"
    total = sum(e.weight for e in evidence)
    if total >= SAME and _may_merge(evidence):
        return "support"
    levels = {e.comparison: e.level for e in evidence}
    linked = levels.get("identifier", "") in ("same identifier", "same address", "same paper", "same repository")
    partial = levels.get("name") in PARTIAL_NAMES or levels.get("name") not in (
        "same name",
        "same short name",
        "acronym of the other",
    )
    return "doubt" if total < REVIEW or (partial and not linked) else "nothing"


def is_vetoed(evidence: tuple[Evidence, ...]) -> bool:
    """Whether something in the evidence keeps two records apart whatever else agrees."""
    return any((e.comparison, e.level) in VETOES for e in evidence)


def _may_merge(evidence: tuple[Evidence, ...]) -> bool:
    """Whether something besides a name speaks for it, or a name that tells enough: a name alone nominates, no more."""
    levels = {e.comparison: e for e in evidence}
    name = levels.get("name")
    beyond = sum(e.weight for e in evidence if e.comparison not in ("name", "section") and e.weight > 0)
    if name is None or name.level in ("different", "share a word", "same family"):
        return False  # one address under two names is as often a slip as a translation
    linked = levels.get("identifier") is not None and levels["identifier"].level in ("same identifier", "same address")
    if "list" in levels and not linked:
        return False  # two entries of one list are presumed different
    if name.level in PARTIAL_NAMES:
        return beyond >= 6.0
    if beyond >= 2.5:
        return True
    elsewhere = levels.get("identifier") is not None and levels["identifier"].level == "different sites"
    return name.level == "same name" and name.weight >= 9.0 and not elsewhere
