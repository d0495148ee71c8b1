"""How long one megabyte takes: of plain lists, and of texts made to take long.

    python bench/speed/hostile.py [--size 1000000] [--limit 60] [--only WORD]

Each text is read (`parse`: markdown and entries) and then looked at by all rules (`lint`: that alone), in a process of
its own that is stopped when it has used so many seconds. Seconds of CPU, and MiB of peak memory of both.
"""

from __future__ import annotations

import argparse
import json
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import count

WORDS = (
    "maps letters of the north and south a collection for people who read old books in many places every day".split()
)


def _fill(size: int, row: Callable[[int], str], head: str = "# Data\n\n") -> str:
    """Rows until the size is reached."""
    rows, length = [head], len(head)
    for i in count():
        if length >= size:
            return "".join(rows)
        rows.append(row(i))
        length += len(rows[-1])
    raise AssertionError


def _text(i: int, words: int = 9) -> str:
    return " ".join(WORDS[(i * 7 + k * (i % 5 + 1)) % len(WORDS)] for k in range(words)).capitalize() + "."


def _times(piece: str) -> Callable[[int], str]:
    return lambda size: "# Data\n\n" + piece * (size // len(piece))


def _nested(mark: str) -> Callable[[int], str]:
    """Lines of which each is nested deeper than the last, to 100 and from there anew."""
    return lambda size: _fill(size, lambda i: f"{mark * (i % 100)}- [n{i}](https://n.example/{i}) - {_text(i)}\n")


def _table(size: int) -> str:
    head = "# Data\n\n| Name | Size | About |\n| --- | --- | --- |\n"
    return _fill(size, lambda i: f"| [Set {i}](https://data.example/{i}) | {i % 900} images | {_text(i)} |\n", head)


def _wide_table(size: int) -> str:
    cells = size // 60
    return "# Data\n\n" + "|".join(["a"] * cells) + "\n" + "|".join(["-"] * cells) + "\n" + "a|" * (size - 4 * cells)


def _sections(size: int) -> str:
    return _fill(size, lambda i: f"## Part {i}\n\n- [Set {i}](https://data.example/{i}) - {_text(i)}\n\n")


def _fields(size: int) -> str:
    return _fill(
        size, lambda i: f"## Set {i}\n\n- Size: {i} images\n- Link: <https://data.example/{i}>\n- About: {_text(i)}\n\n"
    )


#: Name -> the text of about so many characters. Plain lists first.
TEXTS: dict[str, Callable[[int], str]] = {
    "bullets": lambda n: _fill(n, lambda i: f"- [Set {i}](https://data.example/{i}) - {_text(i)}\n"),
    "bullets of the same name": lambda n: _fill(n, lambda i: f"- [Set](https://data.example/{i}) - {_text(i)}\n"),
    "bullets of the same address": lambda n: _fill(n, lambda i: f"- [Set {i}](https://data.example/) - {_text(i)}\n"),
    "bold bullets with facts": lambda n: _fill(
        n, lambda i: f"- [**Set {i}**](https://data.example/{i}) (40k) 2008 - 2019 3,000 images, {_text(i)}\n"),
    "sections": _sections,
    "field blocks": _fields,
    "table": _table,
    "paragraphs of links": lambda n: _fill(n, lambda i: f"[Set {i}](https://data.example/{i}): {_text(i)}\n\n"),
    "bare addresses": lambda n: _fill(n, lambda i: f"- Set {i}: https://data.example/{i} {_text(i)}\n"),
    "definitions": lambda n: _fill(n, lambda i: f"- [Set {i}][s{i}] - {_text(i, 4)}\n\n[s{i}]: https://data.example/{i}\n\n"),
    "HTML rows": lambda n: _fill(
        n, lambda i: f'<tr><td><a href="https://data.example/{i}">Set {i}</a></td><td>{_text(i)}</td></tr>\n',
        "# Data\n\n## Sets\n\n<table>\n"),
    "prose": lambda n: _fill(n, lambda i: _text(i, 60) + "\n\n"),
    "one paragraph": lambda n: _fill(n, lambda i: _text(i, 12) + "\n"),
    "one line": lambda n: _fill(n, lambda i: _text(i, 12) + " "),
    "links in one line": lambda n: _fill(n, lambda i: f"[Set {i}](https://data.example/{i}), ", "# Data\n\n- "),
    "bullets nested to 100": _nested("  "),
    "quotes nested to 100": _nested("> "),
    "quotes in one line": _times("> "),
    "bullets in one line": _times("- "),
    "open brackets": _times("["),
    "open brackets by line": _times("- [[[[[[[[\n"),
    "open images": _times("![a"),
    "open links": _times("[a](b "),
    "emphasis": _times("*a **a "),
    "emphasis by line": _times("- *a **a _b __b *a* **\n"),
    "backticks": lambda n: _fill(n, lambda i: "`" * (i % 1000 + 1) + "a"),
    "tildes": _times("~~a "),
    "spaces": _times(" "),
    "spaces in a heading": lambda n: "# a" + " " * n + "b\n",
    "blank lines": _times("\n"),
    "tabs": _times("\t"),
    "open tags": _times("<a "),
    "open comments": _times("<!-- a\n"),
    "entities": _times("&amp;"),
    "backslashes": _times("\\"),
    "brackets that close": _times("]"),
    "wide table": _wide_table,
    "pipes": _times("|"),
    "labels of definitions": _times("[a]: b\n"),
    "one long word": _times("a"),
    "one long address": lambda n: "# Data\n\n- https://data.example/" + "a)" * (n // 2) + "\n",
    "numbers": _times("1,000 "),
    "colons": _times("a: "),
    "unclosed marks": _times("- (a “b \"c\n"),
    "Chinese": lambda n: _fill(n, lambda i: f"- [数据集{i}](https://data.example/{i})：旧书与地图的集合，共{i}张图片。\n"),
    "carriage returns": _times("- [a](https://a.example)\r"),
}  # fmt: skip


def timed(name: str, size: int) -> None:
    """Print what one text takes, as JSON, as soon as it is known."""
    import gc

    from listmerge.extract import extract
    from listmerge.lint.checked import check
    from listmerge.markdown import parse
    from listmerge.rules import rules
    from listmerge.styles import styles
    from listmerge.text import Source

    gc.set_threshold(200_000, 30, 30)  # as the program does
    running = list(rules().values())
    styles(), parse(Source("small.md", "[a](b) *c*\n"))
    text = TEXTS[name](size)
    start = time.process_time()
    found = extract(parse(Source("hostile.md", text)), "hostile")
    print(json.dumps([time.process_time() - start, len(found.records)]), flush=True)
    start = time.process_time()
    check(found, running)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
    print(json.dumps([time.process_time() - start, peak]), flush=True)


def row(name: str, size: int, limit: int) -> str:
    """One row of the table."""
    words = [sys.executable, __file__, "--size", str(size), "--limit", str(limit), "--measure", name]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    failed = {0: "", -signal.SIGXCPU: f"over {limit} s"}.get(done.returncode, "failed")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    parsed = f"{lines[0][1]:,} | {lines[0][0]:.2f}" if lines else f" | {failed}"
    linted = f"{lines[1][0]:.2f} | {lines[1][1]:.0f}" if len(lines) > 1 else f"{failed if lines else ''} |"
    return f"| {name} | {parsed} | {linted} |"


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--size", type=int, default=1_000_000)
    parser.add_argument("--limit", type=int, default=60)
    parser.add_argument("--only", default="")
    parser.add_argument("--measure", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.measure:
        resource.setrlimit(resource.RLIMIT_CPU, (given.limit, given.limit + 5))
        timed(given.measure, given.size)
        return
    print("| text | entries | parse, s | lint, s | MiB |\n| --- | ---: | ---: | ---: | ---: |", flush=True)
    for name in TEXTS:
        if given.only in name:
            print(row(name, given.size, given.limit), flush=True)


if __name__ == "__main__":
    main()
