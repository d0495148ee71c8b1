"""The pages of the merged list together: those to browse by, those of sections, and every link between them."""

from __future__ import annotations

import html
import posixpath
import re
from dataclasses import replace
from urllib.parse import unquote

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from test_circle import OWN, PROJECT, STYLES

from catalogues import catalogue_of
from listmerge.config.choices import MergedStyle
from listmerge.emit import emit, outputs, readme
from listmerge.emit._markdown import Slugger

BIRDS = """# Birds

## Sea

- [Auk](https://auk.example.org/) - 1,200 pictures of auks, 1995-2003. Requires registration.
- [Gull](https://gull.example.org/) - 900 X-rays of gulls since 2011, free of charge.
- [Knot](https://knot.example.org/) - 80 recordings of 2014-2016. No registration needed.
- [Tern](https://tern.example.org/) - Nothing is known of it.
"""


def pages_of(style: MergedStyle, limit: int, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Markdown pages of the project's own list, none longer than a limit where that can be."""
    monkeypatch.setattr(readme, "LIMIT", limit)
    return {name: data.decode() for name, data in emit(replace(OWN, style=style), {"readme"}).items()}


def places(page: str) -> set[str]:
    """The ids that links can lead to on a rendered page, those of headings as GitHub makes them."""
    slug = Slugger()
    headings = re.findall(r"<h\d>(.*?)</h\d>", page, re.DOTALL)
    named = {slug(html.unescape(re.sub(r"<[^>]*>", "", h)).strip()) for h in headings}
    return named | {html.unescape(i) for i in re.findall(r'<a id="([^"]*)"', page)}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("limit", [readme.LIMIT, 9_000], ids=["one page", "many pages"])
def test_every_link_within_the_list_leads_somewhere(
    style: MergedStyle, limit: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = pages_of(style, limit, monkeypatch)
    rendered = {n: cmarkgfm.github_flavored_markdown_to_html(t, Options.CMARK_OPT_UNSAFE) for n, t in pages.items()}
    found = {n: places(page) for n, page in rendered.items()}
    others = {name for output in outputs() if output != "readme" for name in emit(OWN, {output})}
    assert (len(pages) > 10) == (limit < 10_000)
    for name, page in rendered.items():
        for href in (unquote(html.unescape(h)) for h in re.findall(r'href="([^"]*)"', page)):
            if re.match(r"[a-z]+:", href) or "?plain=1" in href:
                continue
            file, _, place = href.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), file)) if file else name
            assert target in found or target in others, (name, href)
            assert not place or place in found[target], (name, href)


def test_small_sections_share_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "# Birds\n" + "".join(
        f"\n## Birds of {name}\n\n"
        + "".join(f"- [{name} {n}](https://{name}.example/{n}) - Auks.\n" for n in range(size))
        for name, size in (("Asia", 1), ("Brittany", 1), ("Cuba", 1), ("Dover", 20), ("Egypt", 1))
    )
    monkeypatch.setattr(readme, "LIMIT", 20_000)
    monkeypatch.setattr(readme, "ROOM", 1_200)
    pages = {name: data.decode() for name, data in emit(catalogue_of({"birds": text}), {"readme"}).items()}
    assert [name for name in pages if name.startswith("sections/")] == [
        "sections/birds-of-asia-to-birds-of-egypt.md",
        "sections/birds-of-dover.md",
    ]
    shared = pages["sections/birds-of-asia-to-birds-of-egypt.md"]
    assert shared.startswith("# Birds of Asia to Birds of Egypt\n")
    assert re.findall("^## .*", shared, re.MULTILINE) == [
        "## Birds of Asia",
        "## Birds of Brittany",
        "## Birds of Cuba",
        "## Birds of Egypt",
    ]
    assert "(sections/birds-of-asia-to-birds-of-egypt.md#birds-of-brittany) (1)" in pages["README.md"]


def test_of_many_lists_the_letters_stand_with_the_sources() -> None:
    texts = {f"list{n}": f"# Birds {n}\n\n- [Auk {n}](https://auk{n}.example/) - An auk.\n" for n in range(9)}
    page = emit(catalogue_of(texts), {"readme"})["README.md"].decode()
    assert "Letters name the lists a value comes from: see [Credits and licensing](#credits-and-licensing)." in page
    del texts["list8"]
    assert "comes from: A Birds 0 · B Birds 1 ·" in emit(catalogue_of(texts), {"readme"})["README.md"].decode()


def test_pages_to_browse_by_name_who_does_not_tell() -> None:
    pages = {name: data.decode() for name, data in emit(catalogue_of({"birds": BIRDS}), {"readme"}).items()}
    assert "for 1 of 4 entries the lists don't tell." in pages["by-access.md"]
    assert "## Register: an account is needed\n\n| Entry " in pages["by-access.md"]
    assert "| [Gull](README.md#gull) | 900 X-rays | 2011– | open | Sea |" in pages["by-access.md"]
    assert pages["by-years.md"].index("Beginning in the 2010s") < pages["by-years.md"].index("Beginning in the 1990s")
    assert "by-modality.md" not in pages  # of one kind is no choice
    assert "**Browse by** [access](by-access.md) · [years](by-years.md)" in pages["README.md"]


def test_open_questions_lead_to_the_line_to_mend() -> None:
    page = emit(OWN, {"readme"})["README.md"].decode()
    asked = next(line for line in page.split("\n") if "is the address of CheXpert" in line and line.startswith("| "))
    file, line = re.findall(r"\]\(\.\./(lists/[\w-]+\.md)\?plain=1#L(\d+)\)", asked)[0]
    assert "competitions/chexpert" in (PROJECT / file).read_text("utf-8").split("\n")[int(line) - 1]
