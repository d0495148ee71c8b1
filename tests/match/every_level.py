"""Rows among which every level of the table occurs that columns can tell, and some which they leave to the table."""

from __future__ import annotations

from typing import Any

Row = dict[str, Any]


def _row(list_name: str, name: str, url: str = "", description: str = "", **more: Any) -> Row:
    return {"list": list_name, "name": name, "url": url, "description": description, **more}


def _paper(url: str) -> dict[str, str]:
    return {"label": "Paper", "url": url, "role": "paper"}


def _home(url: str) -> dict[str, str]:
    return {"label": "Home", "url": url, "role": "home"}


#: Names that two lists share: of twelve both mean the same, of ten not.
_OFTEN = [
    _row(which, f"Tovril{n}", f"https://tovril{n}.org" if n < 12 else f"https://tovril{n}.{which}.net")
    for n in range(22)
    for which in ("often1", "often2")
]
_MOSTLY = [_row(which, f"Zolder{n}", f"https://zolder{n}.org") for n in range(6) for which in ("mostly1", "mostly2")]
#: Two lists that mean different things by their names but for one.
_SELDOM = [
    _row(which, f"Yarrow{n}", f"https://yarrow{n}.org" if n < 1 else f"https://yarrow{n}.{which}.net")
    for n in range(7)
    for which in ("seldom1", "seldom2")
]
#: A site on which things have pages of their own, and two who lead to its front.
_HELD = [_row("held", f"Quarry {n}", f"https://held.org/q/{n}") for n in range(5)]
_FRONT = [_row(which, "Held Quarries", "https://held.org") for which in ("a", "b")]
#: A home page under more names than one thing has.
_CROWDED = [_row(f"c{n}", name, "https://many.org/") for n, name in enumerate(("Orla", "Pim", "Quill", "Rusk", "Orla"))]
#: A hub: one list gives one address to several things.
_HUB = [_row("hub", name, "https://hub.example.org/all") for name in ("Brel", "Crux", "Dorn")]

_LINKS = [
    _row("a", "Ostrel", "https://github.com/ada/ostrel"),
    _row("b", "Ostrel", "https://github.com/ada/ostrel/tree/dev"),
    _row("c", "Ostrel", "https://github.com/bob/ostrel"),
    _row("d", "Ostrel", "https://github.com/bob/other"),
    _row("a", "Ostrel pages", "https://ostrel.org/pages"),
    _row("b", "Ostrel pages", "http://www.ostrel.org/pages/"),
    _row("c", "Ostrel pages", "https://ostrel.org/pages#install"),
    _row("d", "Ostrel", "https://ostrel.org"),
    _row("e", "Ostrel", "https://ostrel.org/blog"),
    _row("f", "VelMora", "https://velmora.dev"),
    _row("g", "VelMora", "https://www.velmora.io/"),
    _row("h", "VelMora", "https://files.example.net/velmora.pdf"),
    _row("i", "VelMora", "https://en.wikipedia.org/wiki/Velmora"),
    _row("j", "VelMora", "https://github.com/velmora/velmora"),
    _row("f", "Wendle: a study of tides", "https://tides.wendle.net/study"),
    _row("g", "Wendle", "https://wendle.net/study"),
    _row("k", "ARX", "https://arxiv.org/abs/2101.00001"),
    _row("l", "Arx data", "https://doi.org/10.1000/xyz"),
    _row("m", "Arx data set", "https://doi.org/10.1000/xyz"),
    _row("n", "Tern", "https://tern.org", links=[_paper("https://doi.org/10.1000/tern")]),
    _row("o", "Tern birds", "https://birds.org", links=[_paper("https://doi.org/10.1000/tern")]),
    _row("p", "Tern set", "https://huggingface.co/datasets/ada/tern"),
    _row("q", "Tern set", "https://huggingface.co/datasets/bob/tern"),
    _row("r", "Ulla", "https://physionet.org/content/ulla", links=[_home("https://github.com/ada/ulla")]),
    _row("s", "Ulla", "https://physionet.org/content/ulla", links=[_home("https://github.com/bob/ulla2")]),
]
_NAMES = [
    _row("a", "How slow rivers carve deep canyons slowly", "https://x.org/one.pdf"),
    _row("b", "How slow rivers carve deep canyons slowly", "https://y.org/two.pdf"),
    _row("a", "Blueprint", "https://github.com/ada/blueprintjs"),
    _row("b", "BlueprintJS", "https://github.com/ada/blueprintjs"),
    _row("a", "Alzheimer Disease Imaging Net", "https://adin.org"),
    _row("b", "ADIN", "https://adin.example.org", "Scans"),
    _row("c", "Alzheimer Disease Imaging Net (ADIN)", "https://p.org"),
    _row("a", "Marrow", "https://marrow.org", "How slow rivers carve deep canyons slowly"),
    _row("b", "Marrow Bones", "https://bones.org"),
    _row("c", "Bones of Marrow", "https://bones2.org"),
    _row("d", "Marrow Cells", "https://cells.org", "See marrow bones for how it was made"),
    _row("a", "Hesterlingen", "https://h.org"),
    _row("b", "Hesterlinger", "https://h2.org"),
    _row("a", "Deep Hollow", "https://h3.org"),
    _row("b", "Hollow Tree", "https://h4.org"),
    _row("a", "骨髓细胞", "https://h5.org"),
]
_VERSIONS = [
    _row("a", "Wendel 2", "https://wendel.org"),
    _row("b", "Wendel v2", "https://wendel.org/2"),
    _row("c", "Wendel III", "https://wendel.org/3"),
    _row("d", "Wendel 2019", "https://wendel.org/2019"),
    _row("e", "Wendel", "https://wendel.org"),
    _row("a", "Wendel Part 1", "https://wendel.org/p1"),
    _row("b", "Wendel Part 2", "https://wendel.org/p2"),
    _row("f", "Wendel (Professional Medicine)", "https://wendel.org/pm"),
    _row("g", "Wendel (College Physics)", "https://wendel.org/cp"),
    *(
        _row(which, "Wendel years", f"https://{which}.wendel.org", fields=[{"key": "Years", "value": years}])
        for which, years in (("a", "2001-2005"), ("b", "2001-2005"), ("c", "2004-2009"), ("d", "2010-2012"))
    ),
]
_TEXTS = [
    _row("a", "Lumen", "https://l.org", "Maps of 38,597 patients and 1,234 images of rivers, taken slowly"),
    _row("b", "Lumen", "https://l2.org", "Maps of 38,597 patients and 1,234 images of rivers, taken slowly"),
    _row("c", "Lumen", "https://l3.org", "Maps of 38,597 patients near rivers and towns, taken by walkers"),
    _row("d", "Lumen", "https://l4.org", "With 40,000 patients at least"),
    _row("e", "Lumen", "https://l5.org", "Around 40,000 patients, 17 images"),
    _row("f", "Lumen", "https://l6.org", "Nothing common: wholly separate words stand below"),
]
_KINDS = [
    _row("a", "Lumen", "#lumen"),
    _row("a", "awesome-lumen", "https://github.com/ada/awesome-lumen"),
    _row("a", "Lumen", "https://l7.org", section=["Books"]),
    _row("b", "Lumen", "https://l8.org", section=["Online Courses"]),
    _row("c", "Lumen", "https://l9.org", section=["books"]),
    _row("d", "Lumen", "https://l10.org", section=["Books", "Videos"]),
    _row("twice", "Lumen", "https://l11.org"),
    _row("twice", "Lumen", "https://l12.org"),
]
_PLACES = "amber basalt cobalt dolomite ebony feldspar garnet halite indigo jasper kaolin lazurite".split()
_PLACES += "marble nephrite onyx pumice quartz rutile sapphire topaz umber vesuvian wolfram xenotime zircon".split()
#: One thing in two lists, worded alike but not copied: then it tells something to share few words.
_WORDED = [
    row
    for i, stone in enumerate(_PLACES)
    for row in (
        _row(
            "worded", f"{stone}work", f"https://{stone}work.org", f"Quarries near {stone} hills, mapped {2 * i}yearly"
        ),
        _row("reworded", f"{stone}work", f"https://{stone}work.org", f"Quarries near {stone} hills in {3 * i}colour"),
    )
]
ROWS = [*_OFTEN, *_MOSTLY, *_SELDOM, *_HELD, *_FRONT, *_CROWDED, *_HUB, *_LINKS, *_NAMES, *_VERSIONS, *_TEXTS, *_KINDS]
ROWS += _WORDED
