"""What the fuzzer found, made small: each text broke a promise once."""

from __future__ import annotations

import pytest
from chain import check

FOUND = {
    "nothing at all": "",
    "a fix refused beside others holds once they are made": (
        "- [A](https://a.example)\n\t- [B](https://b.example)\n\t- [C](https://c.example)\n"
        "- Estuaries\n  - [Delta](https://delta.example/) - Silt.\n\n  - [Fjord](https://fjord.example/) - Deep.\n"
        "%%\n- [Reef](https://reef.example/) - Corals.\n\n## Contributing\n\n"
        "- Open a [pull request](https://git.example/pulls) first.\n    - [tools](https://x.example/t) - Reads."
    ),
    "a link in a heading that names an entry": "http://e.example\n-\nl http://o.example\n-\nhttp://c.example",
    "an empty heading over a link names nothing": "**\n-\n#\nhttp://i\n# [R]()",
    "nor over fields": "##\nwww.r\n- s:\n- s:",
    "nor does one of dots": "## ...\nwww.r\n- s:\n- s:\n\n## ..\nwww.r\n- s:\n- s:",
    "a link to a file with a name that no file can have": f"- [Forest](#f)\n- [Wetland]({'芦' * 150}) - Reeds.",
    "a link in HTML below fields": "##\n- t:\n- e:\n* <p>http://l",
    "no entry reaches over another": "#\nhttp://g\n1. http://s\n1. >http://q\n2)",
    "nor does a heading": "## e\n- http://l\n-\n-\n* http://a\n- c:http://t\n- t:\n-",
    "an address that lists disagree on is no link of a note": "## e\n- Cost: :http://9\n- Cost: -",
    "the same words everywhere weigh nothing": (
        "## Forest\n\n" + "- [Dawn](https://d.example) - four words stand here.\n" * 2 + "\n"
        "- [Dawn](https://e.example) - four words stand here.\n" * 2
    ),
}


@pytest.mark.parametrize("text", FOUND.values(), ids=FOUND)
def test_the_promises_hold(text: str) -> None:
    check(text.encode("utf-8", "surrogateescape"))
