"""`identifier`, `address` and `list` on columns: what links and lists of two rows tell; see links.py, compare.py."""

from __future__ import annotations

import numpy as np

from listmerge.match.agreement import ACCIDENT, DISAGREE, LEAST, MANY, MARGIN, OFTEN
from listmerge.match.compare import TELLING
from listmerge.match.links import HELD, NAMES_OF_ONE
from listmerge.match.scale import sheet as s
from listmerge.match.scale.columns import Flags, Ints
from listmerge.match.scale.sets import Sets, common, meet
from listmerge.match.scale.table.conditions import Conditions, spread
from listmerge.match.scale.table.known import Known
from listmerge.match.scale.whole import list_codes


def identifier(k: Known, a: Ints, b: Ints) -> tuple[Conditions, Flags]:
    """Levels of `identifier` with the pairs they hold for, first one first; and which pairs columns can't tell."""
    sheet, texts = k.sheet, k.sheet.texts
    address, repository = texts["address"], texts["repository"]
    one_address = (address[a] == address[b]) & (address[a] > 0)
    one_repository = (repository[a] == repository[b]) & (repository[a] > 0)
    clear_address = one_address & ~k.address_hub[a] & ~k.address_hub[b]
    clear_repository = one_repository & ~k.repository_hub[a] & ~k.repository_hub[b]
    many = sheet.has(a, s.HOME) & (k.pages[a] >= HELD)
    home = sheet.has(a, s.HOME) | (k.names_at[a] > NAMES_OF_ONE)
    other = (repository[a] > 0) & (repository[b] > 0) & ~one_repository
    name = texts["repository_name"]
    led = (address[a] > 0) & (address[b] > 0)
    one_site = led & (texts["site"][a] == texts["site"][b])
    shared = sheet.has(a, s.SHARED), sheet.has(b, s.SHARED)
    own = one_site & ~shared[0] & ~shared[1]
    within = np.zeros(len(a), dtype=bool)
    near = np.flatnonzero(own & ~one_address)
    within[near] = _within(k, a[near], b[near]) | _within(k, b[near], a[near])
    return [
        (clear_repository & one_address & sheet.has(a, s.REPOSITORY), "same identifier"),
        (clear_address & ~home, "same page"),
        (clear_address & many, "same home page, of many things"),
        (clear_address, "same home page"),
        (one_address, "same address, but of several things"),
        (other & (name[a] == name[b]), "repositories of one name"),
        (other, "different identifiers of one kind"),
        (clear_repository, "one's address is among the other's links"),
        (led & ~one_site, "different sites"),
        (within, "one address lies below the other"),
        (own, "same site"),
    ], one_site & (shared[0] != shared[1])


def _within(k: Known, upper: Ints, lower: Ints) -> Flags:
    """Whether an address lies below another, and is not about it."""
    found = meet(Sets.of_single(k.sheet.texts["address"]), upper, k.sheet.sets["prefixes"], lower) > 0
    return found & ~k.sheet.has(lower, s.ABOUT_IT)


def address(k: Known, a: Ints, b: Ints) -> Conditions:
    """Levels of `address`."""
    sheet, texts = k.sheet, k.sheet.texts
    count = len(a)
    far = (texts["address"][a] > 0) & (texts["address"][b] > 0) & (texts["site"][a] != texts["site"][b])
    at = np.flatnonzero(far)
    a, b = a[at], b[at]
    forms = sheet.sets["forms"]
    pair, x, y = common(forms, a, forms, b)
    mine, theirs = forms.flags[x], forms.flags[y]
    coined = sheet.has(a, s.COINED) & sheet.has(b, s.COINED)
    papers = sheet.has(a, s.PAPER), sheet.has(b, s.PAPER)
    named = np.where(papers[0][pair], theirs, mine) & s.NAMED > 0  # the one that is no paper
    of_paper = (papers[0] != papers[1]) & coined & _any(pair, named, len(a))
    both = _any(pair, (mine & theirs & s.NAMED) > 0, len(a))
    made = coined & ~sheet.has(a, s.HOSTED) & ~sheet.has(b, s.HOSTED)
    owned = _owned(k, a, b, _any(pair, ((mine | theirs) & s.OWNED) > 0, len(a)))

    return [
        (spread(count, at, of_paper), "a paper, and what is named as in it"),
        (spread(count, at, both & owned), "both are named after it, and its owner"),
        (spread(count, at, both & made), "both are named after it, a coined name"),
        (spread(count, at, both), "both are named after it"),
    ]


def _owned(k: Known, a: Ints, b: Ints, called: Flags) -> Flags:
    """Whether an owner of the addresses is called as the thing is. called: as the name they share."""
    sheet, owner = k.sheet, k.sheet.texts["owner"]
    hosted = sheet.has(a, s.HOSTED), sheet.has(b, s.HOSTED)
    same = hosted[0] & hosted[1] & (owner[a] == owner[b])
    within = sheet.has(a, s.OWNED_WITHIN) | sheet.has(b, s.OWNED_WITHIN)
    owners, marks = Sets.of_single(owner), sheet.sets["marks"]
    beyond = (hosted[0] & (meet(owners, a, marks, b) > 0)) | (hosted[1] & (meet(owners, b, marks, a) > 0))
    found: Flags = (hosted[0] | hosted[1]) & (same | called | within | beyond)
    return found


def _any(pair: Ints, holds: Flags, count: int) -> Flags:
    return np.bincount(pair[holds], minlength=count) > 0


def lists(k: Known, a: Ints, b: Ints) -> Conditions:
    """Levels of `list`."""
    sheet, texts = k.sheet, k.sheet.texts
    one_list = texts["list"][a] == texts["list"][b]
    namesakes = (texts["core"][a] == texts["core"][b]) & ~one_list
    at = np.flatnonzero(namesakes)
    a, b = a[at], b[at]
    own = (texts["address"][a] == texts["address"][b]) & (texts["address"][a] > 0)
    own |= (texts["repository"][a] == texts["repository"][b]) & (texts["repository"][a] > 0)
    twice = ~own & (k.twice[a] | k.twice[b])
    alike = sheet.has(a, s.PAPER) == sheet.has(b, s.PAPER)
    alike |= (texts["address"][a] == 0) | (texts["address"][b] == 0)
    other, telling = ~own & alike, own | alike | (sheet.core_sizes()[a] >= TELLING)
    codes = list_codes(sheet, a, b)
    agree, differ = k.whole.agree.times_of(codes) - own, k.whole.differ.times_of(codes) - other
    share = agree / np.maximum(1, agree + differ)
    mostly, often = agree > differ + MARGIN, (share >= OFTEN) & (agree >= MANY)
    apart = ~mostly & ~often & (share < ACCIDENT) & (differ >= LEAST) & (own | alike)

    return [
        (one_list, "both in one list"),
        (spread(len(one_list), at, twice), "a list has several things of this name"),
        (spread(len(one_list), at, mostly & telling & ~twice), "mostly mean the same by a name"),
        (spread(len(one_list), at, often & telling & ~mostly & ~twice), "often mean the same by a name"),
        (spread(len(one_list), at, apart & ~twice), DISAGREE),
    ]
