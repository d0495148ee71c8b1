"""Identifiers in links: what a URL names, in one form for all its spellings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import unquote

from listmerge.match.url import canonical_url

_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>?#]+", re.IGNORECASE)
#: nature.com gives Scientific Data articles of 2014 to 2018 by number: sdata201635 is 10.1038/sdata.2016.35.
_NATURE_OLD = re.compile(r"nature\.com/articles/sdata(20\d\d)(\d+)", re.IGNORECASE)
_NATURE = re.compile(r"nature\.com/articles/(s\d{5}-[\w-]+)", re.IGNORECASE)
_ARXIV = re.compile(r"(?:arxiv\.org/(?:abs|pdf|html)/|arxiv:)(\d{4}\.\d{4,5}|[a-z-]+/\d{7})", re.IGNORECASE)
_PUBMED = re.compile(r"(?:ncbi\.nlm\.nih\.gov/pubmed/|pubmed\.ncbi\.nlm\.nih\.gov/)(\d+)", re.IGNORECASE)
_PMC = re.compile(r"(?:/pmc/articles/|pmc\.ncbi\.nlm\.nih\.gov/articles/)(PMC\d+)", re.IGNORECASE)
_PHYSIONET = re.compile(r"physionet\.org/(?:content|physiobank/database|pn\d/|works)/?([\w-]+)", re.IGNORECASE)
_REPOSITORY = re.compile(r"(github\.com|gitlab\.com|bitbucket\.org|codeberg\.org)/([\w.-]+)/([\w.-]+)", re.IGNORECASE)
_HUGGING = re.compile(r"huggingface\.co/(datasets/)?([\w.-]+)/([\w.-]+)", re.IGNORECASE)
#: Steps of paths on hosts of repositories and models that are no owner of one.
NOT_OWNERS = frozenset(
    "topics orgs sponsors features about blog docs datasets spaces models collections papers search marketplace".split()
)
#: PhysioNet's old addresses of databases that now have another slug.
_PHYSIONET_SLUGS = {"mimic3cdb": "mimiciii", "mimic2cdb": "mimicii"}


@lru_cache(maxsize=50_000)
def identifiers(url: str) -> tuple[tuple[str, str], ...]:
    """The identifiers a URL holds, as (kind, value); `address`, its canonical form, is always the last."""
    text = unquote(url)
    found = list(_special(text))
    address = canonical_url(url)
    if "." in address.split("/", 1)[0]:
        found.append(("address", address))
    return tuple(found)


def repository_in(text: str) -> str:
    """The repository that an address is in, as host, owner and name; empty if it is in none."""
    m = _REPOSITORY.search(text)
    if not m or m.group(2).lower() in NOT_OWNERS:
        return ""
    return f"{m.group(1)}/{m.group(2)}/{m.group(3).removesuffix('.git')}".lower()


def is_special(low: str) -> bool:
    """Whether `_special` may find more than a repository in a URL in lower case, or it must be decoded first."""
    return (
        "10." in low or "%" in low or "arxiv" in low or "ncbi" in low or "pmc" in low or "nature.com" in low
        or "physionet" in low or "huggingface" in low
    )  # fmt: skip


def _special(text: str) -> Iterator[tuple[str, str]]:
    """The identifiers besides the address; each pattern is tried only where what it needs is found."""
    low = text.lower()
    if "nature.com" in low and (m := _NATURE_OLD.search(text)):
        yield "doi", f"10.1038/sdata.{m.group(1)}.{int(m.group(2))}"
    elif "nature.com" in low and (m := _NATURE.search(text)):
        yield "doi", f"10.1038/{m.group(1).lower()}"
    elif "10." in low and (m := _DOI.search(text)):
        yield "doi", m.group().rstrip(".,;)'\"]").lower()
    if "arxiv" in low and (m := _ARXIV.search(text)):
        yield "arxiv", m.group(1).lower()
    if "ncbi" in low and (m := _PUBMED.search(text)):
        yield "pubmed", m.group(1)
    if "pmc" in low and (m := _PMC.search(text)):
        yield "pmc", m.group(1).upper()
    if "physionet" in low and (m := _PHYSIONET.search(text)):
        slug = m.group(1).lower()
        yield "physionet", _PHYSIONET_SLUGS.get(slug, slug)
    if repository := repository_in(text):
        yield "repository", repository
    if "huggingface" in low and (m := _HUGGING.search(text)) and m.group(2).lower() not in NOT_OWNERS:
        yield "huggingface", f"{m.group(1) or ''}{m.group(2)}/{m.group(3)}".lower()


#: Kinds of which two different values mean two different things, if both are what the record is about.
EXCLUSIVE = frozenset({"repository", "physionet", "huggingface", "arxiv"})
#: Kinds of identifiers of writings: a model and the data it learnt from may share a paper.
WRITINGS = frozenset({"doi", "arxiv", "pubmed", "pmc"})
