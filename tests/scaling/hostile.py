"""Lists nobody wrote with good will: texts of any size that are known to make readers of markdown go in circles.

Each maker takes a size `n` and returns a text with about n of what its name says: unclosed marks, marks that could
close many others, depth, width, many of the same, many of the different.
"""

from __future__ import annotations

from collections.abc import Callable

Maker = Callable[[int], str]

#: An honest entry, around which a hostile text must still be read.
ENTRY = "\n\n- [Cohort](https://example.org/cohort) - Records of 1,200 patients.\n"


def _lines(form: str, n: int) -> str:
    return "".join(form.format(i=i) + "\n" for i in range(n))


def _words(i: int) -> str:
    """A name of letters that no other number gives: digits would be taken for versions."""
    letters = ""
    while True:
        i, digit = divmod(i, 20)
        letters += "bcdfghjklmnprstvwxz"[digit % 19] + "aeiou"[digit % 5]
        if not i:
            return letters.title()


MARKUP: dict[str, Maker] = {
    "open brackets": lambda n: "[" * n,
    "brackets in each other": lambda n: "[" * n + "a" + "]" * n,
    "open images": lambda n: "![" * n,
    "open links": lambda n: "[a](" * n,
    "links in links": lambda n: "[a" * n + "](b)" * n,
    "open emphasis": lambda n: "*a **b " * n,
    "open underscores": lambda n: "_a __b " * n,
    "closing emphasis": lambda n: "a** b* " * n,
    "open strikes": lambda n: "~~a " * n,
    "open ticks": lambda n: " ".join("`" * (i % 60 + 1) for i in range(n)),
    "open angles": lambda n: "<" * n,
    "open tags": lambda n: "<a href='" * n,
    "open comments": lambda n: "<!-- a " * n,
    "open details": lambda n: "<details><summary>a\n\n" * n,
    "open entities": lambda n: "&" * n,
    "backslashes": lambda n: "\\" * n,
    "bare addresses": lambda n: "http://a.b/(" * n,
    "addresses in a line": lambda n: "https://example.org/ " * n,
}
DEPTH: dict[str, Maker] = {
    "quotes in each other": lambda n: ">" * n + " a",
    "items in each other": lambda n: "- " * n + "a",
    "stairs of items": lambda n: "".join("  " * (i % 12) + f"- a{i}\n" for i in range(n)),
    "lazy lines": lambda n: "> " * 30 + "a\n" + "b\n" * n,
    "headings that go down": lambda n: "".join("#" * (i % 6 + 1) + f" h{i}\n\n" for i in range(n)),
}
WIDTH: dict[str, Maker] = {
    "spaces": lambda n: "a" + " " * n + "b",
    "spaces behind a mark": lambda n: "# a" + " " * n + "#b\n\n-" + " " * n + "a",
    "tabs": lambda n: "-\t" + "\t" * n + "a",
    "blank lines": lambda n: "a\n" + "\n" * n + "b",
    "one long word": lambda n: "a" * n,
    "one long line": lambda n: "- [name](https://example.org/) - " + "words and commas, " * n,
    "one long paragraph": lambda n: "words and commas, and a line end\n" * n,
    "one long address": lambda n: "- [name](https://example.org/" + "a/" * n + ") - Text.",
    "one long name": lambda n: "- [" + "name " * n + "](https://example.org/) - Text.",
    "one long heading": lambda n: "# " + "name - " * n + "\n\n- [a](https://example.org/)",
    "one wide row": lambda n: "|" + "a|" * n + "\n|" + "-|" * n + "\n|" + "b|" * n,
    "rows of bars": lambda n: "|a|\n|-|\n" + "|" * n,
    "figures": lambda n: "- [a](https://example.org/) - " + "12,000 patients, " * n,
}
MANY: dict[str, Maker] = {
    "entries": lambda n: "".join(f"- [{_words(i)}](https://{_words(i)}.org/x) - Records of it.\n" for i in range(n)),
    "rows": lambda n: (
        "| Name | Size | Link |\n|---|---|---|\n"
        + "".join(f"| {_words(i)} | {i} images | [data](https://example.org/{_words(i)}) |\n" for i in range(n))
    ),
    "equal names": lambda n: _lines("- [Cohort](https://example.org/{i}) - Text {i}.", n),
    "equal addresses": lambda n: "".join(f"- [{_words(i)}](https://example.org/) - Text {i}.\n" for i in range(n)),
    "equal entries": lambda n: _lines("- [Cohort](https://example.org/) - Text.", n),
    "one site": lambda n: "".join(f"- [{_words(i)}](https://example.org/{_words(i)}) - Text.\n" for i in range(n)),
    "versions": lambda n: _lines("- [Cohort v{i}](https://example.org/v{i}) - Text {i}.", n),
    "sections": lambda n: "".join(
        f"## {_words(i)}\n\n- [{_words(i + 5)}](https://{_words(i)}.org/) - Text.\n\n" for i in range(n)
    ),
    "equal headings": lambda n: _lines("## Data\n\n- [Set {i}](https://example.org/{i}) - Text.\n", n),
    "empty sections": lambda n: _lines("## Part {i}\n", n),
    "field blocks": lambda n: "".join(
        f"### {_words(i)}\n\n- _Link_: https://example.org/{_words(i)}\n- _Size_: {i}\n\n" for i in range(n)
    ),
    "bold blocks": lambda n: "".join(
        f"**{_words(i)}**\n\nText of {_words(i)}.\n\nAccess: https://example.org/{_words(i)}\n\n***\n\n"
        for i in range(n)
    ),
    "paragraphs": lambda n: "".join(f"[{_words(i)}](https://example.org/{_words(i)}): Text.\n\n" for i in range(n)),
    "bullets without links": lambda n: "".join(f"- {_words(i)} and {_words(2 * i)}\n" for i in range(n)),
    "fields of one entry": lambda n: "### Cohort\n\n" + _lines("- _Key {i}_: value {i}", n),
    "links of one entry": lambda n: "- Cohort: " + " ".join(f"[l{i}](https://example.org/{i})" for i in range(n)),
    "definitions": lambda n: (
        "".join(f"[l{i}]: https://example.org/{i}\n" for i in range(n))
        + "\n"
        + "".join(f"- [{_words(i)}][l{i}] - Text.\n" for i in range(n))
    ),
    "contents": lambda n: _lines("- [Part {i}](#part-{i})", n) + "\n" + _lines("## Part {i}\n", n),
    "comments": lambda n: _lines(
        "<!-- listmerge-disable-next-line bare-url: reason {i} -->\n- https://example.org/{i}", n
    ),
    "broken rows": lambda n: "| Name | Link |\n|---|---|\n" + _lines("| Set {i} | https://example.org/{i}", n),
    "HTML rows": lambda n: (
        "<table>\n"
        + _lines('<tr><td><a href="https://example.org/{i}">Set {i}</a></td><td>Text.</td></tr>', n)
        + "</table>\n"
    ),
    "invisible characters": lambda n: "- [a](https://example.org/) - a\u200bb\u202e" * n,
    "mixed bullets": lambda n: "".join(
        f"{'-*+'[i % 3]} [{_words(i)}](https://example.org/{i}) - text\n\n" for i in range(n)
    ),
}
