"""A log to a CSV or Parquet file and back: what is read again tells the same."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from ecoevent.errors import FileError, NeededError
from ecoevent.travel.day.log import NOBODY, Event, Noted, TravelLog
from ecoevent.travel.day.world import MINUTE, World, places
from ecoevent.words.text import Text
from ecoevent.writing import check_target, replacing

COLUMNS = ("minute", "event", "person", "mode", "place", "trip", "queue")
_EVENTS = tuple(event.name.lower() for event in Event)
_EXTRA = Text(
    "pyarrow manque pour le format Parquet\u00a0; installez-le\u00a0: pip install"
    " 'ecoevent[parquet]'",
    "pyarrow is needed for the Parquet format; install it with: pip install 'ecoevent[parquet]'",
)
_UNUSABLE = Text(
    "{path}\u00a0: ce journal ne peut pas être lu ou écrit ({reason})",
    "{path}: this log cannot be read or written ({reason})",
)
_SUFFIX = Text("le nom doit finir par .csv ou .parquet", "its name must end in .csv or .parquet")
_OTHER_WORLD = Text("il n'est pas de ce monde\u00a0: {what}", "it is not of this world: {what}")


def write_log(log: TravelLog, path: Path) -> None:
    """Write the rows of *log*, in order, as CSV or Parquet by the name of the file.

    Raises:
        FileError: it cannot be written, or the name ends otherwise.
        NeededError: pyarrow is not installed.
    """
    write = _by_suffix(path, _write_csv, _write_parquet)
    with replacing(path) as file:
        write(log, file)


def check_log_path(path: Path) -> None:
    """Nothing, if a log can be written there by the look of it: its suffix and its folder.

    Raises:
        FileError: the name ends otherwise, or there is no such folder.
        NeededError: pyarrow is not installed.
    """
    _by_suffix(path, lambda: None, _arrow)()
    check_target(path)


def replay(path: Path, world: World) -> TravelLog:
    """The log that was written to *path*, a day of *world*.

    Raises:
        FileError: it cannot be read, or is of another world.
        NeededError: pyarrow is not installed.
    """
    columns = _by_suffix(path, _read_csv, _read_parquet)(path)
    names = places(world).names
    person = np.array(columns["person"], np.int32)
    if len(person) and int(person.max()) >= len(world.crowd):
        raise _unusable(path, _OTHER_WORLD.filled(what=f"person {person.max()}"))
    event = _indices(columns["event"], _EVENTS, path)
    at_ms = np.rint(np.array(columns["minute"], np.float64) * MINUTE).astype(np.int32)
    place = (_indices(columns["place"], ("", *names), path) - 1).astype(np.int16)
    trip = np.array(columns["trip"], np.int32)
    of_event = [(each, event == each) for each in Event]
    noted = (Noted(each, at_ms[i], person[i], place[i], trip[i]) for each, i in of_event)
    return TravelLog(world, tuple(noted))


def _by_suffix(path: Path, as_csv: Any, as_parquet: Any) -> Any:
    if path.suffix not in (".csv", ".parquet"):
        raise _unusable(path, _SUFFIX)
    return as_csv if path.suffix == ".csv" else as_parquet


def _columns(log: TravelLog) -> dict[str, list[Any]]:
    rows = log.rows()
    crowd = log.world.crowd
    names = ("", *log.places.names)
    modes = ["/".join(kind) for kind in crowd.kinds] + [""]
    kind = np.where(rows.person == NOBODY, -1, crowd.kind[rows.person] if len(crowd) else -1)
    values = (
        (rows.at_ms / MINUTE).tolist(),
        [_EVENTS[event] for event in rows.event.tolist()],
        rows.person.tolist(),
        [modes[each] for each in kind.tolist()],
        [names[place + 1] for place in rows.place.tolist()],
        rows.trip.tolist(),
        rows.queue.tolist(),
    )
    return dict(zip(COLUMNS, values, strict=True))


def _write_csv(log: TravelLog, file: BinaryIO) -> None:
    columns = _columns(log)
    columns["minute"] = [f"{minute:.5f}" for minute in columns["minute"]]  # to the millisecond
    lines = io.TextIOWrapper(file, encoding="utf-8", newline="")
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(zip(*columns.values(), strict=True))
    lines.detach()  # the file stays open


def _read_csv(path: Path) -> dict[str, list[str]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            header, *rows = list(csv.reader(file)) or [[]]
    except (OSError, ValueError, csv.Error) as error:
        raise _unusable(path, _reason(error)) from error
    if tuple(header) != COLUMNS or any(len(row) != len(COLUMNS) for row in rows):
        raise _unusable(path, _columns_wanted())
    columns = zip(*rows, strict=True) if rows else ((),) * len(COLUMNS)
    read = dict(zip(COLUMNS, map(list, columns), strict=True))
    _check_numbers(read, path)
    return read


def _check_numbers(columns: dict[str, list[str]], path: Path) -> None:
    try:
        for name in ("person", "trip"):
            np.array(columns[name], np.int32)
        np.array(columns["minute"], np.float64)
    except (ValueError, OverflowError) as error:
        raise _unusable(path, _reason(error)) from error


def _write_parquet(log: TravelLog, file: BinaryIO) -> None:
    pa, pq = _arrow()
    columns = {name: pa.array(values) for name, values in _columns(log).items()}
    for name in ("event", "mode", "place"):
        columns[name] = columns[name].cast(pa.string()).dictionary_encode()
    for name in ("person", "trip", "queue"):
        columns[name] = columns[name].cast(pa.int32())
    pq.write_table(pa.table(columns), file)


def _read_parquet(path: Path) -> dict[str, list[Any]]:
    pa, pq = _arrow()
    try:
        table = pq.read_table(path)
        if tuple(table.column_names) != COLUMNS:
            raise _unusable(path, _columns_wanted())
        return {name: table[name].to_pylist() for name in COLUMNS}
    except (OSError, pa.ArrowException) as error:
        raise _unusable(path, _reason(error)) from error


def _arrow() -> tuple[Any, Any]:
    try:
        import pyarrow as pa  # noqa: PLC0415 (an extra)
        import pyarrow.parquet as pq  # noqa: PLC0415
    except ImportError as error:
        raise NeededError(_EXTRA, needed="pyarrow") from error
    return pa, pq


def _indices(values: Iterable[str], words: tuple[str, ...], path: Path) -> NDArray[np.int64]:
    number = {word: index for index, word in enumerate(words)}
    try:
        return np.array([number[value] for value in values], np.int64)
    except KeyError as error:
        raise _unusable(path, _OTHER_WORLD.filled(what=f"'{error.args[0]}'")) from error


def _columns_wanted() -> Text:
    names = ", ".join(COLUMNS)
    return Text(f"les colonnes attendues sont {names}", f"the columns expected are {names}")


def _reason(error: Exception) -> Text:
    reason = " ".join(str(error).split())[:120]
    return Text(reason, reason)


def _unusable(path: Path, reason: Text) -> FileError:
    return FileError(_UNUSABLE.filled(path=path, reason=reason), path=str(path))
