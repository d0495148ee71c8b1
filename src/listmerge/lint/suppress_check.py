"""What is wrong with suppressing comments: no reason, no such rule, nothing to suppress."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from listmerge.edit import Diagnostic, Edit, Fix
from listmerge.errors import closest
from listmerge.lint.suppress import GENERATED, Suppression
from listmerge.record import SourceList
from listmerge.rules import expand, is_known, names
from listmerge.text import LINE_END, Span

UNUSED, MALFORMED = "unused-suppression", "malformed-suppression"
_WORDS = ("allow", "allow-file")
#: What is judged of pages that are written by listmerge: their form, not the words of the lists.
_FORM = ("frame", "structure", "final-newline", "heading-space", "leading-space", "loose-item", "missing-blank-line",
         "mixed-tabs", "several-blank-lines", "trailing-space", "unpadded-cell")  # fmt: skip
_WORDS_OF_LISTS = ("heading-punctuation", "leftover-todo", "numbered-heading", "repeated-heading")


def allowed_by(comment: Suppression) -> set[str]:
    """The rules a comment allows; unknown names and words allow nothing."""
    if comment.word == GENERATED:
        return set(names()) - (expand(_FORM) - set(_WORDS_OF_LISTS))
    return expand(n for n in comment.rules if is_known(n)) if comment.word in _WORDS else set()


def unused(
    found: SourceList, comments: list[Suppression], used: Collection[tuple[int, str]], judged: Collection[str]
) -> Iterator[Diagnostic]:
    """Comments that allow what is not there.

    used: index of a comment and rule that it suppressed. judged: the rules that were run; of others nobody can tell.
    """
    path = found.document.source.path
    for i, comment in enumerate(comments):
        if comment.word not in _WORDS:
            continue
        named = [n for n in comment.rules if is_known(n) and expand([n]) <= set(judged)]
        idle = {n for n in named if not any((i, r) in used for r in expand([n]))}
        if idle:
            what = ", ".join(f"`{n}`" for n in comment.rules if n in idle)
            where = "in this file" if comment.word == "allow-file" else "here"
            fix = Fix("take it out", (removal(found, comment, idle),))
            message = f"found an allowance of {what}, but nothing of it {where}"
            yield Diagnostic(UNUSED, "warning", path, comment.span, message, fix)


def malformed(found: SourceList, comments: list[Suppression]) -> Iterator[Diagnostic]:
    """What is wrong with the form of suppressing comments."""
    path = found.document.source.path
    for comment in comments:
        if comment.word == GENERATED:
            continue
        if comment.word not in _WORDS:
            message = f"found the word `{comment.word}`, expected `allow` or `allow-file`"
            yield Diagnostic(MALFORMED, "warning", path, comment.span, message)
            continue
        for name, span in zip(comment.rules, comment.spans, strict=True):
            if not is_known(name):
                close = closest(name, names())
                expected = f"perhaps `{close}`" if close else "one that `listmerge rules` names"
                message = f"found the unknown rule `{name}`, expected {expected}"
                yield Diagnostic(MALFORMED, "warning", path, span, message)
        if not comment.rules or not comment.reason:
            what = "rule" if not comment.rules else "reason"
            message = f"found no {what}, expected `{comment.word} RULE -- reason`"
            yield Diagnostic(MALFORMED, "warning", path, comment.span, message)


def removal(found: SourceList, comment: Suppression, names: set[str]) -> Edit:
    """The edit that takes rule names out of a comment, or the whole comment when none would be left."""
    source = found.document.source
    kept = [n for n in comment.rules if n not in names]
    if kept:
        return Edit(Span(comment.spans[0].start, comment.spans[-1].end), ", ".join(kept))
    start, end = comment.span
    line = source.line_span(source.line_of(start), source.line_of(max(start, end - 1)))
    before, after = source.text[line.start : start], source.text[end : line.end]
    if not (before + after).strip():
        following = LINE_END.match(source.text, line.end)
        return Edit(Span(line.start, following.end() if following else line.end), "")
    if not after.strip():
        start -= len(before) - len(before.rstrip(" \t"))
        return Edit(Span(start, line.end), "")
    return Edit(Span(start, end + len(after) - len(after.lstrip(" \t"))), "")
