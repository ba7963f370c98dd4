"""What a sentence speaks of: persons with their offices, bodies, states, places, times, documents, as spans of the text."""
from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of the article. `sign` is the letter that stands for its kind in a sentence's skeleton."""

    sign: ClassVar[str] = ""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class CountryMention(Mention):
    """A state, by its ISO code."""

    sign: ClassVar[str] = "C"
    iso: str
    delegation: bool = False


@dataclass(frozen=True, slots=True)
class PlaceMention(Mention):
    """A town, region or building. A capital may stand for its government."""

    sign: ClassVar[str] = "L"
    name: str
    country: str | None
    capital: bool = False
    building: bool = False
    region: bool = False  # a part of the world, too wide to be where something takes place


@dataclass(frozen=True, slots=True)
class OrganizationMention(Mention):
    """A body; `country` is named beside it or goes with its name; `name` leaves the country out."""

    sign: ClassVar[str] = "O"
    name: str
    country: str | None
    kind: str = ""
    delegation: bool = False


@dataclass(frozen=True, slots=True)
class Office:
    """A title of office as it stands with a person: "Bộ trưởng Bộ Quốc phòng", of what body, of what state."""

    start: int
    end: int
    title: str
    head: str  # the title's first words in normal form, as the table of titles has them
    kind: str
    organization: str | None = None
    country: str | None = None
    former: bool = False
    named_only: bool = False  # the words are an office only beside a name; alone they may mean something else


@dataclass(frozen=True, slots=True)
class PersonMention(Mention):
    """A person: by name, by office, or by both. `name` is empty where only the office stands there."""

    sign: ClassVar[str] = "P"
    name: str
    offices: tuple[Office, ...] = ()
    rank: str | None = None
    country: str | None = None
    courtesy: bool = False
    gender: str = ""
    spelt: str = ""  # the name in another spelling, which stands in brackets behind it


@dataclass(frozen=True, slots=True)
class GroupMention(Mention):
    """Words that stand for parties named elsewhere: "ông", "hai bên", "hai nước", "hai nhà lãnh đạo"."""

    sign: ClassVar[str] = "G"
    kind: str  # person, counterpart, persons, country, countries, sides, many
    gender: str = ""
    head: str = ""  # the office in "hai Thủ tướng", in normal form
    states: tuple[str, ...] = ()  # the states in "lãnh đạo Việt Nam và Lào"


COMING = "coming"  # the offset of a time that is told as yet to come: "tháng 9 tới"


@dataclass(frozen=True, slots=True)
class DateMention(Mention):
    """A time as the text gives it; the fields that it leaves open are None. `offset` counts from the article's own date."""

    sign: ClassVar[str] = "T"
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last: tuple[int | None, int | None, int | None] | None = None  # year, month, day of a span's end
    offset: str = ""
    opens_span: bool = False  # the first of "(1978 - 2025)", of "ngày 15/9/2023 đến nay"
    celebrated: bool = False  # the time of an anniversary
    running: bool = False  # of a year told as under way: "9 tháng đầu năm 2024"
    foreseen: bool = False  # of a year planned for, or a month to come: "kế hoạch năm 2017", "dự kiến vào tháng 3/2018"


@dataclass(frozen=True, slots=True)
class DocumentMention(Mention):
    """The title of a document between parties, and its kind."""

    sign: ClassVar[str] = "X"
    title: str
    kind: str
    proper: bool  # in quotation marks, or with a capital and more words than its kind
    telling: bool = False  # the words behind its kind say what it is about or between whom
    use: str = ""  # as the table of kinds has it: cited, weak
    mentions: tuple[Mention, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class PolicyMention(Mention):
    """A policy by its label; the principles that the text spells out beside it."""

    sign: ClassVar[str] = "Y"
    label: str
    country: str | None
    principles: tuple[str, ...] = ()
    organization: str | None = None
    joint: bool = False  # held by both of two states: "hai hành lang, một vành đai"


@dataclass(frozen=True, slots=True)
class LevelMention(Mention):
    """The level of a relation: "quan hệ ngoại giao", "Đối tác chiến lược"."""

    sign: ClassVar[str] = "V"
    name: str


@dataclass(frozen=True, slots=True)
class QuantityMention(Mention):
    """A counted thing: 7 and "sĩ quan"."""

    sign: ClassVar[str] = "Q"
    count: int
    unit: str


@dataclass(frozen=True, slots=True)
class ListMention(Mention):
    """Mentions of one kind joined by commas, "và" or a dash; it stands where one of them could."""

    members: tuple[Mention, ...]
    kind: str

    @property
    def sign(self) -> str:  # type: ignore[override]
        """The sign of its members."""
        return self.kind


def members(mention: Mention) -> tuple[Mention, ...]:
    """The mentions of a list, or the mention itself."""
    return mention.members if isinstance(mention, ListMention) else (mention,)
