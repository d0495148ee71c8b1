"""Full stops that end no sentence: of words cut short, initials, and texts cut short."""

from __future__ import annotations

from listmerge.patterns import lazy

_SHORTENED = lazy(r"\b(?:(?i:al|co|corp|eds?|e\.g|etc|i\.e|inc|jr|ltd|sr|vol|vs)|[A-Z])\.$")


def ends_shortened(text: str) -> bool:
    """Whether a text ends in an abbreviation or an initial, so that its full stop ends no sentence."""
    return text.endswith((".", ".\n")) and bool(_SHORTENED.search(text))


def without_stop(name: str) -> str:
    """A name without the full stop, colon or comma of the sentence it stood in; a stop of its own or `...` stays."""
    if ends_shortened(name) or name.endswith(("..", "…")):
        return name
    return name.rstrip(" .:;,。：；，") or name
