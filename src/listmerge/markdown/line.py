"""The line being parsed: its columns and where they stand in the source."""

from __future__ import annotations

from listmerge.patterns import lazy

_SPACES = lazy(r" *+")


class Line:
    """One line, reused for all. Columns are code points from 0, tabs expanded to the next multiple of 4.

    text: the line by columns, without blanks at its end. written: as it is in the source, without its line end.
    start, end, limit: offsets of its start, of the end of what is visible and of the end.
    """

    __slots__ = ("end", "limit", "start", "text", "written")

    def take(self, written: str, start: int) -> bool:
        """Go to another line; whether anything is visible on it."""
        visible = written.rstrip(" \t")
        self.written, self.start = written, start
        self.text = visible.expandtabs(4) if "\t" in visible else visible
        self.end, self.limit = start + len(visible), start + len(written)
        return bool(visible)

    def first(self, column: int) -> int:
        """Column of the first visible character from `column` on; the length of the text if there is none."""
        if not self.text.startswith(" ", column):
            return column
        found = _SPACES.match(self.text, column)
        return found.end() if found else column

    def behind_quote_mark(self, first: int) -> int:
        """The column behind a `>` at `first` and the space that belongs to it."""
        return first + 1 + self.text.startswith(" ", first + 1)

    def offset(self, column: int) -> int:
        """Offset in the source of a column; behind the tab, if it lies within one."""
        written = self.written
        if "\t" not in written:
            return self.start + min(column, len(written))
        at = width = 0
        while at < len(written) and width < column:
            width += 4 - width % 4 if written[at] == "\t" else 1
            at += 1
        return self.start + at

    def raw(self, column: int) -> str:
        """The line from `column` on; what is left of a tab that `column` lies within becomes spaces."""
        at = self.offset(column) - self.start
        rest = self.written[at:]
        if "\t" in self.written:
            rest = " " * (len(self.written[:at].expandtabs(4)) - column) + rest
        return rest
