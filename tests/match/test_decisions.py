"""decisions.yaml: read with line and remedy for what is wrong, written without losing a byte or an answer."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from listmerge.config import Config
from listmerge.errors import InputError
from listmerge.match.consistency import require_consistent, stale_decisions
from listmerge.match.decisions import decisions_for, fingerprint, read_decisions
from listmerge.match.lookup import find_record
from listmerge.match.saving import Change, save
from listmerge.match.types import Decision
from listmerge.pipeline import read_list
from listmerge.record import Record, SourceList
from listmerge.text import Source
from sample_lists import CARDIO, sample_lists

WRITTEN = """\
# Agreed at the spring meeting.

- pair: [cardio/ptb-xl, signals/ptb-xl-ecg-dataset]   # the big one
  relation: same
  reason: "same DOI: 10.1000/x"

# Still unsure about this one.
- pair:
    - cardio/harbour-monitor
    - signals/harbour-monitor-v2
  relation: 'version'
  by: Ada
  on: 2026-03-01
# The end.
"""


def _file(folder: Path, text: str) -> Path:
    path = folder / "decisions.yaml"
    path.write_bytes(text.encode())
    return path


def _new(left: str, right: str, relation: str = "same", **more: str) -> Change:
    return Change((left, right), Decision(left, right, relation, **more))  # type: ignore[arg-type]


def _cardio(text: str) -> tuple[SourceList, dict[str, Record]]:
    found = read_list(Source("cardio.md", text), Config(Path()), "cardio")
    return found, {r.id: r for r in found.records}


# --- reading


def test_a_missing_an_empty_and_a_comment_only_file_hold_no_decisions(tmp_path: Path) -> None:
    assert read_decisions(tmp_path / "none.yaml") == ()
    for text in ("", "\n\n", "# nothing yet\n", "[]\n", "---\n"):
        assert read_decisions(_file(tmp_path, text)) == (), repr(text)


def test_reads_items_with_their_lines_and_dates_as_text(tmp_path: Path) -> None:
    first, second = read_decisions(_file(tmp_path, WRITTEN))
    assert (first.left, first.relation, first.reason, first.line) == (
        "cardio/ptb-xl",
        "same",
        "same DOI: 10.1000/x",
        3,
    )
    assert (second.right, second.by, second.on, second.line) == (
        "signals/harbour-monitor-v2",
        "Ada",
        "2026-03-01",
        8,
    )


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("- pair: [a/x, b/y\n  relation: same\n", 2, "not valid YAML"),
        ("- pair: [a/x, b/y]\n  relation: sam\n", 2, "did you mean `same`?"),
        ("- pair: [a/x, b/y]\n", 1, "no `relation`"),
        ("- pair: [a/x]\n  relation: same\n", 1, "two values"),
        ("- pair: [a/x, a/x]\n  relation: same\n", 1, "with itself"),
        ("- pair: [a/x, b/y]\n  relation: same\n  raeson: x\n", 3, "did you mean `reason`?"),
        ("- pair: [a/x, b/y]\n  relation: same\n  relation: part\n", 3, "twice"),
        ("decisions:\n- pair: [a/x, b/y]\n", 1, "not a list of decisions"),
        ("- a/x same b/y\n", 1, "not a decision"),
        ("- pair: [a/x, b/y]\n  relation: [same]\n", 2, "should be text"),
        ("[{pair: [a/x, b/y], relation: same}]\n", 1, "in brackets"),
        ("- pair: [a/x, b/y]\n  relation: same\n- *gone\n", 3, "not valid YAML"),
        ("<<<<<<< HEAD\n- pair: [a/x, b/y]\n=======\n>>>>>>> x\n", 1, "merge conflict"),
        (
            "# x\n- pair: [a/x, b/y]\n  relation: same\n>>>>>>> theirs\n",
            4,
            "keep the whole items of both sides",
        ),
        ("- pair: [a/x, b/y]\n  relation: same\n- pair: [b/y, a/x]\n  relation: different\n", 3, "in line 1"),
    ],
)
def test_a_bad_file_is_an_error_with_line_and_remedy_and_stays_untouched(
    tmp_path: Path, text: str, line: int, said: str
) -> None:
    path = _file(tmp_path, text)
    for use in (read_decisions, lambda file: save(file, [_new("a/n", "b/n")])):
        with pytest.raises(InputError) as caught:
            use(path)  # type: ignore[operator]
        assert (caught.value.path, caught.value.line) == (str(path), line)
        assert caught.value.remedy
        assert said in str(caught.value)
        assert path.read_text() == text
    assert [p.name for p in tmp_path.iterdir()] == ["decisions.yaml"]


def test_bytes_that_are_not_utf8_and_endless_nesting_are_errors(tmp_path: Path) -> None:
    path = tmp_path / "decisions.yaml"
    path.write_bytes(b"- pair: [a/x, b/y]\n  relation: same\n  reason: caf\xe9\n")
    with pytest.raises(InputError, match="not UTF-8") as caught:
        read_decisions(path)
    assert caught.value.line == 3
    path.write_text("- " + "[" * 5000)
    with pytest.raises(InputError, match="not valid YAML"):
        read_decisions(path)


# --- decisions against each other


def test_decisions_that_agree_are_no_contradiction() -> None:
    require_consistent([Decision("a", "b", "same"), Decision("b", "a", "same"), Decision("b", "c", "part")], "f")


def test_same_through_a_third_record_contradicts_every_other_relation() -> None:
    for relation in ("different", "version", "part", "related"):
        decisions = [
            Decision("a", "b", "same", line=1),
            Decision("c", "b", "same", line=5),
            Decision("a", "c", relation, line=9),
        ]
        with pytest.raises(InputError) as caught:
            require_consistent(decisions, "decisions.yaml")
        assert caught.value.line == 9
        assert "in line 1 and `c` same `b` in line 5" in caught.value.message


def test_part_the_other_way_round_is_a_contradiction() -> None:
    with pytest.raises(InputError, match="line 1"):
        require_consistent([Decision("a", "b", "part", line=1), Decision("b", "a", "part", line=4)], "f")


# --- decisions against the records


def test_fingerprint_ignores_place_and_markup_and_sees_content() -> None:
    before = fingerprint(_cardio(CARDIO)[1]["cardio/ptb-xl"])
    moved = CARDIO.replace("## ECG", "Some words.\n\n## Recordings\n\n- [First](https://example.org/f) - new.")
    starred = CARDIO.replace("21,837 clinical ECGs", "21,837 **clinical** ECGs")
    assert fingerprint(_cardio(moved)[1]["cardio/ptb-xl"]) == before
    assert fingerprint(_cardio(starred)[1]["cardio/ptb-xl"]) == before
    for old, new in (("21,837", "21,799"), ("org/ptb-xl", "org/ptb-xl-plus"), ("cardiologists", "nurses")):
        assert fingerprint(_cardio(CARDIO.replace(old, new))[1]["cardio/ptb-xl"]) != before


def test_a_decision_is_stale_once_a_record_says_something_else() -> None:
    lists = sample_lists()
    ids = {r.id: r for found in lists for r in found.records}
    left, right = ids["cardio/ptb-xl"], ids["signals/srb"]
    decision = Decision(left.id, right.id, "different", fingerprints=(fingerprint(left), fingerprint(right)))
    assert stale_decisions([decision], lists) == ()
    changed = [_cardio(CARDIO.replace("21,837", "21,799"))[0], lists[1]]
    (stale,) = stale_decisions([decision, Decision(left.id, right.id, "different")], changed)
    assert stale.changed == ("cardio/ptb-xl",)


def test_a_vanished_record_is_an_error_that_names_its_likely_new_id(tmp_path: Path) -> None:
    lists = sample_lists()
    path = _file(tmp_path, "- pair: [cardio/ptb-xll, signals/srb]\n  relation: different\n")
    with pytest.raises(InputError) as caught:
        decisions_for(path, lists)
    assert caught.value.line == 1
    assert "`cardio/ptb-xl`" in caught.value.remedy


def test_a_renamed_list_is_recognised_by_its_records_fingerprints(tmp_path: Path) -> None:
    old, signals = sample_lists()
    print_ = fingerprint(next(r for r in old.records if r.id == "cardio/sleep-rhythm-bank"))
    renamed = read_list(Source("heart.md", CARDIO), Config(Path()), "heart")
    item = f"- pair: [signals/old-name, signals/srb]\n  relation: same\n  fingerprints: ['{print_}', '']\n"
    with pytest.raises(InputError, match="heart/sleep-rhythm-bank"):
        decisions_for(_file(tmp_path, item), [renamed, signals])


def test_decisions_about_lists_that_were_not_read_are_left_out(tmp_path: Path) -> None:
    elsewhere = "- pair: [elsewhere/x, signals/srb]\n  relation: same\n"
    here = "- pair: [cardio/ptb-xl, signals/srb]\n  relation: part\n"
    found = decisions_for(_file(tmp_path, elsewhere + here), sample_lists())
    assert [d.relation for d in found] == ["part"]


def test_find_record_by_id_name_or_not_at_all() -> None:
    lists = sample_lists()
    assert find_record("signals/srb", lists).id == "signals/srb"
    assert find_record("sleep rhythm BANK", lists).id == "cardio/sleep-rhythm-bank"
    with pytest.raises(InputError, match="did you mean `cardio/sleep-rhythm-bank`"):
        find_record("Slep Rythm Bank", lists)
    with pytest.raises(InputError, match="prints all ids"):
        find_record("????", lists)
    third = read_list(Source("x.md", "- [SRB](http://x.org) - more.\n"), Config(Path()), "x")
    with pytest.raises(InputError, match="2 entries are called"):
        find_record("srb", [*lists, third])


# --- writing


def test_adding_leaves_every_byte_before_it_alone(tmp_path: Path) -> None:
    for text in (WRITTEN, WRITTEN.replace("\n", "\r\n"), "\ufeff" + WRITTEN, WRITTEN.rstrip("\n"), "# c\n"):
        path = _file(tmp_path, text)
        save(path, [_new("a/x", "b/y", "part", reason="it's: so", by="Jo", on="2026-05-06")])
        after = path.read_bytes().decode()
        assert after.startswith(text)
        assert ("\r\n" in after) == ("\r\n" in text)
        assert after.replace("\r", "").endswith(
            '\n- pair: [a/x, b/y]\n  relation: part\n  reason: "it\'s: so"\n  by: Jo\n  on: 2026-05-06\n'
        )


def test_adding_follows_the_margin_of_the_file(tmp_path: Path) -> None:
    path = _file(tmp_path, "  - pair: [a/x, b/y]\n    relation: same\n")
    save(path, [_new("a/z", "b/z")])
    assert path.read_text() == ("  - pair: [a/x, b/y]\n    relation: same\n  - pair: [a/z, b/z]\n    relation: same\n")


def test_adding_to_an_empty_list_in_brackets(tmp_path: Path) -> None:
    path = _file(tmp_path, "# c\n[]\n")
    save(path, [_new("a/z", "b/z")])
    assert path.read_text() == "# c\n- pair: [a/z, b/z]\n  relation: same\n"


def test_replacing_and_withdrawing_keep_the_other_items_and_comments(tmp_path: Path) -> None:
    path = _file(tmp_path, WRITTEN)
    first, second = read_decisions(path)
    pair = (first.left, first.right)
    save(path, [Change(pair, Decision(*pair, "related"), first)])
    head, _, tail = WRITTEN.partition("- pair: [cardio/ptb-xl")
    tail = tail.partition('10.1000/x"\n')[2]
    assert path.read_text() == f"{head}- pair: [{pair[0]}, {pair[1]}]\n  relation: related\n{tail}"
    save(path, [Change((second.left, second.right), None, second)])
    assert path.read_text().endswith("\n\n# Still unsure about this one.\n# The end.\n")
    assert [d.relation for d in read_decisions(path)] == ["related"]


def test_someone_elses_answer_is_not_overwritten(tmp_path: Path) -> None:
    path = _file(tmp_path, WRITTEN)
    with pytest.raises(InputError, match="decided by Ada already") as caught:
        save(
            path,
            [_new("a/x", "b/y"), _new("signals/harbour-monitor-v2", "cardio/harbour-monitor", "related")],
        )
    assert caught.value.line == 8
    assert path.read_text() == WRITTEN
    seen = Decision("a/x", "b/y", "same")
    with pytest.raises(InputError, match="no longer decided"):
        save(path, [Change(("a/x", "b/y"), Decision("a/x", "b/y", "part"), seen)])
    left, right = "signals/ptb-xl-ecg-dataset", "cardio/ptb-xl"
    after = save(path, [Change((right, left), Decision(left, right, "part"), force=True)])
    assert [d.relation for d in after] == ["part", "version"]


def test_a_verdict_that_contradicts_the_file_is_refused(tmp_path: Path) -> None:
    path = _file(tmp_path, "- pair: [a, b]\n  relation: same\n- pair: [b, c]\n  relation: same\n")
    with pytest.raises(InputError, match=r"in line 1 and .* in line 3"):
        save(path, [_new("a", "c", "different")])
    assert len(read_decisions(path)) == 2


def test_a_file_that_cannot_be_extended_is_left_alone(tmp_path: Path) -> None:
    text = "- pair: [a, b]\n  relation: same\n...\n"
    path = _file(tmp_path, text)
    with pytest.raises(InputError, match="can't be extended"):
        save(path, [_new("a", "c")])
    assert path.read_text() == text


_ids = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12).map(
    lambda s: "l/" + s.replace("/", "")
)
_words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=30)


@settings(deadline=None)
@given(st.lists(st.tuples(_ids, _ids, _words, _words), max_size=4))
def test_any_text_survives_writing_and_reading(items: list[tuple[str, str, str, str]]) -> None:
    wanted = {
        (min(a, b), max(a, b)): Decision(a, b, "related", _one_line(r), _one_line(w), "", ("12e4", "0012"))
        for a, b, r, w in items
        if a != b
    }
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "decisions.yaml")
        for pair, decision in wanted.items():
            save(path, [Change(pair, decision)])
        found = read_decisions(path)
    assert [replace(d, line=0) for d in found] == list(wanted.values())


def _one_line(text: str) -> str:
    return " ".join(text.split())


_WRITER = """
import sys
from pathlib import Path
from listmerge.match.saving import Change, save
from listmerge.match.types import Decision
for n in range(8):
    pair = (f"a/{sys.argv[2]}-{n}", f"b/{sys.argv[2]}-{n}")
    save(Path(sys.argv[1]), [Change(pair, Decision(*pair, "same"))])
"""


def test_writers_at_once_lose_no_answer(tmp_path: Path) -> None:
    path = _file(tmp_path, WRITTEN)
    writers = [subprocess.Popen([sys.executable, "-c", _WRITER, str(path), name]) for name in "pqrs"]
    assert [w.wait(60) for w in writers] == [0, 0, 0, 0]
    assert len(read_decisions(path)) == 2 + 4 * 8
    assert path.read_text().startswith(WRITTEN)
    assert [p.name for p in tmp_path.iterdir()] == ["decisions.yaml"]
