"""From a source to an article: text, sentences, title, day; whatever the source holds."""

from __future__ import annotations

import gzip
import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangiao.extract.article import Article
from bangiao.extract.fact import Date
from bangiao.extract.reading.read import Refusal, read
from bangiao.extract.reading.source import Form, Source, sources

SHARED = Path(__file__).resolve().parents[2] / "../shared"
BODY = "Sáng nay, hai bộ trưởng đã hội đàm tại Huế. Hai bên ký một bản ghi nhớ về nghề cá."


def article(content: bytes | str, form: Form = "text", **fields: str | None) -> Article:
    found = read(Source("a", "a", form, content, **fields))
    assert isinstance(found, Article), str(found)
    return found


def told(found: Article) -> list[tuple[str, str]]:
    return [(one.kind, found.text[one.start : one.end]) for one in found.sentences]


def test_a_text_with_date_line_and_headline() -> None:
    found = article(f"date 2025-03-04\nHai nước bàn về nghề cá\n\n{BODY}\n")
    assert found.issued == Date("2025-03-04")
    assert found.title == "Hai nước bàn về nghề cá"
    assert told(found) == [
        ("title", "Hai nước bàn về nghề cá"),
        ("body", "Sáng nay, hai bộ trưởng đã hội đàm tại Huế."),
        ("body", "Hai bên ký một bản ghi nhớ về nghề cá."),
    ]
    assert [one.paragraph for one in found.sentences] == [0, 1, 1]
    assert found.text.startswith("date 2025-03-04")


def test_a_date_line_runs_into_a_caption() -> None:
    found = article(f" date 2025-03-04 Hai bộ trưởng bắt tay tại Huế. Ảnh: Văn An - TTXVN\n\n{BODY}")
    assert told(found)[0] == ("caption", "Hai bộ trưởng bắt tay tại Huế.")
    assert found.title is None


def test_a_title_over_two_lines_is_one_line() -> None:
    assert article(f"Hai bộ trưởng gặp nhau bên bờ sông,\nký một bản ghi nhớ\n\n{BODY}").title == (
        "Hai bộ trưởng gặp nhau bên bờ sông, ký một bản ghi nhớ"
    )


def test_a_first_paragraph_is_no_title() -> None:
    assert article(BODY).title is None


@pytest.mark.parametrize("line", ["Thứ ba, 04/03/2025, 10:30 (GMT+7)", "Văn An - 04/03/2025 10:30"])
def test_a_stamp_at_the_head_or_the_end_gives_the_day(line: str) -> None:
    for text in (f"Hai nước bàn về nghề cá\n{line}\n{BODY}", f"Hai nước bàn về nghề cá\n{BODY}\n{line}"):
        found = article(text)
        assert found.issued == Date("2025-03-04")
        assert not any("2025" in sentence for _, sentence in told(found))


def test_the_day_is_never_guessed_from_the_body() -> None:
    assert article(f"Hai nước bàn về nghề cá\nHiệp định ký ngày 12/03/2004 tại Hà Nội. {BODY}").issued is None


def test_the_address_gives_the_day_where_nothing_else_does() -> None:
    linked = f"[Hai bộ trưởng gặp nhau](https://thu.example/gap-20250304103000123.htm)\n\n{BODY}"
    assert article(linked).issued == Date("2025-03-04")
    assert article(BODY, url="https://thu.example/2025/03/04/gap").issued == Date("2025-03-04")
    assert article(linked.replace("\n", "\nThứ tư, 05/03/2025\n", 1)).issued == Date("2025-03-05")


def test_the_record_knows_better_than_the_text() -> None:
    found = article(
        f"date 2025-03-04\n{BODY}", date="2025-03-05T00:10:00+07:00", publisher="Báo Thử", url="https://thu.example/1"
    )
    assert (found.issued, found.publisher, found.url) == (Date("2025-03-05"), "Báo Thử", "https://thu.example/1")


def test_a_record_whose_date_cannot_be_read_has_none() -> None:
    assert article(BODY, date="hôm qua").issued is None


def test_a_title_that_the_text_lacks_becomes_its_first_line() -> None:
    found = article(BODY, title="Hai nước bàn về nghề cá")
    assert found.text == f"Hai nước bàn về nghề cá\n{BODY}"
    assert told(found)[0] == ("title", "Hai nước bàn về nghề cá")


def test_a_title_that_the_text_has_is_not_repeated() -> None:
    text = f"Hai nước bàn về nghề cá\n{BODY}"
    assert article(text, title=" Hai nước bàn về  nghề cá ").text == text


def test_a_byline_that_ends_a_paragraph_is_no_sentence() -> None:
    assert (
        told(article(f"Hai nước bàn về nghề cá\n{BODY} Văn An/TTXVN"))[-1][1]
        == "Hai bên ký một bản ghi nhớ về nghề cá."
    )


@pytest.mark.parametrize("signature", ["Theo www.baothu.vn", "Theo baothu.com.vn", "Tin, ảnh: LÊ BÌNH", "Nguồn: Báo Thử"])
def test_who_supplied_the_article_is_no_caption(signature: str) -> None:
    found = article(f"Hai nước bàn về nghề cá\n{BODY} {signature}")
    assert told(found)[-1] == ("body", "Hai bên ký một bản ghi nhớ về nghề cá.")


def test_decomposed_letters_make_the_same_article() -> None:
    text = f"date 2025-03-04\nHai nước bàn về nghề cá\n(Báo Thử) - {BODY} (Ảnh: Văn An)"
    assert article(unicodedata.normalize("NFD", text)) == article(text)
    assert article(unicodedata.normalize("NFD", text).encode("utf-16")) == article(text)


def test_a_page() -> None:
    markup = (
        '<html><head><meta property="article:published_time" content="2025-03-04T09:15:00+07:00">'
        '<meta property="og:site_name" content="Báo Thử"></head><body><nav><a href="/">Trang chủ</a></nav><article>'
        f"<h1>Hai nước bàn về nghề cá</h1><p>{BODY}</p><figure><img src='a.jpg'><figcaption>Hai bộ trưởng bắt tay."
        f"</figcaption></figure><p>{BODY} Các chuyên gia hai nước sẽ gặp lại vào tháng sau tại thủ đô.</p></article>"
        "</body></html>"
    )
    found = article(markup.encode(), "html")
    assert (found.issued, found.publisher) == (Date("2025-03-04"), "Báo Thử")
    assert told(found)[0] == ("title", "Hai nước bàn về nghề cá")
    assert ("caption", "Hai bộ trưởng bắt tay.") in told(found)


@pytest.mark.parametrize(
    ("content", "form"), [(b"", "text"), ("...", "text"), (b"\x00\xff\x01", "text"), (b"", "html"), ("<p>", "html")]
)
def test_what_holds_no_article_is_refused(content: bytes | str, form: Form) -> None:
    assert isinstance(read(Source("a", "a", form, content)), Refusal)


def _holds(found: Article) -> None:
    assert unicodedata.is_normalized("NFC", found.text)
    end = 0
    for one in found.sentences:
        assert end <= one.start < one.end <= len(found.text)
        words = found.text[one.start : one.end]
        assert words == words.strip()
        end = one.end
    paragraphs = [one.paragraph for one in found.sentences]
    assert paragraphs == sorted(paragraphs)


LINES = st.lists(
    st.sampled_from(
        [
            BODY,
            "Hai nước bàn về nghề cá",
            "date 2025-03-04",
            "| Ô |",
            "![](a)",
            "Tin liên quan",
            "(Ảnh: Văn An)",
            "Ảnh: An",
            "\u0302",
            "",
            "[Một tin khác hẳn về nước bạn]",
            "14/10/2025 | 10:30",
            "Theo TTXVN",
            '"Ông nói. ',
            "phát triểnTại",
            "...",
            ">> Tin >> Tin",
            "\r",
        ]
    ),
    max_size=9,
)


@given(LINES, st.sampled_from(["\n", " ", "\r\n", ""]), st.sampled_from([None, "Hai nước bàn về nghề cá", "Tít khác"]))
def test_any_text_gives_sentences_in_order(lines: list[str], gap: str, title: str | None) -> None:
    text = gap.join(lines)
    found = read(Source("a", "a", "text", text, title=title))
    again = read(Source("a", "a", "text", unicodedata.normalize("NFD", text), title=title))
    assert found == again
    if isinstance(found, Article):
        _holds(found)


@given(st.binary(max_size=300), st.sampled_from(["text", "html"]))
def test_no_bytes_make_reading_fail(data: bytes, form: Form) -> None:
    found = read(Source("a", "a", form, data))
    if isinstance(found, Article):
        _holds(found)
    else:
        assert str(found)


@given(st.text(max_size=200), st.sampled_from(["text", "html"]))
def test_no_text_makes_reading_fail(text: str, form: Form) -> None:
    found = read(Source("a", "a", form, text, title=text[:9], date=text[:10]))
    if isinstance(found, Article):
        _holds(found)
    else:
        assert str(found)


def test_the_saved_page_of_the_seeds_ends_with_its_article() -> None:
    path = SHARED / "seeds" / "003_fdcb404a75ca8424.txt"
    if not path.exists():
        pytest.skip("the shared articles are not here")
    (source,) = sources([path])
    assert isinstance(source, Source)
    found = read(source)
    assert isinstance(found, Article)
    sentences = told(found)
    assert len(sentences) == 16
    assert [kind for kind, _ in sentences].count("caption") == 1
    assert not any("Infographic" in words or "Colombia" in words or "Istanbul" in words for _, words in sentences)


def test_every_shared_article_is_read_with_most_of_its_text() -> None:
    path = SHARED / "eval" / "unlabelled.jsonl"
    if not path.exists():
        pytest.skip("the shared articles are not here")
    found = [read(source) for source in sources([path]) if isinstance(source, Source)]
    assert len(found) >= 500
    for one in found:
        assert isinstance(one, Article)
        _holds(one)
    whole = sum(len(one.text) for one in found if isinstance(one, Article))
    kept = sum(end.end - end.start for one in found if isinstance(one, Article) for end in one.sentences)
    assert kept > 0.96 * whole


def test_records_keep_their_fields_all_the_way(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps({"id": "x", "text": BODY, "date": "2025-03", "title": "Tít"}).encode()))
    (source,) = sources([path])
    assert isinstance(source, Source)
    found = read(source)
    assert isinstance(found, Article)
    assert (found.id, found.issued, found.title) == ("x", Date("2025-03"), "Tít")
