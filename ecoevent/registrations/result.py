"""What lists of registrations come to: counts by origin, ticket and travel answer, and no person.

The counts here are exact; whoever writes them anywhere takes `grouping` first, which merges groups
of fewer than five.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import attrs

from ecoevent.places.location import Location
from ecoevent.registrations.answers import UNKNOWN, Answer
from ecoevent.registrations.columns import Column
from ecoevent.registrations.lines import Ranges
from ecoevent.registrations.origins import Origin
from ecoevent.registrations.records import NOT_PEOPLE, Attendance, Export, System, Whose


@attrs.frozen(kw_only=True)
class FileRead:
    """What was understood of one file.

    Attributes:
        encoding: what people call it; `XLSX` for a workbook.
        delimiter: what separates the cells of a text; empty for a workbook.
        sheet: the number of a workbook's sheet, from 1; 0 for a text.
        other_sheets: how many more sheets of a workbook hold something, and are not read.
        header: the line of the header.
        columns: those that are read, with what they mean.
        checks: the letters of the columns that say whether a row counts.
        unread: how many columns are not read.
        rows: how many rows follow the header.
        aside: the lines set aside, by reason.
        short: how many rows end before the header does.
        has_bad_bytes: some bytes are not of that encoding.
    """

    name: str
    encoding: str
    delimiter: str = ""
    sheet: int = 0
    other_sheets: int = 0
    header: int
    system: System | None
    export: Export | None
    columns: tuple[Column, ...]
    checks: tuple[str, ...]
    unread: int
    rows: int
    aside: Mapping[str, Ranges]
    short: int
    has_bad_bytes: bool


@attrs.frozen(kw_only=True)
class Group:
    """People who are counted alike.

    Attributes:
        people: how many.
        rows: how many rows of the lists they are.
    """

    origin: Origin
    attendance: Attendance
    answer: Answer
    whose: Whose
    people: int
    rows: int


@attrs.frozen(kw_only=True)
class Registrations:
    """The lists, counted.

    Attributes:
        files: what was understood of each.
        groups: everyone who counts, in a fixed order.
        aside: how many rows were set aside, by reason.
        notes: of how many people something was mended or doubtful, by what it was.
        near: the event's place, where it is known.
    """

    files: tuple[FileRead, ...]
    groups: tuple[Group, ...]
    aside: Mapping[str, int]
    notes: Mapping[str, int]
    near: Location | None = None

    @property
    def people(self) -> int:
        """Everyone who counts."""
        return sum(group.people for group in self.groups)

    @property
    def rows(self) -> int:
        """The rows of all files after their headers."""
        return sum(file.rows for file in self.files)

    @property
    def invalid(self) -> Mapping[str, int]:
        """Rows that are people who do not come, or cannot be read, by reason."""
        return {why: count for why, count in self.aside.items() if why not in NOT_PEOPLE}

    @property
    def not_people(self) -> Mapping[str, int]:
        """Rows that are not a person of their own, by reason."""
        return {why: count for why, count in self.aside.items() if why in NOT_PEOPLE}

    @property
    def on_site(self) -> tuple[Group, ...]:
        """Those who come, or whose ticket does not say that they do not."""
        return tuple(group for group in self.groups if group.attendance != "online")

    @property
    def attendance(self) -> Mapping[str, int]:
        """People by how they take part."""
        return counted((group.attendance, group.people) for group in self.groups)

    @property
    def answers(self) -> Mapping[str, int]:
        """People by travel answer."""
        return counted((group.answer.category, group.people) for group in self.groups)

    @property
    def addresses(self) -> Mapping[str, int]:
        """People by whose address says where they come from."""
        return counted((group.whose, group.people) for group in self.groups)

    @property
    def unplaced(self) -> Mapping[str, int]:
        """People on site without a place on the map, by why there is none."""
        return counted(
            (group.origin.unplaced, group.people)
            for group in self.on_site
            if group.origin.place is None
        )

    @property
    def modes(self) -> Mapping[str, int]:
        """People on site who said how they travel, by the mode of the longest part."""
        return counted(
            (group.answer.mode, group.people) for group in self.on_site if group.answer.mode
        )

    @property
    def answered(self) -> int:
        """Rows of people on site that say how they travel: a companion said nothing."""
        return sum(group.rows for group in self.on_site if group.answer.category != UNKNOWN)


def counted(pairs: Iterable[tuple[str, int]]) -> Mapping[str, int]:
    """The sum of each name, the largest first, then by name."""
    sums: Counter[str] = Counter()
    for name, count in pairs:
        sums[name] += count
    return dict(sorted(sums.items(), key=lambda item: (-item[1], item[0])))


def in_order(groups: Iterable[Group]) -> Iterator[Group]:
    """The groups in an order that depends on nothing but them."""
    yield from sorted(groups, key=_order)


def _order(group: Group) -> tuple[object, ...]:
    origin, answer = group.origin, group.answer
    return (
        origin.country or "", origin.region, origin.city or "", origin.postal, origin.label,
        origin.unplaced, origin.is_country_stated, group.attendance, answer.category,
        answer.mode or "", answer.is_unread, group.whose,
    )  # fmt: skip
