"""Head: what the line that opens an entry says - its name, the link of the name, facts behind it, and the rest."""

from __future__ import annotations

import re
from typing import Literal

from listmerge.extract.facts import header_facts
from listmerge.extract.flow import Flow, Mark
from listmerge.extract.vocabulary import is_label, words
from listmerge.once import once
from listmerge.patterns import lazy
from listmerge.record import Field
from listmerge.values import frozen_cached

#: How a line opens: with a link, with bold text, with a name before a link, or with text alone.
#: A citation names a paper in quotes behind its authors.
Opening = Literal["link", "strong", "text+link", "text", "citation"]

_DECORATION = lazy(
    r"(?:\s|\[[ xX]\]|:[a-z0-9_+-]+:|[•·►▸▪◦※★☆✅❌➡→\-–—]\s|\d{1,3}[.)]\s|\[\d+\](?!\()"
    r"|[\u2600-\u27bf\ufe0f\u200b-\u200f\u061c\u202a-\u202e\u2066-\u2069\U0001f000-\U0001faff])+"
)
#: `Name: value`, `Name of resource: value`: the value is the name.
_NAME_KEY = lazy(r"(?:name(?: of (?:the )?\w+)?|title)\s*[:：]\s+(?=\S)", re.IGNORECASE)
_TAG = lazy(r"[\[【][^\[\]【】]{2,60}[\]】]\s*(?=\S)")
_OPENERS = "[(（【「『《\"“'‘*_"
_CLOSERS = "])）】」』》\"”'’*_"
#: Ends a name: a spaced dash, a colon before white space or the end, full-width colon, a bar.
_SEPARATOR = lazy(
    r"(?<!\s)\s++(?:[-–—―]++\s+|\|\s+|-(?=[A-Z]))|(?:(?<!\s)\s++)?(?:[–—]\s+|——\s*|[:：]\s*+$|：\s*)|:\s+|[ ]-{2}[ ]"
)
_TAIL_SEPARATOR = lazy(r"[\s)\]】）*_]*(?:[-–—―:：|,，.。;；/]+|\s)\s*")
#: A name that runs on into a sentence: it ends before the verb.
_VERB = lazy(
    r"(?<!\s)\s++(?=(?:[Ii]s|[Aa]re|[Ww]as|[Ww]ere|[Pp]rovides?|[Cc]ontains?|[Cc]onsists?|[Cc]reated by"
    r"|[Oo]ffers?|[Aa]ims?)"
    r"\s+(?:\w|$))"
)
_SENTENCE = lazy(r"[.!?。！？](?:\s|$)")
_MARK_ENDS = lazy(r"(?<![\s:：.。,，;；\-–—|/])[\s:：.。,，;；\-–—|/]++$")
#: What stands behind the title of a paper: `(2011), A. Author et al.`
_BEHIND_TITLE = lazy(r"(?:(?<!\s)\s++)?[(（](?:19|20)\d\d[)）]\s*+,")
#: What stands between the title of a paper and `[[paper](url)]`: `. MICCAI 2022`
_VENUE = lazy(r"[.?!]\s++(?:[\w&'-]++ ){1,6}\(?(?:19|20)\d\d[.)]*+\s*+$")
_QUOTED_TITLE = lazy(r"[\"“](?P<title>[^\"“”\n]{4,300})[\"”]")
_AUTHORS = lazy(r"\bet al\b|[A-Z][\w'’-]+, [A-Z][\w.]*|\b[A-Z][a-z]+ [A-Z][\w.'’-]+[.,]\s*$|, and ")
_DESCRIBED = lazy(r"\s+[-–—]\s|:\s")
_DASHED = lazy(r"[-–—]\s*[(\[（【]?$")
_PAGE_TITLE = lazy(r"^(?:GitHub|GitLab) - [^\s/:]+/[^\s/:]+: (?=\S)")


@frozen_cached
class Head:
    """The reading of an opening line.

    start, end: the name's range in the flow's text. link: the mark of the link that the name is or leads to.
    fields: facts behind the name. tail: the rest of the line after the name, its facts and the separator.
    separated: whether something divides the name from the rest.
    """

    flow: Flow
    opening: Opening
    start: int
    end: int
    link: Mark | None
    fields: tuple[Field, ...]
    tail: Flow
    separated: bool

    @property
    def url(self) -> str | None:
        """Where the link leads that the name is or leads to."""
        return self.link.url if self.link else None

    @once
    def name(self) -> str:
        """The name as a reader would call it; a page title's `GitHub - owner/repo: ` is not part of it."""
        return without_page_title(" ".join(self.flow.text[self.start : self.end].split()))


def without_page_title(name: str) -> str:
    """A name without the `GitHub - owner/repo: ` of a page's title."""
    return _PAGE_TITLE.sub("", name)


def read_head(flow: Flow) -> Head | None:
    """Read the opening line of an entry; None if there is no name in it."""
    text = flow.text
    start = skip_decoration(flow)
    if start >= len(text) or not text[start:].strip():
        return None
    lead = flow.starts_at(start, "strong", "link", "emphasis", "codespan", "strike")
    while lead and lead.kind in ("emphasis", "strike") and (inner := flow.starts_at(start, "strong", "link")):
        lead = inner
    link = flow.starts_at(start, "link")
    if link and _is_tag(flow, link):
        return _after_label(flow, link)
    if link and _is_name_link(flow, link):
        return _link_head(flow, link if not lead or lead.kind == "link" else lead, link)
    if lead and lead.kind == "strong" and text[lead.start : lead.end].strip(" :：.*_"):
        return _strong_head(flow, lead)
    return _text_head(flow, start)


def skip_decoration(flow: Flow) -> int:
    """Where the text begins behind check boxes, emoji, shortcodes, numbers and opening quotes or brackets."""
    pos = 0
    if m := _DECORATION.match(flow.text):
        pos = m.end()
    if m := _NAME_KEY.match(flow.text, pos):
        pos = m.end()
    if (m := _TAG.match(flow.text, pos)) and not any(k.start <= pos + 1 < k.end for k in flow.links):
        behind = flow.starts_at(m.end(), "strong", "link")
        if behind or re.search(r"(?:19|20)\d\d", m.group()):
            pos = m.end()  # `[**Venue, 2023**] **Name** text`
    while pos < len(flow.text) and flow.text[pos] in _OPENERS and not flow.starts_at(pos, "link", "strong"):
        after = pos + 1
        if flow.text[pos] in "[(（【" and not flow.starts_at(after, "link", "strong"):
            break
        pos = after
    return pos


def _is_tag(flow: Flow, link: Mark) -> bool:
    """Whether a link in brackets stands before a title with a bare link of its own: `[[project](url)] Title url`."""
    before, behind = flow.text[: link.start].strip(), flow.text[link.end :]
    if before != "[" or not behind.startswith("]"):
        return False
    later = next((m for m in flow.links if m.start >= link.end), None)
    return later is not None and later.node.form == "bare" and len(words(flow.text[link.end : later.start])) >= 2


def _is_name_link(flow: Flow, link: Mark) -> bool:
    text = flow.text[link.start : link.end]
    if link.node.form in ("bare", "auto", "code"):
        return False
    return bool(text.strip()) and not is_label(text)


def _link_head(flow: Flow, lead: Mark, link: Mark) -> Head | None:
    """`[name](url) - text`, bold or not."""
    start, end = link.start, link.end
    if lead.kind == "strong" and lead.end > link.end and not flow.text[link.end : lead.end].strip(" :：.-–—"):
        outer = lead.end
    else:
        outer = link.end
    end = (
        start + len(_MARK_ENDS.sub("", flow.text[start:end]))
        if flow.text[start:end].rstrip().endswith((":", "："))
        else end
    )
    fields_at, fields = _facts_after(flow, outer)
    return _finish(flow, "link", start, end, link, fields, fields_at)


def _strong_head(flow: Flow, lead: Mark) -> Head | None:
    """`**name** text`, the name perhaps longer than its bold part."""
    text = flow.text
    end = lead.end
    rest = text[end:]
    inner = text[lead.start : lead.end]
    at, fields = _facts_after(flow, end)
    runs_on = (
        not fields
        and rest[:1] == " "
        and rest.strip()
        and not inner.rstrip().endswith((":", "：", ".", ","))
        and not _SEPARATOR.match(rest)
        and not _TAIL_SEPARATOR.match(rest.lstrip())
        and not any(m.start >= end for m in flow.links)
        and len(words(rest)) <= 6
        and not _SENTENCE.search(rest)
    )
    if runs_on and (rest.lstrip()[:1].isupper() or not inner.strip().endswith(")")):
        end = at = len(text)
    name = _MARK_ENDS.sub("", text[lead.start : end])
    link = next((m for m in flow.links if lead.start <= m.start < lead.end), None)
    return _finish(flow, "strong", lead.start, lead.start + len(name), link, fields, at)


def _citation_head(flow: Flow, start: int) -> Head | None:
    """`Authors. "Title." Venue. [[pdf]](url)`: the quoted title is the name."""
    m = _QUOTED_TITLE.search(flow.text, start)
    if not m or not _AUTHORS.search(flow.text[start : m.start()]):
        return None
    bold = any(
        k.kind == "strong" and k.start <= m.start("title") + 1 and k.end >= m.end("title") - 2 for k in flow.marks
    )
    if len(words(m.group("title"))) < 3 and not bold:
        return None
    behind = next((k for k in flow.links if k.start >= m.start()), None)
    end = m.start("title") + len(m.group("title").rstrip(" .,"))
    return _finish(flow, "citation", m.start("title"), end, behind, [], m.end())


def _text_head(flow: Flow, start: int) -> Head | None:
    """`name: url`, `name - text`, `name (40k) 2008 - 2019`, `Prefix: [name](url)`, or a sentence."""
    if cited := _citation_head(flow, start):
        return cited
    text = flow.text
    link = next((m for m in flow.links if m.start >= start and (m.end > m.start)), None)
    first = text.find("\n", start)
    stop = min(x for x in (link.start if link else len(text), first if first >= 0 else len(text)))
    at, fields = header_facts(flow.part(0, stop))
    separator = _SEPARATOR.search(text, start + 1, at)
    if link and (
        not separator or separator.end() >= link.start or not text[separator.end() : link.start].strip(" -–—:：([")
    ):
        return _name_and_link(flow, start, link, fields, at)
    if separator:
        end = separator.start()
        opening: Opening = "text+link" if link else "text"
        return _finish(flow, opening, start, end, None, fields, separator.start())
    end = at
    verb = _VERB.search(text, start + 1, at)
    sentence = _SENTENCE.search(text, start + 1, at)
    if sentence and sentence.end() < at and not (verb and verb.start() < sentence.start()):
        end = sentence.start()
    elif verb:
        end = verb.start()
    return _finish(flow, "text", start, end, None, fields, end if end < at else stop)


def _name_and_link(flow: Flow, start: int, link: Mark, fields: list[Field], at: int) -> Head | None:
    """A name before a link: the link's text is the name unless it only labels the link."""
    text = flow.text
    prefix = _MARK_ENDS.sub("", text[start : min(at, link.start)].rstrip(" ([（【"))
    label = text[link.start : link.end]
    if is_label(label) and (venue := _VENUE.search(prefix)):
        prefix = prefix[: venue.start()]
        return _finish(flow, "text+link", start, start + len(prefix), link, fields, start + venue.start())
    if (cut := _BEHIND_TITLE.search(prefix)) or (len(words(prefix)) > 14 and (cut := _SENTENCE.search(prefix))):
        prefix = prefix[: cut.start()]
    if prefix.strip() and (link.node.form in ("bare", "auto", "code") or is_label(label)):
        return _finish(flow, "text+link", start, start + len(prefix), link, fields, link.start)
    rest = text[link.end :]
    told = _DESCRIBED.match(rest) and len(words(rest)) >= 2 and len(flow.links) == 1
    if not prefix.strip() and words(label) and (told or (len(words(label)) >= 2 and _TAIL_SEPARATOR.match(rest))):
        return _link_head(flow, link, link)  # `[npm](url) - Package manager.`: followed by a description, it is a name
    dashed = _DASHED.search(text[start : link.start])
    if prefix.strip() and dashed:
        return _finish(flow, "text+link", start, start + len(prefix), link, fields, link.start)
    if not prefix.strip() and is_label(label) and link.node.form not in ("bare", "auto", "code"):
        return _after_label(flow, link)
    at, behind = _facts_after(flow, link.end)
    return _finish(flow, "link" if not prefix.strip() else "text+link", link.start, link.end, link, behind, at)


def _after_label(flow: Flow, link: Mark) -> Head | None:
    """`[[tag](url)] Title url`: the name stands behind a link that is only a label; alone, the label is the name."""
    start = link.end
    while start < len(flow.text) and (
        flow.text[start] in _CLOSERS or flow.text[start].isspace() or flow.text[start] in ":-–—,"
    ):
        start += 1
    raised = flow.raised()
    behind = "".join(c for i, c in enumerate(flow.text) if i >= start and i not in raised)
    if not words(behind):
        if not flow.text[link.start : link.end].strip():
            return None
        return _finish(flow, "link", link.start, link.end, link, [], link.end)
    inner = read_head(flow.part(start))
    if inner is None:
        return None
    later = next((m for m in flow.links if m.start >= start), link)
    named = inner.opening == "text" and flow.text[start].isalpha()
    return Head(
        flow,
        "text+link" if named else inner.opening,
        inner.start + start,
        inner.end + start,
        inner.link or later,
        inner.fields,
        inner.tail,
        inner.separated,
    )


def _facts_after(flow: Flow, end: int) -> tuple[int, list[Field]]:
    """Facts behind position `end`, and where the rest begins after them."""
    first = flow.text.find("\n", end)
    stop = len(flow.text) if first < 0 else first
    at, fields = header_facts(flow.part(max(0, end - 1), stop))
    if not fields or flow.text[end : max(0, end - 1) + at].strip():
        return end, []
    return stop, fields


def _finish(
    flow: Flow, opening: Opening, start: int, end: int, link: Mark | None, fields: list[Field], at: int
) -> Head | None:
    """Trim the name, find the rest."""
    text = flow.text
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    if start >= end:
        return None
    tail_at = max(at, end)
    m = _TAIL_SEPARATOR.match(text, tail_at)
    separated = bool(m and m.group().strip())
    if m:
        tail_at = m.end()
    return Head(flow, opening, start, end, link, tuple(fields), flow.part(min(tail_at, len(text))), separated)
