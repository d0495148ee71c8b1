"""`listmerge rules`: what the lint rules mean."""

from __future__ import annotations

import click

from listmerge.cli._shared import print_json


@click.command("rules")
@click.argument("rule", required=False)
@click.option("--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text", show_default=True)
def command(rule: str | None, form: str) -> None:
    """Explain the lint rules, or one of them.

    \b
    Examples:
      listmerge rules                     all rules, a line each
      listmerge rules open-row            what it means, with examples
      listmerge rules --format markdown   the page docs/rules.md
    """
    import difflib

    from listmerge.rules import Rule, rules

    known = rules()
    if rule is not None and rule not in known:
        close = difflib.get_close_matches(rule, known, 1)
        raise click.UsageError(f"unknown rule '{rule}'." + (f" Did you mean '{close[0]}'?" if close else ""))
    chosen: list[Rule] = [known[rule]] if rule else list(known.values())
    if form == "json":
        print_json([{"name": r.name, "severity": r.severity, "family": r.family, "summary": r.summary, "explanation": r.explanation} for r in chosen])
    elif form == "markdown":
        from listmerge.rules.page import rules_page

        click.echo(rules_page(chosen), nl=False)
    elif rule:
        click.echo(f"{rule} ({known[rule].severity}, {known[rule].family})\n\n{known[rule].summary}\n\n{known[rule].explanation}")
    else:
        width = max(map(len, known))
        for r in chosen:
            click.echo(f"{r.name:{width}}  {r.summary}")
