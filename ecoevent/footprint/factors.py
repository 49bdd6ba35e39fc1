"""The name or path of a factor set in, the set out, checked and ready for accounting."""

import datetime as dt
import os
from collections.abc import Mapping
from importlib.resources.abc import Traversable
from pathlib import Path

import attrs

from ecoevent.errors import FactorSetError, UnknownNameError
from ecoevent.footprint.factor_sets.checks import Checks, check_set, empty_texts
from ecoevent.footprint.factor_sets.problems import FACTOR
from ecoevent.footprint.factor_sets.records import (
    Factor,
    Record,
    SetText,
    Source,
    Uncertainty,
    set_structurer,
)
from ecoevent.knowledge.resources import shipped
from ecoevent.problems import Place, Problem, problem, suggestion
from ecoevent.reading.decoding import LONGEST_BYTES
from ecoevent.reading.describing import printable, quoted
from ecoevent.reading.document import Document, content_hash, read_document
from ecoevent.reading.files import leads_to_a_file, read_entry
from ecoevent.reading.structuring import steps_in, structure
from ecoevent.words.text import Text

DEFAULT = "canada-2026"
MOST_FALLEN = 20
"""More sets than this never fall back to one another."""
EXACT = Uncertainty(low=0.0, high=0.0, basis="assumed")


@attrs.frozen(kw_only=True, eq=False)
class FactorSet:
    """Emission factors of one publisher or country, and how distances and vehicles are counted.

    Attributes:
        text: the records as written.
        hash: twelve hex digits of the content, whatever its layout and comments.
        fallback: the set that gives what this one lacks.
    """

    text: SetText
    hash: str
    fallback: "FactorSet | None" = None

    @property
    def id(self) -> str:
        """The set's name, such as `canada-2026`."""
        return self.text.id

    @property
    def version(self) -> str:
        """The set's version, such as `1.0.0`."""
        return self.text.version

    @property
    def title(self) -> Text:
        """What people call the set."""
        return self.text.title

    @property
    def year(self) -> int:
        """The year that the set speaks of."""
        return self.text.year

    @property
    def sources(self) -> Mapping[str, Source]:
        """Where the numbers come from, by the name that records use."""
        return self.text.sources

    @property
    def chain(self) -> "tuple[FactorSet, ...]":
        """The set and those that it falls back to, in order."""
        return (self, *(self.fallback.chain if self.fallback else ()))

    def source_of(self, *records: Record) -> Source:
        """Where the first of the records that says so comes from, or else the whole set."""
        named = next((record.source for record in records if record.source), self.text.source)
        return self.sources[named or next(iter(self.sources))]

    def uncertainty_of(self, *records: Record) -> Uncertainty:
        """How far the first of the records that says so may be off, or else the whole set."""
        own = next((record.uncertainty for record in records if record.uncertainty), None)
        return own or self.text.uncertainty or EXACT


def load_factors(name: str | os.PathLike[str] = DEFAULT) -> FactorSet:
    """The factor set of that name, shipped with ecoevent, or the one in the file of that path.

    Raises:
        FactorSetError: there is no such set, or it has problems: all of them, with their places.
    """
    found, problems = _opened(os.fspath(name), on=None, above=())
    errors = [each for each in problems if each.severity == "error"]
    if errors or found is None:
        raise FactorSetError(errors)
    return found


def check_factors(
    name: str | os.PathLike[str], *, on: dt.date | None = None
) -> tuple[Problem, ...]:
    """Every problem of the set, in the order of its file.

    Args:
        name: as for `load_factors`.
        on: the day on which sources are looked at; None leaves their review dates alone.

    Raises:
        FactorSetError: there is no such set.
    """
    _find(os.fspath(name))
    return _opened(os.fspath(name), on=on, above=())[1]


def factors_named(factor_set: FactorSet, label: str) -> tuple[Factor, ...]:
    """The factors of a mode, such as `car`, or of one variant of it, such as `car/electric`.

    Raises:
        UnknownNameError: the set has none of that name.
    """
    found = tuple(
        factor
        for factor in factor_set.text.factors
        if label in {factor.label, factor.mode, f"{factor.mode}/{factor.variant}"}
    )
    if not found:
        near = suggestion(label, [factor.label for factor in factor_set.text.factors])
        parts = {"found": label[:60], "set": factor_set.id, "near": near}
        raise UnknownNameError(_NO_FACTOR.filled(**parts), name=label)
    return found


_NO_FACTOR = Text(
    "{set} n'a pas de facteur pour «\u00a0{found}\u00a0»{near}",
    "{set} has no factor for '{found}'{near}",
)


def shipped_factor_sets() -> tuple[str, ...]:
    """The names of the sets that ship with ecoevent."""
    folder = shipped("rules") / "factors"
    files = folder.iterdir() if folder.is_dir() else ()
    return tuple(sorted(f.name[:-5] for f in files if f.name.endswith(".yaml")))


def _find(name: str) -> Traversable:
    if name in shipped_factor_sets():
        return shipped("rules") / "factors" / f"{name}.yaml"
    if leads_to_a_file(name):
        return Path(name)
    raise FactorSetError([_not_there(name, Place(printable(name[:200]), 1, 1))])


def _not_there(name: str, place: Place | None, path: str = "") -> Problem:
    known = shipped_factor_sets()
    near = suggestion(name, known)
    listed = ", ".join(known)
    near = Text(fr=f"{near.fr} (jeux\u00a0: {listed})", en=f"{near.en} (sets: {listed})")
    return problem(FACTOR["F308"], place=place, path=path, found=quoted(name), near=near)


def _opened(
    name: str, *, on: dt.date | None, above: tuple[str, ...]
) -> tuple[FactorSet | None, tuple[Problem, ...]]:
    """The set or None, and its problems; *above* are the sets that fall back to it."""
    file = _find(name)
    content = read_entry(file, raises=FactorSetError)
    try:
        document = read_document(
            content, file=printable(name), raises=FactorSetError, longest=LONGEST_BYTES
        )
    except FactorSetError as error:
        return None, error.problems
    text, problems = structure(document, SetText, through=set_structurer())
    if text is None:
        return None, problems
    fallback, fallen = _fallback(text, document, file, (*above, _key(file)))
    chain = (text, *(each.text for each in (fallback.chain if fallback else ())))
    checks = Checks(text, chain, lambda path: document.place(steps_in(path)), list(fallen))
    for path in empty_texts(text):
        checks.add(FACTOR["F106"], path)
    check_set(checks, on=on)
    found = sorted(checks.found, key=lambda each: (each.place is None, each.place))
    if any(each.severity == "error" for each in found):
        return None, tuple(found)
    return FactorSet(text=text, hash=content_hash(document.tree), fallback=fallback), tuple(found)


def _fallback(
    text: SetText, document: Document, file: Traversable, above: tuple[str, ...]
) -> tuple[FactorSet | None, list[Problem]]:
    """The set that *text* falls back to, by its name or by a path from the file's own folder."""
    if text.falls_back_to is None:
        return None, []
    name, place = text.falls_back_to, document.place(("falls_back_to",))
    if name not in shipped_factor_sets() and isinstance(file, Path):
        name = str(file.parent / name)
    try:
        other = _find(name)
    except FactorSetError:
        return None, [_not_there(text.falls_back_to, place, "falls_back_to")]
    if _key(other) in above:
        circle = " → ".join(Path(each).stem for each in (*above, _key(other)))
        about = problem(FACTOR["F309"], place=place, path="falls_back_to", circle=circle)
        return None, [about]
    if len(above) > MOST_FALLEN:
        deep = problem(FACTOR["F312"], place=place, path="falls_back_to", most=MOST_FALLEN)
        return None, [deep]
    found, problems = _opened(name, on=None, above=above)
    if found is None:
        ring = next((each for each in problems if each.code in {"F309", "F312"}), None)
        if ring is not None:  # it is this set's as much as the other's
            return None, [attrs.evolve(ring, place=place)]
        count = sum(each.severity == "error" for each in problems)
        told = {"found": text.falls_back_to, "count": count}
        return None, [problem(FACTOR["F310"], place=place, path="falls_back_to", **told)]
    return found, []


def _key(file: Traversable) -> str:
    """What tells one file from another."""
    return os.path.realpath(file) if isinstance(file, Path) else str(file)  # a ring of links too
