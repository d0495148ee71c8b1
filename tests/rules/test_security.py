"""Rules about security: disguises are seen through, what only looks hostile is left alone."""

from __future__ import annotations

import pytest

from linting import mended, read
from listmerge.lint import lint

LINE = "# Data\n\n- [One](https://one.example) - Letters of a town.\n- {} - Maps of a town.\n"


def _rules(line: str) -> list[str]:
    return [d.rule for d in lint(read(LINE.format(line)), select=["security"])]


@pytest.mark.parametrize(
    "link",
    [
        "[Two](https://two.example/a%20b?q=javascript:x#data:y)",
        "[Two](mailto:keeper@two.example)",
        "[Two](ftp://two.example/maps)",
        "[Two](javascript/readme.md)",
        "![Two](data:image/png;base64,iVBORw0KGgo=)",
        "[https://two.example/maps](https://www.two.example/maps?all=1)",
        "[Socket.IO](https://two.example)",
        "[https://two.example](https://web.archive.org/web/2020/https://two.example)",
        "[Two](https://bücher.example)",
        "[Two](https://例え.example)",
        "[Two](https://medium.example/@keeper/maps)",
        "[Two](https://two.example) שלום \u200fעולם",
        'Two <img src="https://two.example/a.png" alt="on top = good">',
        "`<script>` and [Two](https://two.example)",
    ],
)
def test_harmless_links_and_text_are_left_alone(link: str) -> None:
    assert _rules(link) == []


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java&#115;cript&colon;alert(1)",
        "&#x6A;avascript:alert(1)",
        "java&Tab;script:alert(1)",
        "java&NewLine;script:alert(1)",
        "<java\tscript:alert(1)>",
        "<\u00a0javascript:alert(1)>",
        "java\u200bscript:alert(1)",
        "javascript\\:alert(1)",
        "java%73cript:alert(1)",
        "javascript%3Aalert(1)",
        "vbscript:msgbox(1)",
        "data:text/html,%3Cb%3E",
        "file:///etc/hosts",
    ],
)
def test_hostile_schemes_are_seen_through(url: str) -> None:
    assert _rules(f"[Two]({url})") == ["hostile-scheme"]


@pytest.mark.parametrize(
    "line",
    [
        "<a href='javascript:alert(1)'>Two</a>",
        '<a href="java&#10;script:alert(1)">Two</a>',
        "<javascript:alert(1)>",
        "[Two][t]\n\n[t]: javascript:alert(1)\n",
        "![Two](data:image/svg+xml;base64,PHN2Zz4=)",
    ],
)
def test_hostile_schemes_are_found_in_every_form_of_link(line: str) -> None:
    assert _rules(line) == ["hostile-scheme"]


@pytest.mark.parametrize(
    ("rule", "line"),
    [
        ("userinfo-in-url", "[Two](https://two.example:secret@other.example/)"),
        ("userinfo-in-url", "[Two](https://two.example&#64;other.example/)"),
        ("disguised-link", "[www.two.example](https://other.example/)"),
        ("disguised-link", "[**https://two.example/**](https://two.example.other.example/)"),
        ("lookalike-host", "[Two](https://xn--tw-fmc.example)"),
        ("lookalike-host", "[Two](https://ｔwo.example)"),
        ("bidi-control", "[Two](https://two.example) \u202eabc"),
        ("bidi-control", "[Two](https://two.example) two\U000e0041\U000e0042"),
        ("active-html", "<iframe src='https://two.example'></iframe> Two"),
        ("active-html", "<a href='https://two.example' onclick='x()'>Two</a>"),
    ],
)
def test_what_leads_astray_is_found(rule: str, line: str) -> None:
    assert rule in _rules(line)


def test_direction_controls_are_taken_out_only_on_request() -> None:
    text = LINE.format("[Two](https://two.example) - Towns\u202e")
    assert mended(text, "security").lists[0].document.source.text == text
    assert "\u202e" not in mended(text, "security", unsafe=True).lists[0].document.source.text
