"""Values written in a pack's records: `50 %`, `500 m`, 200, true or a word."""

from ecoevent.engine.fact import FactKind, Value
from ecoevent.engine.pack import Scalar
from ecoevent.engine.syntax import ExpressionError, parse
from ecoevent.engine.typed import bounds_of
from ecoevent.engine.units import PLAIN, Unit, parse_unit, unit_text
from ecoevent.words.text import Text


class LiteralValueError(Exception):
    """The value does not suit; `wanted` says what would."""

    def __init__(self, wanted: Text) -> None:
        super().__init__(wanted.en)
        self.wanted = wanted


def number_of(written: Scalar, unit: Unit) -> float:
    """The number that was written, in *unit*; without a unit of its own it is taken to be in it.

    Raises:
        LiteralValueError: it is not a number, or in another unit.
    """
    if isinstance(written, bool):
        raise LiteralValueError(_a_number(unit))
    if isinstance(written, (int, float)):
        return float(written)
    try:
        node = parse(written)
    except ExpressionError as error:
        raise LiteralValueError(_a_number(unit)) from error
    sign = 1.0
    if node.op == "neg":
        sign, node = -1.0, node.parts[0]
    if node.op != "number" or not isinstance(node.value, float):
        raise LiteralValueError(_a_number(unit))
    if node.unit is not None and parse_unit(node.unit) != unit:
        raise LiteralValueError(_a_number(unit))
    return sign * node.value


def fact_value(written: Scalar, kind: FactKind) -> Value:
    """The value that was written, as the fact *kind* takes it.

    Raises:
        LiteralValueError: another type, unit or choice, or outside the declared bounds.
    """
    if kind.type == "flag":
        if not isinstance(written, bool):
            raise LiteralValueError(Text(fr="true ou false", en="true or false"))
        return written
    if kind.type == "choice":
        if written not in kind.choices:
            words = ", ".join(kind.choices)
            raise LiteralValueError(Text(fr=f"un de {words}", en=f"one of {words}"))
        return str(written)
    if kind.type == "text":
        return str(written)
    value = number_of(written, parse_unit(kind.unit) or PLAIN)
    low, high = bounds_of(kind)
    if not low <= value <= high:
        raise LiteralValueError(Text(fr=f"de {low:g} à {high:g}", en=f"from {low:g} to {high:g}"))
    return value


def _a_number(unit: Unit) -> Text:
    word = unit_text(unit)
    if not word:
        return Text(fr="un nombre ou un pourcentage", en="a number or a percentage")
    return Text(fr=f"un nombre en {word}", en=f"a number in {word}")
