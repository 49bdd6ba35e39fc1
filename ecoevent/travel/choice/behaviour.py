"""Parameters of behaviour and a region in, one set of numbers with their ranges out.

A region lacks what nobody measured there. It then borrows the number of the region that it falls
back to, with a wider range, and says so.
"""

import datetime as dt
import os
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TypeVar

import attrs
import numpy as np

from ecoevent.errors import BehaviourError
from ecoevent.knowledge.resources import shipped
from ecoevent.knowledge.sources import past_review
from ecoevent.problems import Place, Problem, problem, shown, suggestion
from ecoevent.reading.describing import printable
from ecoevent.reading.document import Document, read_document
from ecoevent.reading.files import leads_to_a_file, read_bytes
from ecoevent.reading.structuring import Structurer, steps_in, structure
from ecoevent.travel.choice.checks import found_wrong
from ecoevent.travel.choice.parameters import GROUPS, KNOWN, Group
from ecoevent.travel.choice.problems import BEHAVIOUR
from ecoevent.travel.choice.records import BehaviourText, Parameter, RegionText, Source
from ecoevent.travel.legs import Numbers
from ecoevent.words.text import Text

Draw = Callable[[str], np.random.Generator]
"""The generator of a stream of that name."""

T = TypeVar("T", BehaviourText, RegionText)
DEFAULT_REGION = "default"
BORROWED_WIDENS = 1.5
_MOST_FALLBACKS = 8


@attrs.frozen(kw_only=True, eq=False)
class Behaviour:
    """Every parameter by its name, of one region, at its value or as drawn.

    Attributes:
        borrowed: names that the region did not give and took from another one.
        assumed: what the user should know of the region's numbers.
    """

    region: RegionText
    parameters: Mapping[str, Parameter]
    sources: Mapping[str, Source]
    borrowed: tuple[str, ...] = ()

    def number(self, name: str) -> float:
        """The value of the parameter."""
        value = self.parameters[name].value
        if value is None:
            raise KeyError(name)
        return value

    def curve(self, name: str, km: Numbers) -> Numbers:
        """The parameter at those straight distances; the same everywhere if it is no curve."""
        found = self.parameters[name]
        if found.value is not None:
            return np.full(np.shape(km), found.value)
        return np.interp(km, found.at_km, found.values)

    @property
    def assumed(self) -> tuple[Text, ...]:
        """What is to be said of the region's numbers."""
        if not self.region.has_data:
            return (_NO_DATA.filled(region=self.region.title),)
        if self.borrowed:
            return (_BORROWED.filled(region=self.region.title, count=len(self.borrowed)),)
        return ()

    def drawn(self, draw: Draw) -> "Behaviour":
        """The same with every parameter at random within its range.

        Each group takes its numbers from a stream of its own, `behaviour.<group>`, in the order of
        the names, so that a group drawn anew leaves the others as they were.
        """
        return self.at({group: draw(f"behaviour.{group}").random for group in GROUPS})

    def at(self, places: Mapping[Group, Callable[[], float]]) -> "Behaviour":
        """The same with the parameters of those groups at these places of their ranges."""
        moved = {
            name: one.at(places[KNOWN[name].group]()) if KNOWN[name].group in places else one
            for name, one in sorted(self.parameters.items())
        }
        return attrs.evolve(self, parameters=moved)

    def having(self, **numbers: float) -> "Behaviour":
        """The same with other values; a dot in a name is written as two underscores."""
        changed = {name.replace("__", "."): value for name, value in numbers.items()}
        moved = {
            name: attrs.evolve(self.parameters[name], value=value, at_km=(), values=())
            for name, value in changed.items()
        }
        return attrs.evolve(self, parameters={**self.parameters, **moved})


_NO_DATA = Text(
    "comportements ({region})\u00a0: aucune donnée locale, fourchette élargie",
    "behaviour ({region}): no local data, range widened",
)
_BORROWED = Text(
    "comportements ({region})\u00a0: {count} nombres empruntés à d'autres régions, fourchette"
    " élargie",
    "behaviour ({region}): {count} numbers borrowed from other regions, range widened",
)


def load_behaviour(region: str | os.PathLike[str] = DEFAULT_REGION) -> Behaviour:
    """The parameters with the region of that name, or of the file at that path.

    Raises:
        BehaviourError: there is no such region, or a file is wrong; every problem at once.
    """
    texts = list(_chain(region))
    general = general_text()
    parameters, sources = dict(general.parameters), dict(general.sources)
    own = texts[0].parameters
    for depth, text in reversed(list(enumerate(texts))):
        widens = BORROWED_WIDENS if depth else 1.0
        parameters |= {
            name: one.widened(widens, KNOWN[name]) for name, one in text.parameters.items()
        }
        sources |= text.sources
    needed = {name for name, known in KNOWN.items() if known.is_regional}
    missing = sorted(needed - parameters.keys())
    if missing:
        place = Place(os.fspath(region), 1, 1)
        raise BehaviourError([problem(BEHAVIOUR["T202"], place=place, names=", ".join(missing))])
    borrowed = tuple(sorted(needed - own.keys()))
    return Behaviour(region=texts[0], parameters=parameters, sources=sources, borrowed=borrowed)


def regions() -> tuple[str, ...]:
    """The names of the regions that ship with ecoevent."""
    folder = shipped("rules") / "travel" / "regions"
    found = (entry.name for entry in folder.iterdir())
    return tuple(sorted(name.removesuffix(".yaml") for name in found if name.endswith(".yaml")))


def check_behaviour(
    path: str | os.PathLike[str], *, on: dt.date | None = None
) -> tuple[Problem, ...]:
    """Every problem of a file of parameters or of a region; on a day, sources past review too."""
    file = os.fspath(path)
    text: BehaviourText | RegionText
    try:
        content = read_bytes(path, raises=BehaviourError)
        if Path(path).stem == "behaviour":
            document, text = _read(content, file, BehaviourText)
        else:
            document, text = _read(content, file, RegionText)
    except BehaviourError as error:
        return error.problems
    return () if on is None else tuple(_stale(document, text, on))


def _chain(region: str | os.PathLike[str]) -> Iterator[RegionText]:
    name: str | os.PathLike[str] | None = region
    seen: list[str] = []
    while name is not None:
        text = region_text(os.fspath(name))
        if text.id in seen or len(seen) == _MOST_FALLBACKS:
            place = Place(os.fspath(name), 1, 1)
            raise BehaviourError([problem(BEHAVIOUR["T206"], place=place, found=text.id)])
        seen.append(text.id)
        yield text
        name = _beside(text.falls_back_to, os.fspath(name))


def _beside(name: str | None, file: str) -> str | None:
    """What the region of *file* falls back to: by name, or by a path from the file's own folder."""
    if name is None or name in regions() or file in regions():
        return name
    return str(Path(file).parent / name)


@cache
def general_text() -> BehaviourText:
    """The parameters that hold everywhere, as written."""
    file = shipped("rules") / "travel" / "behaviour.yaml"
    return _read(file.read_bytes(), "behaviour.yaml", BehaviourText)[1]


@cache
def _shipped_region(name: str) -> RegionText:
    file = shipped("rules") / "travel" / "regions" / f"{name}.yaml"
    return _read(file.read_bytes(), f"{name}.yaml", RegionText)[1]


def region_text(name: str) -> RegionText:
    """The file of the region of that name or path, as written."""
    if name in regions():
        return _shipped_region(name)
    if leads_to_a_file(name):
        content = read_bytes(name, raises=BehaviourError)
        return _read(content, printable(name), RegionText)[1]
    known = regions()
    raise BehaviourError(
        [
            problem(
                BEHAVIOUR["T205"], place=None, found=shown(name), hint=suggestion(name, known),
                known=", ".join(known),
            )
        ]
    )  # fmt: skip


def _read(content: bytes, file: str, kind: type[T]) -> tuple[Document, T]:
    document = read_document(content, file=file, raises=BehaviourError)
    text, problems = structure(document, kind, through=_structurer())
    if text is None:
        raise BehaviourError(problems)
    wrong = tuple(found_wrong(document, text))
    if wrong:
        raise BehaviourError(wrong)
    return document, text


@cache
def _structurer() -> Structurer:
    return Structurer()


def _stale(document: Document, text: BehaviourText | RegionText, on: dt.date) -> Iterator[Problem]:
    for path, date in past_review(text.sources, on):
        yield problem(BEHAVIOUR["T401"], place=document.place(steps_in(path)), path=path, date=date)
