"""A page of HTML that needs nothing but itself: template, style and script of one name, kept beside their module."""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files
from typing import Any


def html_page(package: str, name: str, **values: Any) -> str:
    """`name.html.jinja` of a package, with the style `name.css`, the script `name.js` and these values, escaped.

    The template gets the hashes of both too, for a content security policy that allows nothing else.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    home, _, folder = package.partition(".")
    style, script = (_text(package, f"{name}.{kind}") for kind in ("css", "js"))
    environment = Environment(
        loader=PackageLoader(home, folder),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    page: str = environment.get_template(f"{name}.html.jinja").render(
        style=Markup(style),  # a file of this package
        script=Markup(script),
        style_hash=_hash(style),
        script_hash=_hash(script),
        **values,
    )
    return page


def _text(package: str, name: str) -> str:
    """A file of a package; one line end, so that the hash is the browser's."""
    return files(package).joinpath(name).read_text("utf-8").replace("\r\n", "\n")


def _hash(text: str) -> str:
    """What a content security policy names an inline style or script by."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
