"""Titles of documents, and labels of policies with their principles, in a sentence."""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from bangiao.extract.mentioning.mention import DocumentMention, PolicyMention
from bangiao.extract.mentioning.organizations import country, fields, organization
from bangiao.extract.words.normal import normal
from bangiao.extract.words.scan import Found, Scan
from bangiao.ontology.gazetteer import Row, table

_OPEN, _CLOSE = ("“", '"', "«"), ("”", '"', "»")
_LONGEST_TITLE = 45  # tokens of a title without quotation marks
_LONGEST_ITEM = 8  # words of an item in a list of what documents are about
_LONGEST_LABEL = 25  # tokens of a policy's label in quotation marks
_NAMED_KINDS = ("policy", "doctrine", "initiative", "strategy")  # of words before a label in quotation marks
_STOPS = ("", "next")  # uses of the words at which a title ends
_FEWEST_WORDS = 2  # words beyond its kind that make a capitalised document a titled one
# What goes on with the clause, not with the title, behind "và".
_NEXT_CLAUSE = ("document-kinds", "reporting-verbs", "signing-words", "visit-words", "adverbs", "stance-words")
_NO_DOCUMENT = ("none", "domestic")
_VERB = 4  # tokens of a word for signing at most
_HEAD = 2  # words of a kind, such as "Hiệp định", that say nothing yet of what a document is about
_SUBJECT = 3  # words at least that say what a document is about so plainly that it is one by itself
_TELLING = 2  # words behind these, plain ones left out, that say it


def document(scan: Scan, i: int) -> tuple[DocumentMention, int] | None:
    """The document named at token `i`, also in quotation marks and behind "một" or "các", with the token after it."""
    lead = _lead(scan, i)
    quoted = scan.is_(lead, *_OPEN)
    first = lead + quoted
    kind = scan.at(first, "document-kinds")
    if kind is None or kind["kind"] in _NO_DOCUMENT or _names_other(scan, kind):
        return None
    last = _closing(scan, first, kind) if quoted else _title_end(scan, first, kind)
    if last is None:
        return None
    proper, telling = quoted or _proper(scan, first, kind, last), _tells(scan, first, last)
    if (kind["use"] == "title" and not proper and not _signed(scan, first)) or (not proper and _bundle(scan, i, kind, telling)):
        return None
    span = scan.tokens[i].start, scan.tokens[last + quoted - 1].end
    use = "cited" if _short_form_of_many(scan, first, last) else kind["use"]
    return DocumentMention(*span, scan.slice(first, last), kind["kind"], proper, telling, use), last + quoted


def _signed(scan: Scan, i: int) -> bool:
    """Whether a word for signing stands right before token `i`, which makes a document of any plan: "ký kế hoạch tham vấn"."""
    words = (word for k in range(max(0, i - _VERB), i) for word in scan.all_at(k, "signing-words"))
    return any(word.after == i and word["act"] == "sign" for word in words)


def _short_form_of_many(scan: Scan, i: int, j: int) -> bool:
    """Whether a title has a short form in brackets that the table knows as a document of many parties: "(RCEP)"."""
    forms = (scan.at(k + 1, "document-kinds") for k in range(i, j - 1) if scan.is_(k, "("))
    return any(form is not None and form["use"] == "cited" for form in forms)


def sharing_head(scan: Scan, mention: DocumentMention) -> Iterator[DocumentMention]:
    """What a plural document goes on with: "các hiệp định bảo hộ đầu tư, vận tải biển và du lịch" are three."""
    first = scan.index(mention.start)
    lead = scan.at(first, "title-stops")
    if not lead or lead["use"] != "lead" or not any(scan.means(k, "plural") for k in range(first, lead.after)):
        return
    head, i = scan.slice(lead.after, lead.after + _HEAD), scan.index(mention.end)
    while scan.is_(i, ",", "và"):
        last = next((j for j in range(i + 1, len(scan)) if not _of_item(scan, j)), len(scan))
        closed = last == len(scan) or scan.is_(last, ",", ";", ".", "và")
        if not (closed and _FEWEST_WORDS <= last - i - 1 <= _LONGEST_ITEM):
            return
        title = f"{head} {scan.slice(i + 1, last)}"
        yield replace(mention, start=scan.tokens[i + 1].start, end=scan.tokens[last - 1].end, title=title, telling=True)
        i = last


def coordinated(scan: Scan, mention: DocumentMention) -> Iterator[DocumentMention]:
    """The documents of a plural title that "và" joins, where the table knows one by the words behind it: "các hiệp định về
    dẫn độ và tương trợ tư pháp" are two, "các bản ghi nhớ về giáo dục và đào tạo" tell of nothing joined."""
    lead = scan.at(scan.index(mention.start), "title-stops")
    first, last = lead.after if lead else 0, scan.index(mention.end)
    plural = lead is not None and any(scan.means(k, "plural") for k in range(scan.index(mention.start), lead.after))
    about = next((k for k in range(first, last) if plural and scan.means(k, "about")), last)
    joint = next((k for k in range(about + _TELLING, last) if scan.means(k, "and") and _known_about(scan, k + 1)), None)
    if joint is None:
        yield mention
        return
    yield replace(mention, end=scan.tokens[joint - 1].end, title=scan.slice(first, joint))
    title = f"{scan.slice(first, first + _HEAD)} {scan.slice(joint + 1, last)}"
    yield replace(mention, start=scan.tokens[joint + 1].start, title=title)


def _known_about(scan: Scan, j: int) -> bool:
    """Whether a document of the table is about what the words at token `j` begin with: "tương trợ tư pháp"."""
    words = tuple(token.norm for token in scan.tokens[j:j + _LONGEST_ITEM])
    return any(words[:n] in _subjects() for n in range(_SUBJECT, len(words) + 1))


@cache
def _subjects() -> frozenset[tuple[str, ...]]:
    """What the documents of the table are about, by the words behind the two of their kind."""
    return frozenset(tuple(normal(row["name"]).split()[_HEAD:]) for row in table("document-kinds") if row["kind"] == "agreement")


def _of_item(scan: Scan, j: int) -> bool:
    """Whether token `j` may be of an item of such a list: a plain word that begins no clause and no other document."""
    stop = scan.at(j, "title-stops")
    plain = scan.tokens[j].text.isalpha() and not scan.tokens[j].capital and not scan.is_(j, "và")
    return plain and not (stop and stop["use"] in _STOPS) and not any(scan.at(j, table) for table in _NEXT_CLAUSE[:-1])


def _lead(scan: Scan, i: int) -> int:
    """The token after "một", "các", "bản" and their like at `i`, which are no part of a title."""
    kind = scan.at(i, "document-kinds")
    if kind and kind["kind"] not in _NO_DOCUMENT:
        return i
    for word in scan.all_at(i, "title-stops"):
        if word["use"] == "lead" and (scan.is_(word.after, *_OPEN) or scan.at(word.after, "document-kinds")):
            return word.after  # "một bản ghi nhớ", "văn bản Tuyên bố chung"
    return i


def _names_other(scan: Scan, kind: Found) -> bool:
    """Whether a word such as "khuôn khổ" only leads to the document named behind it."""
    other = scan.at(kind.after, "document-kinds")
    named = scan.is_(kind.after, *_OPEN) or (other is not None and not other["use"])
    return named and kind["use"] in ("title", "weak")


def _words(scan: Scan, i: int, j: int) -> int:
    return sum(token.text[0].isalnum() for token in scan.tokens[i:j])


def _tells(scan: Scan, i: int, j: int) -> bool:
    """Whether the words of a title say what a document is about: "về dẫn độ", not "quan trọng" or "hợp tác"."""
    said, k = 0, i + _HEAD
    while k < j:
        word = scan.at(k, "title-stops")
        plain = word is not None and word["use"] == "plain"
        said += not plain and scan.tokens[k].text[0].isalnum()
        k = word.after if word and plain else k + 1
    return said >= _TELLING


def _proper(scan: Scan, i: int, kind: Found, last: int) -> bool:
    """Whether the words of a title make a name of it; the capital of a sentence's first word proves nothing."""
    about = any(scan.means(j, "about", "between") for j in range(i + 1, min(last, i + _HEAD + 2)))
    more = _words(scan, kind.after, last) >= _FEWEST_WORDS or _year_behind(scan, kind, last)
    if not scan.capital(i) or not (more or about):
        return kind["use"] == "cited" or _is_short_form(scan, i)
    return about or not _opens_sentence(scan, i) or any(scan.capital(j) for j in range(kind.after, last))


def _is_short_form(scan: Scan, i: int) -> bool:
    """Whether token `i` is a name by itself: "FTA", "EVFTA", but not "Ý" of "Ý định thư"."""
    return len(scan.tokens[i].text) > 1 and scan.tokens[i].text.isupper()


def _year_behind(scan: Scan, kind: Found, last: int) -> bool:
    return last == kind.after + 1 and re.fullmatch(r"(?:19|20)\d\d", scan.tokens[kind.after].text) is not None


def _opens_sentence(scan: Scan, i: int) -> bool:
    return i == 0 or scan.is_(i - 1, ".", "…", "!", "?", "|")


def _bundle(scan: Scan, i: int, kind: Found, telling: bool) -> bool:
    """Whether documents are counted, not named: "16 thỏa thuận", "nhiều hiệp định", "các văn kiện hợp tác"."""
    counted = i > 0 and (scan.at(i - 1, "numbers") is not None or scan.tokens[i - 1].text[0].isdigit())
    if counted or scan.means(i - 1, "many"):
        return True
    plural = any(scan.means(k, "plural") for k in (i - 1, i))
    return plural and (kind["use"] == "counted" or not telling) and not scan.means(kind.after, "about")


def _closing(scan: Scan, i: int, kind: Found) -> int | None:
    """The closing quotation mark of the title that begins at `i`, unless what is quoted is speech."""
    if _ends_title(scan, kind.after) and not scan.is_(kind.after, *_CLOSE):
        return None
    end = next((j for j in range(i, min(len(scan), i + 80)) if scan.is_(j, *_CLOSE)), None)
    return None if end is None or any(scan.is_(j, ".") for j in range(i, end - 1)) else end


def _title_end(scan: Scan, i: int, kind: Found) -> int:
    """The token after a title without quotation marks: it goes on until punctuation or a word that no title holds.

    Behind its parties ("giữa A và B", "A - B") only what it is about, or a short form, still belongs to it.
    """
    j = kind.after
    if _is_short_form(scan, i) and not scan.capital(j):
        return _short_form(scan, j) or j
    states = kind["kind"] == "joint-statement"
    while j < min(len(scan), i + _LONGEST_TITLE) and not (_ends_title(scan, j) or (states and _tells_content(scan, j))):
        pair = _pair_end(scan, j)
        if pair and not _goes_on(scan, pair):
            return _short_form(scan, pair) or pair
        j = pair or _step(scan, j)
    while j > kind.after and (dangling := _dangling(scan, j)):
        j -= dangling
    return j


def _dangling(scan: Scan, j: int) -> int:
    """How many tokens before token `j` lead on to what is no part of the title any more: "thỏa thuận giữa A và B về việc"."""
    if scan.is_(j - 1, "-", "–", ",", ";") or scan.means(j - 1, "and", "of", "about", "with"):
        return 1
    leading = (word.after - k for k in (j - 2, j - 3) for word in scan.all_at(k, "title-stops") if _leads_on(word, j))
    return next(leading, 0)


def _leads_on(word: Found, j: int) -> bool:
    return word.after == j and word["use"] == "on"


def _tells_content(scan: Scan, j: int) -> bool:
    """Whether what a statement says begins at token `j`, behind a verb of saying: "tuyên bố chung hoan nghênh …"."""
    verb = scan.at(j, "reporting-verbs")
    return verb is not None and verb["kind"] != "none" and not any(scan.means(j - 1, k) for k in ("about", "and"))


def _step(scan: Scan, j: int) -> int:
    """The token after what stands at token `j` of a title: a word, quoted words, a short form, words around a comma."""
    if scan.is_(j, *_OPEN):
        return next((k + 1 for k in range(j + 1, min(len(scan), j + 20)) if scan.is_(k, *_CLOSE)), j + 1)
    joint = scan.at(j, "title-stops")
    return _short_form(scan, j) or (joint.after if joint and joint["use"] in ("joint", "on") else j + 1)


def _goes_on(scan: Scan, j: int) -> bool:
    word = scan.at(j, "title-stops")
    return bool(word and word["use"] == "on")


def _pair_end(scan: Scan, j: int) -> int | None:
    """The token after the parties that begin at token `j` of a title: "giữa A và B", "giữa hai nước", "A - B - C"."""
    between = scan.means(j, "between")
    last = first = _party(scan, j + between)
    while last and (scan.is_(last, "-", "–") or (between and scan.means(last, "and", "with"))):
        more = _party(scan, last + 1)
        if more is None:
            break
        last = more
    if last == first and not (between and scan.is_(j + 1, "hai", "các")):
        return None
    return last


def _party(scan: Scan, i: int) -> int | None:
    """The token after the state, body or group ("hai Chính phủ", "hai Bộ Y tế của hai nước") at `i`."""
    many, group = scan.is_(i, "hai", "các"), scan.at(i, "pronouns")
    found = organization(scan, i + many) or (country(scan, i) if group else country(scan, i + many))
    if found is None or (group and group.after >= found[1]):
        return group.after if group else None
    of = found[1] + scan.means(found[1], "of")
    states = scan.at(of, "pronouns") if many else None
    return states.after if states else found[1]


def _ends_title(scan: Scan, j: int) -> bool:
    if scan.is_(j, ","):
        return scan.at(j + 1, "document-kinds") is not None or not fields(scan, j + 1)
    if scan.is_(j, "(") and _short_form(scan, j):
        return False
    if scan.means(j, "with") and _party(scan, j + 1):
        return True  # "ký hiệp định với Nga": the party is the clause's
    if (act := scan.at(j, "signing-words")) and scan.at(act.after, "document-kinds"):
        return True  # "Ý định thư về đàm phán và ký kết hiệp định …": another document begins
    if scan.means(j, "within") and scan.tokens[j + 1:] and scan.tokens[j + 1].text.isdecimal():
        return True  # "hợp đồng bán khí đốt trong 10 năm"
    stop = scan.at(j, "title-stops")
    if scan.is_(j, ";", ".", ":", "”", "…", "(", ")", "|", '"', "[", "]") or (stop and stop["use"] in _STOPS):
        return True
    return scan.is_(j, "và") and (scan.means(j + 1, "many") or any(scan.at(j + 1, table) for table in _NEXT_CLAUSE))


def _short_form(scan: Scan, i: int) -> int | None:
    """The token after a bracketed short form, "(CEPA)" or "(UNCLOS 1982)", at token `i`."""
    if not scan.is_(i, "(") or i + 1 >= len(scan) or not scan.tokens[i + 1].text[:2].isupper():
        return None
    return next((k + 1 for k in range(i + 2, min(len(scan), i + 5)) if scan.is_(k, ")")), None)


def policy(scan: Scan, i: int) -> tuple[PolicyMention, int] | None:
    """The policy whose label stands at token `i` (quotation marks included), with the token after its principles."""
    quoted = scan.is_(i, *_OPEN)
    first = i + quoted
    found = scan.at(first, "policies")
    if quoted:
        last = _quoted_label(scan, i, found)
    elif found and found["use"] != "principle" and ("quoted" not in found["use"] or _led(scan, i)):
        last = _label_end(scan, found)
    else:
        last = None
    if last is None:
        return None
    row = _known(scan.slice(first, last))
    principles, end = _principles(scan, last + quoted)
    mention = PolicyMention(
        scan.tokens[i].start, scan.tokens[end - 1].end, scan.slice(first, last), row.get("country") or None, principles,
        row.get("organization") or None, "joint" in row.get("use", ""),
    )
    return mention, end


def _led(scan: Scan, i: int) -> bool:
    """Whether plain words at token `i` are a label: behind "chính sách", but behind "mục tiêu" only with a capital."""
    word = _policy_word(scan, i)
    return word is not None and (word["kind"] != "strategy" or scan.capital(i))


def _quoted_label(scan: Scan, i: int, found: Found | None) -> int | None:
    """The closing mark of a label in quotation marks: a known one, or any behind a word such as "chính sách"."""
    word = _policy_word(scan, i)
    if found and found["use"] != "principle" and scan.is_(found.after, *_CLOSE) and (word or _meant(scan, found)):
        return found.after
    if word is None or word["kind"] not in _NAMED_KINDS:
        return None
    return next((j for j in range(i + 2, min(len(scan), i + _LONGEST_LABEL)) if scan.is_(j, *_CLOSE)), None)


def _meant(scan: Scan, found: Found) -> bool:
    """Whether a label that may be plain words ("ba không") is the policy: its holder is named in the sentence."""
    named = (scan.at(k, "countries") for k in range(len(scan)))
    sure = "quoted" not in found["use"] or "joint" in found["use"]
    return sure or any(state and state["iso"] == found["country"] for state in named)


def _label_end(scan: Scan, found: Found) -> int:
    """The token after a label and those of the same holder that commas join to it: "độc lập, tự chủ, đa dạng hóa"."""
    last = found.after
    while scan.is_(last, ",", "và") and (more := scan.at(last + 1, "policies")):
        if more["use"] == "principle" or not found["country"] or more["country"] != found["country"]:
            break
        last = more.after
    return last


def _known(label: str) -> Row:
    """The row of the table for the known label that a label is, or begins with or holds."""
    name = _plain(label)
    rows = _policies()
    return rows.get(name) or next((row for known, row in rows.items() if f" {known} " in f" {name} "), {})


def _plain(label: str) -> str:
    return re.sub(r"[\W_]+", " ", normal(label)).strip()


@cache
def _policies() -> dict[str, Row]:
    """The rows by name, the longest first."""
    rows = sorted((row for row in table("policies") if row["use"] != "principle"), key=lambda row: -len(row["name"]))
    return {_plain(row["name"]): row for row in rows}


def _policy_word(scan: Scan, i: int) -> Found | None:
    """The word such as "chính sách" that stands right before token `i`."""
    words = [word for j in range(max(0, i - 4), i) for word in scan.all_at(j, "policy-words") if word.after == i]
    return next((word for word in words if word["kind"] in _NAMED_KINDS), words[0] if words else None)


def _principles(scan: Scan, i: int) -> tuple[tuple[str, ...], int]:
    """The principles spelt out behind a label, in brackets or after a colon, parted by semicolons or else by commas."""
    i += scan.is_(i, ",") and scan.means(i + 1, "consists", "is")
    if scan.is_(i, "("):
        end = next((j for j in range(i, len(scan)) if scan.is_(j, ")")), None)
        last, after = (end, end + 1) if end else (i, i)
    elif scan.is_(i, ":") or (scan.means(i, "consists", "is") and scan.is_(i + 1, ":")):
        i += 0 if scan.is_(i, ":") else 1
        last = after = next((j for j in range(i, len(scan)) if scan.is_(j, ".")), len(scan))
    else:
        return (), i
    if last <= i + 1:
        return (), i
    parts = split_list(scan.slice(i + 1, last))
    return (parts, after) if len(parts) > 1 else ((), i)


def split_list(text: str) -> tuple[str, ...]:
    """The items of a list in running text: parted by semicolons where it has any, else by commas and the last "và"."""
    mark = ";" if ";" in text else ","
    parts = [re.sub(r"^(?:và|hoặc)\s+", "", part.strip()) for part in text.split(mark)]
    if mark == "," and len(parts) > 1 and " và " in parts[-1]:
        parts[-1:] = parts[-1].split(" và ", 1)
    return tuple(part.strip(" .") for part in parts if part.strip(" ."))
