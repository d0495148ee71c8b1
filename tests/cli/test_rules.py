"""`listmerge rules`: one rule, a family, all of them."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result

from listmerge.cli.group import main
from listmerge.rules import families, rules


def run(*args: str) -> Result:
    return CliRunner().invoke(main, ["rules", *args])


def test_all_rules_a_line_each() -> None:
    lines = run().stdout.splitlines()
    assert len(lines) == len(rules())
    assert all(any(name in line and rule.summary in line for line in lines) for name, rule in rules().items())


@pytest.mark.parametrize("name", ["open-row", "unused-suppression"])
def test_one_rule_with_its_examples(name: str) -> None:
    text = run(name).stdout
    assert rules()[name].summary in text
    assert "Bad:" in text and "Good:" in text


def test_a_family() -> None:
    assert {line.split()[1] for line in run("structure").stdout.splitlines()} == set(families()["structure"])


def test_json_and_markdown() -> None:
    rows = json.loads(run("--format", "json").stdout)
    assert [r["name"] for r in rows] == sorted(rules())
    assert "### open-row\n" in run("open-row", "--format", "markdown").stdout


def test_a_misspelt_rule_is_suggested() -> None:
    done = run("opne-row")
    assert done.exit_code == 2
    assert "Did you mean 'open-row'?" in done.stderr
