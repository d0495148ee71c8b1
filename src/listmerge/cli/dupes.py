"""`listmerge dupes`: report duplicates and kin, and explain why, or why not."""

from __future__ import annotations

import click

from listmerge.cli._shared import configuration, print_json


@click.command("dupes")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown", "html", "github"]),
    default="text",
    show_default=True,
    help="For people, programs, a comment, a page to review, annotations",
)
@click.option(
    "--band",
    type=click.Choice(["same", "review", "kept-apart"]),
    multiple=True,
    help="Show only these pairs; repeatable.",
)
@click.option("--candidate", metavar="NAME", help="Is this listed already, here or in a sister list?")
@click.option("--url", metavar="URL", help="The candidate's link.")
@click.option("--explain", nargs=2, metavar="A B", help="Why are these two one thing, or why not?")
@click.option(
    "--fail-on",
    type=click.Choice(["undecided", "new", "never"]),
    default="never",
    show_default=True,
    help="When to exit 1.",
)
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    form: str,
    band: tuple[str, ...],
    candidate: str | None,
    url: str | None,
    explain: tuple[str, str] | None,
    fail_on: str,
) -> int:
    """Report duplicates and kin across lists, with the evidence for each pair.

    PATH is a file or a folder; none means the lists of listmerge.yaml, else lists/, else README.md.

    \b
    Examples:
      listmerge dupes                                      pairs that wait for a decision, and what was merged
      listmerge dupes --band kept-apart                    what looked alike and was kept apart, and why
      listmerge dupes --candidate "MIMIC III" --url https://physionet.org/content/mimiciii/
      listmerge dupes --explain a/mimic b/mimic-iv         the evidence, bit by bit
      listmerge dupes --format markdown                    for a comment on a pull request
    """
    from listmerge.match import match
    from listmerge.match.decisions import decisions_for
    from listmerge.pipeline import list_paths, read_lists
    from listmerge.report.dupes import (
        candidate_text,
        dupes_github,
        dupes_json,
        dupes_markdown,
        dupes_text,
        explain_text,
    )

    config = configuration(ctx)
    lists = read_lists(list_paths(paths, config), config)
    if candidate is not None or url is not None:
        click.echo(candidate_text(candidate or "", url, lists), nl=False)
        return 0
    decisions = decisions_for(config.root / config.decisions, lists)
    if explain:
        click.echo(explain_text(explain[0], explain[1], lists, decisions), nl=False)
        return 0
    matching = match(lists, decisions)
    if form == "json":
        print_json(dupes_json(matching, lists, band))
    elif form == "html":
        from listmerge.report.review_page import review_page

        click.echo(review_page(lists, matching, decisions), nl=False)
    else:
        report = {"text": dupes_text, "markdown": dupes_markdown, "github": dupes_github}[form]
        click.echo(report(matching, lists, band), nl=False)
    undecided = any(m.band == "review" and m.decision is None for m in matching.matches)
    return int(undecided and fail_on in ("undecided", "new"))
