"""What messages have in common."""

from __future__ import annotations


def short(text: str, limit: int = 60) -> str:
    """A text for a message, on one line."""
    text = " ".join(text.split())
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"


def elsewhere(count: int) -> str:
    """In how many other places something stands."""
    return "elsewhere" if count == 1 else f"in {count} other places"
