"""The pages of `rules/registrations` in, the systems that lists are recognised by out."""

import os
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import attrs

from ecoevent.errors import ProblemsError, UnknownNameError
from ecoevent.knowledge.resources import shipped
from ecoevent.plan.fields import spaced
from ecoevent.problems import Problem, problem, suggestion
from ecoevent.reading.describing import quoted
from ecoevent.reading.document import Document, read_document
from ecoevent.reading.files import read_bytes
from ecoevent.reading.structuring import Structurer, steps_in, structure
from ecoevent.registrations.folding import fold
from ecoevent.registrations.problems import SYSTEM_PROBLEMS
from ecoevent.registrations.records import (
    REASONS,
    VALID,
    Check,
    Columns,
    Export,
    Headers,
    Spellings,
    System,
    Words,
)
from ecoevent.words.text import Text

FOLDER = "registrations"
T = TypeVar("T")


@cache
def shipped_systems() -> tuple[System, ...]:
    """The systems that ship with ecoevent, by name."""
    folder = (shipped("rules") / FOLDER).iterdir()
    pages = sorted((page for page in folder if _is_system(page.name)), key=lambda page: page.name)
    return tuple(parse_system(page.read_bytes(), file=page.name) for page in pages)


def find_system(name: str | os.PathLike[str]) -> System:
    """The shipped system of that name, or the one of the page at that path.

    Raises:
        UnknownNameError: there is neither.
        ProblemsError: the page is wrong; with every problem.
    """
    text = os.fspath(name)
    named = {system.id: system for system in shipped_systems()}
    if text in named:
        return named[text]
    if text.endswith((".yaml", ".yml", ".json")):
        return parse_system(read_bytes(Path(text)), file=text)
    message = Text(
        fr="aucun système ne s'appelle «\u00a0{found}\u00a0»{near} (systèmes\u00a0: {known}\u00a0;"
        " ou le chemin d'une page .yaml)",
        en="no system is called '{found}'{near} (systems: {known}; or the path of a .yaml page)",
    ).filled(found=text[:60], near=suggestion(text, named), known=", ".join(named))
    raise UnknownNameError(message, name=text)


def parse_system(content: str | bytes, *, file: str) -> System:
    """The system that the page describes.

    Raises:
        ProblemsError: with every problem of the page and its place.
    """
    document = read_document(content, file=file)
    system, problems = structure(document, System, through=_structurer())
    if system is not None:
        problems += tuple(_wrong(system, document))
    if system is None or problems:
        raise ProblemsError(problems)
    return system


@cache
def common_headers() -> Headers:
    """The headers that speak for themselves, whatever the system."""
    return _shipped_page("_headers.yaml", Headers)


@cache
def common_words() -> Words:
    """What cells may say."""
    return _shipped_page("_words.yaml", Words)


@cache
def spellings() -> Spellings:
    """How people write countries and provinces."""
    return _shipped_page("_places.yaml", Spellings)


def _shipped_page(name: str, record: type[T]) -> T:
    content = (shipped("rules") / FOLDER / name).read_bytes()
    document = read_document(content, file=name)
    found, problems = structure(document, record, through=_structurer())
    if found is None:
        raise ProblemsError(problems)
    return found


def _is_system(name: str) -> bool:
    return name.endswith(".yaml") and not name.startswith("_")


@cache
def _structurer() -> Structurer:
    plain = Structurer()

    def text(value: Any, _type: Any) -> Text:
        return spaced(plain.converter.structure(value, Text))

    return Structurer(hooks={Text: text})


@attrs.frozen
class _Found:
    """Problems as they are found, each at its place."""

    document: Document
    problems: list[Problem] = attrs.field(factory=list)

    def add(self, code: str, path: str, **parts: object) -> None:
        """One problem more."""
        place = self.document.place(steps_in(path))
        found = problem(SYSTEM_PROBLEMS[code], place=place, path=path, **parts)
        self.problems.append(found)


def _wrong(system: System, document: Document) -> Iterable[Problem]:
    found = _Found(document)
    ids: set[str] = set()
    for number, export in enumerate(system.exports):
        path = f"exports[{number}]"
        if export.id in ids:
            found.add("L108", f"{path}.id", found=quoted(export.id))
        ids.add(export.id)
        _check_export(export, path, found)
    said = {fold(text) for export in system.exports for text in _texts(export)}
    for number, text in enumerate(system.guessed):
        if fold(text) not in said:
            found.add("L107", f"guessed[{number}]", found=quoted(text))
    return found.problems


def _check_export(export: Export, path: str, found: _Found) -> None:
    if not export.known_by or not all(export.known_by):
        found.add("L101", f"{path}.known_by")
    if any(not fold(text) for text in _texts(export)):
        found.add("L106", path)
    headers = [(role, header) for role, names in _by_role(export.columns) for header in names]
    _twice(headers, fold, lambda role: found_in(f"{path}.columns.{role}", "L102", found))
    for number, check in enumerate(export.checks):
        _check_check(check, f"{path}.checks[{number}]", found)


def found_in(path: str, code: str, found: _Found) -> Callable[[str, str], None]:
    """What adds the problem that something at *path* stands elsewhere already."""
    return lambda text, other: found.add(code, path, found=quoted(text), other=other)


def _check_check(check: Check, path: str, found: _Found) -> None:
    if not check.words and check.filled is None:
        found.add("L105", path)
    for reason in check.words:
        if reason not in {VALID, *REASONS}:
            near = suggestion(reason, REASONS)
            known = ", ".join((VALID, *REASONS))
            found.add("L103", f"{path}.words.{reason}", found=reason, hint=near, known=known)
    words = [(reason, word) for reason, listed in check.words.items() for word in listed]
    _twice(words, fold, lambda reason: found_in(f"{path}.words.{reason}", "L104", found))


def _twice(
    pairs: Iterable[tuple[str, str]],
    key: Callable[[str], str],
    tell: Callable[[str], Callable[[str, str], None]],
) -> None:
    seen: dict[str, str] = {}
    for group, text in pairs:
        other = seen.setdefault(key(text), group)
        if other != group:
            tell(group)(text, other)


def _by_role(columns: Columns) -> Iterator[tuple[str, tuple[str, ...]]]:
    for field in attrs.fields(Columns):
        yield field.name, getattr(columns, field.name)


def _texts(export: Export) -> Iterator[str]:
    for group in export.known_by:
        yield from group
    for _, headers in _by_role(export.columns):
        yield from headers
    for check in export.checks:
        yield from check.headers
        for listed in check.words.values():
            yield from listed
