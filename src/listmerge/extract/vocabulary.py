"""The words lists use for the parts of an entry and of themselves. Data, and the functions that look things up."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from listmerge.patterns import lazy
from listmerge.record import Role

#: What a link is for, by the words of its label; the last word that has a role decides.
ROLE_WORDS: dict[Role, frozenset[str]] = {
    "access": frozenset(
        "access download downloads get request register apply registration weight weights checkpoint checkpoints 下载 下载地址 获取".split()
    ),
    "data": frozenset("data dataset datasets zenodo figshare 数据 数据集 数据下载".split()),
    "paper": frozenset(
        "paper papers pdf arxiv article publication publications reference references cite citation doi pubmed journal "
        "preprint 论文 论文地址 論文 文章".split()
    ),
    "code": frozenset("code github repo repository source gitlab implementation 代码 项目 项目地址 コード".split()),
    "docs": frozenset(
        "intro introduction info information doc docs documentation tutorial guide manual usage wiki blog readme about "
        "介绍 文档 readme".split()
    ),
    "home": frozenset(
        "home homepage website site web webpage link links url page portal landing main project official 主页 官网 链接 "
        "地址 网址 http https".split()
    ),
}
#: Words that make a label with `data` in it the name of a tool over the data rather than the way to them.
NOT_THE_DATA = frozenset(
    "catalog catalogue dictionary explorer search tool browser viewer archived preprocessed policy use usage".split()
)
#: Where a reader would click first, best first (gold guide: Access, Data > Main page, Link > Intro > others > Paper > Code).
ROLE_RANK: dict[Role, int] = {
    "access": 0,
    "data": 0,
    "home": 1,
    "docs": 2,
    "other": 3,
    "paper": 4,
    "code": 5,
    "image": 9,
}
#: Keys and column headers under which a description stands.
DESCRIPTION_WORDS = frozenset(
    "description descriptions about details summary abstract what notes comment comments 描述 简介 说明 介绍 概要".split()
)
#: An address of a place on this page, or on another page of the same list.
ON_PAGES = lazy(r"\A(?:#|(?![a-z]+:)[^#?]*+(?<=\.md)#)", re.IGNORECASE)
#: A link's text that is an address or identifier: no name, and it says less of what the link is for than a label does.
ADDRESS = lazy(r"(?:doi:\s*|https?:|www\.|10\.\d{4,}/)\S+$", re.IGNORECASE)
#: Labels of links that lead to something else than the entry, or that somebody found to be wrong.
ELSEWHERE = lazy(
    r"(?:withheld|family|related(?: \w+){0,2}|see also|alternatives?|(?:dead|broken|wrong|withheld) link)\s*$",
    re.IGNORECASE,
)
#: Further words that may stand in a label without making it a name.
LABEL_WORDS = frozenset(
    "the a an and of to here view read more see full online official original new old v1 v2 version live demo video "
    "slides slide colab model models weights checkpoint app bib bibtex supplement appendix talk poster 中文 英文 "
    "english chinese japanese en zh ja html archive mirror part backup alternative forum chat discord twitter slack "
    "play google store app-store npm pypi crate docs.rs html5 pptx ppt epub mobi free book youtube review example "
    "huggingface hf examples notebook benchmark leaderboard user kaggle challenge evaluation related test tests".split()
)
PAPER_HOSTS = ("arxiv.org", "doi.org", "pubmed", "/pmc/", "openreview.net", "aclweb.org", "aclanthology", "sciencedirect",
               "springer", "nature.com/articles", "biorxiv", "medrxiv", "ieeexplore", "dl.acm.org", "neurology.org/content")  # fmt: skip
CODE_HOSTS = ("github.com", "gitlab.com", "bitbucket.org", "huggingface.co")

_CONJUNCTION = lazy(r"[&/,+]|\band\b", re.IGNORECASE)
_WORD = lazy(r"[^\W_]+(?:[-.][^\W_]+)*")
#: Words of headings that say their section is about the list. Plurals and endings are written out.
META_WORDS = frozenset(
    "contents content toc index contribute contributes contributing contribution contributions contributors license "
    "licence licensing legend about principles principle guidelines guideline credits acknowledgement acknowledgements "
    "acknowledgment acknowledgments thanks citation citations cite citing disclaimer disclaimers star history sponsors "
    "sponsor maintainers maintainer author authors changelog faq motivation roadmap todo support backers contact conduct "
    "news update updates footnotes glossary abbreviations notation notations menu navigation criteria preface foreword "
    "references reference bibliography copyright explanation feedback "
    "目录 目錄 目次 贡献 許可 许可证 前言 致谢 参考文献 引用".split()
)
#: Words of these that also head entries: a list of links below them is part of the list.
DOUBLE_WORDS = frozenset(
    "news history menu navigation index author authors contact star support update updates".split()
)
_FILLERS = frozenset(
    "the of to this list lists project how and for a an our us repository repo table code do you can quick main your my & page site with readme awesome".split()
)
CONTENTS_HEADING = lazy(r"\b(?:table of contents?|contents?|toc|index|menu|navigation)\b|目录|目錄|目次", re.IGNORECASE)


def is_meta(heading: str) -> bool:
    """Whether a heading says that its section is about the list: every word of it that counts is such a word."""
    return _says_only(META_WORDS, heading)


def is_double(heading: str) -> bool:
    """Whether a heading of which `is_meta` holds may just as well be that of entries: `News`, `History`."""
    return _says_only(DOUBLE_WORDS, heading)


def is_contents(heading: str) -> bool:
    """Whether a heading is that of a table of contents; of two languages, one tells."""
    if not CONTENTS_HEADING.search(heading):
        return False
    return all(w in META_WORDS or w in _FILLERS or w.isdigit() or not w.isascii() for w in words(heading))


def _says_only(known: frozenset[str], heading: str) -> bool:
    """Whether each word of a heading that counts is one of these, and there is one."""
    says = False
    for w in words(heading):
        if w in _FILLERS or w.isdigit():
            continue
        if w not in known:
            return False
        says = True
    return says


#: A label in Chinese: words for sources, links and places only.
_CJK_LABEL = lazy(
    r"(?:github|gitee|官方|开源|项目|论文|数据集?|代码|下载|度盘|百度网?盘|网盘|原文|链接|地址|主页|官网|网站|比赛|赛事|评测|文章|博客|"
    r"介绍|说明|文档|中文|英文|公众号|ダウンロード|リンク|コード|データ|\s)+$",
    re.IGNORECASE,
)
#: A label in Chinese by its last word: an address, a site, a download of whatever stands before it.
_CJK_ADDRESS = lazy(
    r"[^，。！？、,.!?]{0,16}(?:(?:官方|评测|测评|下载|数据集?|项目|比赛|竞赛|任务|论文|代码|开源)(?:地址|链接|主页|页面)|网址|官网)$"
)


_BACK = lazy(
    r"\W*(?:(?:back|go|return|jump|scroll)\b.{0,30}\b(?:top|contents?|index|toc|menu)\b.{0,25}|(?:返回|回到)?(?:顶部|目录)|トップへ(?:戻る)?)\W*$",
    re.IGNORECASE,
)

#: Every style asks the same of the same few texts, one after the other.
_REMEMBERED = 1024
#: A version, or the size of a model: `1.2`, `7b`.
_VERSION = lazy(r"\d+(?:\.\d+)+|\d+[bmk]")
_KNOWN = LABEL_WORDS.union(*ROLE_WORDS.values())
#: Words without one of which a label says nothing of its link.
_TELLING = NOT_THE_DATA.union(*ROLE_WORDS.values())
#: Word -> what it says of a link.
_ROLES = {w: [role for role, some in ROLE_WORDS.items() if w in some] for w in frozenset().union(*ROLE_WORDS.values())}


def may_describe(key: str) -> bool:
    """Whether a description may stand below a header or behind a key."""
    return not DESCRIPTION_WORDS.isdisjoint(words(key))


def is_back_link(text: str) -> bool:
    """Whether a text only leads back within the page: `Back to top`, `Go to contents`."""
    return len(text) < 60 and bool(_BACK.match(text.strip()))


@lru_cache(_REMEMBERED)
def words(text: str) -> tuple[str, ...]:
    """The words of a label, case folded."""
    if text.isascii():
        low = text.lower()
        return (low,) if low.isalnum() else tuple(_WORD.findall(low))
    return tuple([w.casefold() for w in _WORD.findall(unicodedata.normalize("NFKC", text))])


@lru_cache(_REMEMBERED)
def role_of(label: str, url: str = "") -> Role:
    """What a link with this label and target is for; `other` where neither tells."""
    return role_of_words(label, url) or role_of_host(url) or "other"


#: What Chinese labels put behind the word that tells what is there: "address of", "link to", "page of".
_OF_ADDRESS = lazy(r"(?<=[^\W\d_a-z]{2})(?:下载)?(?:地址|链接|主页|页面)$")


def role_of_words(label: str, url: str = "") -> Role | None:
    """What the words of a label say of a link; None if nothing. `other` for a tool over the data."""
    found = words(label)
    if len(found) > 4:
        return None
    if not label.isascii():
        found = tuple(_OF_ADDRESS.sub("", w) for w in found)
    if found == ("source",):
        return role_of_host(url) or "home"  # of the data or of the code: the host tells
    if _TELLING.isdisjoint(found):
        return None
    if not NOT_THE_DATA.isdisjoint(found):
        return "docs" if not ROLE_WORDS["docs"].isdisjoint(found) else "other"
    said = [role for w in found for role in _ROLES.get(w, ())]
    said = [role for role in said if role != "home"] or said
    if not said:
        return None
    if said[-1] == "paper" and found[-1].startswith("reference") and role_of_host(url) == "code":
        return "code"  # a reference implementation
    if len(set(said)) == 1 or not _CONJUNCTION.search(label):
        return said[-1]  # the last word of "Scientific Data paper" says what it is
    return min(said, key=list(ROLE_WORDS).index)


def role_of_host(url: str) -> Role | None:
    """What the host alone says of a link."""
    low = url.lower()
    if "huggingface.co/datasets/" in low:
        return "data"
    for host in PAPER_HOSTS:  # of every link: half of the time that `any` takes
        if host in low:
            return "paper"
    if low.endswith(".pdf"):
        return "paper"
    for host in CODE_HOSTS:
        if host in low:
            return "code"
    return None


@lru_cache(_REMEMBERED)
def is_label(text: str) -> bool:
    """Whether a link's text only says what kind of link it is (`Paper`, `link`, `[code]`, an arrow, a rating)."""
    found = words(text)
    plain = text.isascii() and text[:1].isalnum() and text[0] not in "gG"  # of `github`
    if not found or (not plain and _is_label_in_chinese(text.strip(" []【】()（）:："))):
        return True
    if len(found) > 4:
        return False
    for w in found:  # noqa: SIM110 - of every link: half of the time that `all` takes
        if w not in _KNOWN and not (w[0].isdigit() and (w.isdigit() or _VERSION.fullmatch(w))):
            return False
    return True


def _is_label_in_chinese(text: str) -> bool:
    return bool(_CJK_LABEL.match(text) or _CJK_ADDRESS.match(text))
