"""Fixes: nothing but what they are for, proved before they are kept, settled in one pass."""

from __future__ import annotations

from linting import AddRule, mended, read, replacing, reread
from listmerge.lint import Linter
from listmerge.lint.fix import fix

LIST = "# T\n\n## S\n\n- [One](https://one.example) - First thing.\n- [Two](https://two.example) - Second thing.\n"
OPEN = "# T\n\n| Name | Size |\n| --- | --- |\n| [One](https://one.example) | 10 |\n| [Two](https://two.example) | 20\n"


def text_of(outcome: object) -> str:
    """The text of the one list of an outcome."""
    return outcome.lists[0].document.source.text  # type: ignore[attr-defined]


def test_a_clean_list_is_left_alone() -> None:
    outcome = mended(LIST)
    assert (text_of(outcome), outcome.applied, outcome.refused) == (LIST, {}, [])


def test_what_is_mended_is_no_longer_found() -> None:
    outcome = mended(OPEN, "open-row")
    assert text_of(outcome) == OPEN.rstrip("\n") + " |\n"
    assert (outcome.findings, outcome.applied) == ([], {"a.md": 1})


def test_line_ends_bom_and_bad_bytes_stay() -> None:
    data = b"\xef\xbb\xbf" + OPEN.replace("First", "F").encode().replace(b"\n", b"\r\n") + b"\r\nCaf\xe9.\r\n"
    outcome = mended(data, "open-row")
    assert outcome.lists[0].document.source.to_bytes() == data.replace(b"| 20\r\n", b"| 20 |\r\n")


def test_suppressed_findings_are_not_mended() -> None:
    text = OPEN.replace("| 20", "| 20 <!-- listmerge: allow open-row -- so be it -->")
    assert text_of(mended(text, "open-row")) == text


def test_a_fix_that_changes_records_is_left_out_and_the_others_are_made(add_rule: AddRule) -> None:
    add_rule("loud-name", replacing(r"\[One\]", "[ONE]"))
    add_rule("loose-dot", replacing(r"thing  +more", "thing more"))
    outcome = mended(LIST.replace("Second thing", "Second thing   more"), "loud-name", "loose-dot")
    assert text_of(outcome) == LIST.replace("Second thing", "Second thing more")
    assert [(r.finding.rule, r.why) for r in outcome.refused] == [("loud-name", "records")]
    assert [d.rule for d in outcome.findings] == ["loud-name"], "what was left out is still reported"


def test_a_fix_that_changes_the_page_is_left_out(add_rule: AddRule) -> None:
    add_rule("split-list", replacing(r"\n- \[Two", "\n* [Two"))
    outcome = mended(LIST, "split-list")
    assert (text_of(outcome), [r.why for r in outcome.refused]) == (LIST, ["page"])


def test_a_rule_may_declare_that_it_changes_the_page(add_rule: AddRule) -> None:
    add_rule("split-list", "CHANGES_HTML = True\n" + replacing(r"\n- \[Two", "\n* [Two"))
    assert "\n* [Two" in text_of(mended(LIST, "split-list"))


def test_even_such_a_rule_may_not_change_records(add_rule: AddRule) -> None:
    add_rule("loud-name", "CHANGES_HTML = True\n" + replacing(r"\[One\]", "[ONE]"))
    outcome = mended(LIST, "loud-name")
    assert (text_of(outcome), [r.why for r in outcome.refused]) == (LIST, ["records"])


def test_unsafe_fixes_are_made_only_on_request(add_rule: AddRule) -> None:
    add_rule("loud-name", replacing(r"\[One\]", "[ONE]", safe=False))
    assert text_of(mended(LIST, "loud-name")) == LIST
    assert text_of(mended(LIST, "loud-name", unsafe=True)) == LIST.replace("[One]", "[ONE]")


def test_a_bad_byte_is_never_written_over(add_rule: AddRule) -> None:
    add_rule("strange-sign", replacing("Caf\ufffd", "Cafe", safe=False))
    data = LIST.encode() + b"\nCaf\xe9.\n"
    outcome = mended(data, "strange-sign", unsafe=True)
    assert outcome.lists[0].document.source.to_bytes() == data
    assert [r.why for r in outcome.refused] == ["bytes"]


def test_fixes_that_undo_each_other_change_nothing_and_are_named(add_rule: AddRule) -> None:
    add_rule("star-marker", "CHANGES_HTML = True\n" + replacing(r"(?m)^- ", "* "))
    add_rule("dash-marker", "CHANGES_HTML = True\n" + replacing(r"(?m)^\* ", "- "))
    add_rule("wide-gap", replacing(r"First  +thing", "First thing"))
    messy = LIST.replace("First thing", "First   thing")
    outcome = mended(messy, "star-marker", "dash-marker", "wide-gap")
    assert text_of(outcome) == LIST, "the innocent fix is made"
    assert {r.why for r in outcome.refused} == {"unsettled"}
    assert text_of(mended(LIST, "star-marker", "dash-marker", "wide-gap")) == LIST


def test_a_fix_that_grows_for_ever_is_stopped(add_rule: AddRule) -> None:
    add_rule("more-space", replacing(r"First +thing", r"\g<0> ").replace("m.group())", "'growth')"))
    add_rule("pushy-space", replacing(r"First", "First "))
    outcome = mended(LIST, "pushy-space")
    assert text_of(outcome) == LIST
    assert [r.why for r in outcome.refused] == ["unsettled"]


def test_overlapping_fixes_are_made_one_after_the_other(add_rule: AddRule) -> None:
    add_rule("first-step", replacing(r"a{3}b", "ab", safe=False))
    add_rule("other-step", replacing(r"ab{3}", "ab", safe=False))
    text = LIST + "- [Three](https://three.example) - aaabbb.\n"
    outcome = mended(text, "first-step", "other-step", unsafe=True)
    assert "- ab.\n" in text_of(outcome)


def test_a_fix_with_several_edits_is_made_as_a_whole_or_not_at_all(add_rule: AddRule) -> None:
    body = """
def check(found):
    source = found.document.source
    text = source.text
    if "(" in text.replace("](", "") and "{" not in text:
        a, b = text.index(" (") + 1, text.index(") -") if ") -" in text[text.index(" ("):] else text.rindex(")")
        edits = (Edit(Span(a, a + 1), "{"), Edit(Span(b, b + 1), "}"))
        yield Diagnostic("round-bracket", SEVERITY, source.path, Span(a, b), "found it", Fix("curl", edits, False))
"""
    add_rule("round-bracket", body)
    add_rule("closing-bracket", replacing(r" note\)", " note]", safe=False))
    text = LIST + "\nSee (the note)\n"
    outcome = mended(text, "round-bracket", "closing-bracket", unsafe=True)
    assert text_of(outcome).endswith(("See {the note}\n", "See (the note]\n", "See {the note]\n"))
    assert "(the note}" not in text_of(outcome) and "{the note)" not in text_of(outcome)


def test_rules_over_several_lists_can_mend_too(add_rule: AddRule) -> None:
    add_rule(
        "lone-list",
        """
def gather(found):
    return found.document.source.text.find("  \\n")


def compare(gathered):
    for one in gathered[1:]:
        at = one.facts
        if at >= 0:
            fix = Fix("trim", (Edit(Span(at, at + 2), ""),))
            yield Diagnostic("lone-list", SEVERITY, one.path, Span(at, at + 2), "found space", fix)
""",
    )
    lists = [read(LIST.replace("First thing.", "First thing.  "), n) for n in "ab"]
    outcome = fix(lists, Linter(select=["lone-list"]), [reread("a"), reread("b")])
    assert outcome.lists[0] is lists[0]
    assert outcome.lists[1].document.source.text == LIST


def test_a_crashing_rule_reports_itself_and_the_rest_goes_on(add_rule: AddRule) -> None:
    add_rule("weak-rule", "\ndef check(found):\n    yield from ()\n    raise ValueError('oh')\n")
    outcome = mended(OPEN, "weak-rule", "open-row")
    assert [(d.rule, d.severity, d.path) for d in outcome.findings] == [("rule-crash", "error", "a.md")]
    assert "weak-rule" in outcome.findings[0].message and "oh" in outcome.findings[0].message
    assert text_of(outcome) == OPEN.rstrip("\n") + " |\n"
