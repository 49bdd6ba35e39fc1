"""A Parquet file of facts in, a Parquet file of scores out; needs the extra `parquet`."""

from pathlib import Path
from typing import Any

from ecoevent.engine.pack import RulePack
from ecoevent.errors import FileError
from ecoevent.reading.files import kind_of_no_file
from ecoevent.scoring.tables.arrow import STAMP, arrow, stamp_of
from ecoevent.scoring.tables.scoring import ASSUMED_SUFFIX, NOT_APPLICABLE_SUFFIX, score_table
from ecoevent.words.text import Text
from ecoevent.writing import check_target, replacing

_UNREADABLE = Text(
    "{path}\u00a0: ce fichier Parquet ne se lit pas ({reason})\u00a0; vérifiez le chemin et "
    "le format",
    "{path}: this Parquet file cannot be read ({reason}); check the path and the format",
)


def score_parquet(path: Path, pack: RulePack, *, output: Path) -> int:
    """Score the rows of the Parquet file *path* into *output*; the number of rows comes back.

    The columns of the pack's facts are read; other columns are carried over to the output.

    Raises:
        NeededError: pyarrow is not installed.
        FileError: the file cannot be read or written.
        TableError: a column does not suit its fact.
    """
    pa = arrow()
    import pyarrow.parquet as pq  # noqa: PLC0415 (an extra)

    check_target(output, [path])
    table = _read(path, pa, pq)
    facts = {name for name in table.column_names if _fact(name) in pack.vocabulary}
    scores = score_table({name: table[name] for name in facts}, pack)
    for name, values in scores.items():
        table = table.append_column(f"ecoevent.{name}", pa.array(values, from_pandas=True))
    table = table.replace_schema_metadata({**(table.schema.metadata or {}), STAMP: stamp_of(pack)})
    with replacing(output) as file:
        pq.write_table(table, file)
    return int(table.num_rows)


def _read(path: Path, pa: Any, pq: Any) -> Any:
    try:
        kind = kind_of_no_file(path.stat().st_mode)
        if kind is not None:  # it may never end
            raise FileError(_UNREADABLE.filled(path=path, reason=kind), path=str(path))
        with path.open("rb") as file:  # pyarrow itself opens no name that is not UTF-8
            return pq.read_table(file)
    except (OSError, ValueError, pa.ArrowException) as error:  # a path with a NUL is a ValueError
        raise FileError(_unreadable(path, error), path=str(path)) from error


def _unreadable(path: Path, error: Exception) -> Text:
    reason = " ".join(str(error).split())[:120]
    return _UNREADABLE.filled(path=path, reason=reason)


def _fact(column: str) -> str:
    """The fact that a column, or a flag beside it, is about."""
    return column.removesuffix(NOT_APPLICABLE_SUFFIX).removesuffix(ASSUMED_SUFFIX)
