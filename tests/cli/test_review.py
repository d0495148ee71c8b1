"""`listmerge review` as a person uses it: keys in a real terminal, and verdicts of the page read back."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from browser import Browser
from cli.deciding import COMMAND, environment, listmerge, workplace
from listmerge.match.decisions import read_decisions

pexpect = pytest.importorskip("pexpect", reason="pexpect is not installed")
SLEEP = ("cardio/sleep-rhythm-bank", "signals/srb")
HARBOUR = ("cardio/harbour-monitor", "signals/harbour-monitor-v2")


def said(path: Path) -> list[tuple[str, str, str, str]]:
    return [(d.left, d.relation, d.right, d.reason) for d in read_decisions(path)]


class Terminal:
    """A review in a terminal of 110 columns."""

    def __init__(self, folder: Path, *words: str) -> None:
        self.child = pexpect.spawn(
            COMMAND[0],
            [*COMMAND[1:], "review", *words],
            cwd=folder,
            env=environment(),
            dimensions=(48, 110),
            timeout=20,
            encoding="utf-8",
        )

    def see(self, text: str) -> str:
        """Wait for a text on the screen; returns what stood before it."""
        self.child.expect_exact(text)
        return str(self.child.before)

    def press(self, keys: str) -> None:
        """Type."""
        self.child.send(keys)

    def end(self) -> tuple[str, int]:
        """What is printed until the end, and the exit status."""
        self.child.expect(pexpect.EOF)
        rest = str(self.child.before)
        self.child.close()
        return rest, int(self.child.exitstatus)


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Path]:
    """A folder with two pairs to review; its decisions file is not there yet."""
    if sys.platform == "win32":
        pytest.skip("no pseudo-terminals on this system")
    yield workplace(tmp_path)
    leftovers = [p.name for p in tmp_path.iterdir() if p.name.startswith(".decisions")]
    assert leftovers == []


# --- in the terminal


def test_one_pair_at_a_time_with_its_evidence_and_progress(place: Path) -> None:
    terminal = Terminal(place.parent)
    screen = terminal.see("Pair 1 of 2") + terminal.see("q quit")
    for text in ("cardio/sleep-rhythm-bank", "signals/srb", "one is the other's acronym", "+4.0", "-2.0", "+4.5", "█"):
        assert text in screen
    terminal.press("k")
    assert "Harbour Monitor v2" in terminal.see("Pair 2 of 2") + terminal.see("q quit")
    terminal.press("q")
    rest, status = terminal.end()
    assert "0 answers saved to decisions.yaml, 2 of 2 pairs left" in rest
    assert status == 0
    assert not place.exists()


def test_an_answer_is_saved_before_the_reason_is_asked(place: Path) -> None:
    terminal = Terminal(place.parent)
    terminal.see("q quit")
    terminal.press("s")
    terminal.see("Because")
    assert said(place) == [(SLEEP[0], "same", SLEEP[1], "")]
    terminal.press("same 410 people\r")
    terminal.see("Pair 2 of 2")
    terminal.see("q quit")
    terminal.press("V")
    terminal.see("Because")
    terminal.press("\r")
    rest, status = terminal.end()
    assert "2 answers saved to decisions.yaml, 0 of 2 pairs left" in rest
    assert status == 0
    assert said(place) == [(SLEEP[0], "same", SLEEP[1], "same 410 people"), (HARBOUR[1], "version", HARBOUR[0], "")]
    assert {d.by for d in read_decisions(place)} == {"Ada"}
    assert "no pair waits for a decision" in listmerge("review", cwd=place.parent).stderr


@pytest.mark.parametrize("where", ["q quit", "Because"])
def test_ctrl_c_loses_no_answer(place: Path, where: str) -> None:
    terminal = Terminal(place.parent)
    terminal.see("q quit")
    terminal.press("d")
    terminal.see("Because")
    if where == "q quit":
        terminal.press("\r")
        terminal.see("Pair 2 of 2")
        terminal.see("q quit")
    terminal.press("\x03")
    rest, status = terminal.end()
    assert status == 130
    assert "1 answer saved" in rest
    assert "Traceback" not in rest
    assert said(place) == [(SLEEP[0], "different", SLEEP[1], "")]


def test_undo_takes_the_answer_back_and_leaves_the_rest_of_the_file(place: Path) -> None:
    kept = "# ours\n- pair: [cardio/ptb-xl, signals/srb]\n  relation: different\n"
    place.write_text(kept)
    terminal = Terminal(place.parent, "--no-reasons")
    terminal.see("q quit")
    terminal.press("u")
    terminal.see("nothing to undo")
    terminal.press("p")
    terminal.see("Pair 2 of 2")
    terminal.see("saved: cardio/sleep-rhythm-bank part signals/srb")
    terminal.press("u")
    terminal.see("Pair 1 of 2")
    terminal.see("undone")
    assert place.read_text() == kept
    terminal.press("r")
    terminal.see("Pair 2 of 2")
    terminal.see("saved")
    terminal.press("?")
    terminal.see("no such key")
    terminal.press("\x04")
    assert terminal.end()[1] == 0
    assert said(place)[1:] == [(SLEEP[0], "related", SLEEP[1], "")]


def test_two_reviews_at_once_do_not_overwrite_each_other(place: Path) -> None:
    first, second = Terminal(place.parent, "--no-reasons"), Terminal(place.parent, "--no-reasons", "--by", "Jo")
    first.see("q quit")
    second.see("q quit")
    first.press("s")
    first.see("saved")
    second.press("d")
    second.see("is decided by Ada already")
    second.press("k")
    second.see("Pair 2 of 2")
    second.press("v")
    assert "1 answer saved" in second.end()[0]
    first.press("q")
    first.end()
    assert [(d.relation, d.by) for d in read_decisions(place)] == [("same", "Ada"), ("version", "Jo")]


def test_an_answer_that_contradicts_earlier_ones_is_refused_and_asked_again(place: Path) -> None:
    place.write_text(
        "- pair: [cardio/sleep-rhythm-bank, cardio/ptb-xl]\n  relation: same\n"
        "- pair: [cardio/ptb-xl, signals/srb]\n  relation: same\n"
    )
    terminal = Terminal(place.parent, "--no-reasons")
    terminal.see("q quit")
    terminal.press("d")
    terminal.see("contradicts")
    terminal.press("s")
    terminal.see("Pair 2 of 2")
    terminal.press("q")
    assert "1 answer saved" in terminal.end()[0]


def test_stale_decisions_are_looked_at_again(place: Path) -> None:
    listmerge("decide", "Sleep Rhythm Bank", "same", "SRB", "--because", "old", cwd=place.parent)
    assert "no decision is stale" in listmerge("review", "--stale", cwd=place.parent).stderr
    cardio = place.parent / "lists" / "cardio.md"
    cardio.write_text(cardio.read_text().replace("410 volunteers", "512 volunteers"))
    terminal = Terminal(place.parent, "--stale", "--no-reasons")
    terminal.see("Pair 1 of 1")
    terminal.see("q quit")
    terminal.press("d")
    terminal.end()
    assert said(place) == [(SLEEP[0], "different", SLEEP[1], "")]
    assert "no decision is stale" in listmerge("review", "--stale", cwd=place.parent).stderr


def test_hidden_characters_of_a_list_do_not_reach_the_terminal(place: Path) -> None:
    cardio = place.parent / "lists" / "cardio.md"
    cardio.write_text(cardio.read_text().replace("Night-long", "Night\x1b]0;owned\x07-\u202elong [red]x[/red]"))
    terminal = Terminal(place.parent)
    screen = terminal.see("q quit")
    assert "\x1b]0;" not in screen
    assert "\u202e" not in screen
    assert "[red]x[/red]" in screen
    terminal.press("q")
    terminal.end()


def test_without_a_terminal_it_says_what_to_do(place: Path) -> None:
    done = listmerge("review", cwd=place.parent)
    assert done.returncode == 2
    assert "2 pairs wait for a decision, but this is not a terminal" in done.stderr
    assert "--export" in done.stderr


# --- on a page


def test_verdicts_clicked_on_the_page_are_taken_over(browser: Browser, place: Path) -> None:
    folder = place.parent
    done = listmerge("review", "--export", "review.html", cwd=folder)
    assert done.returncode == 0, done.stderr
    browser.open(folder / "review.html")
    browser.find("[data-relation='same']").click()
    browser.find("#reason").send_keys("same 410 people, “same” night")
    browser.find_all("#pairs button")[1].click()
    browser.find("[data-relation='version']").click()
    browser.find("#turn").click()
    browser.find("#download").click()
    verdicts = browser.downloads / "verdicts.json"
    browser.wait(verdicts.exists)
    done = listmerge("review", "--apply", str(verdicts), cwd=folder)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "cardio/sleep-rhythm-bank same signals/srb (was undecided)",
        "signals/harbour-monitor-v2 version cardio/harbour-monitor (was undecided)",
    ]
    assert said(place) == [
        (SLEEP[0], "same", SLEEP[1], "same 410 people, “same” night"),
        (HARBOUR[1], "version", HARBOUR[0], ""),
    ]
    assert "stale" not in listmerge("review", cwd=folder).stderr

    listmerge("review", "--export", "review.html", cwd=folder)
    browser.open(folder / "review.html")
    browser.find("#pairs button").click()
    browser.press("x")
    verdicts.unlink()
    browser.find("#download").click()
    browser.wait(verdicts.exists)
    done = listmerge("review", "--apply", "-", cwd=folder, stdin=verdicts.read_text())
    assert done.stdout == "cardio/sleep-rhythm-bank same signals/srb: withdrawn\n"
    assert [d.relation for d in read_decisions(place)] == ["version"]


def verdict(**change: Any) -> str:
    item = {"pair": list(SLEEP), "relation": "same", "reason": "", "fingerprints": ["a", "b"], "was": None}
    return json.dumps({"schema_version": 1, "verdicts": [{**item, **change}]})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "is not valid JSON"),
        ("[]", "does not hold verdicts"),
        ('{"schema_version": 2, "verdicts": []}', "does not hold verdicts"),
        ('{"schema_version": 1, "verdicts": [3]}', "verdict 1: is not an object"),
        (verdict(pair=["cardio/ptb-xl"]), "`pair` should name two entries"),
        (verdict(pair=["cardio/ptb-xl", "cardio/gone"]), "no entry `cardio/gone`"),
        (verdict(relation="equal"), "unknown relation 'equal'"),
        (verdict(relation=["same"]), "unknown relation"),
        (verdict(reason=3), "should be text"),
        (verdict(was="same"), "`was` should be"),
        (verdict(was={"pair": list(SLEEP), "relation": "part"}), "no longer decided"),
        (
            verdict().replace(
                '"verdicts": [', '"verdicts": [' + json.dumps(json.loads(verdict())["verdicts"][0]) + ","
            ),
            "same pair",
        ),
        ("[" * 100_000, "is not valid JSON"),
    ],
)
def test_a_bad_file_of_verdicts_changes_nothing(place: Path, text: str, words: str) -> None:
    file = place.parent / "verdicts.json"
    file.write_text(text)
    done = listmerge("review", "--apply", "verdicts.json", cwd=place.parent)
    assert done.returncode == 2, done.stderr
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert not place.exists()


def test_a_pair_decided_since_the_page_was_made_is_not_overwritten(place: Path) -> None:
    listmerge("decide", "Sleep Rhythm Bank", "related", "SRB", "--by", "Jo", cwd=place.parent)
    before = place.read_bytes()
    (place.parent / "verdicts.json").write_text(verdict())
    done = listmerge("review", "--apply", "verdicts.json", cwd=place.parent)
    assert done.returncode == 2
    assert "decided by Jo already" in done.stderr
    assert place.read_bytes() == before


def test_no_verdicts_make_no_file(place: Path) -> None:
    (place.parent / "verdicts.json").write_text('{"schema_version": 1, "verdicts": []}')
    done = listmerge("review", "--apply", "verdicts.json", cwd=place.parent)
    assert (done.returncode, done.stdout) == (0, "")
    assert not place.exists()
