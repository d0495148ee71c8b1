"""Evidence -> band: merged without a word, shown to people, or kept apart although it looked alike.

The lines were chosen on hand-made clusters of five lists, on `bench/matching/tuning.yaml` and by reading samples; how
well they hold on pairs that nothing was fitted to is in bench/matching/README.md.
"""

from __future__ import annotations

from math import log2
from typing import Literal

from listmerge.match.catalog import Catalog
from listmerge.match.compare import TABLE, compare
from listmerge.match.features import Features
from listmerge.match.holding import is_page_of
from listmerge.match.kin import relation_of
from listmerge.match.links import LINKED
from listmerge.match.names import EQUAL, PARTIAL
from listmerge.match.types import Evidence, Match

#: Bits. Above SAME a pair is merged without a decision, above REVIEW people are asked.
SAME = 8.0
REVIEW = 3.0
#: A name of as many bits is a title: two records with a part of it in common share more than a mark.
LONG = 8.0
#: A name of as many bits hardly names two things of one site.
CLEAR = 9.0
#: Bits beyond the name that bring neighbouring pages together although their lists mean other things by it: those of a
#: page below whose text is the other's.
NEIGHBOURS = 7.0
#: Below this, two entries of one list are not brought together by a third record.
TWICE = 5.0
#: Below this, two records of lists that mean different things by a name doubt what a third record says.
UNLIKE = 6.0
#: A pair below REVIEW is still shown as kept apart if something about it looked as strong as this.
LOOKED_ALIKE = 4.0
#: Levels of `identifier` that hold for many pages of one site: what a service offers beside itself, or parts of it.
NEAR = ("one address lies below the other", "same site")
#: Levels of `list` by which two records of one name are hardly one thing.
UNCUSTOMARY = ("mostly mean different things by a name", "a list has several things of this name")
Verdict = Literal["veto", "support", "doubt", "nothing"]
#: Levels of `version` of which one record is more, or other, than the thing they name together.
NARROWER = ("only one is narrowed", "narrowed differently", "only one names a year")
#: Levels that keep two records apart whatever else agrees.
VETOES = {
    ("version", "different"),
    ("version", "different parts"),
    ("years", "disjoint"),
    ("identifier", "different identifiers of one kind"),
}


def line_of(size: int) -> float:
    """Bits from which two of so many records are the same.

    The line was set by reading collections of up to 40,000 entries. The more records, the more look alike by accident:
    beyond that, each doubling asks for a quarter of a bit more, less than the bit by which the odds of any two fall:
    names tell more among many records too, and how descriptions are worded shows better. Set on generated catalogues
    of 100,000 and more.
    """
    return SAME + 0.25 * max(0.0, log2(max(1, size) / 40_000))


def score(a: Features, b: Features, catalog: Catalog) -> Match | None:
    """The match of two records; None if there is nothing worth showing."""
    if a.id > b.id:
        a, b = b, a
    evidence = compare(a, b, catalog)
    total = sum(e.weight for e in evidence)
    vetoed, line = is_vetoed(evidence), line_of(catalog.size)
    if not vetoed and total >= line and _may_merge(evidence):
        return Match(a.id, b.id, "same", "same", evidence)
    relation = relation_of(a, b, evidence, catalog)
    # so much evidence is a person's to weigh, unless a version tells, or a page below with more words in its name
    likely = not vetoed and total >= line and not is_page_of(a, b, evidence)
    if relation == "version" or (relation in ("part", "related") and not likely):
        return Match(a.id, b.id, "kept-apart", relation, evidence)
    if is_doubtful(evidence):
        return Match(a.id, b.id, "review", "same", evidence)
    if not vetoed and not _worth_asking(evidence):
        return None
    strongest = max((e.weight for e in evidence), default=0.0)
    if strongest < LOOKED_ALIKE or total <= -6:
        return None
    return Match(a.id, b.id, "kept-apart", "different", evidence)


def is_doubtful(evidence: tuple[Evidence, ...]) -> bool:
    """Whether a person should weigh the evidence on a pair that does not merge, unless the two are kin."""
    return not is_vetoed(evidence) and _worth_asking(evidence) and sum(e.weight for e in evidence) >= REVIEW


def _beyond_names(evidence: tuple[Evidence, ...]) -> float:
    """Bits of what speaks for a pair besides names and headings."""
    return sum(e.weight for e in evidence if e.comparison not in ("name", "section") and e.weight > 0)


def _worth_asking(evidence: tuple[Evidence, ...]) -> bool:
    """Whether a doubtful pair is worth a person's time: a part of a name on another site, and nothing else, is not."""
    levels = {e.comparison: e for e in evidence}
    beyond = _beyond_names(evidence)
    weak = levels["name"].level in (*PARTIAL, "acronym of the other") if "name" in levels else False
    elsewhere = "identifier" in levels and levels["identifier"].level == "different sites"
    if "list" in levels and levels["list"].level == "both in one list" and elsewhere:
        return beyond > 0  # two courses, people or places of one name
    return not (weak and elsewhere) or beyond > 0


def judge(evidence: tuple[Evidence, ...], line: float = SAME) -> Verdict:
    """What the evidence says of two records that others would bring together. line: see `line_of`."""
    if is_vetoed(evidence):
        return "veto"
    total = sum(e.weight for e in evidence)
    if total >= line and _may_merge(evidence):
        return "support"
    levels = {e.comparison: e.level for e in evidence}
    linked = levels.get("identifier", "") in LINKED
    if levels.get("list") == "both in one list":  # a list rarely says a thing twice: no third record may join the two
        weak = not linked and (total < TWICE or levels.get("identifier") == "same site")
        weak |= levels.get("identifier") == "same repository" and levels.get("name") in PARTIAL  # two works, one code
        if weak or levels.get("version") in (*NARROWER, "only one names a version"):
            return "veto"
    if any(e.comparison == "description" and e.weight < TABLE["description"][e.level] for e in evidence):
        return "doubt"  # lists here would word it in like words
    unlike = levels.get("list") == "mostly mean different things by a name" and total < UNLIKE
    if unlike or levels.get("version") in NARROWER:
        return "doubt"
    if levels.get("name") in EQUAL or linked:
        return "doubt" if total < REVIEW else "nothing"
    told_twice = levels.get("list") == "both in one list"  # under two names: a module of it, or its maker
    return "doubt" if told_twice or total < LOOKED_ALIKE else "nothing"


def is_vetoed(evidence: tuple[Evidence, ...]) -> bool:
    """Whether something in the evidence keeps two records apart whatever else agrees."""
    return any((e.comparison, e.level) in VETOES for e in evidence)


def _told_apart(levels: dict[str, Evidence], link: str, beyond: float) -> bool:
    """Whether lists, a paper or a site keep the two apart, of so many bits beyond the name."""
    custom = levels["list"].level if "list" in levels else ""
    mark = levels["version"].level if "version" in levels else ""
    if custom == "both in one list":  # its entries are presumed different, the more so with marks of their own
        return link not in LINKED or mark in (*NARROWER, "only one names a version")
    if link in NEAR and custom in UNCUSTOMARY and beyond < NEIGHBOURS:
        return True  # a service and its interface, a data set and its tracks
    if mark in NARROWER[:2] and link in ("same paper", "one paper behind both", *NEAR):
        return True  # portions of one thing, episodes of one show
    return mark == "only one names a version" and beyond < 4.0


def _may_merge(evidence: tuple[Evidence, ...]) -> bool:
    """Whether something besides a name speaks for it, or a name that tells enough: a name alone nominates, no more."""
    levels = {e.comparison: e for e in evidence}
    link = levels["identifier"].level if "identifier" in levels else ""
    name = levels.get("name")
    beyond = _beyond_names(evidence)
    if name is None or _told_apart(levels, link, beyond):
        return False
    titled = levels.get("acronym", name).level == "its name is the other's text"
    if name.level in PARTIAL:  # what a paper made, and what it made it with, share it
        if link == "different sites" and name.level != "spelt alike" and not titled:
            return False  # a part says of itself what the whole says, with its counts
        if link == "same paper" and name.weight < LONG:
            return beyond >= 11.0
        return beyond >= (5.0 if name.level == "spelt alike" else 6.0)
    if name.level not in EQUAL:
        return link in ("same identifier", "same page", "same home page") or (link == "same paper" and titled)
    return name.level == "same title" or _tells_enough(levels, name, link, beyond)


def _tells_enough(levels: dict[str, Evidence], name: Evidence, link: str, beyond: float) -> bool:
    """Whether a name that both bear, of its bits, and as many bits beyond it make one thing of two records."""
    if name.weight >= CLEAR:
        return beyond >= 2.5 or (name.level == "same name" and link != "different sites")
    if link not in ("different sites", "repositories of one name"):
        return beyond >= 2.5
    custom = levels["list"].weight if "list" in levels else 0.0
    if levels.get("description", name).level in ("no word in common", "few words in common"):
        custom += 1.0  # an ordinary word by which two things are called, each at an address of that name
    return beyond >= 2.5 and beyond > custom
