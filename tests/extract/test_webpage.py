"""The main text of a page, its metadata, and the pages that have none."""

from __future__ import annotations

import pytest

from bangiao.extract.reading.refusal import Refusal
from bangiao.extract.reading.webpage import Page, main_text

LEAD = "Sáng 4/3, tại Huế, bộ trưởng ngoại giao hai nước đã hội đàm về hợp tác nghề cá và biên giới trên biển."
SECOND = "Hai bên nhất trí lập một nhóm công tác chung và sẽ gặp lại nhau vào cuối năm tại thủ đô của nước bạn."
THIRD = "Sau hội đàm, hai bộ trưởng ký một bản ghi nhớ về đào tạo ngư dân và cùng tiếp xúc với báo chí."

LINKED = '<script type="application/ld+json">{}</script>'


def page(body: str, head: str = "") -> str:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"


def article(*extra: str) -> str:
    middle = "".join(extra)
    return f"<article><h1>Hai nước bàn về nghề cá</h1><p>{LEAD}</p>{middle}<p>{SECOND}</p><p>{THIRD}</p></article>"


def read(markup: str) -> Page:
    found = main_text(markup, "a.html")
    assert isinstance(found, Page), str(found)
    return found


@pytest.mark.parametrize(
    "extra",
    [
        "<script>var t = 'Vua nước láng giềng thoái vị';</script>",
        "<!-- Vua nước láng giềng thoái vị -->",
        "<style>.vua { content: 'Vua nước láng giềng thoái vị' }</style>",
        '<div class="related"><ul><li><a href="/x">Vua nước láng giềng thoái vị</a></li></ul></div>',
        '<div class="box-tin-lien-quan"><p>Vua nước láng giềng thoái vị sau ba mươi năm trị vì đất nước.</p></div>',
        '<div id="doc_nhieu"><p>Vua nước láng giềng thoái vị sau ba mươi năm trị vì đất nước.</p></div>',
        "<aside><p>Vua nước láng giềng thoái vị sau ba mươi năm trị vì đất nước.</p></aside>",
        '<div class="comments"><p>Bạn đọc: Vua nước láng giềng thoái vị rồi sao?</p></div>',
        "<form><button>Vua nước láng giềng thoái vị</button></form>",
        '<img src="a.jpg" alt="Vua nước láng giềng thoái vị">',
    ],
)
def test_what_is_not_the_article_is_left_out(extra: str) -> None:
    text = read(page("<nav><a href='/'>Trang chủ</a></nav>" + article(extra))).text
    assert "Vua" not in text
    assert "Trang chủ" not in text
    assert all(paragraph in text for paragraph in (LEAD, SECOND, THIRD))


@pytest.mark.parametrize(
    "frame",
    [
        "<figure><img src='a.jpg'><figcaption>Hai bộ trưởng bắt tay. Ảnh: Văn An</figcaption></figure>",
        "<table><tr><td><img src='a.jpg'></td></tr><tr><td>Hai bộ trưởng bắt tay. Ảnh: Văn An</td></tr></table>",
    ],
)
def test_captions_are_kept_in_their_place_and_known(frame: str) -> None:
    found = read(page(article(frame)))
    assert found.captions == {"Hai bộ trưởng bắt tay. Ảnh: Văn An"}
    assert found.text.index(LEAD) < found.text.index("bắt tay. Ảnh") < found.text.index(SECOND)


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2025-03-04T09:15:00+07:00">',
        '<meta itemprop="datePublished" content="2025-03-04T09:15:00+07:00">',
        LINKED.format('{"@type": "NewsArticle", "datePublished": "2025-03-04T09:15:00+07:00"}'),
        LINKED.format('{"@graph": [{}, {"headline": "x", "datePublished": "2025-03-04T09:15:00+07:00"}]}'),
        LINKED.format("{broken") + '<meta name="pubdate" content="2025-03-04T09:15:00+07:00">',
    ],
)
def test_the_day_comes_from_the_metadata(head: str) -> None:
    assert read(page(article(), head)).published == "2025-03-04T09:15:00+07:00"


def test_the_day_comes_from_a_time_element_but_not_from_the_text() -> None:
    assert read(page(article('<time datetime="2025-03-04">4/3</time>'))).published == "2025-03-04"
    assert read(page(article("<p>Hiệp định trước được ký ngày 12/03/2004 tại Hà Nội.</p>"))).published is None


def test_title_publisher_and_address() -> None:
    head = (
        '<title>Hai nước bàn | Báo Thử</title><meta property="og:site_name" content="Báo Thử">'
        '<link rel="canonical" href="https://thu.example/1">'
    )
    found = read(page(article(), head))
    assert (found.title, found.publisher, found.url) == ("Hai nước bàn về nghề cá", "Báo Thử", "https://thu.example/1")
    without = read(page(article().replace("h1>", "p>"), head))
    assert without.title == "Hai nước bàn"


@pytest.mark.parametrize(
    "markup", ["<html></html>", page("<script>var a;</script>"), "<", page("<nav><a href='/'>A</a></nav>")]
)
def test_a_page_without_text_is_refused(markup: str) -> None:
    assert isinstance(main_text(markup, "a.html"), Refusal)


def test_ten_thousand_nested_tags_are_refused_by_that_name() -> None:
    found = main_text(page("<div>" * 10_000 + f"<p>{LEAD}</p>" + "</div>" * 10_000), "a.html")
    assert isinstance(found, Refusal)
    assert "nested" in found.problem


def test_deep_nesting_behind_the_article_does_no_harm() -> None:
    assert SECOND in read(page(article() + "<div>" * 10_000 + "</div>" * 10_000)).text
