"""A ticket's name, an answer or a number as it was typed in, what it means out."""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

import attrs

from ecoevent.knowledge.modes import MODES
from ecoevent.registrations.folding import fold, words_of
from ecoevent.registrations.records import Attendance
from ecoevent.registrations.systems import common_words

UNKNOWN, MIXED = "unknown", "mixed"
MOST_PEOPLE = 1_000  # in one row: beyond, a number is more likely an amount or a telephone
_LONGEST_ANSWER = 120  # a story is not an answer
_LONGEST_BLANK = 12
_CATEGORIES = {name: mode.answer for name, mode in MODES.items() if mode.answer is not None}
CATEGORIES = (*dict.fromkeys(_CATEGORIES.values()), MIXED, UNKNOWN)
# the mode of the longest part of a journey, most likely first
LONGEST_PART = (
    "plane", "train", "coach", "car", "carpool", "ferry", "shuttle", "taxi", "transit", "bike",
    "walk",
)  # fmt: skip
_TOGETHER = (
    (frozenset({"walk", "bike"}), "active", "walk_or_bike"),
    (frozenset({"transit", "coach"}), "transit", "transit"),
    (frozenset({"car", "carpool"}), "carpool", "carpool"),
)
_NUMBER = re.compile(r"\s*\+?\s*(\d{1,6})(?:[.,]0+)?(?!\d)")
_WHOLE_ANSWERS = {" via ": "train"}  # VIA Rail; "via Ottawa" is a way
_REFUSING = (
    "no|not|not the|not by|never|never by|without|rather than|instead of|"
    "pas|pas en|pas par|plutot que|au lieu|jamais|sans|ni|non|kein|keine|nicht|no en|senza|geen"
)
_ARTICLES = "a|an|any|the|by|le|la|les|l|un|une|en|d|de|du|des|par|with|mit|dem|den|der"
_NUMBER_WORDS = {
    "deux": 2,
    "two": 2,
    "trois": 3,
    "three": 3,
    "quatre": 4,
    "four": 4,
    "cinq": 5,
    "five": 5,
    "un": 1,
    "une": 1,
    "one": 1,
}
_TICKETS = re.compile(r"(\d{1,4})\s*[x\u00d7]\s+", re.IGNORECASE)


@attrs.frozen
class Answer:
    """How somebody travels.

    Attributes:
        category: as it is counted: `car_alone`, `active`, `mixed` …; `unknown` without an answer.
        mode: the mode of transport of the longest part; `walk_or_bike` where the answer leaves it
            open; None when unknown.
        is_unread: something was said that is not understood.
    """

    category: str = UNKNOWN
    mode: str | None = None
    is_unread: bool = False


@attrs.frozen
class Phrases:
    """Phrases by what they mean, found in a text the longest first."""

    pattern: re.Pattern[str]
    refused: re.Pattern[str]
    meanings: Mapping[str, str]

    def found_in(self, text: str) -> set[str]:
        """What the phrases in *text* mean, those that it refuses left out: "no plane"."""
        said = self.refused.sub(" ", words_of(text))
        return {self.meanings[phrase] for phrase in self.pattern.findall(said)}


def phrases(listed: Mapping[str, Iterable[str]]) -> Phrases:
    """The phrases, ready to be found."""
    meanings = {
        words_of(phrase).strip(): meaning for meaning, said in listed.items() for phrase in said
    }
    longest_first = sorted(meanings, key=lambda phrase: (-len(phrase), phrase))
    pattern = "|".join(map(re.escape, longest_first))
    one = rf"(?:(?:{_ARTICLES}) ){{0,3}}(?:{pattern})"
    refused = rf"(?<= )(?:{_REFUSING}) {one}(?: (?:or|ou|ni|nor) {one}){{0,3}}(?= )"
    return Phrases(re.compile(rf"(?<= )(?:{pattern})(?= )"), re.compile(refused), meanings)


@cache
def _attendance_phrases() -> Phrases:
    return phrases(common_words().attendance)


@cache
def _travel_phrases() -> Phrases:
    return phrases(common_words().travel)


@cache
def _unsure_phrases() -> Phrases:
    return phrases({"unsure": common_words().unsure})


@cache
def _blanks() -> frozenset[str]:
    return frozenset(map(fold, ("", *common_words().blank)))


@cache
def _noes() -> frozenset[str]:
    return frozenset(map(fold, common_words().no))


@cache
def _yeses() -> frozenset[str]:
    return frozenset(map(fold, common_words().yes))


@cache
def _nobody() -> tuple[str, ...]:
    return tuple(map(words_of, common_words().nobody["begins"]))


@cache
def _alone() -> frozenset[str]:
    return frozenset(map(words_of, common_words().nobody["alone"]))


@cache
def _product_phrases() -> Phrases:
    return phrases({**common_words().products, **common_words().attendance})


@lru_cache(maxsize=1000)
def is_product(ticket: str) -> bool:
    """Whether what was bought is a T-shirt, a gift, a place to park, and no ticket."""
    return _product_phrases().found_in(ticket) == {"sold"}


def is_blank(cell: str) -> bool:
    """Whether the cell says nothing: empty, a dash, N/A."""
    return len(cell.strip()) <= _LONGEST_BLANK and fold(cell) in _blanks()


def is_yes(cell: str) -> bool:
    """Whether an option is ticked."""
    return fold(cell) in _yeses()


def is_filled(cell: str) -> bool:
    """Whether the cell says something else than no or zero."""
    folded = fold(cell)
    if folded in _blanks() or folded in _noes():
        return False
    return not re.fullmatch(r"[-+]?0*(?:[.,]0*)?\s*[$€£]?", folded)


def attendance_of(cell: str) -> Attendance:
    """How the ticket or the answer lets take part; unknown when it says neither or both."""
    found = _attendance_phrases().found_in(cell)
    if found == {"online"}:
        return "online"
    return "in_person" if found == {"in_person"} else "unknown"


def travel_of(cell: str) -> Answer:
    """The travel answer in the cell."""
    if is_blank(cell):
        return Answer()
    if len(cell) > _LONGEST_ANSWER:
        return Answer(is_unread=True)
    modes = frozenset(_travel_phrases().found_in(cell))
    whole = _WHOLE_ANSWERS.get(words_of(cell))
    if whole is not None:
        return Answer(_CATEGORIES[whole], whole)
    if not modes and _travel_phrases().refused.search(words_of(cell)):
        return Answer()  # how not to travel is understood, and says nothing of how
    if not modes:
        return Answer(is_unread=not _unsure_phrases().found_in(cell))
    for together, category, mode in _TOGETHER:
        if modes == together:
            return Answer(category, mode)
    longest = next(mode for mode in LONGEST_PART if mode in modes)
    category = _CATEGORIES[longest] if len(modes) == 1 else MIXED
    return Answer(category, longest)


def number_in(cell: str) -> int | None:
    """The whole number that the cell begins with, `1 (my partner)`; None when it is none."""
    found = _NUMBER.match(cell)
    return int(found[1]) if found else None


def companions_in(cell: str) -> int:
    """How many people the cell adds: a number, or names between semicolons."""
    if is_blank(cell) or fold(cell) in _noes():
        return 0
    number = number_in(cell)
    if number is not None:
        return number
    words = words_of(cell)
    if words in _alone() or any(words.startswith(start) for start in _nobody()):
        return 0
    number = _NUMBER_WORDS.get(words.split(" ", 2)[1] if words.strip() else "")
    if number is not None:
        return number
    return sum(bool(name.strip()) for name in cell.split(";"))


def tickets_in(cell: str) -> tuple[tuple[int, Attendance], ...]:
    """The people of `2x Member, 1x Online`, by how they take part; nothing where no ticket is."""
    parts = _TICKETS.split(cell)[1:]
    pairs = zip(parts[::2], parts[1::2], strict=True)
    return tuple((int(number), attendance_of(name)) for number, name in pairs)
