"""The proof of the rule pages: what each promises, run against the ontology and against its own sentences."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bangiao.extract.article import Article, Sentence
from bangiao.extract.claiming.claims import Claim, Words, claims, matches
from bangiao.extract.claiming.pattern import Pattern, Slot
from bangiao.extract.claiming.rule import Example, Rule
from bangiao.extract.claiming.skeleton import skeleton
from bangiao.extract.mentioning.mention import members
from bangiao.extract.mentioning.mentions import Reading, mentions
from bangiao.extract.words.lexicon import lexicon
from bangiao.ontology.gazetteer import table
from bangiao.ontology.schema import Range, Schema

# What a type of slot can give to a role: classes of the ontology or kinds of literals.
GIVES = {
    "Person": {"Person"},
    "Organization": {"Organization"},
    "Delegation": {"Organization", "Country"},
    "Country": {"Country"},
    "Agent": {"Person", "Organization", "Country"},
    "Speaker": {"Person", "Organization", "Country"},
    "Party": {"Organization", "Country"},
    "Place": {"Place", "Country"},
    "Host": {"Country"},
    "Sides": {"Country"},
    "Document": {"text"},
    "Policy": {"text"},
    "Level": {"text"},
    "Quantity": {"integer"},
    "text": {"text"},
}
Marks = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """What is wrong at a line of a page, and what to do about it."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


def prove(rules: Sequence[Rule], schema: Schema) -> tuple[Fault, ...]:
    """Every fault of the pages, by file and line; empty where all is proved."""
    return tuple(sorted(fault for rule in rules for fault in _faults(rule, rules, schema)))


def _faults(rule: Rule, rules: Sequence[Rule], schema: Schema) -> Iterator[Fault]:
    if rule.cls not in schema.facts():
        yield Fault(rule.file, rule.line, f"bg:{rule.cls} is no class of facts; they are {', '.join(schema.facts())}")
        return
    yield from _misfits(rule, schema)
    yield from _unproved(rule, rules)
    yield from _unexercised(rule)


def _misfits(rule: Rule, schema: Schema) -> Iterator[Fault]:
    roles = schema.roles(rule.cls)
    for name, value in rule.fixed:
        if name not in roles or value not in roles[name].concepts:
            yield Fault(rule.file, rule.line, f"{name} bgk:{value} is nothing that bg:{rule.cls} can have")
    for line, pattern in rule.patterns:
        for slot in pattern.slots:
            if slot.role and slot.role not in roles:
                yield Fault(rule.file, line, f"bg:{rule.cls} has no role '{slot.role}'; it has {', '.join(roles)}")
            elif slot.role and (problem := _misfit(slot, roles[slot.role])):
                yield Fault(rule.file, line, f"{{{slot.role}: {slot.type}}}: {problem}")


def _misfit(slot: Slot, wanted: Range) -> str | None:
    if slot.type in GIVES:
        return None if GIVES[slot.type] & set(wanted.values) else f"'{slot.role}' holds {', '.join(wanted.values)}"
    if wanted.concepts:
        kinds = {row["kind"] for row in table(slot.type) if row.get("kind") not in (None, "", "none")}
        strange = sorted(kinds - set(wanted.concepts))
        return f"the table's kinds {', '.join(strange)} are none of {', '.join(wanted.concepts)}" if strange else None
    return None if wanted.literal else f"'{slot.role}' holds {', '.join(wanted.values)}, not words of a table"


def _unproved(rule: Rule, rules: Sequence[Rule]) -> Iterator[Fault]:
    if not rule.yes:
        yield Fault(rule.file, rule.line, "no 'yes' sentence; give one for each alternative")
    if not any(_near_miss(rule, example) for example in rule.no):
        yield Fault(rule.file, rule.line, "no 'no' sentence is a near miss; give one that holds a word of a pattern")
    for example in rule.yes:
        if problem := _disagreement(rule, example, rules):
            yield Fault(rule.file, example.line, f"yes: {problem}")
    for example in rule.no:
        if found := _found(rule, example, rules):
            yield Fault(rule.file, example.line, f"no: gives {_shown(found[0])} by rule {found[0].rule}")
    for example in rule.todo:
        if not _disagreement(rule, example, rules):
            yield Fault(rule.file, example.line, "todo: this is read rightly now; move it to 'yes'")


def _disagreement(rule: Rule, example: Example, rules: Sequence[Rule]) -> str | None:
    """What a 'yes' sentence gives other than what is marked in it."""
    found = _found(rule, example, rules)
    if len(found) != 1:
        return f"gives {len(found)} claims of bg:{rule.cls}, not one" + "".join(f"; {_shown(c)}" for c in found)
    wanted = frozenset((role, example.text[start:end]) for role, start, end in example.marks)
    given, words = _marks(found[0], False), _marks(found[0], True)
    if given <= wanted <= given | words:
        return None
    return f"gives {_shown(found[0])}, not {_listed(wanted)}"


def _found(rule: Rule, example: Example, rules: Sequence[Rule]) -> list[Claim]:
    return [claim for claim in claims((reading(example.text),), rules) if claim.cls == rule.cls]


def reading(text: str) -> Reading:
    """One sentence as the later stages see it."""
    article = Article("example", text, (Sentence(0, len(text), "body", 0),))
    return mentions(article, lexicon())[0]


def _marks(claim: Claim, words: bool) -> Marks:
    """What fills the claim's roles; words of tables, which need no mark, are left out or given alone."""
    text = claim.reading.scan.text
    found = set()
    for role, filler in claim.roles:
        if (isinstance(filler, Words) and bool(filler.row)) == words:
            spans = [filler] if isinstance(filler, Words) else members(filler)
            found |= {(role, text[one.start:one.end].strip(" ,.:;")) for one in spans}
    return frozenset(found)


def _shown(claim: Claim) -> str:
    return _listed(_marks(claim, False))


def _listed(marks: Marks) -> str:
    return ", ".join(f"{{{role}: {words}}}" for role, words in sorted(marks)) or "nothing"


def _near_miss(rule: Rule, example: Example) -> bool:
    bones = skeleton(reading(example.text)).text
    return any(word in bones for _, pattern in rule.patterns for word in pattern.triggers)


def _unexercised(rule: Rule) -> Iterator[Fault]:
    """The patterns, and the alternatives in them, that no 'yes' sentence of the page exercises."""
    readings = [reading(example.text) for example in rule.yes]
    for line, pattern in rule.patterns:
        found = [match for one in readings for match in matches(pattern, one)]
        if not found:
            yield Fault(rule.file, line, "no 'yes' sentence matches this pattern; give one, or delete it")
            continue
        for n, words in enumerate(pattern.alternatives):
            if all(match[f"a{n}"] is None for match in found):
                yield Fault(rule.file, line, f"no 'yes' sentence exercises ( {words} )")


__all__ = ["GIVES", "Fault", "Pattern", "prove", "reading"]
