"""States, bodies and places in a sentence: from the tables, or a head ("Bộ", "Ủy ban") with the words of its field."""
from __future__ import annotations

from bangiao.extract.mentioning.mention import CountryMention, OrganizationMention, PlaceMention
from bangiao.extract.words.scan import Found, Scan
from bangiao.extract.words.syllables import syllable

_JOINT = ("association", "committee", "parliament", "other")  # kinds of bodies that two states have in common
_LOWER = ("committee", "other", "school", "military", "police", "association", "body")  # kinds of bodies within greater ones
_PROPER = ("international", "company", "media")  # kinds of bodies whose names in the tables are whole
_FIGURES = frozenset("123456789")
_MOST_CAPITALS = 5  # a name without words of a known field is cut after so many capitalised words


def country(scan: Scan, i: int, led: bool = False) -> tuple[CountryMention, int] | None:
    """The state named at token `i`, with the token after it. "nước Nga" and "phía Nga" are Nga.

    `led` where a title or a body's name stands before it: then also a word that mostly means something else is a state.
    """
    behind = scan.means(i, "state") and not scan.is_(i - 1, "nhà") and scan.at(i + 1, "countries") is not None
    j = (_state_form(scan, i) if led else None) or i + behind
    found = scan.at(j, "countries")
    if found is None or not found["iso"] or scan.means(i - 1, "language") or _names_somebody(scan, j, found):
        return None
    if not (led or j > i or _is_country(scan, j, found)):
        return None
    return CountryMention(scan.tokens[i].start, scan.tokens[found.after - 1].end, found["iso"]), found.after


def _state_form(scan: Scan, i: int) -> int | None:
    """The token of a state's name behind the form of state at token `i`: "Cộng hòa Haiti", also where no table has both."""
    form = scan.at(i, "organization-fields")
    named = form and form["kind"] == "form" and scan.at(form.after, "countries") and not begins_state(scan, i)
    return form.after if form and named else None


def _names_somebody(scan: Scan, i: int, found: Found) -> bool:
    """Whether a state's name of one syllable is a family name before two more syllables: "Xã trưởng Thái Danh Bảo"."""
    called = found.after == i + 1 and scan.at(i, "surnames") is not None
    return called and all(scan.capital(k) and syllable(scan.tokens[k].norm) for k in (i + 1, i + 2))


def _is_country(scan: Scan, i: int, found: Found) -> bool:
    """Whether a word that may be a state's name is one here, as the table's column `use` guards it."""
    match found["use"]:
        case "pair":
            return _paired(scan, i, found)
        case "other":
            return _paired(scan, i, found) or _listed(scan, i, found)
        case "guarded":
            return not _inside_name(scan, i, found) and not (i == 0 and _loose(scan))
    return not _inside_name(scan, i, found)


def _loose(scan: Scan) -> bool:
    """Whether the sentence's second word does not show that its first is an actor: no verb, no "và"."""
    if len(scan) < 2 or not scan.tokens[1].norm.isalpha() or scan.means(1, "and", "tense", "also", "is", "has"):
        return False
    return scan.at(1, "reporting-verbs") is None and scan.at(1, "adverbs") is None


def _paired(scan: Scan, i: int, found: Found) -> bool:
    """Whether a one-word adjective stands in a pair of states: "Việt - Trung", "Mỹ - Hàn"."""
    before = scan.is_(i - 1, "-", "–") and scan.at(i - 2, "countries") is not None
    behind = scan.is_(found.after, "-", "–") and scan.at(found.after + 1, "countries") is not None
    return before or behind


def _listed(scan: Scan, i: int, found: Found) -> bool:
    """Whether another state stands beside a name in a list: "Nga, Mỹ và Jordan"."""
    before = (scan.is_(i - 1, ",") or scan.means(i - 1, "and")) and scan.ends(i - 1, "countries")
    behind = scan.is_(found.after, ",") or scan.means(found.after, "and")
    return before or bool(behind and (other := scan.at(found.after + 1, "countries")) and other["iso"])


def _inside_name(scan: Scan, i: int, found: Found) -> bool:
    """Whether a state's name of one syllable is part of a person's or a town's: "Trần Đức Thọ", "Lào Cai"."""
    if found.after - i > 1:
        return False
    longer = any((f := scan.at(i, t)) is not None and f.after > found.after for t in ("places", "organizations"))
    behind_surname = scan.capital(i - 1) and scan.at(i - 1, "surnames") and not scan.at(i - 1, "countries")
    return longer or bool(behind_surname and not scan.at(i - 1, "titles"))


def place(scan: Scan, i: int, led: bool = False) -> tuple[PlaceMention, int] | None:
    """The place named at token `i`, with the token after it; `led` where the words before it lead to a place."""
    found = scan.at(i, "places")
    if found is None:
        return None
    use, _, risk = found["use"].partition(" ")
    if risk and not (led or _leads(scan, i)) and (risk == "word" or scan.capital(i - 1) or scan.capital(found.after)):
        return None
    span = scan.tokens[i].start, scan.tokens[found.after - 1].end
    name, iso = scan.slice(i, found.after), found["iso"] or None
    return PlaceMention(*span, name, iso, use == "capital", use == "building", use in ("region", "sea") and not iso), found.after


def _leads(scan: Scan, i: int) -> bool:
    """Whether the word before token `i` leads to a place."""
    if scan.means(i - 1, "towards") or scan.at(i - 1, "place-prepositions"):
        return True
    return scan.ends(i, "place-nouns")


def located(scan: Scan, i: int, led: bool = False) -> tuple[PlaceMention, int] | None:
    """The place at token `i`, also behind "thành phố", "tỉnh" and their like; `led` as in `place`."""
    noun = scan.at(i, "place-nouns")
    return place(scan, i, led) or (located(scan, noun.after, True) if noun else None)


def organization(scan: Scan, i: int) -> tuple[OrganizationMention, int] | None:
    """The body named at token `i`, with the state or bracketed short form behind it, and the token after all."""
    core = _core(scan, i)
    if core is None:
        return None
    j, home, kind = core
    while (more := _upper_core(scan, j)) and more[2] not in ("media", "international"):  # "Ủy ban Quân vụ Hạ viện"
        j, home = more[0], home or more[1]
    if end := _pair(scan, j, kind):
        j = after = end
    else:
        after, home = _state(scan, j, home)
    if upper := _upper(scan, after, kind):
        j, after, home = _end_of(scan, upper[0]), upper[1], upper[0].country or home
    end = j
    after = _short_form(scan, after)
    home = None if kind == "international" else home  # "IOM Việt Nam"
    mention = OrganizationMention(scan.tokens[i].start, scan.tokens[after - 1].end, scan.slice(i, end), home, kind)
    return mention, after


def _state(scan: Scan, i: int, home: str | None) -> tuple[int, str | None]:
    """The token after the state that stands behind a body's name at `i`, and the state."""
    state = country(scan, i + scan.means(i, "of"), led=True)
    return (state[1], state[0].iso) if state else (i, home)


def _pair(scan: Scan, i: int, kind: str) -> int | None:
    """The token after the two states that a joint body is named for, and its field: "Việt - Nga về hợp tác kinh tế"."""
    one = country(scan, i, led=True) if kind in _JOINT else None
    if one is None or not scan.is_(one[1], "-", "–", "và"):
        return None
    other = country(scan, one[1] + 1, led=True) or (place(scan, one[1] + 1) if not scan.is_(one[1], "và") else None)
    if other is None:
        return None
    return (fields(scan, other[1] + 1) if scan.is_(other[1], "về") else None) or other[1]


def _upper(scan: Scan, i: int, kind: str) -> tuple[OrganizationMention, int] | None:
    """The body that the one before `i` belongs to: "Vụ Bắc Mỹ thuộc Bộ Ngoại giao", "Ủy ban Đối ngoại của Quốc hội"."""
    if kind not in _LOWER or not scan.means(i, "of", "under", "within"):
        return None
    found = organization(scan, i + 1 + scan.means(i + 1, "under"))
    return found if found and found[0].kind not in ("international", "media", "company") else None


def _end_of(scan: Scan, body: OrganizationMention) -> int:
    return scan.index(body.start + len(body.name))


def acronym(scan: Scan, i: int) -> int | None:
    """The token after a body's short form in capitals at `i` that no table has: "HĐQT", "VACOD-HBA", "APPF-14"."""
    j = i
    while j < len(scan) and _in_capitals(scan.tokens[j].text, j > i):
        joint = scan.is_(j + 1, "-", "–", "&") and j + 2 < len(scan) and _in_capitals(scan.tokens[j + 2].text, True)
        if not joint:
            return j + 1
        j += 2
    return None


def _in_capitals(text: str, later: bool) -> bool:
    return len(text) > 1 and (text.isupper() or (later and text.isdigit())) and not set(text) <= set("IVX")


def _core(scan: Scan, i: int) -> tuple[int, str | None, str] | None:
    """(token after, state, kind) of the name proper at token `i`."""
    known, head = scan.at(i, "organizations"), _headed(scan, i)
    if known and known["use"] == "other":
        known = None
    if known and (head is None or known.after >= head[0] or _runs_on(scan, known, head)):
        return known.after, known["country"] or None, known["kind"]
    return head


def _runs_on(scan: Scan, known: Found, head: tuple[int, str | None, str]) -> bool:
    """Whether a name of the tables is whole, so that words in capitals behind it are somebody's: "Liên Hiệp Quốc Marit Holm"."""
    whole = known["kind"] in _PROPER and head[2] not in _PROPER
    return whole and all(scan.capital(i) for i in range(known.after, head[0]))


def _upper_core(scan: Scan, i: int) -> tuple[int, str | None, str] | None:
    """What `_core` reads behind another body, where no person's name begins: "Bộ Ngoại giao Đoàn Minh Tú"."""
    named = scan.at(i, "surnames") is not None and scan.capital(i + 1) and scan.capital(i + 2)
    return None if named else _core(scan, i)


def _headed(scan: Scan, i: int) -> tuple[int, str | None, str] | None:
    heads = scan.all_at(i, "organization-heads")
    if not heads:
        return None
    for reader in (_known_tail, _capital_tail):
        read = [(after, head["kind"]) for head in heads if (after := reader(scan, head, scan.capital(i)))]
        if read:
            after, kind = max(read, key=lambda r: r[0])
            seat = located(scan, heads[0].after, led=True) if kind == "local" else None
            return after, seat[0].country if seat else None, kind
    return None


def _known_tail(scan: Scan, head: Found, capital: bool) -> int | None:
    """The token after the words of the tables that a head leads to; a lower-case "bộ" needs a field in capitals."""
    if head["kind"] == "local":
        return _seat(scan, head.after)
    if head["kind"] != "party" and _state_form(scan, head.after):
        return head.after if head["own"] else None
    if not capital and head["kind"] == "ministry" and not scan.capital(head.after):
        return None
    if after := fields(scan, head.after):
        return after + (after < len(scan) and scan.tokens[after].text in _FIGURES)  # "Vụ Đông Nam Á 2"
    joint = head["kind"] in _JOINT[:-1] and country(scan, head.after, led=True) is not None  # "Hội Hữu nghị Việt - Nga"
    return head.after if head["own"] or joint else None


def _capital_tail(scan: Scan, head: Found, capital: bool) -> int | None:
    return _capitals(scan, head.after) if capital or head["kind"] != "ministry" else None


def _seat(scan: Scan, i: int) -> int:
    """The token after the name of the province that a local body's name ends with ("Tỉnh ủy Sơn La"), or `i`."""
    if seat := located(scan, i, led=True):
        return seat[1]
    unknown = not scan.at(i, "surnames") and _capitals(scan, i)
    return unknown if unknown and unknown - i < 3 else i


def fields(scan: Scan, i: int) -> int | None:
    """The token after a run of words of a field ("Kế hoạch và Đầu tư", "Công nghiệp quốc phòng") that begins at `i`."""
    after, j = None, i
    while (field := _field(scan, j)) and not (begins_state(scan, j) and (j > i or _of_state(scan, field, j))):
        after = j = field.after
        joint = scan.at(j, "organization-fields")
        k = joint.after if joint and joint["kind"] == "join" else j + scan.is_(j, "và", ",", "-", "–", "&")
        if k > j and _field(scan, k) and not scan.at(k, "titles"):
            j = k
    return after


def _of_state(scan: Scan, field: Found, i: int) -> bool:
    """Whether a word of a field at token `i` is only the first of a state's name: "Cộng hòa" of "Chính phủ Cộng hòa Séc"."""
    state = scan.at(i, "countries")
    return state is not None and state.after > field.after


def begins_state(scan: Scan, i: int) -> bool:
    """Whether a state's full name begins at token `i`: "Cộng hòa Séc" behind "Bộ Nội vụ" or "Tổng thống"."""
    return scan.at(i, "countries") is not None


def _field(scan: Scan, i: int) -> Found | None:
    found = scan.at(i, "organization-fields")
    return found if found and found["kind"] != "join" else None


def _capitals(scan: Scan, i: int) -> int | None:
    j = i
    while j - i < _MOST_CAPITALS and scan.capital(j) and not _begins_other(scan, j) and (j > i or not _state_form(scan, j)):
        town, firm = scan.at(j, "places"), scan.at(j, "organizations")
        if town and town.after > j + 1:
            return town.after
        if firm and firm["kind"] in _PROPER and firm["use"] != "other":
            return firm.after + _one_more(scan, firm.after)
        j += 1
        if acronym(scan, j - 1) == j and not acronym(scan, j):  # "Đảng MIU"
            return j
    return j + _second(scan, j) if j > i else None


def _one_more(scan: Scan, i: int) -> bool:
    """Whether one word in capitals alone goes on with a firm's name at token `i`: "Tập đoàn T&T Group"; two are a person's."""
    return scan.capital(i) and not scan.capital(i + 1) and not _begins_other(scan, i)


def _second(scan: Scan, i: int) -> bool:
    """Whether the lower-case word at `i` is the second syllable of the one before: "Hội đồng Bảo an"."""
    if i >= len(scan) or scan.capital(i):
        return False
    whole = syllable(scan.tokens[i].norm) and syllable(scan.tokens[i - 1].norm)
    return whole and not any(table != "surnames" for table in scan.tables_at(i))


def _begins_other(scan: Scan, i: int) -> bool:
    tables = set(scan.tables_at(i))
    return bool(tables & {"countries", "titles", "person-prefixes", "organization-heads"}) or (
        "surnames" in tables and scan.capital(i + 1)
    )


def _short_form(scan: Scan, i: int) -> int:
    """The token after a bracketed short form ("(EC)", "(APEC)") at `i`, or `i`."""
    inside = scan.is_(i, "(") and scan.is_(i + 2, ")") and scan.tokens[i + 1].text.isupper()
    return i + 3 if inside else i
