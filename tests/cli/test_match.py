"""`listmerge match`: catalogues as files, what is one thing, new rows against an index, and rows that are none."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

pytest.importorskip("numpy")

from listmerge.cli.group import main
from listmerge.errors import InputError

ROWS = [
    {"list": "a", "name": "Velmora", "url": "https://velmora.dev", "description": "Archive of slow images"},
    {"list": "b", "name": "Quist Atlas", "url": "https://github.com/ada/quist-atlas", "description": ""},
    {"list": "b", "name": "velmora dataset", "url": "http://www.velmora.dev/", "description": "Slow images"},
    {"list": "c", "name": "Velmora 2", "url": "https://velmora.dev/2", "description": "Archive of slow images"},
]
NEW = [
    {"list": "d", "name": "Quist Atlas", "url": "https://github.com/ada/quist-atlas/"},
    {"list": "d", "name": "Tarn", "url": "https://tarn.example.org"},
]


def run(*arguments: str, stdin: str | None = None) -> str:
    result = CliRunner().invoke(main, ["match", *arguments], input=stdin, catch_exceptions=False)
    assert result.exit_code == 0
    return result.stdout


def as_lines(rows: list[dict[str, str]]) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


def as_sheet(rows: list[dict[str, str]]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, ["list", "name", "url", "description", "stars"], restval="7")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


@pytest.mark.parametrize("name", ["rows.jsonl", "rows.csv", "-"])
def test_rows_of_one_thing_whatever_the_file(tmp_path: Path, name: str) -> None:
    (tmp_path / "rows.jsonl").write_text(as_lines(ROWS))
    (tmp_path / "rows.csv").write_text(as_sheet(ROWS))
    path = name if name == "-" else str(tmp_path / name)
    found = [json.loads(line) for line in run(path, "--format", "jsonl", stdin=as_lines(ROWS)).splitlines()]
    assert [(thing["thing"], [row["row"] for row in thing["rows"]]) for thing in found] == [(1, [1, 3])]
    assert found[0]["rows"][1]["list"] == "b"


def test_every_row_with_its_thing(tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_text(as_lines(ROWS))
    table = list(csv.DictReader(io.StringIO(run(str(tmp_path / "rows.jsonl"), "--format", "csv"))))
    assert [(row["row"], row["thing"]) for row in table] == [("1", "1"), ("2", "2"), ("3", "1"), ("4", "4")]


def test_new_rows_find_their_things_with_an_index_and_without(tmp_path: Path) -> None:
    known, new, index = tmp_path / "known.jsonl", tmp_path / "new.jsonl", tmp_path / "index"
    known.write_text(as_lines(ROWS))
    new.write_text(as_lines(NEW))
    plain = run(str(known), "--add", str(new), "--format", "csv")
    assert [line.split(",")[:2] for line in plain.splitlines()[1:]] == [["5", "2"], ["6", "6"]]
    assert run(str(known), "--add", str(new), "--index", str(index), "--format", "csv") == plain
    kept = (index / "key.npy").stat().st_mtime_ns
    assert run(str(known), "--add", str(new), "--index", str(index), "--format", "csv") == plain
    assert (index / "key.npy").stat().st_mtime_ns == kept


def test_an_index_of_other_rows_is_made_again(tmp_path: Path) -> None:
    known, new, index = tmp_path / "known.jsonl", tmp_path / "new.jsonl", tmp_path / "index"
    known.write_text(as_lines(ROWS[:1]))
    new.write_text(as_lines(NEW))
    assert "Quist" not in run(str(known), "--add", str(new), "--index", str(index))
    known.write_text(as_lines(ROWS))
    assert "Quist" in run(str(known), "--add", str(new), "--index", str(index))


@pytest.mark.parametrize("part", ["key", "row", "ids", "home", "members", "words", "twice", "hubs"])
@pytest.mark.parametrize("left", [None, b"", b"\x93NUMPY", 90])
def test_an_index_of_which_a_part_is_gone_or_cut_off_is_made_again(
    part: str, left: bytes | int | None, tmp_path: Path
) -> None:
    known, new, index = tmp_path / "known.jsonl", tmp_path / "new.jsonl", tmp_path / "index"
    known.write_text(as_lines(ROWS))
    new.write_text(as_lines(NEW))
    plain = run(str(known), "--add", str(new), "--index", str(index))
    file = index / f"{part}.npy"
    whole = file.read_bytes()
    file.unlink()
    if left is not None:
        file.write_bytes(left if isinstance(left, bytes) else whole[:left])
    assert run(str(known), "--add", str(new), "--index", str(index)) == plain
    assert file.read_bytes() == whole


def test_an_index_that_cannot_be_kept_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    known = tmp_path / "known.jsonl"
    known.write_text(as_lines(ROWS))
    for folder in (known, known / "below"):
        with pytest.raises(InputError) as error:
            run(str(known), "--index", str(folder))
        assert error.value.path == str(folder)
        assert error.value.remedy


@pytest.mark.parametrize("form", ["text", "jsonl", "csv"])
def test_marks_of_windows_and_halves_of_characters_are_no_errors(tmp_path: Path, form: str) -> None:
    row = '{"list": "%s", "name": "Velmora \\ud800", "url": "https://velmora.dev"}\r\n'
    (tmp_path / "r.jsonl").write_text(row % "a" + row % "b", encoding="utf-8-sig", newline="")
    assert "Velmora" in run(str(tmp_path / "r.jsonl"), "--format", form)


@pytest.mark.parametrize(
    ("name", "text", "line", "said"),
    [
        ("r.jsonl", '{"list": "a", "name": "X"}\n{"list": "a"}\n', 2, "no 'name'"),
        ("r.jsonl", '{"list": "a", "name": "X"}\nnonsense\n', 2, "not JSON"),
        ("r.jsonl", '{"list": "a", "name": "X", "url": 7}\n', 1, '"url" must be a text'),
        ("r.jsonl", '["a", "X"]\n', 1, "not an object"),
        ("r.jsonl", '{"list": "a", "name": "X", "id": 7}\n', 1, '"id" must be a text'),
        ("r.jsonl", '{"list": "a", "name": "X", "section": [7]}\n', 1, '"section" must be a list of texts'),
        ("r.jsonl", '{"list": "a", "name": "X", "section": {"a": "b"}}\n', 1, '"section" must be a list of texts'),
        ("r.jsonl", '{"list": "a", "name": "X", "links": 7}\n', 1, '"links" must be a list of objects'),
        ("r.jsonl", '{"list": "a", "name": "X", "links": [7]}\n', 1, '"links" must be a list of objects'),
        ("r.jsonl", '{"list": "a", "name": "X", "links": [{"url": 7}]}\n', 1, '"url" must be a text'),
        ("r.jsonl", '{"list": "a", "name": "X", "fields": [{"key": 7}]}\n', 1, '"key" must be a text'),
        ("r.jsonl", '{"list": "a", "name": "X"}\n' + "[" * 100_000 + "\n", 2, "recursion"),
        ("r.jsonl", '{"list": "a", "name": "X"}\n{"list": "a", "name": "\udcff"}\n', 2, "not UTF-8"),
        ("r.jsonl", "", None, "has no rows"),
        ("r.csv", "list,name\n", None, "has no rows"),
        ("r.csv", "name,url\nX,https://x.org\n", 1, "no column `list`"),
        ("r.csv", "list,name\na,X\nb,\n", 3, "a row without a name"),
    ],
)
def test_what_is_no_row_is_named_with_its_line(tmp_path: Path, name: str, text: str, line: int, said: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8", errors="surrogateescape")
    with pytest.raises(InputError) as error:
        run(str(tmp_path / name))
    assert (error.value.path, error.value.line) == (str(tmp_path / name), line)
    assert said in error.value.message
    assert error.value.remedy
