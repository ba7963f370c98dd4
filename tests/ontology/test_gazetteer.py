"""The tables of names parse, hold each name once, and use only the kinds and codes they declare."""
from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pycountry
import pytest

from bangiao.ontology import gazetteer

# Table: its columns, and the least number of rows it may shrink to (about nine tenths of what it holds).
TABLES: dict[str, tuple[str, int]] = {
    "adverbs": ("name kind", 190),
    "assistance-words": ("name kind form roles use", 480),
    "blockers": ("name looks-like", 530),
    "clause-words": ("name kind", 40),
    "countries": ("name iso use", 920),
    "date-words": ("name kind", 25),
    "dates": ("name kind value use", 300),
    "document-kinds": ("name kind use", 370),
    "function-words": ("name kind", 39),
    "meeting-verbs": ("name kind form use", 390),
    "meetings": ("name kind host use", 220),
    "numbers": ("name kind value use", 110),
    "offices-by-state": ("name has lacks seldom", 7),
    "organization-fields": ("name kind", 380),
    "organization-heads": ("name kind use own", 310),
    "organizations": ("name canonical country kind use", 1050),
    "person-prefixes": ("name kind gender use", 170),
    "places": ("name iso use province", 1370),
    "policies": ("name label country organization use", 270),
    "policy-words": ("name kind use", 110),
    "pronouns": ("name number gender kind use office", 260),
    "relation-levels": ("name rank stem", 85),
    "relation-words": ("name kind use", 110),
    "reporting-verbs": ("name kind use", 700),
    "since-words": ("name kind", 14),
    "seats": ("name seat field", 48),
    "signing-words": ("name form stance use act", 200),
    "spheres": ("name of sphere", 105),
    "stance-words": ("name stance position scope use", 430),
    "surnames": ("name use compound", 290),
    "title-stops": ("name use", 90),
    "titles": ("name kind country organization complement use", 940),
    "units": ("name kind classifier", 420),
    "visit-words": ("name kind form use", 250),
}

MEETING = "talks audience reception encounter call dialogue negotiation conference other"
ASSISTANCE = "training relief aid equipment mission loan other"

# Table and column: the words a cell may hold; cells marked many hold several, with a space between.
WORDS: dict[tuple[str, str], str] = {
    ("adverbs", "kind"): "time scope manner courtesy degree",
    ("assistance-words", "kind"): f"{ASSISTANCE} none",
    ("assistance-words", "form"): "verb noun passive",
    ("assistance-words", "roles"): "subject-object object-subject object",
    ("assistance-words", "use"): "weak",
    ("blockers", "looks-like"): "organization-heads countries places titles persons pronouns signing-words relation-words",
    ("clause-words", "kind"): "opens joins leads speech noun with at passive of quotes turns news utterance calls",
    ("countries", "use"): "pair guarded other",
    ("dates", "kind"): "day week month year month-name weekday part context vague marker",
    ("dates", "use"): "number time alone",
    ("document-kinds", "kind"):
        "treaty agreement mou joint-statement protocol plan contract letter arrangement other domestic none",
    ("document-kinds", "use"): "title counted cited weak",
    ("function-words", "kind"):
        "and or with of under within about between towards at state bond plural one many head body tense also is has consists "
        "that which double day year age language occasion ordinal term gives leads",
    ("meeting-verbs", "kind"): f"{MEETING} none",
    ("meeting-verbs", "form"): "verb noun",
    ("meeting-verbs", "use"): "weak joint",
    ("meetings", "kind"): MEETING,
    ("meetings", "use"): "occasion domestic",
    ("numbers", "kind"): "digit ten factor approximate bound half ordinal pair",
    ("numbers", "use"): "noun",
    ("organization-fields", "kind"): "field form level join",
    ("organization-heads", "kind"):
        "ministry committee party company bank school media military police court local embassy association other",
    ("organization-heads", "use"): "capital any",
    ("organization-heads", "own"): "yes",
    ("organizations", "kind"): "international party body media company other",
    ("organizations", "use"): "any member other shared",
    ("person-prefixes", "kind"): "rank degree courtesy former acting",
    ("person-prefixes", "gender"): "m f",
    ("date-words", "kind"): "day month year to lead decade ago coming arriving weekly weekday number apart "
    "running begun recent present now plan expected gloss",  # many
    ("person-prefixes", "use"): "capital name title",
    ("places", "use"): "capital city province building region sea name word",  # many
    ("place-nouns", "use"): "part",
    ("policies", "use"): "quoted principle joint",  # many
    ("policy-words", "kind"): "policy doctrine initiative strategy principle motto declare",
    ("pronouns", "number"): "1 2 many",
    ("pronouns", "gender"): "m f",
    ("pronouns", "kind"): "person counterpart country side body",
    ("pronouns", "use"): "bare title quote pair",
    ("relation-levels", "rank"): "0 1 2 3 4 5",
    ("relation-levels", "stem"): "yes",
    ("relation-words", "kind"): "established upgraded severed restored",
    ("relation-words", "use"): "weak",
    ("reporting-verbs", "kind"): "say courtesy agree invite none",
    ("reporting-verbs", "use"): "noun weak plain person wish joint",
    ("since-words", "kind"): "since anniversary coming",
    ("signing-words", "form"): "verb noun passive",
    ("seats", "field"): "must none",
    ("signing-words", "stance"): "held planned",
    ("signing-words", "use"): "weak",
    ("signing-words", "act"): "sign adopt witness negotiate force",
    ("spheres", "of"): "title-kind body-kind title seat beside moves province",
    ("spheres", "sphere"): "state local embassy military police court business school media",
    ("stance-words", "stance"): "held planned cancelled denied hypothetical negated none",
    ("stance-words", "position"): "before after both",
    ("stance-words", "scope"): "verb clause noun",
    ("stance-words", "use"): "sure aim",
    ("surnames", "use"): "chinese ethnic korean both shared",
    ("surnames", "compound"): "yes",
    ("title-stops", "use"): "joint on lead next plain",
    ("titles", "kind"):
        "head-of-state head-of-government deputy-head minister deputy-minister royal parliament party military police "
        "diplomat province international business judge spokesperson profession counterpart leader leaders other",
    ("titles", "complement"): "organization field country place none",  # many
    ("titles", "use"): "name capital",
    ("units", "kind"): "person thing vehicle weapon money goods weight area document event scholarship group troop time",
    ("units", "classifier"): "yes",
    ("visit-words", "kind"): "state official working attend other none",
    ("visit-words", "form"): "verb noun",
    ("visit-words", "use"): "weak host tour",
}
MANY = {("blockers", "looks-like"), ("date-words", "kind"), ("policies", "use"), ("places", "use"), ("titles", "complement")}
MAY_BE_EMPTY = {"sphere", "use", "gender", "own", "compound", "stem", "rank", "classifier", "roles", "form", "complement"}
ISO_COLUMNS = [("countries", "iso"), ("places", "iso"), ("organizations", "country"), ("titles", "country"),
               ("policies", "country")]


def cells(table: str, column: str) -> list[str]:
    return [row[column] for row in gazetteer.table(table)]


@pytest.mark.parametrize("name", TABLES)
def test_a_table_has_the_columns_it_promises_and_has_not_shrunk(name: str) -> None:
    columns, least = TABLES[name]
    rows = gazetteer.table(name)
    assert list(rows[0]) == columns.split()
    assert len(rows) >= least


@pytest.mark.parametrize("name", gazetteer.table_names())
def test_a_table_begins_with_a_remark_in_both_languages(name: str) -> None:
    first = (gazetteer.tables_directory() / f"{name}.tsv").read_text("utf-8").splitlines()[0]
    assert first.startswith("# ")
    assert " / " in first


@pytest.mark.parametrize("name", gazetteer.table_names())
def test_a_table_is_composed_unicode_without_stray_white_space(name: str) -> None:
    text = (gazetteer.tables_directory() / f"{name}.tsv").read_text("utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert [cell for row in gazetteer.table(name) for cell in row.values() if cell != " ".join(cell.split())] == []


@pytest.mark.parametrize("name", TABLES)
def test_a_table_holds_each_name_once_whatever_its_case(name: str) -> None:
    counted = Counter((row["name"].casefold(), row.get("of")) for row in gazetteer.table(name))
    assert [key for key, times in counted.items() if times > 1] == []


@pytest.mark.parametrize(("name", "column"), WORDS)
def test_a_column_holds_only_the_words_it_declares(name: str, column: str) -> None:
    allowed = set(WORDS[name, column].split())
    found = {word for cell in cells(name, column) for word in (cell.split() if (name, column) in MANY else [cell])}
    if column in MAY_BE_EMPTY or (name, column) in (("signing-words", "stance"), ("seats", "field")):
        allowed.add("")
    assert found <= allowed


@pytest.mark.parametrize("row", gazetteer.table("sounds"), ids=lambda row: f"{row['use']} {row['name']}")
def test_what_is_written_of_a_name_is_heard_as_one_consonant_or_as_nothing(row: dict[str, str]) -> None:
    assert row["writing"] in ("", "syllables", "letters")
    assert {"heard": row["value"].isupper(), "usual": row["value"] == row["value"].lower(), "lost": not row["value"]}[row["use"]]
    re.compile(row["name"])


@pytest.mark.parametrize("name", ["assistance-words", "meeting-verbs", "visit-words"])
def test_only_a_word_that_is_none_of_its_kinds_has_no_form(name: str) -> None:
    assert {row["name"] for row in gazetteer.table(name) if not row["form"] and row["kind"] != "none"} == set()


@pytest.mark.parametrize(("name", "column"), ISO_COLUMNS)
def test_codes_of_countries_are_those_of_iso_3166(name: str, column: str) -> None:
    known = {country.alpha_2 for country in pycountry.countries}
    assert {cell for cell in cells(name, column) if cell} <= known


@pytest.mark.parametrize("column", ["has", "lacks", "seldom"])
def test_offices_are_of_states_of_iso_3166(column: str) -> None:
    known = {country.alpha_2 for country in pycountry.countries}
    assert {code for cell in cells("offices-by-state", column) for code in cell.split()} <= known


def test_every_state_of_the_united_nations_has_a_name_beyond_cldr() -> None:
    observers_and_rest = {"VA", "PS", "TW", "HK", "MO"}
    named = set(cells("countries", "iso"))
    dependencies = {"EH", "GL", "GU", "PR", "CK", "NU", "JE"}
    assert len(named - observers_and_rest - dependencies - {""}) == 193


def test_a_capital_says_whose_it_is() -> None:
    capitals = [row for row in gazetteer.table("places") if "capital" in row["use"].split()]
    assert [row["name"] for row in capitals if not row["iso"]] == []


def test_a_bar_is_never_a_name_of_the_table_it_guards() -> None:
    for guarded in ("organization-heads", "countries"):
        bars = {row["name"] for row in gazetteer.table("blockers") if guarded in row["looks-like"].split()}
        assert bars & set(cells(guarded, "name")) == set()


def test_a_bar_holds_a_name_of_the_table_it_guards() -> None:
    heads = set(cells("organization-heads", "name"))
    bars = [row["name"] for row in gazetteer.table("blockers") if "organization-heads" in row["looks-like"].split()]
    assert [bar for bar in bars if not any(f" {head} " in f" {bar.replace(',', ' ,')} " for head in heads)] == []


def test_variants_of_an_organization_agree_on_its_country_and_kind() -> None:
    told: dict[str, set[tuple[str, str]]] = {}
    for row in gazetteer.table("organizations"):
        told.setdefault(row["canonical"], set()).add((row["country"], row["kind"]))
    assert {name: senses for name, senses in told.items() if len(senses) > 1} == {}


@pytest.mark.parametrize(("table", "name", "column", "cell"), [
    ("countries", "Anh", "use", "guarded"),  # also elder brother, and half of Vietnam's given names
    ("countries", "Trung", "use", "pair"),
    ("countries", "Cộng hòa Dominica", "iso", "DO"),
    ("countries", "Dominica", "iso", "DM"),
    ("countries", "Hàn Quốc", "iso", "KR"),
    ("countries", "Bắc Hàn", "iso", "KP"),
    ("places", "Bình Nhưỡng", "use", "capital"),
    ("places", "Hòa Bình", "use", "province name"),
    ("titles", "Thủ tướng Chính phủ", "organization", "Chính phủ"),
    ("titles", "Ủy viên Trung ương Đảng", "organization", "Trung ương Đảng"),
    ("titles", "Tổng Bí thư", "country", ""),  # not of Viet Nam alone
    ("titles", "Đại sứ", "complement", "country place"),
    ("person-prefixes", "Thượng tướng", "kind", "rank"),
    ("person-prefixes", "nguyên", "kind", "former"),
    ("meeting-verbs", "hội kiến", "kind", "audience"),
    ("meeting-verbs", "tiếp tục", "kind", "none"),
    ("visit-words", "thăm cấp Nhà nước", "kind", "state"),
    ("document-kinds", "Nghị định thư", "kind", "protocol"),
    ("document-kinds", "Nghị định", "kind", "domestic"),
    ("reporting-verbs", "nói chung", "kind", "none"),
    ("reporting-verbs", "nhất trí", "kind", "agree"),
    ("dates", "tháng Mười Một", "value", "month:=11"),
    ("dates", "hôm qua", "value", "day:-1"),
    ("policies", "Một vành đai, một con đường", "label", "Vành đai và Con đường"),
    ("relation-words", "xác lập", "kind", "established"),
    ("relation-words", "nâng cấp", "kind", "upgraded"),
])
def test_a_word_has_the_sense_that_the_press_gives_it(table: str, name: str, column: str, cell: str) -> None:
    assert [row[column] for row in gazetteer.table(table) if row["name"] == name] == [cell]


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of tables of the test's own, in place of the project's."""
    monkeypatch.setattr(gazetteer, "tables_directory", lambda: tmp_path)
    gazetteer.table.cache_clear()
    yield tmp_path
    gazetteer.table.cache_clear()


@pytest.mark.parametrize(("text", "message"), [
    ("", "broken.tsv:1: no line names the columns"),
    ("# remark\nname\tkind\na\tb\tc\n", "broken.tsv:3: 3 cells for 2 columns"),
    ("name\tkind\n\tb\n", "broken.tsv:2: the first cell is empty"),
])
def test_a_broken_table_is_told_with_file_and_line(broken: Path, text: str, message: str) -> None:
    (broken / "broken.tsv").write_text(text, "utf-8")
    with pytest.raises(gazetteer.TableError, match=message):
        gazetteer.table("broken")


def test_a_table_that_is_not_there_is_told_with_those_that_are(broken: Path) -> None:
    (broken / "there.tsv").write_text("name\n", "utf-8")
    with pytest.raises(gazetteer.TableError, match="the tables are there"):
        gazetteer.table("absent")


def test_cells_left_out_at_the_end_of_a_line_are_empty(broken: Path) -> None:
    (broken / "short.tsv").write_text("# r\nname\tkind\tuse\nHue\u0302\n", "utf-8")
    assert gazetteer.table("short") == ({"name": "Huê", "kind": "", "use": ""},)


def test_each_row_is_known_by_its_line(broken: Path) -> None:
    (broken / "lines.tsv").write_text("# r\nname\n\na\n# r\nb\n", "utf-8")
    assert dict(zip(gazetteer.lines("lines"), gazetteer.table("lines"), strict=True)) == {4: {"name": "a"}, 6: {"name": "b"}}
