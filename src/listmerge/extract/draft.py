"""Draft: a record in the making. Styles fill drafts; `finish` turns them into records."""

from __future__ import annotations

import unicodedata

from listmerge.extract.facts import stated_facts
from listmerge.extract.flow import Flow
from listmerge.extract.head import Head
from listmerge.extract.vocabulary import (
    ADDRESS,
    ELSEWHERE,
    ON_PAGES,
    ROLE_RANK,
    is_label,
    role_of_host,
    role_of_words,
    words,
)
from listmerge.markdown.node import Node
from listmerge.patterns import lazy
from listmerge.record import Field, Link, Record
from listmerge.text import Located, Span, distinct
from listmerge.values import made, mutable

_AT_LABELS = frozenset("[](){}（）【】|,，、/;·•:：-–—")

#: `[name](url) (2021) - text`
_YEAR_FIRST = lazy(r"\s*[(（]((?:19|20)\d\d)[)）]\s*(?:[-–—:,.]\s*|$)")
#: `[name](url) (★40 · 72K) - text`: ratings and counts without words.
_RATINGS = lazy(r"\s*\((?=[^()]*\d)(?:[^\w()]|[\d_]|[kKMB]\b){1,80}\)\s*[-–—:]\s+")
#: Three letters or digits.
_SAYS_MORE = lazy(r"(?:[\W_]*+[^\W_]){3}")
#: What a link is called whose text says no more than that it is one.
_SAYS_LINK = frozenset({("link",), ("links",), ("here",), ("url",), ()})
_BETWEEN_WORDS = lazy(r"[^\w]+|_+")
_LABEL_BEFORE = lazy(r"(?<!\w)(\w[\w ]{1,20}?)\s*[:：]\s*[<\[(]?$")


@mutable
class Draft:
    """One entry being read.

    section: headings above it. lead: the link its name is or leads to. shared: link of a group it belongs to.
    """

    name: str
    name_span: Span
    section: tuple[str, ...]
    style: str
    span: Span
    parent: Draft | None = None
    links: list[Link] = made(default_factory=list)
    fields: list[Field] = made(default_factory=list)
    description: Located[str] | None = None
    lead: str | None = None
    shared: Link | None = None
    _linked: set[Span] = made(default_factory=set)  # where its links stand

    @classmethod
    def from_head(cls, head: Head, section: tuple[str, ...], style: str, span: Span) -> Draft:
        """A draft of what an opening line says: name, links, facts, and the rest as description."""
        draft = cls(head.name, head.flow.span(head.start, head.end), section, style, span)
        draft.lead = head.url
        draft.fields.extend(head.fields)
        draft.add_links(head.flow)
        tail = head.tail
        if tail.text.lstrip()[:1] in ("(", "（"):
            tail = draft.take_bracket(tail)
        draft.describe(tail)
        return draft

    def take_bracket(self, tail: Flow) -> Flow:
        """The rest of a line without the year or the ratings in brackets that it begins with; the year as a field."""
        if m := _YEAR_FIRST.match(tail.text):
            self.fields.append(Field("years", m.group(1), tail.span(m.start(1), m.end(1))))
        else:
            m = _RATINGS.match(tail.text)
        return tail.part(m.end()) if m else tail

    def add_links(self, flow: Flow, label: str | None = None, weak: bool = False, told: bool = False) -> None:
        """Take over all links and images of a flow.

        label: the role word that stands before them or above them. weak: a link's own text, where it says more
        than "link", goes before the label (a column header is weak, `Paper:` is not). told: the label stands before
        a text in which the link is only mentioned, so it does not say what the link is for.
        """
        for mark in flow.marks:
            if mark.kind not in ("link", "image"):
                continue
            if label is None and mark.kind == "link" and mark.node.form in ("bare", "auto"):
                before = _LABEL_BEFORE.search(flow.text, max(0, mark.start - 100), mark.start)
                if before and is_label(before.group(1)):
                    self.add_link(mark.node, before.group(1).strip(), "")
            self.add_link(mark.node, label, flow.text[mark.start : mark.end], weak, told)

    def add_link(
        self, node: Node, label: str | None = None, text: str = "", weak: bool = False, told: bool = False
    ) -> None:
        """Take over one link or image node, once; see `add_links`."""
        if node.kind not in ("link", "image") or node.url is None or node.span in self._linked:
            return
        self._linked.add(node.span)
        url = node.url.value
        if node.kind == "image":
            self.links.append(Link(url, node.text or node.plain or text.strip(), "image", node.span))
            return
        text = " ".join((text or node.plain).split())
        bare = node.form in ("bare", "auto", "code") or bool(label and ADDRESS.match(text))
        own = text if text and not bare else self.name
        if label and (not weak or bare or words(text) in _SAYS_LINK):
            own = label
        # a bare link has no words of its own: the name of the entry does not say what the link is for
        role = None if own is self.name else role_of_words(own, url)
        if role in (None, "other") and label:
            role = role_of_words(label, url) or role
        role = role or role_of_host(url) or "other"
        if label and words(label) in (("image",), ("images",)):
            role = "image"
        if told and role in ("access", "data"):
            role = "docs"
        if self.lead == url and role == "other":
            role = "home"
        self.links.append(Link(url, own, role, node.span))

    def add_node_links(self, node: Node, label: str | None = None) -> None:
        """Take over all links below a node."""
        for found in node.find("link", "image"):
            self.add_link(found, label, found.plain)

    def same_name(self, text: str) -> bool:
        """Whether a text is just this draft's name."""
        return slug(text) == slug(self.name)

    def state_facts(self, flow: Flow) -> None:
        """Take over what a text states as facts."""
        if flow.text and (found := stated_facts(flow)):
            known = {f.span for f in self.fields}
            self.fields.extend(f for f in found if f.span not in known)

    def describe(self, flow: Flow) -> None:
        """Take a flow as description, if it says anything besides links, and the facts it states."""
        self.state_facts(flow)
        if self.description is not None or not flow.text:
            return
        if not _SAYS_MORE.match(flow.without(flow.links)):
            return
        said = _without_labels(flow) if flow.links else flow.text
        if kept := _without_label(_without_marks(said).strip()):
            self.description = Located(" ".join(kept.split()), flow.span())

    @property
    def url(self) -> str | None:
        """Where a reader would click first."""
        lead = next(filter(self._is_lead, self.links), None) if self.lead else None
        if lead and (lead.role not in ("paper", "code") or not is_label(lead.label)):
            return lead.target
        if own := [k for k in self.links if self._is_lead(k) or _may_lead(k)]:
            best = min(own, key=lambda k: ROLE_RANK[k.role])
            if lead and ROLE_RANK[lead.role] <= ROLE_RANK[best.role]:
                best = lead
        elif self.shared:
            best = self.shared
        else:
            return None
        return best.target

    def _is_lead(self, link: Link) -> bool:
        return link.url == self.lead != "" and link.role != "image"


def _may_lead(link: Link) -> bool:
    """Whether a link may be where a reader would click first: not empty, no image, no place on a page of the list."""
    return bool(link.url) and link.role != "image" and not ELSEWHERE.match(link.label) and not ON_PAGES.match(link.url)


def _without_marks(text: str) -> str:
    """A text without the marks that stood around links at its end; a bracket that was opened in it stays closed."""
    end = len(text)
    while end and (text[end - 1] in _AT_LABELS or text[end - 1].isspace()):
        end -= 1
    if end == len(text):
        return text
    kept, marks = text[:end], text[end:].lstrip()
    for opening, closing in ("()", "（）"):
        if marks.startswith(closing) and kept.count(opening) > kept.count(closing):
            return kept + closing
    return kept


def _without_label(text: str) -> str:
    """A description without a label at its end whose link was taken out: `Salt data, link: .`"""
    bare = text.rstrip(" 。.")
    if not bare.endswith((":", "：")):
        return text
    at = max(bare.rfind(mark, -30) for mark in "，,;；、。.!")
    if at < 0 or not is_label(bare[at + 1 : -1]):
        return text
    return text[: at + (bare[at] in "。.!")].rstrip()


def _without_labels(flow: Flow) -> str:
    """The text of a flow without links that say nothing of the entry: bare ones, labels, and those at the end."""
    closing = _first_closing(flow)
    covered = [
        m
        for i, m in enumerate(flow.links)
        if i >= closing or m.node.form in ("bare", "auto") or is_label(flow.text[m.start : m.end])
    ]
    return flow.without(covered)


def _first_closing(flow: Flow) -> int:
    """The first of the short links behind the last sentence, such as a licence: no words of the description."""
    end, first = len(flow.text), len(flow.links)
    for mark in reversed(flow.links):
        between = flow.text[mark.end : end].strip(" \n|,·()[]")
        if between or len(words(flow.text[mark.start : mark.end])) > 3:
            break
        end, first = mark.start, first - 1
    ends_sentence = flow.text[:end].rstrip(" (|[·").endswith((".", "!", "?", "。", "…"))
    return first if ends_sentence else len(flow.links)


def finish(drafts: list[Draft], list_name: str) -> tuple[Record, ...]:
    """Records of drafts, in the order of the document, with ids."""
    drafts = sorted(drafts, key=lambda d: (d.span.start, d.name_span.start))
    names = distinct([f"{list_name}/{slug(d.name)}" for d in drafts])
    ids = {id(d): name for d, name in zip(drafts, names, strict=True)}
    return tuple([_record(d, ids) for d in drafts])


def _record(draft: Draft, ids: dict[int, str]) -> Record:
    links = draft.links
    if draft.shared and all(k.span != draft.shared.span for k in links):
        links = [*links, draft.shared]
    if len(links) > 1:
        links = sorted(links, key=lambda k: k.span)
    return Record(
        ids[id(draft)],
        Located(draft.name, draft.name_span),
        draft.url,
        draft.section,
        draft.description,
        tuple(links),
        tuple(draft.fields),
        ids[id(draft.parent)] if draft.parent is not None else None,
        draft.style,
        draft.span,
    )


def slug(name: str) -> str:
    """A name as part of an id: NFKC, case folded, runs of anything but letters and digits as one hyphen."""
    folded = name.lower() if name.isascii() else unicodedata.normalize("NFKC", name).casefold()
    return folded if folded.isalnum() else _BETWEEN_WORDS.sub("-", folded).strip("-") or "entry"
