"""Lists in other scripts: their own punctuation divides names from descriptions, and labels are known as labels."""

from __future__ import annotations

import pytest

from listmerge.extract import extract
from listmerge.markdown import parse
from listmerge.record import Record
from listmerge.text import Source


def read(text: str) -> list[Record]:
    found = extract(parse(Source.from_bytes(text.encode(), "list.md")), "list")
    assert found.unclaimed == ()
    return list(found.records)


@pytest.mark.parametrize(
    ("line", "name", "says"),
    [
        ("[阿尔卑斯 Alpine](https://a.example/)：雪的数据。", "阿尔卑斯 Alpine", "雪的数据。"),
        ("峡湾（Fjord）：盐度数据，链接：https://a.example/。", "峡湾（Fjord）", "盐度数据"),
        ("珊瑚——海洋数据 [下载](https://a.example/)", "珊瑚", "海洋数据"),
        ("[フィヨルド](https://a.example/)　塩分の記録。", "フィヨルド", "塩分の記録。"),
        ("**サンゴ** — 海の記録。[論文](https://a.example/)、[コード](https://github.com/r/r)", "サンゴ", "海の記録。"),
        ("[피오르](https://a.example/) : 소금 자료.", "피오르", "소금 자료."),
        ("[ثلج](https://a.example/) - بيانات عن الثلج.", "ثلج", "بيانات عن الثلج."),
        ("\u200f[ملح](https://a.example/) – بيانات عن الملح.", "ملح", "بيانات عن الملح."),
        ("[שלג](https://a.example/): נתוני שלג.", "שלג", "נתוני שלג."),
    ],
)
def test_name_address_and_description(line: str, name: str, says: str) -> None:
    (record,) = read(f"# List\n\n## Part\n\n- {line}\n")
    assert (record.name.value, record.url) == (name, "https://a.example/")
    assert record.description and record.description.value == says


def test_numbered_chinese_headings_with_label_lines_are_entries() -> None:
    alps, heath = read(
        "# 列表\n\n## 数据集\n\n### 1.阿尔卑斯：雪的数据集\n\n雪的数据。\n\n[论文地址](https://arxiv.org/abs/1)\n\n"
        "[数据集地址](https://a.example/)\n\n### 2、石楠\n\n蜜蜂的数据。\n\n下载地址：https://h.example/\n"
    )
    assert (alps.name.value, alps.url, alps.section) == ("阿尔卑斯：雪的数据集", "https://a.example/", ("数据集",))
    assert (heath.name.value, heath.url) == ("石楠", "https://h.example/")


def test_a_name_that_only_speaks_of_addresses_is_a_name() -> None:
    (record,) = read("# 列表\n\n- [正则表达式和邮政地址](https://a.example/) - 两者并不相容。\n")
    assert record.name.value == "正则表达式和邮政地址"


def test_chinese_labels_say_what_an_address_is_for() -> None:
    (record,) = read(
        "# 列表\n\n## 数据\n\n- **冰川**：雪的记录。[论文链接](https://arxiv.org/abs/1) [数据集地址](https://github.com/ice/ice)\n"
    )
    assert [k.role for k in record.links] == ["paper", "data"]
    assert record.url == "https://github.com/ice/ice", "where the data is, though a paper stands before it"
