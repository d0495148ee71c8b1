"""Pairs as `listmerge dupes` prints them."""

from __future__ import annotations

from catalogues import lists_of
from listmerge.report.dupes import explain_text, in_all

TEXTS = {
    "one": "# One\n\n## Wards\n\n- [HARBOUR](https://harbour.example.org/) - Records of 38,597 patients.\n",
    "two": "# Two\n\n## Wards\n\n- [HARBOUR](https://harbour.example.org/) - Ward records of 38,597 patients.\n",
}


def test_explaining_a_pair_tells_places_evidence_and_verdict() -> None:
    lines = explain_text("one/harbour", "two/harbour", lists_of(TEXTS), ()).splitlines()
    assert lines[0] == "one/harbour  HARBOUR  (/project/lists/one.md:5)"
    bits = [float(line.split()[0]) for line in lines[2:]]
    assert round(sum(bits[:-1]), 1) == bits[-1]
    assert lines[-1].endswith("in all: same, same (merged from +8.0, shown from +3.0)")


def test_the_line_told_is_the_one_in_use_among_so_many_entries() -> None:
    assert "merged from +8.0," in in_all(9.0, "same, same", 40_000)
    assert "merged from +8.5," in in_all(8.2, "review, same", 160_000)
