"""A table of facts in, the score of every row out: for whoever scores a million plans.

Rows are judged in chunks that fit the processor's cache, on one core; the numbers are those of
`score`, to the last bit.
"""

from collections.abc import Mapping
from typing import Any

import attrs
import numpy as np
from numpy.typing import NDArray

from ecoevent.engine.columns import Array, Column, Columns, either
from ecoevent.engine.fact import FactKind, FactName, Vocabulary
from ecoevent.engine.pack import RulePack
from ecoevent.engine.typed import bounds_of, facts_of
from ecoevent.errors import TableError
from ecoevent.problems import suggestion
from ecoevent.scoring.tables.summing import NOT_ASKED, score_columns
from ecoevent.words.text import Text

CHUNK_ROWS = 32_768
NOT_APPLICABLE_SUFFIX = "!na"
"""A boolean column `fact!na` beside `fact` says where the fact does not apply."""
ASSUMED_SUFFIX = "!assumed"
"""A boolean column `fact!assumed` beside `fact` says where the value is a guess."""

Table = Mapping[str, Any]
_NONE: Any = None


def score_table(table: Table, pack: RulePack) -> dict[str, NDArray[Any]]:
    """The score of every row of *table*.

    Args:
        table: arrays of one length by fact name: numpy (masked or not), or anything with
            `to_numpy` such as a column of pyarrow, pandas or polars. NaN, None and nulls are
            missing; a fact without a column is missing everywhere. Choices are words or, many
            times faster in numpy, whole numbers: places among the declared choices, -1 missing.
        pack: the rules.

    Returns:
        By name, arrays of the table's length: `score`, `coverage`, `worst`, `best` and
        `<principle>.score` in percent (float64, NaN where no rule applies); `level`, the index of
        the level reached in the pack or -1; `estimated`, flags; `failed_gates` and `open_gates`,
        counts; `promise`, 1 yes, 0 no, -1 unknown, -2 not applicable.

    Raises:
        TableError: a column of another length, an unknown fact, a word or value that the fact
            does not take.
    """
    rows = _checked_length(table, pack.vocabulary)
    out = _empty(rows, pack)
    for start in range(0, rows, CHUNK_ROWS):
        stop = min(start + CHUNK_ROWS, rows)
        reader = _Reader(table, pack.vocabulary, start, stop)
        columns = reader.columns(pack)
        with np.errstate(all="ignore"):
            scores = score_columns(columns, reader.answered(columns), pack, stop - start)
        for name, values in scores.items():
            out[name][start:stop] = values
    return out


def _checked_length(table: Table, vocabulary: Vocabulary) -> int:
    lengths = {}
    for name, column in table.items():
        fact = name.removesuffix(NOT_APPLICABLE_SUFFIX).removesuffix(ASSUMED_SUFFIX)
        if fact not in vocabulary:
            near = suggestion(fact, vocabulary.kinds)
            message = Text(
                fr="colonne «\u00a0{name}\u00a0»\u00a0: fait inconnu{near}",
                en="column '{name}': unknown fact{near}",
            )
            raise TableError(message.filled(name=name[:80], near=near), column=name)
        lengths[name] = len(column)
    if len(set(lengths.values())) > 1:
        name = min(lengths, key=lambda key: lengths[key])
        message = Text(
            fr="colonne «\u00a0{name}\u00a0»\u00a0: {found} lignes, {wanted} attendues",
            en="column '{name}': {found} rows, expected {wanted}",
        )
        wanted = max(lengths.values())
        raise TableError(message.filled(name=name, found=lengths[name], wanted=wanted), column=name)
    return next(iter(lengths.values()), 0)


def _empty(rows: int, pack: RulePack) -> dict[str, NDArray[Any]]:
    scores = ["score", "coverage", "worst", "best"]
    scores += [f"{principle.id}.score" for principle in pack.text.principles]
    out: dict[str, NDArray[Any]] = {name: np.empty(rows) for name in scores}
    out["level"] = np.full(rows, -1, dtype=np.int8)
    out["estimated"] = np.zeros(rows, dtype=np.bool_)
    for name in ("failed_gates", "open_gates"):
        out[name] = np.zeros(rows, dtype=np.int16)
    out["promise"] = np.full(rows, NOT_ASKED, dtype=np.int8)
    return out


@attrs.frozen
class _Reader:
    """Reads the columns of one chunk."""

    table: Table
    vocabulary: Vocabulary
    start: int
    stop: int

    def columns(self, pack: RulePack) -> dict[FactName, Column]:
        facts = dict.fromkeys([*pack.readers, *facts_of(pack.promised)])
        return {fact: self.column(self.vocabulary[fact]) for fact in facts}

    def answered(self, columns: Columns) -> Columns:
        """The columns with what is assumed missing; the same object where nothing is."""
        guessed = {fact: self.flagged(self.vocabulary[fact], ASSUMED_SUFFIX) for fact in columns}
        if all(mask is None for mask in guessed.values()):
            return columns
        return {
            fact: attrs.evolve(column, missing=_or_none(either(column.missing, guessed[fact])))
            for fact, column in columns.items()
        }

    def column(self, kind: FactKind) -> Column:
        rows = self.stop - self.start
        if kind.name not in self.table:
            return Column(_nothing(kind, rows), missing=np.ones(rows, dtype=np.bool_))
        raw, missing = _plain(self.table[kind.name][self.start : self.stop], kind)
        if kind.type == "number":
            values, missing = self.numbers(kind, raw, missing)
        elif kind.type == "flag":
            values, missing = self.flags(kind, raw, missing)
        elif kind.type == "choice":
            values, missing = self.words(kind, raw, missing)
        else:
            values, missing = np.zeros(rows, dtype=np.bool_), _nulls(raw, missing)
        lapsed = self.lapsed(kind)
        if lapsed is not None and missing is not None:
            missing = missing & ~lapsed
        return Column(values, _or_none(missing), _or_none(lapsed))

    def numbers(self, kind: FactKind, raw: Array, missing: Any) -> tuple[Array, Any]:
        try:
            values = raw.astype(np.float64, copy=False)
        except (TypeError, ValueError) as error:
            raise self.unsuited(kind, raw, _first_not_number(raw)) from error
        if not len(values):
            return values, missing
        low, high = values.min(), values.max()
        if np.isnan(low):
            missing = either(missing, np.isnan(values))
            low, high = np.fmin.reduce(values), np.fmax.reduce(values)
        least, most = bounds_of(kind)
        if low < least or high > most or np.isinf([low, high]).any():
            outside = (values < least) | (values > most) | np.isinf(values)
            if missing is not None:
                outside &= ~missing
            if outside.any():
                raise self.unsuited(kind, raw, int(np.argmax(outside)))
        return values, missing

    def flags(self, kind: FactKind, raw: Array, missing: Any) -> tuple[Array, Any]:
        if raw.dtype == np.bool_:
            return raw, missing
        missing = _nulls(raw, missing)
        is_true, is_false = raw == 1, raw == 0
        told = is_true | is_false if missing is None else is_true | is_false | missing
        if not np.all(told):
            raise self.unsuited(kind, raw, int(np.argmin(told)))
        return np.asarray(is_true, dtype=np.bool_), missing

    def words(self, kind: FactKind, raw: Array, missing: Any) -> tuple[Array, Any]:
        if raw.dtype.kind in "iu":
            return self.codes(kind, raw, missing)
        missing = _nulls(raw, missing)
        codes = np.full(len(raw), -1, dtype=np.int8)
        for code, word in enumerate(kind.choices):
            codes[raw == word] = code
        told = codes >= 0 if missing is None else (codes >= 0) | missing
        if not told.all():
            raise self.unsuited(kind, raw, int(np.argmin(told)))
        return codes, missing

    def codes(self, kind: FactKind, raw: Array, missing: Any) -> tuple[Array, Any]:
        """Words given by their places among the choices; there is no text to compare."""
        if len(raw) and (raw.min() < 0 or raw.max() >= len(kind.choices)):
            missing = either(missing, raw == -1)
            outside = (raw < 0) | (raw >= len(kind.choices))
            if missing is not None:
                outside &= ~missing
            if outside.any():
                raise self.unsuited(kind, raw, int(np.argmax(outside)))
        return raw, missing

    def lapsed(self, kind: FactKind) -> Any:
        return self.flagged(kind, NOT_APPLICABLE_SUFFIX)

    def flagged(self, kind: FactKind, suffix: str) -> Any:
        """The boolean column beside the fact, or None where the table has none."""
        name = kind.name + suffix
        if name not in self.table:
            return None
        raw, _ = _plain(self.table[name][self.start : self.stop], kind)
        return np.asarray(raw, dtype=np.bool_)

    def unsuited(self, kind: FactKind, raw: Array, row: int) -> TableError:
        low, high = bounds_of(kind)
        spans = {
            "number": Text(
                fr=f"un nombre de {low:g} à {high:g}", en=f"a number from {low:g} to {high:g}"
            ),
            "flag": Text(fr="vrai ou faux", en="true or false"),
        }
        words = ", ".join(kind.choices)
        wanted = spans.get(kind.type, Text(fr=words, en=words))
        message = Text(
            fr="colonne «\u00a0{name}\u00a0», ligne {row}\u00a0: {found} ne convient pas\u00a0; "
            "attendu {wanted}",
            en="column '{name}', row {row}: {found} does not suit; expected {wanted}",
        )
        found = str(raw[row])[:60]
        return TableError(
            message.filled(name=kind.name, row=self.start + row, found=found, wanted=wanted),
            column=kind.name,
        )


def _plain(piece: Any, kind: FactKind) -> tuple[Array, Any]:
    """The chunk as a numpy array, with its mask where it carries one."""
    if isinstance(piece, np.ma.MaskedArray):
        return piece.data, np.ma.getmaskarray(piece)
    if isinstance(piece, np.ndarray):
        return piece, None
    if hasattr(piece, "dictionary_encode"):
        return _from_arrow(piece, kind), None
    if hasattr(piece, "to_numpy"):
        values = np.asarray(piece.to_numpy())
        if values.dtype == np.object_ and hasattr(piece, "dtypes"):  # pandas' own kind of null
            values = piece.to_numpy(dtype=np.object_, na_value=None)
        return values, None
    return np.asarray(piece), None


def _from_arrow(piece: Any, kind: FactKind) -> Array:
    """An Arrow column in numpy; words that all suit as their places among the choices.

    Arrow numbers words several times faster than they can be compared one by one.
    """
    whole = piece.combine_chunks() if hasattr(piece, "combine_chunks") else piece
    if kind.type == "choice":
        encoded = whole.dictionary_encode()
        words = encoded.dictionary.to_pylist()
        if set(words) <= set(kind.choices):
            places = np.array([*map(kind.choices.index, words), -1], dtype=np.int8)
            numbers = encoded.indices.fill_null(len(words)).to_numpy(zero_copy_only=False)
            return np.asarray(places[numbers])
    return np.asarray(whole.to_numpy(zero_copy_only=False))  # flags with nulls become objects


def _nulls(raw: Array, missing: Any) -> Any:
    """Where an array of words or flags holds None or NaN."""
    if raw.dtype == np.object_ or raw.dtype.kind == "f":
        # NaN is the only value that differs from itself.
        nulls = np.asarray(raw != raw, np.bool_) | np.asarray(raw == _NONE, np.bool_)  # noqa: PLR0124
        return either(missing, nulls)
    return missing


def _or_none(mask: Any) -> Any:
    return mask if mask is not None and mask.any() else None


def _nothing(kind: FactKind, rows: int) -> Array:
    kinds = {"number": np.float64, "choice": np.int8}
    return np.zeros(rows, dtype=kinds.get(kind.type, np.bool_))


def _first_not_number(raw: Array) -> int:
    for row, value in enumerate(raw):
        try:
            float(value)
        except (TypeError, ValueError):
            return row
    return 0
