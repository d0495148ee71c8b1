"""What it tells that descriptions share little depends on how alike the collection words what it says of one thing."""

from __future__ import annotations

from listmerge.match.catalog import catalog_of
from listmerge.match.compare import compare
from listmerge.match.features import Features, features_of_record
from listmerge.match.score import judge
from listmerge.match.wording import apart_by
from listmerge.record import Record
from listmerge.text import Located, Span


def entry(list_name: str, name: str, url: str, text: str) -> Features:
    span = Span(0, 1)
    named, said = Located(name, span), Located(text, span)
    return features_of_record(Record(f"{list_name}/{name}", named, url, (), said, (), (), None, "row", span), list_name)


def collection(alike: bool) -> list[Features]:
    """Sixty things, each in two lists: told in like words, or in others."""
    found = []
    for i in range(60):
        name, url = f"Thing{i}maker", f"https://thing{i}maker.org"
        found.append(entry("one", name, url, f"draws charts{i} quickly from tables{i} with colours{i}"))
        like, other = (
            f"draws charts{i} where tables{i} meet margins{i}",
            f"paints figures{i} of sheets{i} and sums{i}",
        )
        found.append(entry("two", name, url, like if alike else other))
    return found


NAMESAKES = (
    entry("three", "Thing7maker", "https://github.com/ada/thing7maker", "measures rivers near large harbours daily"),
    entry("four", "Thing7maker", "https://thing7maker.dev", "prints recipes about cakes without sugar often"),
)


def test_unlike_descriptions_doubt_where_lists_word_things_alike() -> None:
    found = [*collection(alike=True), *NAMESAKES]
    catalog = catalog_of(found)
    assert catalog.apart < 0
    assert judge(compare(*NAMESAKES, catalog)) == "doubt"


def test_they_tell_no_more_than_usual_where_lists_word_things_anew() -> None:
    catalog = catalog_of([*collection(alike=False), *NAMESAKES])
    assert catalog.apart == 0
    weights = {e.comparison: e.weight for e in compare(*NAMESAKES, catalog)}
    assert weights["description"] == -1.0


def test_few_pairs_show_nothing() -> None:
    assert apart_by(0, 0) == 0
    assert apart_by(0, 10) == 0
    assert apart_by(37, 100) == 0
    assert apart_by(0, 10_000) < apart_by(500, 10_000) < 0
