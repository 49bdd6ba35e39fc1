"""The scores of a table in, an Arrow table out; needs the extra `parquet`."""

from collections.abc import Mapping
from typing import Any

from numpy.typing import NDArray

from ecoevent.engine.pack import RulePack
from ecoevent.errors import NeededError
from ecoevent.words.text import Text

STAMP = "ecoevent.pack"
"""The key of a table's metadata under which stand the id, version and hash of the pack."""
_EXTRA = Text(
    "pyarrow manque pour lire Parquet\u00a0; installez-le\u00a0: pip install 'ecoevent[parquet]'",
    "pyarrow is needed to read Parquet; install it with: pip install 'ecoevent[parquet]'",
)


def to_arrow(scores: Mapping[str, NDArray[Any]], pack: RulePack) -> Any:
    """The `pyarrow.Table` of what `score_table` gave, column by column; NaN is null.

    A score never travels without its rules: the metadata has id, version and hash of the pack.

    Raises:
        NeededError: pyarrow is not installed.
    """
    pa = arrow()
    columns = {name: pa.array(values, from_pandas=True) for name, values in scores.items()}
    return pa.table(columns).replace_schema_metadata({STAMP: stamp_of(pack)})


def stamp_of(pack: RulePack) -> str:
    """Which rules made a table."""
    return f"{pack.id} {pack.version} {pack.hash}"


def arrow() -> Any:
    """The library pyarrow.

    Raises:
        NeededError: it is not installed.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415 (an extra)
    except ImportError as error:
        raise NeededError(_EXTRA, needed="pyarrow") from error
    return pa
