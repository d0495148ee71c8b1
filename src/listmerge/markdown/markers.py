"""How lines begin and end blocks: one function per kind of mark, none of which looks beyond its line.

Every function gets a line whose tabs are expanded and whose trailing blanks are off, and the column (from 0) of the
first visible character. Columns are counted in code points. None takes more than linear time.
"""

from __future__ import annotations

import re

from listmerge.patterns import lazy

#: A line that begins with another character is plain text whatever stands around it.
STARTS = frozenset(">#`~<=-_*+|:0123456789")

#: Elements that begin an HTML block (CommonMark 0.31, 4.6).
BLOCK_TAGS = (
    "address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div "
    "dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe "
    "legend li link main menu menuitem meta nav noframes ol optgroup option p param search section source "
    "summary table tbody td tfoot th thead title tr track ul"
).split()
_TAGS = "|".join(BLOCK_TAGS)
_NAME = r"[A-Za-z][A-Za-z0-9-]*+"
_ATTRIBUTE = r"(?:\s++[A-Za-z_:][A-Za-z0-9_.:-]*+(?:\s*+=\s*+(?:[^\s\"'=<>`]++|'[^']*+'|\"[^\"]*+\"))?+)"
#: An open or closing tag as CommonMark 6.6 has it; possessive throughout, so that no input makes it go back.
#: TAG_INNER: behind its `<`.
TAG_INNER = rf"(?:{_NAME}{_ATTRIBUTE}*+\s*+/?+>|/{_NAME}\s*+>)"
TAG = "<" + TAG_INNER
_HTML = lazy(
    r"(?P<raw><(?i:script|pre|style|textarea)(?=[ >]|$))|(?P<comment><!--)|(?P<instruction><\?)"
    rf"|(?P<cdata><!\[CDATA\[)|(?P<declaration><![A-Za-z])|(?P<block></?(?i:{_TAGS})(?=[ >]|/>|$))"
    rf"|(?P<tag>{TAG}$)"
)
_RAW_END = lazy(r"</(?:script|pre|style|textarea)>", re.IGNORECASE)
_HTML_ENDS = {"comment": "-->", "instruction": "?>", "cdata": "]]>", "declaration": ">"}
_FENCE = lazy(r"(`{3,})[^`]*$|(~{3,})")
_HEADING = lazy(r"#{1,6}(?= |$)")
_MARKER = lazy(r"(?:[*+-]|\d{1,9}[.)])(?= |$)")


def heading_level(text: str, first: int) -> int:
    """The level of the `#` heading that a line is; 0 for none."""
    found = _HEADING.match(text, first)
    return found.end() - first if found else 0


def underline_level(text: str, first: int) -> int:
    """The level of the heading that a line makes of the paragraph above it; 0 for none."""
    mark = text[first]
    return 0 if mark not in "=-" or text[first:].strip(mark) else "=-".index(mark) + 1


def is_rule(text: str, first: int) -> bool:
    """Whether a line is a thematic break."""
    mark = text[first]
    if mark not in "*-_" or text[-1] != mark:
        return False
    body = text[first:]
    return not body.strip(mark + " ") and body.count(mark) >= 3


def fence(text: str, first: int) -> str:
    """The fence a line opens code with; empty for none."""
    found = _FENCE.match(text, first)
    return (found.group(1) or found.group(2)) if found else ""


def closes_fence(text: str, first: int, opening: str) -> bool:
    """Whether a line ends the code that was opened with this fence."""
    body = text[first:]
    return len(body) >= len(opening) and body[0] == opening[0] and not body.strip(opening[0])


def list_marker(text: str, first: int) -> str:
    """The marker of the list item a line begins; empty for none."""
    found = _MARKER.match(text, first)
    return found.group() if found else ""


def html_start(text: str, first: int) -> str:
    """Which start condition of HTML blocks (CommonMark 4.6) a line meets; empty for none."""
    found = _HTML.match(text, first)
    return str(found.lastgroup) if found else ""


def ends_html(condition: str, text: str) -> bool:
    """Whether a line contains the end of an HTML block with this start condition, if it has one."""
    if condition == "raw":
        return bool(_RAW_END.search(text))
    return condition in _HTML_ENDS and _HTML_ENDS[condition] in text


def html_ends_at_blank(condition: str) -> bool:
    """Whether an HTML block with this start condition ends at a blank line."""
    return condition in ("block", "tag")
