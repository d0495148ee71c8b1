"""Entities and backslash escapes: what is written so that it is read as text, and what it stands for."""

from __future__ import annotations

import html

from listmerge.patterns import lazy

_ENTITY = lazy(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_BACKSLASH = lazy(r"\\([!-/:-@\[-`{-~])")


def unescape(text: str) -> str:
    """Text with its entities resolved; unlike in HTML, `&copy` without `;` is none."""
    return _ENTITY.sub(lambda m: html.unescape(m.group()), text) if "&" in text else text


def without_backslashes(text: str) -> str:
    """Text without the backslashes before punctuation, which markdown drops."""
    return _BACKSLASH.sub(r"\1", text) if "\\" in text else text


def address(url: str) -> str:
    """Where a link written in markdown leads: backslash escapes and entities resolved, as a browser is told."""
    return unescape(without_backslashes(url))
