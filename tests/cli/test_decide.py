"""`listmerge decide`: one decision, signed and dated, or a message that helps."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.deciding import listmerge, workplace
from listmerge.match.decisions import fingerprint, read_decisions
from sample_lists import sample_lists


def test_a_decision_is_written_with_its_reason_name_day_and_fingerprints(tmp_path: Path) -> None:
    path = workplace(tmp_path)
    done = listmerge("decide", "Sleep Rhythm Bank", "same", "signals/srb", "--because", "same 410 people", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "decisions.yaml: `cardio/sleep-rhythm-bank` same `signals/srb`\n"
    prints = {r.id: fingerprint(r) for f in sample_lists() for r in f.records}
    (decision,) = read_decisions(path)
    assert (decision.relation, decision.reason) == ("same", "same 410 people")
    assert (decision.by, decision.on) == ("Ada", "2026-01-02")
    assert decision.fingerprints == (prints["cardio/sleep-rhythm-bank"], prints["signals/srb"])


def test_a_version_reads_from_left_to_right(tmp_path: Path) -> None:
    path = workplace(tmp_path)
    done = listmerge("decide", "Harbour Monitor v2", "version", "Harbour Monitor", "--by", "Jo", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    (decision,) = read_decisions(path)
    assert (decision.left, decision.right, decision.by) == (
        "signals/harbour-monitor-v2",
        "cardio/harbour-monitor",
        "Jo",
    )


def test_deciding_the_same_again_renews_it_and_another_way_needs_replace(tmp_path: Path) -> None:
    path = workplace(tmp_path)
    listmerge("decide", "cardio/ptb-xl", "same", "SRB", cwd=tmp_path)
    again = listmerge("decide", "SRB", "same", "cardio/ptb-xl", "--because", "sure", cwd=tmp_path)
    assert again.returncode == 0, again.stderr
    assert [d.reason for d in read_decisions(path)] == ["sure"]
    before = path.read_bytes()
    other = listmerge("decide", "cardio/ptb-xl", "different", "SRB", cwd=tmp_path)
    assert other.returncode == 2
    assert "decisions.yaml:2: `signals/srb` same `cardio/ptb-xl` is decided by Ada already" in other.stderr
    assert "--replace" in other.stderr
    assert path.read_bytes() == before
    assert listmerge("decide", "cardio/ptb-xl", "different", "SRB", "--replace", cwd=tmp_path).returncode == 0
    assert [d.relation for d in read_decisions(path)] == ["different"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("Slep Rythm Bank", "same", "SRB"), "did you mean `cardio/sleep-rhythm-bank`"),
        (("SRB", "same", "signals/srb"), "the same entry"),
        (("SRB", "sam", "signals/srb"), "'same', 'version', 'part'"),
    ],
)
def test_what_can_not_be_decided_is_explained(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    path = workplace(tmp_path)
    done = listmerge("decide", *words, cwd=tmp_path)
    assert done.returncode == 2
    assert said in done.stderr
    assert not path.exists()


def test_a_contradiction_names_the_lines_and_writes_nothing(tmp_path: Path) -> None:
    path = workplace(tmp_path)
    text = (
        "- pair: [cardio/ptb-xl, signals/srb]\n  relation: same\n"
        "- pair: [signals/srb, cardio/sleep-rhythm-bank]\n  relation: same\n"
    )
    path.write_text(text)
    done = listmerge("decide", "cardio/ptb-xl", "different", "Sleep Rhythm Bank", cwd=tmp_path)
    assert done.returncode == 2
    assert "in line 1 and" in done.stderr
    assert "in line 3" in done.stderr
    assert path.read_text() == text


def test_a_record_that_is_gone_and_a_stale_decision_are_told(tmp_path: Path) -> None:
    path = workplace(tmp_path)
    path.write_text("- pair: [cardio/ptbxl, signals/srb]\n  relation: different\n")
    gone = listmerge("decide", "cardio/ptb-xl", "different", "SRB", cwd=tmp_path)
    assert gone.returncode == 2
    assert "decisions.yaml:1: there is no entry `cardio/ptbxl` any more" in gone.stderr
    assert "now `cardio/ptb-xl`?" in gone.stderr
    path.unlink()
    listmerge("decide", "cardio/ptb-xl", "different", "SRB", cwd=tmp_path)
    cardio = tmp_path / "lists" / "cardio.md"
    cardio.write_text(cardio.read_text().replace("21,837", "21,799"))
    stale = listmerge("decide", "Harbour Monitor", "related", "SRB", cwd=tmp_path)
    assert stale.returncode == 0
    assert "decisions.yaml:2: stale: `cardio/ptb-xl` changed" in stale.stderr


def test_from_a_folder_below_the_configuration_the_same_file_is_used(tmp_path: Path) -> None:
    path = workplace(tmp_path)
    (tmp_path / "listmerge.yaml").write_text("lists: [lists/cardio.md, lists/signals.md]\n")
    done = listmerge("decide", "PTB-XL", "different", "SRB", cwd=tmp_path / "lists")
    assert done.returncode == 0, done.stderr
    assert len(read_decisions(path)) == 1


def test_an_unwritable_day_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from listmerge.cli._deciding import today
    from listmerge.errors import InputError

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    with pytest.raises(InputError, match="SOURCE_DATE_EPOCH"):
        today()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert today() == "1970-01-01"
