"""`name`, `version`, `years` and `acronym` on columns, as in names.py and compare.py."""

from __future__ import annotations

import numpy as np
from rapidfuzz import fuzz, process

from listmerge.match.names import ACRONYM_AND_MORE, ALIKE, ALIKE_FROM, FAMILY, TITLE, is_glued
from listmerge.match.scale import sheet as s
from listmerge.match.scale.columns import Doubles, Flags, Ints
from listmerge.match.scale.sets import Sets, common, meet
from listmerge.match.scale.table.conditions import Conditions, spread
from listmerge.match.scale.table.known import Known
from listmerge.match.scale.whole import share_identifier
from listmerge.match.texts import TITLE_WORDS


def name(k: Known, a: Ints, b: Ints, forms_shared: Flags) -> tuple[Conditions, Doubles]:
    """Levels of `name` with the pairs they hold for, first one first; what shared words tell, in bits.

    forms_shared: see `shared_forms`.
    """
    texts, sheet, count = k.sheet.texts, k.sheet, len(a)
    bits, sizes = np.zeros(count), sheet.core_sizes()
    core_form = sheet.sets["forms"].start
    equal = (texts["core"][a] == texts["core"][b]) | (texts["joined"][a] == texts["joined"][b])
    told = np.flatnonzero(equal)
    bits[told] = np.minimum(k.form_bits[core_form[a[told]]], k.form_bits[core_form[b[told]]])
    title = equal & (np.minimum(sizes[a], sizes[b]) >= TITLE) & sheet.has(a, s.PAPER) & sheet.has(b, s.PAPER)
    short = forms_shared & ~equal
    at = np.flatnonzero(short)
    forms = sheet.sets["forms"]
    pair, x, _ = common(forms, a[at], forms, b[at])
    np.maximum.at(bits, at[pair], k.form_bits[x])
    rest = np.flatnonzero(~equal & ~short)
    acronym, more = (spread(count, rest, holds) for holds in _acronyms(k, a[rest], b[rest]))
    bits[more] = ACRONYM_AND_MORE
    rest = rest[~acronym[rest] & ~more[rest]]
    foreign = rest[sheet.has(a[rest], s.LATIN) != sheet.has(b[rest], s.LATIN)]
    words = sheet.sets["names"]
    other = spread(count, foreign, meet(words, a[foreign], words, b[foreign]) == 0)
    rest = rest[~other[rest]]
    partly = _partly(k, a[rest], b[rest])
    bits[rest] = partly[1]
    return [
        (title, "same title"),
        (equal, "same name"),
        (short, "same short name"),
        (acronym, "acronym of the other"),
        (more, "one contains the other"),
        (other, "other script"),
        *((spread(count, rest, holds), level) for holds, level in partly[0]),
    ], bits


def shared_forms(k: Known, a: Ints, b: Ints) -> Flags:
    """Which pairs of rows have a form of their names in common."""
    forms = k.sheet.sets["forms"]
    found: Flags = k.sheet.texts["core"][a] == k.sheet.texts["core"][b]
    several = np.flatnonzero(~found & ((forms.sizes[a] > 1) | (forms.sizes[b] > 1)))
    found[several] = meet(forms, a[several], forms, b[several]) > 0
    return found


def _acronyms(k: Known, a: Ints, b: Ints) -> tuple[Flags, Flags]:
    """Which pairs have a name that is an acronym of the other, and which one that says more beside such an acronym."""
    sets = k.sheet.sets
    one_word = k.sheet.core_sizes() == 1
    found, any_ = np.zeros(len(a), dtype=bool), np.zeros(len(a), dtype=bool)
    for x, y in ((a, b), (b, a)):
        stands = meet(sets["given"], x, sets["initials"], y) > 0
        stands |= one_word[x] & (meet(sets["given"], x, sets["acronyms"], y) > 0)
        at = np.flatnonzero(stands)
        found[at] |= ~k.sheet.has(x[at], s.SPACED) | ~_says_more(k, x[at], y[at])
        any_ |= stands
    return found, any_ & ~found


def _says_more(k: Known, short: Ints, long_: Ints) -> Flags:
    """Whether a name has special words that are neither in the other nor acronyms of it."""
    sheet, core = k.sheet, k.sheet.sets["forms"].start[short]
    pair, at = sheet.form_words.places(core)
    more = (sheet.kinds[sheet.form_words.value[at]] & s.GENERIC_WORD) == 0
    first = np.concatenate(([0], np.cumsum(np.bincount(pair, minlength=len(short)))))
    for name in ("names", "initials", "acronyms"):
        both, place, _ = common(sheet.form_words, core, sheet.sets[name], long_)
        more[first[both] + place - sheet.form_words.start[core[both]]] = False
    return np.bincount(pair[more], minlength=len(short)) > 0


def _partly(k: Known, a: Ints, b: Ints) -> tuple[Conditions, Doubles]:
    """How names agree that are not the same."""
    sheet, count = k.sheet, len(a)
    size, core = sheet.core_sizes(), sheet.sets["forms"].start[:-1]
    x, y = core[a], core[b]
    pair, p, q = common(sheet.form_words, x, sheet.form_words, y)
    word = sheet.form_words.value[p]
    first_p, first_q = p - sheet.form_words.start[x][pair], q - sheet.form_words.start[y][pair]
    special = (sheet.kinds[word] & s.GENERIC_WORD) == 0
    least = np.minimum(size[a], size[b])
    begins = np.bincount(pair[first_p == first_q], minlength=count)  # words in the same place
    within = np.bincount(pair, minlength=count)
    first = special & (first_p == 0) & (first_q == 0)
    family = first & (k.word_counts[word] <= FAMILY)
    left, right = [sheet.cores[i] for i in a.tolist()], [sheet.cores[i] for i in b.tolist()]
    open_ = np.flatnonzero((within < least) & (np.minimum(*_lengths(left, right, size[a], size[b])) >= ALIKE_FROM))
    alike = np.zeros(count, dtype=bool)
    if len(open_):
        joined = ([side[i].replace(" ", "") for i in open_.tolist()] for side in (left, right))
        alike[open_] = process.cpdist(*joined, scorer=fuzz.ratio, score_cutoff=ALIKE, dtype=np.float32) >= ALIKE
    linked = np.flatnonzero((within < least) & ~alike & (sheet.has(a, s.LATIN) == sheet.has(b, s.LATIN)))
    for i in linked[share_identifier(sheet, a[linked], b[linked], about=False)].tolist():
        alike[i] = is_glued(left[i].replace(" ", ""), right[i].replace(" ", ""))
    short = np.where(size[a] < size[b], x, y)
    for i in np.flatnonzero((size[a] == size[b]) & alike).tolist():
        short[i] = x[i] if left[i] < right[i] else y[i]
    bits = np.zeros(count)
    contained = within == least
    bits[contained] = k.form_bits[short[contained]]
    bits[alike] = k.form_bits[short[alike]] / 2
    return [
        ((begins == least) & contained & (size[a] != size[b]), "one begins with the other"),
        (contained, "one contains the other"),
        (alike, "spelt alike"),
        (np.bincount(pair[family], minlength=count) > 0, "same family"),
        (np.bincount(pair[special], minlength=count) > 0, "share a word"),
        (np.ones(count, dtype=bool), "different"),
    ], bits


def _lengths(left: list[str], right: list[str], x: Ints, y: Ints) -> tuple[Ints, Ints]:
    """How long names are without the spaces between their words."""
    sides = ((left, x), (right, y))
    one, other = (np.fromiter(map(len, names), np.int64, len(names)) - words + 1 for names, words in sides)
    return one, other


def version(k: Known, a: Ints, b: Ints) -> tuple[Conditions, Flags]:
    """Levels of `version`, and which pairs columns can't tell."""
    texts = k.sheet.texts
    parts, every, own = texts["parts"], texts["all_versions"], texts["versions"]
    some = (every[a] > 0) | (every[b] > 0)
    releases = k.sheet.sets["releases"]
    told = np.flatnonzero((own[a] > 0) & (own[b] > 0) & (own[a] != own[b]))
    least = np.minimum(releases.sizes[a[told]], releases.sizes[b[told]])
    more = spread(len(a), told, meet(releases, a[told], releases, b[told]) == least)  # one names a release of the other
    years_only = some & (own[a] == 0) & (own[b] == 0)
    brackets = texts["qualifiers"]
    narrowed = ~some & (texts["core"][a] == texts["core"][b]) & (brackets[a] != brackets[b])
    both = brackets[a] > 0
    return [
        ((parts[a] > 0) & (parts[b] > 0) & (parts[a] != parts[b]), "different parts"),
        ((own[a] > 0) & (own[a] == own[b]), "same"),
        ((own[a] > 0) & (own[b] > 0) & ~more, "different"),
        ((own[a] > 0) | (own[b] > 0), "only one names a version"),
        (years_only & (every[a] == every[b]), "same"),
        (years_only & (every[a] > 0) & (every[b] > 0), "different"),
        (years_only, "only one names a year"),
        (narrowed, "only one is narrowed"),
    ], narrowed & both & (brackets[b] > 0)


def years(k: Known, a: Ints, b: Ints) -> Conditions:
    """Levels of `years`."""
    x, y = k.sheet.years[a], k.sheet.years[b]
    both = (x[:, 0] > 0) & (y[:, 0] > 0)
    return [
        (both & (x == y).all(axis=1), "same"),
        (both & ((x[:, 1] < y[:, 0]) | (y[:, 1] < x[:, 0])), "disjoint"),
        (both, "different"),
    ]


def acronym(k: Known, a: Ints, b: Ints, forms_shared: Flags) -> tuple[Conditions, Flags]:
    """Levels of `acronym`: the one word of a name that the other's text or address mentions, or a whole title.

    Beside them the pairs that columns can't tell, which don't know how a word is written. forms_shared: see
    `shared_forms`.
    """
    texts, sets = k.sheet.texts, k.sheet.sets
    found = np.zeros(len(a), dtype=bool)
    single = Sets.of_single(texts["single"])
    for x, y in ((a, b), (b, a)):
        at = np.flatnonzero((texts["single"][x] > 0) & (texts["joined"][a] != texts["joined"][b]))
        one, other = x[at], y[at]
        text = sets["text"]
        pair, _, place = common(single, one, text, other)
        said = np.bincount(pair[(text.flags[place] & s.STANDS) > 0], minlength=len(at)) > 0
        said |= meet(single, one, sets["stands"], other) > 0
        found[at] |= said & (meet(single, one, sets["names"], other) == 0)
    titled = (_titled(k, a, b) | _titled(k, b, a)) & (texts["joined"][a] != texts["joined"][b])
    own = np.flatnonzero(found & forms_shared)
    alone = spread(len(a), own, ~share_identifier(k.sheet, a[own], b[own], about=False))
    marked = k.sheet.has(a, s.MARKED) & k.sheet.has(b, s.MARKED)
    found &= ~alone | marked
    return [(titled, "its name is the other's text"), (found, "named in the other's text or links")], alone & marked


def _titled(k: Known, a: Ints, b: Ints) -> Flags:
    """Whether the name of one is a title, and what the other says of itself."""
    text, count = k.sheet.sets["text"], len(a)
    names, said = k.named, k.described
    at = np.flatnonzero((k.sheet.sets["forms"].sizes[a] == 1) & (names[a] >= TITLE_WORDS) & (said[b] <= 2 * names[a]))
    pair, x, y = common(text, a[at], text, b[at])
    both = (text.flags[x] & s.IN_NAME > 0) & (text.flags[y] & s.IN_DESCRIPTION > 0)
    found = np.zeros(count, dtype=bool)
    found[at] = np.bincount(pair[both], minlength=len(at)) == names[a[at]]
    return found
