"""`listmerge rules`: what the lint rules mean."""

from __future__ import annotations

import click

from listmerge.cli._shared import print_json, unknown_rule
from listmerge.rules import Rule, expand, rules


@click.command("rules")
@click.argument("rule", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    show_default=True,
    help="For people, or for programs.",
)
def command(rule: str | None, form: str) -> None:
    """Explain the lint rules, or one of them, or a family.

    \b
    Examples:
      listmerge rules                     all rules, a line each
      listmerge rules open-row            what it means, with examples
      listmerge rules structure           the rules of a family
      listmerge rules --format markdown   the page docs/rules.md
    """
    chosen = _chosen(rule)
    if form == "json":
        print_json([_json(r) for r in chosen])
    elif form == "markdown":
        from listmerge.reference import rules_page

        click.echo(rules_page(chosen), nl=False)
    elif rule in rules():
        only = chosen[0]
        click.echo(f"{only.name} ({only.severity}, {only.family})\n\n{only.summary}\n\n{only.explanation}")
    else:
        width, family_width = max(len(r.name) for r in chosen), max(len(r.family) for r in chosen)
        for r in sorted(chosen, key=lambda r: (r.family, r.name)):
            click.echo(f"{r.family:{family_width}}  {r.name:{width}}  {r.summary}")


def _chosen(name: str | None) -> list[Rule]:
    """The rules of a name, all of them for none. Raises UsageError for an unknown name."""
    if name is None:
        return list(rules().values())
    if mistake := unknown_rule(name):
        raise click.UsageError(mistake)
    return [rules()[n] for n in sorted(expand([name]))]


def _json(rule: Rule) -> dict[str, object]:
    return {
        "name": rule.name,
        "severity": rule.severity,
        "family": rule.family,
        "summary": rule.summary,
        "explanation": rule.explanation,
        "changes_html": rule.changes_html,
    }
