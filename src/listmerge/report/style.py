"""Colour for terminals, or none."""

from __future__ import annotations

from listmerge.values import frozen

_COLOURS = {"error": "31", "warning": "33", "info": "34"}


@frozen
class Style:
    """Wraps texts in ANSI codes, if there is colour."""

    colour: bool

    def bold(self, text: str) -> str:
        """Places and names."""
        return self._wrap(text, "1")

    def faint(self, text: str) -> str:
        """Gutters and hints."""
        return self._wrap(text, "2")

    def added(self, text: str) -> str:
        """Corrected lines."""
        return self._wrap(text, "32")

    def severity(self, severity: str, text: str | None = None) -> str:
        """A severity, or a text in its colour."""
        return self._wrap(text if text is not None else severity, f"1;{_COLOURS[severity]}")

    def _wrap(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and text else text
