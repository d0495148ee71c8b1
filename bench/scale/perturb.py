"""How other lists write the same thing: another spelling of the name, of the address, of the description."""

from __future__ import annotations

import random
import re

_TAILS = ("dataset", "project", "database", "data", "program")
_OPENERS = ("A", "The", "An open", "Provides a", "Free", "Contains", "Home of the", "Repository of the")
_FILLERS = "useful widely used well documented tool resource also supports including various see available many".split()
_TRACKING = ("utm_source=list", "ref=awesome", "utm_campaign=x&utm_medium=web")


def name(text: str, rng: random.Random) -> str:
    """Another spelling: case and hyphens, a word in front or behind, a release, a slip, an acronym; mostly as it is."""
    chance = rng.random()
    if chance < 0.62:
        return text
    if chance < 0.76:
        return rng.choice((text.lower(), text.title(), re.sub(r"[-_ ]", rng.choice("-_ "), text), text.upper()))
    if chance < 0.82:
        return f"{text} {rng.choice(_TAILS)}" if rng.random() < 0.7 else f"The {text}"
    if chance < 0.86:
        return f"{text} v{rng.randrange(1, 5)}.{rng.randrange(10)}"
    if chance < 0.91:
        return slip(text, rng) if len(text) >= 8 else text
    words = re.findall(r"[A-Za-z]+", text)
    if len(words) < 3:
        return text
    acronym = "".join(w[0] for w in words).upper()
    return acronym if rng.random() < 0.5 else f"{text} ({acronym})"


def slip(text: str, rng: random.Random) -> str:
    """One letter doubled, left out, or exchanged with the next."""
    at = rng.randrange(1, len(text) - 1)
    kind = rng.randrange(3)
    if kind == 0:
        return text[:at] + text[at] + text[at:]
    if kind == 1:
        return text[:at] + text[at + 1 :]
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def url(addresses: list[str], rng: random.Random) -> str:
    """One of a thing's addresses, spelt in one of the ways that lead to the same page; sometimes none."""
    chance = rng.random()
    if chance < 0.04:
        return ""
    address = addresses[0] if chance < 0.75 else rng.choice(addresses)
    if rng.random() < 0.55:
        return address
    scheme, rest = address.split("://", 1)
    ways = [f"http://{rest}", f"{address}/", f"{address}?{rng.choice(_TRACKING)}", f"{address}#readme"]
    if "/" not in rest:
        ways += [f"{scheme}://www.{rest}", f"{address}/index.html"]
    if rest.startswith("github.com"):
        ways += [f"{address}.git", f"{address}/tree/main", f"{address}/blob/main/README.md"]
    return rng.choice(ways)


def description(text: str, rng: random.Random) -> str:
    """The description as it is, edited, reworded, or gone."""
    chance = rng.random()
    if chance < 0.35:
        return text
    if chance < 0.45:
        return ""
    words = text.rstrip(".").split()
    if chance < 0.78:
        kept = [w for w in words if rng.random() > 0.12]
        return " ".join([rng.choice(_OPENERS), *kept]) + rng.choice((".", "", "!"))
    kept = [w for w in words if rng.random() > 0.55]
    rng.shuffle(kept)
    fill = rng.sample(_FILLERS, k=rng.randrange(2, 6))
    return " ".join([rng.choice(_OPENERS), *fill, *kept]) + "."
