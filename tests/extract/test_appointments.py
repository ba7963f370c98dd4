"""Offices that verbs tell of: who was elected, appointed, became something."""
from __future__ import annotations

from bangiao.extract.article import Article, Sentence
from bangiao.extract.extractor import facts
from bangiao.extract.fact import Person


def held(*sentences: str) -> set[tuple[str, str]]:
    """Who holds which office in these sentences."""
    text, spans = "", []
    for number, sentence in enumerate(sentences):
        spans.append(Sentence(len(text), len(text) + len(sentence), "body", number))
        text += sentence + "\n"
    found = [fact for fact in facts(Article("a", text, tuple(spans)), ()) if fact.cls == "OfficeHolding"]
    return {(p.name, str(t)) for f in found for p in f.all("person") for t in f.all("title") if isinstance(p, Person)}


def test_who_is_elected_or_appointed_holds_the_office() -> None:
    assert held("Bà Ana Rojas đắc cử Tổng thống Chile năm 2013.") == {("Ana Rojas", "Tổng thống")}
    assert held("Ông Jean Morel đã được bầu làm Chủ tịch Quốc hội Pháp.") == {("Jean Morel", "Chủ tịch Quốc hội")}


def test_a_pronoun_at_the_head_of_a_sentence_is_who_was_told_of() -> None:
    assert ("Ana Rojas", "Bộ trưởng Y tế") in held("Bà Ana Rojas thăm Hà Nội.", "Bà trở thành Bộ trưởng Y tế Chile năm 2000.")


def test_who_is_to_be_elected_or_only_named_nearby_holds_none() -> None:
    assert held("Ông Jean Morel sẽ trở thành Tổng thống Pháp.") == set()
    assert held("Ông Jean Morel chúc mừng và mong ông sớm trở thành Tổng thống Pháp.") == set()
    assert held("Ông Jean Morel trở thành nhà lãnh đạo Pháp đầu tiên thăm Lào.") == set()
