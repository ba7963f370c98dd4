"""Articles: values that name their text by its digest."""
from __future__ import annotations

import dataclasses
import hashlib

import pytest

from bangiao.extract.article import Article, Sentence


def test_the_digest_is_of_the_text_in_utf_8_alone() -> None:
    article = Article("a", "Hòa bình", ())
    assert article.digest == hashlib.sha256("Hòa bình".encode()).hexdigest()
    assert dataclasses.replace(article, id="b", title="T").digest == article.digest
    assert dataclasses.replace(article, text="hòa bình").digest != article.digest


def test_an_article_is_a_value() -> None:
    sentence = Sentence(0, 8, "body", 0)
    assert Article("a", "Hòa bình", (sentence,)) == Article("a", "Hòa bình", (Sentence(0, 8, "body", 0),))
    with pytest.raises(dataclasses.FrozenInstanceError):
        sentence.start = 1  # type: ignore[misc]
