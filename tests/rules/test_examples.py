"""Every rule's examples, run: they are its documentation and its test at once."""

from __future__ import annotations

import pytest

from linting import read, reread
from listmerge.lint import Linter
from listmerge.lint.fix import fix
from listmerge.record import SourceList
from listmerge.rules import Rule, rules


def _lists(texts: tuple[str, ...]) -> list[SourceList]:
    return [read(text, n) for n, text in zip("abcdefgh", texts, strict=False)]


def _each(good: bool) -> list[object]:
    return [
        pytest.param(rule, example.lists, id=f"{rule.name}-{i}")
        for rule in rules().values()
        for i, example in enumerate(e for e in rule.examples if e.good is good)
    ]


def _says_why_not(rule: Rule) -> bool:
    return "There is no example" in rule.explanation


@pytest.mark.parametrize("rule", rules().values(), ids=lambda r: r.name)
def test_rule_is_documented(rule: Rule) -> None:
    assert rule.summary and rule.summary.endswith("."), "the docstring's first line is one sentence"
    goods = [e for e in rule.examples if e.good]
    bads = [e for e in rule.examples if not e.good]
    assert (goods and bads) or _says_why_not(rule), "no bad and good example, and no word on why there is none"
    assert all(e.lists for e in rule.examples), "an example without a fenced block behind it"
    assert rule.check is None or rule.compare is None, "check or compare, not both"
    assert (rule.gather is None) == (rule.compare is None), "what is gathered is compared"


@pytest.mark.parametrize(("rule", "texts"), _each(good=False))
def test_bad_example_yields_the_rule_and_no_other_error(rule: Rule, texts: tuple[str, ...]) -> None:
    findings = Linter().findings(_lists(texts))
    assert rule.name in {d.rule for d in findings}
    assert {d.rule for d in findings if d.severity == "error"} <= {rule.name}
    assert {d.severity for d in findings if d.rule == rule.name} == {rule.severity}


@pytest.mark.parametrize(("rule", "texts"), _each(good=True))
def test_good_example_yields_neither_the_rule_nor_an_error(rule: Rule, texts: tuple[str, ...]) -> None:
    findings = Linter().findings(_lists(texts))
    assert [d.message for d in findings if d.rule == rule.name or d.severity == "error"] == []


def _pairs() -> list[object]:
    cases: list[object] = []
    for rule in rules().values():
        bads = [e for e in rule.examples if not e.good]
        goods = [e for e in rule.examples if e.good]
        for i, (bad, good) in enumerate(zip(bads, goods, strict=False)):
            cases.append(pytest.param(rule, bad.lists, good.lists, id=f"{rule.name}-{i}"))
    return cases


@pytest.mark.parametrize(("rule", "bad", "good"), _pairs())
def test_safe_fixes_of_the_bad_example_give_the_good_one(
    rule: Rule, bad: tuple[str, ...], good: tuple[str, ...]
) -> None:
    lists = _lists(bad)
    related = [rule.name] if rule.family != "frame" else list(rules())
    linter = Linter(select=related)
    found = [d for d in linter.findings(lists) if d.rule == rule.name]
    assert found
    outcome = fix(lists, linter, [reread(f.name) for f in lists])
    assert not outcome.refused
    if all(d.fix and d.fix.safe for d in found):
        assert tuple(f.document.source.text for f in outcome.lists) == good
    else:
        assert rule.name in {d.rule for d in outcome.findings}, "what has no safe fix is left to people"


def test_several_blocks_behind_one_label_are_several_lists() -> None:
    text = "X.\n\nBad:\n\n```markdown\n# A\n```\n\n```markdown\n# B\n```\n\nGood:\n\n````markdown\n```\nx\n```\n````"
    examples = Rule("x", "info", "style", text).examples
    assert [(e.good, e.lists) for e in examples] == [(False, ("# A\n", "# B\n")), (True, ("```\nx\n```\n",))]
