"""States, bodies and places in a sentence: from the tables, or a head ("Bộ", "Ủy ban") with the words of its field."""
from __future__ import annotations

from bangiao.extract.mention import CountryMention, OrganizationMention, PlaceMention
from bangiao.extract.scan import Found, Scan

_MOST_CAPITALS = 5  # a name without words of a known field is cut after so many capitalised words


def country(scan: Scan, i: int, led: bool = False) -> tuple[CountryMention, int] | None:
    """The state named at token `i`, with the token after it. "nước Nga" and "phía Nga" are Nga.

    `led` where a title or a body's name stands before it: then also a word that mostly means something else is a state.
    """
    behind = scan.is_(i, "nước", "phía") and not scan.is_(i - 1, "nhà") and scan.at(i + 1, "countries") is not None
    j, led = i + behind, led or behind
    found = scan.at(j, "countries")
    if found is None or not found["iso"] or not (led or _is_country(scan, j, found)):
        return None
    return CountryMention(scan.tokens[i].start, scan.tokens[found.after - 1].end, found["iso"]), found.after


def _is_country(scan: Scan, i: int, found: Found) -> bool:
    """Whether a word that may be a state's name is one here, as the table's column `use` guards it."""
    match found["use"]:
        case "pair":
            return _paired(scan, i, found)
        case "other":
            return _paired(scan, i, found)
        case "guarded":
            return not _inside_name(scan, i, found) and not (i == 0 and scan.tokens[1:2] and scan.tokens[1].norm.isalpha() and _loose(scan))
    return not _inside_name(scan, i, found)


def _loose(scan: Scan) -> bool:
    """Whether the sentence's second word does not show that its first is an actor: no verb, no "và"."""
    return not scan.is_(1, "và", "đã", "sẽ", "đang", "cũng", "là", "có") and not any(scan.at(1, t) for t in ("reporting-verbs", "adverbs"))


def _paired(scan: Scan, i: int, found: Found) -> bool:
    """Whether a one-word adjective stands in a pair of states: "Việt - Trung", "Mỹ - Hàn"."""
    before = scan.is_(i - 1, "-", "–") and scan.at(i - 2, "countries") is not None
    behind = scan.is_(found.after, "-", "–") and scan.at(found.after + 1, "countries") is not None
    return before or behind


def _inside_name(scan: Scan, i: int, found: Found) -> bool:
    """Whether a one-syllable name of a state is a syllable of a person's or a town's name: "Trần Đức Thọ", "Lào Cai"."""
    if found.after - i > 1:
        return False
    longer = any(t in ("places", "organizations") and (f := scan.at(i, t)) and f.after > found.after for t in scan.tables_at(i))
    behind_surname = scan.capital(i - 1) and scan.at(i - 1, "surnames") is not None and scan.at(i - 1, "countries") is None
    return longer or (behind_surname and not scan.at(i - 1, "titles"))


def place(scan: Scan, i: int, led: bool = False) -> tuple[PlaceMention, int] | None:
    """The place named at token `i`, with the token after it; `led` where the words before it show that a place follows."""
    found = scan.at(i, "places")
    if found is None:
        return None
    use, _, risk = found["use"].partition(" ")
    led = led or scan.ends(i, "place-nouns") or scan.at(i - 1, "place-prepositions") is not None or scan.is_(i - 1, "tới", "đến", "thăm")
    if (risk == "word" and not led) or (risk == "name" and not led and (scan.capital(i - 1) or scan.capital(found.after))):
        return None
    span = scan.tokens[i].start, scan.tokens[found.after - 1].end
    return PlaceMention(*span, scan.slice(i, found.after), found["iso"] or None, use == "capital", use == "building"), found.after


def located(scan: Scan, i: int, led: bool = False) -> tuple[PlaceMention, int] | None:
    """The place at token `i`, also behind "thành phố", "tỉnh" and their like; `led` where a body that has a seat stands before it."""
    j = i
    while noun := scan.at(j, "place-nouns"):
        j = noun.after
    return place(scan, j, led)


def organization(scan: Scan, i: int) -> tuple[OrganizationMention, int] | None:
    """The body named at token `i`, with the state or bracketed short form behind it, and the token after all."""
    core = _core(scan, i)
    if core is None:
        return None
    j, home, kind = core
    while (more := _core(scan, j)) and more[2] not in ("media", "international"):  # "Ủy ban Quân vụ Hạ viện"
        j, home = more[0], home or more[1]
    end = j
    if scan.is_(j, "của") and country(scan, j + 1):
        j += 1
    if state := country(scan, j, led=True):
        home, after = state[0].iso, state[1]
    else:
        j = after = end
    after = _short_form(scan, after)
    mention = OrganizationMention(scan.tokens[i].start, scan.tokens[after - 1].end, scan.slice(i, end), home, kind)
    return mention, after


def _core(scan: Scan, i: int) -> tuple[int, str | None, str] | None:
    """(token after, state, kind) of the name proper at token `i`."""
    known, head = scan.at(i, "organizations"), _headed(scan, i)
    if known and known["use"] == "other":
        known = None
    if known and (head is None or known.after >= head[0]):
        return known.after, known["country"] or None, known["kind"]
    return head


def _headed(scan: Scan, i: int) -> tuple[int, str | None, str] | None:
    head = scan.at(i, "organization-heads")
    if head is None:
        return None
    if head["kind"] == "local":
        return _seat(scan, head.after), None, head["kind"]
    after = fields(scan, head.after) or (head.after if head["own"] else _capitals(scan, head.after))
    return (after, None, head["kind"]) if after else None


def _seat(scan: Scan, i: int) -> int:
    """The token after the name of the province that a local body's name ends with ("Tỉnh ủy Sơn La"), or `i`."""
    seat = located(scan, i, led=True)
    if seat and not seat[0].capital:
        return seat[1]
    unknown = not scan.at(i, "surnames") and _capitals(scan, i)
    return unknown if unknown and unknown - i < 3 else i


def fields(scan: Scan, i: int) -> int | None:
    """The token after a run of words of a field ("Kế hoạch và Đầu tư", "Công nghiệp quốc phòng") that begins at `i`."""
    after, j = None, i
    while field := _field(scan, j):
        after = j = field.after
        joint = scan.at(j, "organization-fields")
        k = joint.after if joint and joint["kind"] == "join" else j + scan.is_(j, "và", ",", "-", "–", "&")
        if k > j and _field(scan, k) and not scan.at(k, "titles"):
            j = k
    return after


def _field(scan: Scan, i: int) -> Found | None:
    found = scan.at(i, "organization-fields")
    return found if found and found["kind"] != "join" else None


def _capitals(scan: Scan, i: int) -> int | None:
    j = i
    while j - i < _MOST_CAPITALS and scan.capital(j) and not _begins_other(scan, j):
        j += 1
    return j if j > i else None


def _begins_other(scan: Scan, i: int) -> bool:
    tables = set(scan.tables_at(i))
    return bool(tables & {"countries", "titles", "person-prefixes", "organization-heads"}) or (
        "surnames" in tables and scan.capital(i + 1)
    )


def _short_form(scan: Scan, i: int) -> int:
    """The token after a bracketed short form ("(EC)", "(APEC)") at `i`, or `i`."""
    inside = scan.is_(i, "(") and scan.is_(i + 2, ")") and scan.tokens[i + 1].text.isupper()
    return i + 3 if inside else i
