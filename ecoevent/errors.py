"""The errors and warnings that ecoevent raises on purpose.

EcoEventError
├── ProblemsError        a file is wrong; every problem with its place        .problems
│   ├── PlanError        the plan cannot be read as a plan
│   ├── RulePackError    the pack is wrong: unknown fact, repeated id, no source
│   ├── FactorSetError   the set of emission factors is wrong: no unit, bands with a hole
│   └── BehaviourError   parameters of behaviour are wrong: no range, no source, no such region
├── TableError           a table of facts cannot be scored                    .column
├── UnknownNameError     a rule, level or role is asked for that is not there .name
├── TemplateError        a template asks for a name it is not given           .template
├── FileError            a file cannot be read or written as asked            .path
│   └── ChangedError     it changed since it was read, and is left as it is   .path
├── OptionError          a run is asked for that cannot be: no replications   .option
├── NeededError          something is needed and not there: an extra          .needed
│   ├── PlaceError       no such place, or several                            .candidates
│   └── MissingFactorError   no factor for this mode in the set               .needed
├── RegistrationError    a list of registrations cannot be read               .path
└── SimulationError      the travel model cannot finish                       .at_minute
EcoEventWarning
└── AccessibilityWarning a PDF is printed without what screen readers need
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ecoevent.problems import Problem
    from ecoevent.words.text import Lang, Text


class EcoEventError(Exception):
    """Anything that a user of ecoevent can mend.

    `option` is the argument that would help, where there is one; each door names it its own way.
    """

    option: str | None = None

    def __init__(self, message: "Text") -> None:
        super().__init__(message.en)
        self.message = message

    def __reduce__(self) -> "tuple[Any, ...]":
        """How to make it again in another process, where it may have been raised."""
        return type(self).__new__, (type(self), *self.args), self.__dict__

    def text(self, lang: "Lang") -> str:
        """The message in *lang*."""
        return self.message.to(lang)


class ProblemsError(EcoEventError):
    """A file is wrong; `problems` holds every problem that was found, in the file's order."""

    def __init__(self, problems: "Sequence[Problem]") -> None:
        Exception.__init__(self, "\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)

    def text(self, lang: "Lang") -> str:
        """Every problem, one a line, in *lang*."""
        return "\n".join(problem.line(lang) for problem in self.problems)


class PlanError(ProblemsError):
    """The plan cannot be read as a plan."""


class RulePackError(ProblemsError):
    """The rule pack cannot be used as it is."""


class FactorSetError(ProblemsError):
    """The set of emission factors cannot be used as it is."""


class BehaviourError(ProblemsError):
    """The parameters of behaviour, or those of a region, cannot be used as they are."""


class TableError(EcoEventError):
    """A table of facts cannot be scored."""

    def __init__(self, message: "Text", *, column: str) -> None:
        super().__init__(message)
        self.column = column


class UnknownNameError(EcoEventError):
    """A rule, a level, a role or a phase is asked for that is not there."""

    def __init__(self, message: "Text", *, name: str) -> None:
        super().__init__(message)
        self.name = name


class TemplateError(EcoEventError):
    """A template asks for a name that it is not given, cannot be read, or has no end."""

    def __init__(self, message: "Text", *, template: str) -> None:
        super().__init__(message)
        self.template = template


class FileError(EcoEventError):
    """A file cannot be read or written as asked."""

    def __init__(self, message: "Text", *, path: str) -> None:
        super().__init__(message)
        self.path = path


class ChangedError(FileError):
    """A file changed since it was read; it is not written over."""


class OptionError(EcoEventError):
    """A run is asked for that cannot be; `option` is what was given wrongly.

    The message says what is wrong with it and not its name, which is another on each door.
    """

    def __init__(self, message: "Text", *, option: str) -> None:
        super().__init__(message)
        self.args = (f"{option}: {message.en}",)
        self.option: str = option

    def text(self, lang: "Lang") -> str:
        """The message in *lang*, after the argument's name."""
        return self.named(self.option, lang)

    def named(self, name: str, lang: "Lang") -> str:
        """The same with the name that the argument has where it was given."""
        space = "\u00a0" if lang == "fr" else ""
        return f"{name}{space}: {self.message.to(lang)}"


class NeededError(EcoEventError):
    """Something outside ecoevent is needed and not there: an extra that is not installed."""

    def __init__(self, message: "Text", *, needed: str) -> None:
        super().__init__(message)
        self.needed = needed


class PlaceError(NeededError):
    """A place that cannot be found, or that several places may be; `candidates` are their names."""

    def __init__(self, message: "Text", *, needed: str, candidates: "Sequence[str]" = ()) -> None:
        super().__init__(message, needed=needed)
        self.candidates = tuple(candidates)


class MissingFactorError(NeededError):
    """The set of factors, and those that it falls back to, have none for this mode."""


class RegistrationError(EcoEventError):
    """A list of registrations cannot be read."""

    def __init__(self, message: "Text", *, path: str) -> None:
        super().__init__(message)
        self.path = path


class SimulationError(EcoEventError):
    """The travel model cannot finish."""

    def __init__(self, message: "Text", *, at_minute: float) -> None:
        super().__init__(message)
        self.at_minute = at_minute


class EcoEventWarning(UserWarning):
    """Odd but possible: the answer stands, the user should know."""

    def __init__(self, message: "Text") -> None:
        super().__init__(message.en)
        self.message = message

    def text(self, lang: "Lang") -> str:
        """The message in *lang*."""
        return self.message.to(lang)


class AccessibilityWarning(EcoEventWarning):
    """A PDF is printed without all that PDF/UA-1 asks for."""
