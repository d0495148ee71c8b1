"""`listmerge explain`: where each value of an entry came from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import click

from listmerge.catalogue import Catalogue, Claim, Entry, Origin
from listmerge.cli._shared import configuration, print_json
from listmerge.errors import InputError


@click.command("explain")
@click.argument("entry", metavar="ENTRY")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For people, or for programs.",
)
@click.pass_context
def command(ctx: click.Context, entry: str, form: str) -> None:
    """Tell where each value of an entry came from, and what other lists said.

    ENTRY is the entry's id or name, or the id of one of its records.

    \b
    Examples:
      listmerge explain mimic-iii
      listmerge explain "The Cancer Imaging Archive"
      listmerge explain teaching/fastmri --format json
    """
    from listmerge.pipeline import catalogue_of, list_paths

    config = configuration(ctx)
    catalogue = catalogue_of(list_paths((), config), config)
    found = find_entry(catalogue, entry)
    if form == "json":
        from listmerge.emit.catalogue_json import entry_json

        print_json(entry_json(found))
    else:
        _print(catalogue, found)


def find_entry(catalogue: Catalogue, wanted: str) -> Entry:
    """The entry with this id, record or name. Raises InputError with suggestions if there is none or several."""
    import difflib

    if wanted in catalogue.by_id:
        return catalogue.by_id[wanted]
    if wanted in catalogue.records:
        return catalogue.by_id[catalogue.records[wanted].entry]
    folded = wanted.casefold()
    named = [e for e in catalogue.entries if folded in {e.name.casefold(), *(a.casefold() for a in e.aliases)}]
    if len(named) == 1:
        return named[0]
    if named:
        raise InputError(
            f"several entries are called {wanted!r}", remedy=f"name one by its id: {', '.join(e.id for e in named)}"
        )
    names = {n: e.id for e in catalogue.entries for n in (e.id, e.name.casefold(), *(a.casefold() for a in e.aliases))}
    close = difflib.get_close_matches(folded, names, 3)
    hint = (
        f"did you mean {', '.join(dict.fromkeys(names[c] for c in close))}?"
        if close
        else "ids stand in merged/catalogue.json"
    )
    raise InputError(f"no entry {wanted!r}", remedy=hint)


@dataclass(frozen=True)
class _Printer:
    """Prints an entry; `paths` gives the file of each list."""

    paths: dict[str, str]

    def where(self, origin: Origin) -> str:
        return f"{self.paths[origin.list]}:{origin.line}"

    def rows(self, label: str, values: Iterable[tuple[str, Sequence[Origin]]]) -> None:
        """Values and the places that say so."""
        click.echo(f"  {label}:")
        for value, origins in values:
            click.echo(f"    {value}")
            for origin in origins:
                click.echo(f"      {self.where(origin)}")

    def claim(self, claim: Claim) -> None:
        """A value, who says so, and who says otherwise."""
        click.echo(f"  {claim.key}:")
        click.echo(f"    {click.style(claim.text, bold=True)}{_MARKS[claim.mark]}")
        for said in claim.said_by:
            click.echo(f"      {self.where(said.origin)}  {said.key}: {said.value}")
        for said in claim.others:
            click.echo(f"      not: {self.where(said.origin)}  {said.key}: {said.value}")


_MARKS = {
    "agree": " (lists agree)",
    "differ": " (lists differ)",
    "unstated": " (unit not stated)",
    "doubtful": " (looks like a mistake)",
    "": "",
}


def _print(catalogue: Catalogue, entry: Entry) -> None:
    printer = _Printer({info.name: info.path for info in catalogue.lists})
    click.echo(f"{click.style(entry.name, bold=True)}  [{entry.id}]")
    printer.rows("name", [(entry.name, entry.name_said_by), *((f"also called {a}", ()) for a in entry.aliases)])
    printer.rows("section", [(" > ".join(entry.section), ()), *((f"also {' > '.join(p)}", ()) for p in entry.also)])
    if entry.description:
        printer.rows("description", [(entry.description.text, (entry.description.origin,))])
    for claim in entry.fields:
        printer.claim(claim)
    for link in entry.links:
        mark = " (withheld: the address of another entry)" if link.withheld else ""
        first = " (primary)" if link.url == entry.url else ""
        printer.rows(f"link, {link.role}", [(link.url + mark + first, link.said_by)])
    for kin in entry.kin:
        click.echo(f"  {kin.relation}{'' if kin.forward else ' (the other way)'}: {kin.id}")
    if len(entry.members) > 1:
        printer.rows("one entry of", [(o.record, (o,)) for o in entry.members])
        for reason in entry.evidence:
            click.echo(f"    because: {reason}")
    for question in catalogue.questions:
        if entry.id in question.entries:
            click.echo(f"  {click.style('open question', fg='yellow')} ({question.kind}): {question.text}")
