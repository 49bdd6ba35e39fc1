"""The reference pages of docs/ that are made from the code: facts and problems."""

from ecoevent.engine.diagnostics import ACTION, EXPRESSION, PACK, RULE
from ecoevent.engine.fact import FactKind
from ecoevent.facts import VOCABULARY
from ecoevent.footprint.factor_sets.problems import FACTOR
from ecoevent.plan.changing.checking import CHANGE_CODES
from ecoevent.plan.changing.typed import TYPED_CODES
from ecoevent.plan.changing.wording import WORDING_CODES
from ecoevent.plan.checks import VALUES
from ecoevent.plan.doubting import DOUBTS
from ecoevent.plan.lists import LIST_PROBLEMS
from ecoevent.plan.model import MODEL_PROBLEMS
from ecoevent.plan.paths import PATH_PROBLEMS
from ecoevent.plan.sections.event import EVENT_PROBLEMS
from ecoevent.plan.sections.mobility import MOBILITY_PROBLEMS
from ecoevent.reading.diagnostics import DOCUMENT, SHAPE, SYNTAX
from ecoevent.registrations.problems import SYSTEM_PROBLEMS
from ecoevent.travel.choice.homes import HOMES_PROBLEMS
from ecoevent.travel.choice.problems import BEHAVIOUR
from ecoevent.travel.day.planned import DAY_PROBLEMS
from ecoevent.travel.day.service_checks import SERVICE_PROBLEMS
from ecoevent.travel.day.timetables import TIMETABLE_PROBLEMS

CATALOGUES = (
    DOCUMENT, SYNTAX, SHAPE, VALUES, EVENT_PROBLEMS, MOBILITY_PROBLEMS, TIMETABLE_PROBLEMS,
    DAY_PROBLEMS, HOMES_PROBLEMS, PATH_PROBLEMS, MODEL_PROBLEMS, LIST_PROBLEMS, EXPRESSION, RULE,
    ACTION, PACK, FACTOR, BEHAVIOUR, SERVICE_PROBLEMS, SYSTEM_PROBLEMS, DOUBTS, CHANGE_CODES,
    WORDING_CODES, TYPED_CODES,
)  # fmt: skip


def facts_page() -> str:
    """docs/facts.md: every fact that rules may speak of."""
    lines = [
        "# Facts",
        "",
        "Every fact that a rule may speak of, generated from the plan's classes.",
        "A derived fact is computed from others; only derived facts can be not applicable.",
        "",
        "| fact | type | unit | what it is |",
        "|---|---|---|---|",
    ]
    for kind in VOCABULARY().kinds.values():
        words = ", ".join(f"`{word}`" for word in kind.choices)
        about = f"{kind.title.en}{': ' if words else ''}{words}{' (derived)' * kind.derived}"
        lines.append(f"| `{kind.name}` | {_type(kind)} | {kind.unit} | {about} |")
    return "\n".join(lines) + "\n"


def _type(kind: FactKind) -> str:
    is_share = kind.type == "number" and not kind.unit and (kind.low, kind.high) == (0, 1)
    return "share" if is_share else kind.type


def problems_page() -> str:
    """docs/problems.md: every problem by its code."""
    lines = [
        "# Problems",
        "",
        "Every problem that is told of a file, by its stable code.",
        "",
        "| code | severity | message |",
        "|---|---|---|",
    ]
    for group in CATALOGUES:
        for found in group.values():
            message = found.message.en.replace("|", "\\|")
            lines.append(f"| {found.code} | {found.severity} | {message} |")
    return "\n".join(lines) + "\n"
