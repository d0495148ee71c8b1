"""`listmerge build`: write the unified list and its data files."""

from __future__ import annotations

from pathlib import Path

import click

from listmerge.cli._shared import configuration, narrate, show_differences, unknown


@click.command("build")
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if a file is stale.")
@click.option("--diff", is_flag=True, help="Show what changes; with --check nothing is written.")
@click.option("--strict", is_flag=True, help="Exit 1 while possible duplicates are undecided.")
@click.option(
    "--formats", multiple=True, metavar="NAME", help="Only these outputs; repeatable, or separated by commas."
)
@click.pass_context
def command(ctx: click.Context, check: bool, diff: bool, strict: bool, formats: tuple[str, ...]) -> int:
    """Write the unified list and its data files to merged/.

    The lists, and where to write, stand in listmerge.yaml; without one, lists/ is read.

    \b
    Examples:
      listmerge build                    write merged/
      listmerge build --check --diff     what would change? (for CI: exit 1 if anything)
      listmerge build --formats readme   only the README
    """
    from listmerge.emit import emit
    from listmerge.files import read_or_none, require_inside
    from listmerge.pipeline import catalogue_of, list_paths

    config = configuration(ctx)
    only = _outputs(ctx, formats)
    catalogue = catalogue_of(list_paths((), config), config)
    for remark in catalogue.remarks:
        narrate(f"{config.path}: {remark}")
    folder = require_inside(config.root / config.merged, config.root)
    new = {folder / name: data for name, data in emit(catalogue, only).items()}
    stale = _stale_pages(folder, new) if not only or "readme" in only else []
    old = {path: read_or_none(path) for path in new}
    changed = [p for p, data in new.items() if old[p] != data]
    if diff:
        _show(folder, {p: old[p] for p in changed}, new, stale)
    if not check:
        _write({p: new[p] for p in changed}, {p: old[p] for p in changed}, stale)
    _narrate(
        config.merged,
        check,
        len(changed),
        len(stale),
        f"{len(catalogue.entries)} entries of {len(catalogue.lists)} lists",
    )
    undecided = strict and any(q.kind == "possible-duplicate" for q in catalogue.questions)
    if undecided:
        narrate("undecided duplicates: see duplicates.md, or run `listmerge review`")
    return int((check and bool(changed or stale)) or undecided)


def _outputs(ctx: click.Context, given: tuple[str, ...]) -> set[str]:
    """Names of outputs. Raises UsageError for an unknown one."""
    from listmerge.emit import outputs

    names = {n.strip().replace("-", "_") for g in given for n in g.split(",") if n.strip()}
    for name in sorted(names - set(outputs())):
        raise click.UsageError(unknown("output", name, outputs(), f"Known: {', '.join(outputs())}."), ctx)
    return names


def _stale_pages(folder: Path, new: dict[Path, bytes]) -> list[Path]:
    """Pages of an earlier build that this one doesn't write; what listmerge didn't write is left alone."""
    from listmerge.emit import is_generated
    from listmerge.files import read_or_none

    pages = sorted(p for p in [*(folder / "sections").glob("*.md"), *folder.glob("by-*.md")] if p not in new)
    return [p for p in pages if is_generated(read_or_none(p) or b"")]


def _write(files: dict[Path, bytes], before: dict[Path, bytes | None], stale: list[Path]) -> None:
    from listmerge.writing import remove, write_files

    write_files(files, unless_changed=before)
    for path in stale:
        remove(path)


def _show(folder: Path, old: dict[Path, bytes | None], new: dict[Path, bytes], stale: list[Path]) -> None:
    """A unified diff on standard output."""
    from listmerge.files import read_or_none
    from listmerge.text import Source

    names = {path: path.relative_to(folder).as_posix() for path in sorted([*old, *stale])}
    show_differences(
        [Source.from_bytes((old[p] if p in old else read_or_none(p)) or b"", name) for p, name in names.items()],
        [Source.from_bytes(new.get(p, b""), name) for p, name in names.items()],
    )


def _narrate(folder: str, check: bool, changed: int, stale: int, what: str) -> None:
    count = changed + stale
    if not count:
        narrate(f"{folder}/ is up to date: {what}")
    elif check:
        narrate(f"{folder}/ is stale: {count} file{'s' * (count > 1)} would change; run `listmerge build`")
    else:
        narrate(f"wrote {changed} file{'s' * (changed != 1)} to {folder}/: {what}")
