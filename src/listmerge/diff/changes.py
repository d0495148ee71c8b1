"""What changed in one entry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from listmerge.diff.types import Change, Item, What


def changes(old: Item, new: Item) -> tuple[Change, ...]:
    """The changes from one version of an entry to the other, in a fixed order."""
    return tuple(_changes(old, new))


def _changes(old: Item, new: Item) -> Iterator[Change]:
    simple: tuple[tuple[What, str | None, str | None], ...] = (
        ("list", old.list, new.list),
        ("section", " > ".join(old.section), " > ".join(new.section)),
        ("name", old.name, new.name),
        ("url", old.url, new.url),
        ("parent", old.parent, new.parent),
        ("description", old.description, new.description),
    )
    yield from (Change(what, before, after) for what, before, after in simple if before != after)
    yield from _links(old, new)
    yield from _keyed("field", old.fields, new.fields)
    for what, before, after in (("kin", old.kin, new.kin), ("member", old.members, new.members)):
        yield from _keyed(what, [("", v) for v in before], [("", v) for v in after])  # type: ignore[arg-type]


def _links(old: Item, new: Item) -> Iterator[Change]:
    """Links by role; the entry's own url, told already, is left out."""
    told = {(old.url, new.url)} if old.url != new.url else set()
    before = [(role, url) for url, role in old.links]
    after = [(role, url) for url, role in new.links]
    for change in _keyed("link", before, after):
        if (change.before, change.after) not in told:
            yield change


def _keyed(
    what: What,
    old: list[tuple[str, str]] | tuple[tuple[str, str], ...],
    new: list[tuple[str, str]] | tuple[tuple[str, str], ...],
) -> Iterator[Change]:
    """Values under keys: one gone and one come under a key is a change, all else was added or removed.

    What only got another key (a link another role) is one change as well, not two.
    """
    gone, come = Counter(old) - Counter(new), Counter(new) - Counter(old)
    for key, value in sorted(gone):
        same_key = [v for k, v in come if k == key and come[k, v] > 0]
        same_value = [k for k, v in come if v == value and come[k, v] > 0]
        alone = sum(n for (k, _), n in gone.items() if k == key) == 1
        if same_value:
            yield Change(what, f"{key}: {value}", f"{same_value[0]}: {value}", "")
            come[same_value[0], value] -= 1
        elif alone and len(same_key) == 1:
            yield Change(what, value, same_key[0], key)
            come[key, same_key[0]] -= 1
        else:
            yield Change(what, value, None, key)
    for (key, value), count in sorted(come.items()):
        if count > 0:
            yield Change(what, None, value, key)
