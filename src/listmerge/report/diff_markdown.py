"""A comparison of two versions as markdown for a comment on a pull request.

The text comes from lists that anyone may edit: nothing of it may ping people (`@name`), link issues (`#123`,
a link to an issue elsewhere) or act as markup. Values and links stand in code spans, where GitHub reads none
of that; names are escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from listmerge.diff import Change, Diff, Item, Pair, Removed
from listmerge.report._diff_words import Row, by_list, call, headline, path, unread
from listmerge.report.characters import visible
from listmerge.report.diff_text import shorten

#: By which a workflow finds its own comment again.
MARKER = "<!-- listmerge-diff -->"
#: GitHub refuses comments of more than 65,536 characters.
LIMIT = 60_000
_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>!|~$+.-])")
_BREAKER = "&#8203;"


def report(found: Diff, colour: bool) -> str:
    """The comparison as markdown."""
    return diff_markdown(found)


def diff_markdown(diff: Diff) -> str:
    """The report as markdown, ending in a newline, never longer than `LIMIT` characters."""
    title = f"{MARKER}\n**listmerge diff**: {code(diff.old.label)} → {code(diff.new.label)}\n"
    if not diff.any:
        return f"{title}\nNo entry changed ({diff.same} compared).\n"
    out = [title, f"\n{' · '.join(_bold_loss(p) for p in headline(diff))}\n"]
    size = sum(map(len, out))
    blocks = list(_blocks(diff))
    for i, block in enumerate(blocks):
        if size + len(block) > LIMIT - 100:
            out.append(f"\n… and {len(blocks) - i} more lines; `listmerge diff` shows them all.\n")
            break
        out.append(block)
        size += len(block)
    return "".join(out)


def text(value: str) -> str:
    """A text as inert markdown: no markup, no mention, no reference to an issue or a commit, no automatic
    link.
    """
    escaped = _SPECIAL.sub(r"\\\1", visible(value).strip().replace("&", "&amp;"))
    escaped = re.sub(r"([@#:])", rf"\1{_BREAKER}", escaped)
    escaped = re.sub(r"\b(gh|www)(?=[\\-])", rf"\1{_BREAKER}", escaped, flags=re.IGNORECASE)
    # a hash of a commit would become a link to it
    return re.sub(r"\b(?=[0-9a-f]*\d)([0-9a-f]{4})(?=[0-9a-f]{3,36}\b)", rf"\1{_BREAKER}", escaped)


def code(value: str) -> str:
    """A text as a code span that nothing in it can end."""
    body = visible(value).strip() or " "
    fence = "`" * (1 + max((len(m) for m in re.findall("`+", body)), default=0))
    pad = " " if body[0] == "`" or body[-1] == "`" else ""
    return f"{fence}{pad}{body}{pad}{fence}"


def _bold_loss(part: str) -> str:
    return f"**{part}**" if "lost" in part else part


def _blocks(diff: Diff) -> Iterator[str]:
    """Whole lines, so that a cut never falls into one."""
    if warning := unread(diff):
        yield f"\n⚠ {text(warning)}\n"
    for name, rows in by_list(diff).items():
        yield f"\n**{text(name)}**\n\n" if name else "\n"
        for where, before, after, count in diff.sections:
            if where == name:
                yield f"- section renamed: {code(path(before))} → {code(path(after))} ({count} entries)\n"
        for row in rows:
            yield _row(row)
    if diff.links_lost:
        yield "\n**Links lost**\n\n"
        for url, item in diff.links_lost:
            yield f"- {code(url)} of {text(item.name)}\n"


def _row(row: Row) -> str:
    if isinstance(row, Item):
        return f"- added {_describe(row)}\n"
    if isinstance(row, Removed):
        into = f", still in {code(row.into.id)}" if row.into else " (**lost**)"
        return f"- removed {_describe(row.item)}{into}\n"
    return _pair(row)


def _pair(pair: Pair) -> str:
    if len(pair.changes) == 1:
        return f"- changed **{text(pair.new.name)}** {_change(pair.changes[0])}\n"
    lines = "".join(f"  - {_change(c)}\n" for c in pair.changes)
    return f"- changed **{text(pair.new.name)}**\n{lines}"


def _describe(item: Item) -> str:
    link = f" {code(item.url)}" if item.url else ""
    return f"**{text(item.name)}** in {code(path(item.section))}{link}"


def _change(change: Change) -> str:
    before, after = shorten(change.before, change.after)
    name = text(call(change))
    if before is None:
        return f"{name} added: {code(after or '')}"
    if after is None:
        return f"{name} removed: {code(before)}"
    return f"{name}: {code(before) if before else 'none'} → {code(after) if after else 'none'}"
