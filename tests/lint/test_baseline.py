"""The baseline: what was there before stays hidden, by rule and entry, wherever its line goes."""

from __future__ import annotations

from pathlib import Path

import pytest

from linting import read
from listmerge.errors import InputError
from listmerge.lint import Linter
from listmerge.lint.baseline import baseline_bytes, read_baseline
from listmerge.record import SourceList
from listmerge.rules import rules

ROW = "| [{0}](https://{0}.example) | 10"
TOP = "# T\n\n| Name | Size |\n| --- | --- |\n"


def table(*names: str, top: str = TOP) -> str:
    """A table whose rows are all open."""
    return top + "".join(ROW.format(n) + "\n" for n in names)


def shown(path: Path, *lists: SourceList) -> list[str]:
    """The lines that are still reported."""
    linter = Linter(select=["open-row", "unused-suppression"], filters=[read_baseline(path, rules())])
    return [
        f.document.source.slice(d.span) for f in lists for d in linter.findings([f]) if d.path == f.document.source.path
    ]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A baseline of two open rows."""
    lists = [read(table("one", "two"))]
    path = tmp_path / "baseline.json"
    path.write_bytes(baseline_bytes(Linter(select=["open-row"]).findings(lists), lists))
    return path


def test_hides_what_it_has(path: Path) -> None:
    assert shown(path, read(table("one", "two"))) == []


def test_lines_may_move_and_rows_change_places(path: Path) -> None:
    assert shown(path, read(table("two", "one", top="Intro.\n\n" + TOP))) == []


def test_a_new_finding_shows(path: Path) -> None:
    assert shown(path, read(table("one", "new", "two"))) == [ROW.format("new")]


def test_the_same_finding_in_another_list_shows(path: Path) -> None:
    assert shown(path, read(table("one"), "b")) == [ROW.format("one")]


def test_what_is_mended_is_stale(path: Path) -> None:
    baseline = read_baseline(path, rules())
    linter = Linter(select=["open-row"], filters=[baseline])
    linter.findings([read(table("one"))])
    assert baseline.stale == [("open-row", "a/two")]
    linter.findings([read(table("one"), "b")])
    assert baseline.stale == [], "a run over other lists can't tell"


def test_findings_outside_of_entries_go_by_their_heading(tmp_path: Path) -> None:
    comment = "<!-- listmerge: allow-file open-row -- old -->\n"
    lists = [read(f"# T\n\n## S\n\n{comment}\n- [One](https://one.example) - First.\n")]
    linter = Linter(select=["unused-suppression", "open-row"])
    path = tmp_path / "b.json"
    path.write_bytes(baseline_bytes(linter.findings(lists), lists))
    assert b'"a/#s"' in path.read_bytes()
    moved = read(f"# T\n\nHello.\n\n## S\n\n{comment}\n- [One](https://one.example) - First.\n")
    assert shown(path, moved) == []


def test_writing_keeps_other_lists_and_is_stable(path: Path) -> None:
    lists = [read(table("three"), "b")]
    findings = Linter(select=["open-row"]).findings(lists)
    both = baseline_bytes(findings, lists, read_baseline(path, ["open-row"]))
    assert [e in both for e in (b"a/one", b"a/two", b"b/three")] == [True] * 3
    path.write_bytes(both)
    assert baseline_bytes(findings, lists, read_baseline(path, ["open-row"])) == both


def test_rules_that_were_not_run_are_neither_stale_nor_dropped(path: Path) -> None:
    lists = [read(table("one", "two"))]
    baseline = read_baseline(path, ["ragged-row"])
    Linter(select=["ragged-row"], filters=[baseline]).findings(lists)
    assert baseline.stale == []
    assert baseline_bytes([], lists, baseline) == path.read_bytes()


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"schema_version": 9, "findings": []}', b"\xff"])
def test_what_is_no_baseline_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "b.json"
    path.write_bytes(data)
    with pytest.raises(InputError, match="not a baseline"):
        read_baseline(path, rules())


def test_a_missing_baseline_says_how_to_write_it(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="--write-baseline"):
        read_baseline(tmp_path / "b.json", rules())
