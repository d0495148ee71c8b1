"""How the line that opens an entry is read: by the link, the bold text or the plain text that it begins with.

All styles share it, so that `[name](url) - text` means the same in a bullet, a cell and a paragraph.
"""

from __future__ import annotations

from listmerge.extract.citation import citation_head
from listmerge.extract.decoration import skip_decoration
from listmerge.extract.facts import header_facts, may_end_in_fact
from listmerge.extract.flow import Flow, Mark
from listmerge.extract.head import TAIL_SEPARATOR, Head, Opening, facts_after, finished_head
from listmerge.extract.vocabulary import is_label, words
from listmerge.patterns import lazy
from listmerge.record import Field

_CLOSERS = "])）】」』》\"”'’*_"
#: Ends a name: a spaced dash, a colon before white space or the end, full-width colon, a bar.
_SEPARATOR = lazy(
    r"(?<!\s)\s++(?:[-–—―]++\s+|\|\s+|-(?=[A-Z]))|(?:(?<!\s)\s++)?(?:[–—]\s+|——\s*|[:：]\s*+$|：\s*)|:\s+|[ ]-{2}[ ]"
)
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
_DESCRIBED = lazy(r"\s+[-–—]\s|:\s")
_DASHED = lazy(r"[-–—]\s*[(\[（【]?$")


def read_head(flow: Flow) -> Head | None:
    """Read the opening line of an entry; None if there is no name in it."""
    text = flow.text
    start = skip_decoration(flow)
    if start >= len(text) or text[start:].isspace():
        return None
    lead = flow.starts_at(start, "strong", "link", "emphasis", "codespan", "strike")
    while lead and lead.kind in ("emphasis", "strike") and (inner := flow.starts_at(start, "strong", "link")):
        lead = inner
    link = lead if lead is None or lead.kind == "link" else flow.starts_at(start, "link")
    if link and _is_tag(flow, link):
        return _after_label(flow, link)
    if link and _is_name_link(flow, link):
        return _link_head(flow, link if not lead or lead.kind == "link" else lead, link)
    if lead and lead.kind == "strong" and text[lead.start : lead.end].strip(" :：.*_"):
        return _strong_head(flow, lead)
    return _text_head(flow, start)


def _is_tag(flow: Flow, link: Mark) -> bool:
    """Whether a link in brackets stands before a title with a bare link of its own: `[[project](url)] Title url`."""
    if not flow.text.startswith("]", link.end) or flow.text[: link.start].strip() != "[":
        return False
    later = next((m for m in flow.links if m.start >= link.end), None)
    return later is not None and later.node.form == "bare" and len(words(flow.text[link.end : later.start])) >= 2


def _is_name_link(flow: Flow, link: Mark) -> bool:
    return link.node.form not in ("bare", "auto", "code") and not is_label(flow.text[link.start : link.end])


def _link_head(flow: Flow, lead: Mark, link: Mark) -> Head | None:
    """`[name](url) - text`, bold or not."""
    start, end = link.start, link.end
    if lead.kind == "strong" and lead.end > link.end and not flow.text[link.end : lead.end].strip(" :：.-–—"):
        outer = lead.end
    else:
        outer = link.end
    name = flow.text[start:end]
    if name.rstrip().endswith((":", "：")):
        end = start + len(_MARK_ENDS.sub("", name))
    fields_at, fields = facts_after(flow, outer)
    return finished_head(flow, "link", start, end, link, fields, fields_at)


def _strong_head(flow: Flow, lead: Mark) -> Head | None:
    """`**name** text`, the name perhaps longer than its bold part."""
    text = flow.text
    end = lead.end
    rest = text[end:]
    inner = text[lead.start : lead.end]
    at, fields = facts_after(flow, end)
    runs_on = (
        not fields
        and rest[:1] == " "
        and rest.strip()
        and not inner.rstrip().endswith((":", "：", ".", ","))
        and not _SEPARATOR.match(rest)
        and not TAIL_SEPARATOR.match(rest.lstrip())
        and not any(m.start >= end for m in flow.links)
        and len(words(rest)) <= 6
        and not _SENTENCE.search(rest)
    )
    if runs_on and (rest.lstrip()[:1].isupper() or not inner.strip().endswith(")")):
        end = at = len(text)
    name = _MARK_ENDS.sub("", text[lead.start : end])
    link = next((m for m in flow.links if lead.start <= m.start < lead.end), None)
    return finished_head(flow, "strong", lead.start, lead.start + len(name), link, fields, at)


def _text_head(flow: Flow, start: int) -> Head | None:
    """`name: url`, `name - text`, `name (40k) 2008 - 2019`, `Prefix: [name](url)`, or a sentence."""
    if cited := citation_head(flow, start):
        return cited
    text = flow.text
    link = next((m for m in flow.links if m.start >= start and (m.end > m.start)), None)
    first = text.find("\n", start)
    stop = min(link.start if link else len(text), first if first >= 0 else len(text))
    at, fields = header_facts(flow.part(0, stop)) if may_end_in_fact(text, stop) else (stop, [])
    separator = _SEPARATOR.search(text, start + 1, at)
    if link and (
        not separator or separator.end() >= link.start or not text[separator.end() : link.start].strip(" -–—:：([")
    ):
        return _name_and_link(flow, start, link, fields, at)
    if separator:
        end = separator.start()
        opening: Opening = "text+link" if link else "text"
        return finished_head(flow, opening, start, end, None, fields, separator.start())
    end = at
    verb = _VERB.search(text, start + 1, at)
    sentence = _SENTENCE.search(text, start + 1, at)
    if sentence and sentence.end() < at and not (verb and verb.start() < sentence.start()):
        end = sentence.start()
    elif verb:
        end = verb.start()
    return finished_head(flow, "text", start, end, None, fields, end if end < at else stop)


def _name_and_link(flow: Flow, start: int, link: Mark, fields: list[Field], at: int) -> Head | None:
    """A name before a link: the link's text is the name unless it only labels the link."""
    text = flow.text
    prefix = _MARK_ENDS.sub("", text[start : min(at, link.start)].rstrip(" ([（【"))
    if not prefix.strip():
        return _link_alone(flow, link)
    labels = is_label(text[link.start : link.end])
    if labels and (venue := _VENUE.search(prefix)):
        return finished_head(flow, "text+link", start, start + venue.start(), link, fields, start + venue.start())
    if (cut := _BEHIND_TITLE.search(prefix)) or (len(words(prefix)) > 14 and (cut := _SENTENCE.search(prefix))):
        prefix = prefix[: cut.start()]
        if not prefix.strip():
            return _link_alone(flow, link)
    if labels or link.node.form in ("bare", "auto", "code") or _DASHED.search(text[start : link.start]):
        return finished_head(flow, "text+link", start, start + len(prefix), link, fields, link.start)
    at, behind = facts_after(flow, link.end)
    return finished_head(flow, "text+link", link.start, link.end, link, behind, at)


def _link_alone(flow: Flow, link: Mark) -> Head | None:
    """A link that may be a label, with no name before it."""
    label, rest = flow.text[link.start : link.end], flow.text[link.end :]
    told = _DESCRIBED.match(rest) and len(words(rest)) >= 2 and len(flow.links) == 1
    if words(label) and (told or (len(words(label)) >= 2 and TAIL_SEPARATOR.match(rest))):
        return _link_head(flow, link, link)  # `[npm](url) - Package manager.`: followed by a description, it is a name
    if is_label(label) and link.node.form not in ("bare", "auto", "code"):
        return _after_label(flow, link)
    at, behind = facts_after(flow, link.end)
    return finished_head(flow, "link", link.start, link.end, link, behind, at)


def _after_label(flow: Flow, link: Mark) -> Head | None:
    """`[[tag](url)] Title url`: the name stands behind a link that is only a label; alone, the label is the name."""
    start = link.end
    while start < len(flow.text) and (
        flow.text[start] in _CLOSERS or flow.text[start].isspace() or flow.text[start] in ":-–—,"
    ):
        start += 1
    behind = flow.text[start:]
    if raised := flow.raised():
        behind = "".join(c for i, c in enumerate(behind, start) if i not in raised)
    if not words(behind):
        if not flow.text[link.start : link.end].strip():
            return None
        return finished_head(flow, "link", link.start, link.end, link, [], link.end)
    inner = read_head(flow.part(start))
    if inner is None:
        return None
    later = next((m for m in flow.links if m.start >= start), link)
    named = inner.opening == "text" and flow.text[start].isalpha()
    return Head(
        flow,
        "text+link" if named else inner.opening,
        inner.name,
        inner.start + start,
        inner.end + start,
        inner.link or later,
        inner.fields,
        inner.tail,
        inner.separated,
    )
