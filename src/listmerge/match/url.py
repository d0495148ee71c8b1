"""URLs in the form in which they are compared. Match keys only: what is shown is never rewritten."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from listmerge.patterns import lazy

_TRACKING = lazy(r"^(?:utm_\w+|fbclid|gclid|ref|ref_src|source|mc_cid|mc_eid|igshid)$")
_HOST_END = lazy(r"[/?#]")
_DEFAULT_PAGE = lazy(r"/(?:index|default|home)\.(?:html?|php|aspx?|jsp)$", re.IGNORECASE)
#: A host and a path in which nothing is to be decoded or left out.
_PLAIN = lazy(
    r"https?://(?:[wW]{3}\.)?([A-Za-z0-9.-]+)((?:/(?!(?i:index|default|home)\.)[\w.~-]*)*)(?:#[\w.-]*)?\Z", re.ASCII
)
#: Hosts of repositories: `host/owner/name`.
CODE_HOSTS = frozenset("github.com gitlab.com bitbucket.org codeberg.org huggingface.co".split())
#: Hosts that hold things of many people: being on one of them says nothing.
SHARED_HOSTS = frozenset(
    "github.com gitlab.com bitbucket.org gist.github.com huggingface.co kaggle.com zenodo.org figshare.com doi.org dx.doi.org "
    "arxiv.org youtube.com youtu.be medium.com wikipedia.org en.wikipedia.org google.com docs.google.com drive.google.com "
    "sites.google.com groups.google.com twitter.com x.com facebook.com linkedin.com reddit.com dropbox.com archive.org "
    "web.archive.org sourceforge.net readthedocs.io github.io gitlab.io herokuapp.com vercel.app netlify.app wordpress.com "
    "blogspot.com amazon.com amzn.to aws.amazon.com microsoft.com ncbi.nlm.nih.gov pubmed.ncbi.nlm.nih.gov nature.com "
    "sciencedirect.com springer.com link.springer.com ieeexplore.ieee.org dl.acm.org openreview.net aclweb.org "
    "aclanthology.org coursera.org edx.org udemy.com udacity.com npmjs.com crates.io stackoverflow.com quora.com "
    "slideshare.net speakerdeck.com vimeo.com researchgate.net academia.edu semanticscholar.org dev.to substack.com tumblr.com "
    "weibo.com zhihu.com notion.site notion.so codepen.io gitee.com pypi.org pypi.python.org cran.r-project.org metacpan.org "
    "rubygems.org packagist.org hackage.haskell.org pkg.go.dev docs.rs hub.docker.com marketplace.visualstudio.com "
    "chrome.google.com play.google.com itunes.apple.com apps.apple.com addons.mozilla.org oreilly.com manning.com packtpub.com "
    "leanpub.com meetup.com eventbrite.com "
    "stackexchange.com goodreads.com papers.nips.cc openaccess.thecvf.com biorxiv.org medrxiv.org data.mendeley.com dataverse.harvard.edu".split()
)
#: What those hosts are called: where a thing lies, not what it is.
HOST_NAMES = frozenset(host.split(".")[-2] for host in SHARED_HOSTS)

#: A page of a repository that shows no more than the repository: its files, or the readme among them.
_FRONT = lazy(r"/(?:tree/(?:master|main)|blob/(?:master|main)/readme(?:\.\w+)?)$", re.IGNORECASE)


@lru_cache(maxsize=200_000)
def canonical_url(url: str) -> str:
    """Scheme, `www.`, default pages, trailing slash and tracking parameters off; host in lower case.

    Owners and names of repositories in lower case too, as their hosts don't tell them apart by it.
    """
    address = _canonical(url)
    host, _, path = address.partition("/")
    if host not in CODE_HOSTS:
        return address
    owner, _, rest = path.partition("/")
    name = _HOST_END.split(rest, maxsplit=1)[0]
    return _FRONT.sub("", f"{host}/{owner}/{name}".lower().rstrip("/") + rest[len(name) :])


def _canonical(url: str) -> str:
    if m := _PLAIN.match(url):  # most are: the same answer without taking the address apart
        return m.group(1).lower() + m.group(2).rstrip("/")
    try:
        parts = urlsplit(url if "://" in url else f"http://{url}")
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return url.strip()
    path = _DEFAULT_PAGE.sub("/", unquote(parts.path)).rstrip("/")
    query = "&".join(sorted(p for p in parts.query.split("&") if p and not _TRACKING.match(p.split("=")[0])))
    return host + path + (f"?{query}" if query else "") + (f"#{parts.fragment}" if _keeps(parts.fragment) else "")


def place_in(url: str) -> str:
    """The place on a page that a URL leads to: not the readme of a repository, and nothing that is part of an address."""
    fragment = url.partition("#")[2].casefold()
    return "" if fragment == "readme" or _keeps(fragment) else fragment


def _keeps(fragment: str) -> bool:
    """Whether a fragment belongs to the address: an app's route does, a place on a page does not."""
    return fragment.startswith(("/", "!"))


def host_of(address: str) -> str:
    """The host of a canonical address."""
    m = _HOST_END.search(address)
    return address[: m.start()] if m else address


@lru_cache(maxsize=100_000)
def site_of(address: str) -> str:
    """The site an address belongs to: its host without the leading labels that only divide a site.

    A rule of thumb, not the public suffix list: the last two labels, three where the last but one is short
    (`ac.uk`, `com.au`). Good enough for evidence worth a bit; no merge rests on it.
    """
    labels = host_of(address).split(".")
    if len(labels) <= 2:
        return ".".join(labels)
    short = len(labels[-2]) <= 3 and len(labels[-1]) == 2
    return ".".join(labels[-3:] if short else labels[-2:])


def is_shared(address: str) -> bool:
    """Whether an address lies on a host, or below a site, that holds things of many people."""
    return host_of(address) in SHARED_HOSTS or site_of(address) in SHARED_HOSTS


def is_home(address: str) -> bool:
    """Whether a canonical address is that of a whole host."""
    return bool(address) and not _HOST_END.search(address)


def marks_of(address: str) -> tuple[set[str], set[str]]:
    """What an address is called, and who owns it if it is a repository."""
    host, _, path = address.casefold().partition("/")
    steps = [re.sub(r"[^\w]|_", "", step) for step in re.split(r"[/?#]", path)[:3]]
    if host in CODE_HOSTS:
        return set(steps[:2][-1:]), set(steps[:1])
    labels = host.split(".")
    return {re.sub(r"[^\w]|_", "", part) for part in (*labels[:-1], host)} | set(steps), set()
