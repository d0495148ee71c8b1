"""Where the parts of simple addresses stand among the letters of many."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from listmerge.match.identifiers import NOT_OWNERS
from listmerge.match.scale.columns import Flags, Ints, Letters
from listmerge.match.scale.loose import NOTHING, Known
from listmerge.match.scale.numbering import Texts
from listmerge.match.scale.plain.words import DIGIT, IN_WORD, LOWER, UPPER, class_of, letters_of, places_of, words_among
from listmerge.match.url import CODE_HOSTS

#: Longer addresses are not simple, and neither are those that hold one of these: it has a meaning of its own.
_LONGEST = 300
_SPECIAL = (
    b"10.", b"arxiv", b"ncbi", b"pmc", b"nature.com", b"physionet", b"huggingface", b"awesome", b"/index.",
    b"/default.", b"/home.", b"..", b"/.", b"./",
)  # fmt: skip
_CODE = (b"github.com", b"gitlab.com", b"bitbucket.org", b"codeberg.org")
#: Words in addresses of papers, of encyclopedias, and of what is written about a thing.
_WRITINGS = Known(
    "pdf paper papers publication publications proceedings anthology article articles journal journals content "
    "openreview aclanthology thecvf mlr ieeexplore acm semanticscholar wikipedia biorxiv medrxiv jmlr plos "
    "blog blogs news engineering careers jobs community forum wiki".split()
)
#: What may stand behind an address without changing where it leads; and behind that of a repository.
_BEHIND, _FRONT = (b"#readme",), (b"/tree/main", b"/tree/master", b"/blob/main/readme.md", b"/blob/master/readme.md")
_GIT = (b".git",)
_CODE_HOSTS, _NOT_OWNERS = Known(CODE_HOSTS), Known(NOT_OWNERS)
_IN_HOST = LOWER | DIGIT | class_of("-.")
_IN_ADDRESS = _IN_HOST | class_of("_~/")
_LONG_RUN = 4


class Simple:
    """Addresses that only a scheme and `www.` divide from what they are known by, in lower case.

    chosen: which of the given ones they are. Of each: start, host_end, end: where it begins behind scheme and `www.`,
    where its host ends, and where it ends itself. hosted: whether it is that of a repository; owner_end: where its
    owner's name ends then, else its end; name_end: where its own name ends, without `.git`. dot, slash: where those
    stand in the hosts, and behind them, and in which address (dot_row, slash_row). run, run_row: the longer runs of
    letters and digits.
    """

    def __init__(self, lines: _Lines, chosen: Flags, hosted: Flags) -> None:
        at = np.flatnonzero(chosen)
        self.chosen, self.hosted = chosen, hosted[at]
        self.start, self.host_end, self.end = lines.start[at], lines.host_end[at], lines.end[at]
        self.name_end, self.texts = lines.name_end[at], lines.texts
        place = np.cumsum(chosen) - 1
        dot, row = lines.places(46, lines.host_end)
        self.dot, self.dot_row = dot[chosen[row]], place[row[chosen[row]]]
        slash, row = lines.places(47, lines.end)
        self.slash, self.slash_row = slash[chosen[row]], place[row[chosen[row]]]
        self.owner_end = self.end.copy()
        second = np.flatnonzero(self.hosted[self.slash_row])[1::2]
        self.owner_end[self.hosted] = self.slash[second]
        words = words_among(lines.letters, _LONG_RUN)
        inside = chosen[words.text] & (words.start >= lines.start[words.text]) & (words.start < lines.end[words.text])
        self.run, self.run_row = words.number[inside], place[words.text[inside]]
        in_word = IN_WORD[lines.letters]
        self._squeezed, self._place = Texts(lines.letters[in_word]), np.concatenate(([0], np.cumsum(in_word)))

    def squeezed(self, starts: Ints, ends: Ints) -> Ints:
        """The numbers of the texts that stand there, without all but their letters and digits."""
        found = self._squeezed.between(self._place[starts], self._place[ends])
        found[self._place[starts] == self._place[ends]] = NOTHING
        return found

    def letters_within(self, starts: Ints, ends: Ints) -> Ints:
        """How many letters and digits stand there."""
        found: Ints = self._place[ends] - self._place[starts]
        return found


class _Lines:
    """Addresses, one a line; start, host_end, end and name_end as in `Simple`. odd: which are not simple, as far as is
    seen. of_repository: which show a repository if they are simple.
    """

    def __init__(self, urls: Sequence[str]) -> None:
        self.raw = letters_of([*urls, ""])  # each with the end of its line
        self.letters = np.where(UPPER[self.raw], self.raw | np.uint8(32), self.raw)
        at_end = self.letters == 10
        self.ends = np.flatnonzero(at_end)
        self._row = np.cumsum(at_end, dtype=np.int32)  # of the letter behind
        self.texts = Texts(self.letters)
        first = np.concatenate(([0], self.ends[:-1] + 1))
        self.start, self.odd = _behind_scheme(self.letters, first)
        self.start = np.minimum(self.start, self.ends)
        end = _without(self.letters, self.ends, _BEHIND)
        front = _without(self.letters, end, _FRONT)
        self.of_repository = front < end
        self.end = np.maximum(self.start, front - (self.letters[front - 1] == 47))
        self.name_end = np.maximum(self.start, _without(self.letters, self.end, _GIT))
        slashes = np.append(np.flatnonzero(self.letters == 47), len(self.letters))
        self.host_end = np.minimum(slashes[np.searchsorted(slashes, self.start)], self.end)
        self.odd |= (self.ends - first > _LONGEST) | (self.host_end == self.start) | (self.letters[self.start] == 46)

    def rows(self, at: Ints) -> Ints:
        """The lines of some places."""
        return self._row[at - 1].astype(np.int64) * (at > 0)

    def places(self, letter: int, until: Ints) -> tuple[Ints, Ints]:
        """Where a letter stands in addresses, up to some place in each, and in which."""
        at = np.flatnonzero(self.letters == letter)
        row = self.rows(at)
        inside = (at >= self.start[row]) & (at < until[row])
        return at[inside], row[inside]

    def with_any(self, texts: Sequence[bytes]) -> Ints:
        """Lines in which any of some texts stand."""
        return self.rows(places_of(self.letters, texts))


def simple_of(urls: Sequence[str]) -> Simple:
    """The simple ones among addresses."""
    lines = _Lines(urls)
    odd, count = lines.odd, len(urls)
    odd[lines.with_any(_SPECIAL)] = True
    odd[_with_odd_letters(lines)] = True
    words = words_among(lines.letters, 1)
    odd[words.text[_WRITINGS.has(words.number)]] = True
    odd |= np.bincount(lines.places(46, lines.host_end)[1], minlength=count) == 0
    hosted = _CODE_HOSTS.has(lines.texts.between(lines.start, np.minimum(lines.host_end, lines.start + _LONGEST)))
    slash, row = lines.places(47, lines.end)
    odd |= lines.of_repository & ~hosted
    odd |= hosted & (np.bincount(row, minlength=count) != 2)
    for beside in (lines.rows(np.flatnonzero(UPPER[lines.raw])), lines.with_any(_CODE)):
        odd[beside[~hosted[beside]]] = True
    hosted &= ~odd
    owners = np.flatnonzero(hosted[row])
    first, second = slash[owners[::2]], slash[owners[1::2]]
    odd[row[owners[::2]][_NOT_OWNERS.has(lines.texts.between(first + 1, second))]] = True
    return Simple(lines, ~odd, hosted & ~odd)


def _with_odd_letters(lines: _Lines) -> Ints:
    """Lines with letters that have a meaning of their own, or are in no host, or with two slashes together."""
    letters = lines.letters
    at = np.flatnonzero(~_IN_HOST[letters])
    row = lines.rows(at)
    wrong = ~_IN_ADDRESS[letters[at]] | ((at < lines.host_end[row]) & (letters[at] != 47))
    wrong |= (letters[at] == 47) & (letters[np.minimum(at + 1, len(letters) - 1)] == 47)
    found: Ints = row[wrong & (at >= lines.start[row]) & (at < lines.end[row])]
    return found


def _without(letters: Letters, ends: Ints, texts: Sequence[bytes]) -> Ints:
    """The ends of lines without what stands there of some texts."""
    found = ends.copy()
    for text in texts:
        last = np.frombuffer(text, dtype=np.uint8)
        at = np.flatnonzero((ends >= len(text)) & (letters[ends - 1] == last[-1]))
        places = ends[at, None] - len(text) + np.arange(len(text))
        same = at[(letters[places] == last).all(axis=1)]
        found[same] = ends[same] - len(text)
    return found


def _behind_scheme(letters: Letters, first: Ints) -> tuple[Ints, Flags]:
    """Where addresses begin behind `http://` or `https://` and `www.`; which have no scheme."""
    padded = np.concatenate((letters, np.zeros(16, dtype=np.uint8)))

    def reads(at: Ints, text: bytes) -> Flags:
        found = np.ones(len(at), dtype=bool)
        for i, letter in enumerate(text):
            found &= padded[at + i] == letter
        return found

    start = first + 7 + (padded[first + 4] == ord("s"))
    odd = ~reads(first, b"http") | ~reads(start - 3, b"://")
    return start + 4 * reads(start, b"www."), odd
