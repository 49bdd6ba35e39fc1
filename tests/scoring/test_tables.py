"""Tables of facts: what a column may hold, what is refused, and sums that outgrow a byte."""

from typing import Any

import attrs
import numpy as np
import pyarrow as pa
import pytest
from effort import examples
from helpers.engine_strategies import HEAD, NAME, SOURCE, VOCABULARY, WORDS, facts, ready
from helpers.pack_texts import HEAD as HEAD_TEXT, RULES as RULES_TEXT
from hypothesis import given, settings, strategies as st

from ecoevent.engine.fact import Facts
from ecoevent.engine.judging import judge
from ecoevent.engine.pack import ExampleText, RulePack, RuleText, ScaleText
from ecoevent.engine.reading import read_pack
from ecoevent.errors import TableError
from ecoevent.scoring.packs import load_pack
from ecoevent.scoring.tables import CHUNK_ROWS, score_table
from ecoevent.scoring.totals import score

PACK = read_pack({"pack.yaml": HEAD_TEXT.encode(), "rules.yaml": RULES_TEXT.encode()}, VOCABULARY)
NUMBERS = np.array([0.0, 20, 30, 40])
TABLE: dict[str, Any] = {
    "n.a": NUMBERS,
    "n.b": NUMBERS[::-1].copy(),
    "f.p": np.array([True, True, False, True]),
    "f.q": np.array([False, False, False, True]),
    "c.k": np.array(["red", "blue", "red", "red"]),
}
CODES = np.array([WORDS.index(word) for word in TABLE["c.k"]], dtype=np.int8)


def rows_of(table: dict[str, Any], pack: RulePack = PACK) -> str:
    """Every score of every row, so that NaN equals NaN."""
    return repr({name: values.tolist() for name, values in score_table(table, pack).items()})


@pytest.mark.parametrize(
    "words",
    [
        TABLE["c.k"].astype(np.object_),
        CODES,
        CODES.astype(np.uint16),
        CODES.astype(np.int64),
        pa.array(TABLE["c.k"].tolist()),
        pa.chunked_array([["red"], ["blue", "red", "red"]]),
        pa.chunked_array([["red"], ["blue", "red", "red"]]).dictionary_encode(),
    ],
)
def test_words_may_come_in_many_forms(words: Any) -> None:
    """Text, objects, places among the choices and Arrow columns score alike."""
    assert rows_of(TABLE | {"c.k": words}) == rows_of(TABLE)


@pytest.mark.parametrize(
    "words",
    [
        np.array([0, 2, -1, 0]),
        np.ma.MaskedArray(CODES, mask=[0, 0, 1, 0]),
        np.ma.MaskedArray([0, 2, 99, 0], mask=[0, 0, 1, 0]),
        np.ma.MaskedArray(TABLE["c.k"], mask=[0, 0, 1, 0]),
        pa.chunked_array([["red", "blue", None, "red"]]),
        pa.chunked_array([pa.array(["red", "blue", None, "red"]).dictionary_encode()]),
    ],
)
def test_words_may_be_missing(words: Any) -> None:
    """A null, a mask and -1 say the same as None."""
    wanted = TABLE | {"c.k": np.array(["red", "blue", None, "red"], dtype=np.object_)}

    assert rows_of(TABLE | {"c.k": words}) == rows_of(wanted)


@pytest.mark.parametrize(
    ("name", "values", "message"),
    [
        ("c.k", ["red", "blue", "pink", "red"], "row 2: pink does not suit; expected red, green"),
        ("c.k", np.array([0, 1, 3, 0]), "row 2: 3 does not suit; expected red, green, blue"),
        ("c.k", np.array([0, -2, 1, 0]), "row 1: -2 does not suit"),
        ("c.k", pa.chunked_array([["red", "red"], ["red", "pink"]]), "row 3: pink does not suit"),
        ("n.a", np.array([0, 51, 2, 0]), "row 1: 51 does not suit; expected a number from 0 to 50"),
        ("n.a", np.array([0, 5, np.inf, 0]), "row 2: inf does not suit"),
        ("n.a", ["1", "2", "many", "3"], "row 2: many does not suit"),
        ("f.p", np.array([0, 1, 2, 0]), "row 2: 2 does not suit; expected true or false"),
        ("n.z", NUMBERS, "column 'n.z': unknown fact"),
        ("n.a", NUMBERS[:3], "column 'n.a': 3 rows, expected 4"),
    ],
)
def test_what_does_not_suit_is_refused_with_its_row(name: str, values: Any, message: str) -> None:
    """One line names the column, the row, what was found and what is expected."""
    with pytest.raises(TableError) as caught:
        score_table(TABLE | {name: values}, PACK)

    assert message in caught.value.message.en


def test_a_row_far_down_is_named_by_its_place_in_the_table() -> None:
    """Not by its place in the chunk."""
    numbers = np.zeros(CHUNK_ROWS + 5)
    numbers[CHUNK_ROWS + 3] = -1

    with pytest.raises(TableError, match=str(CHUNK_ROWS + 3)):
        score_table({"n.a": numbers}, PACK)


def test_an_empty_table_has_empty_scores() -> None:
    """No row in, no row out."""
    scores = score_table({"n.a": np.array([])}, PACK)

    assert {len(values) for values in scores.values()} == {0}


def _rule(number: int, **more: Any) -> RuleText:
    return RuleText(
        id=f"r.n{number}",
        principle="one",
        kind="points",
        rewards="result",
        role="all",
        title=NAME,
        why=NAME,
        source=SOURCE,
        evidence=NAME,
        examples=(ExampleText(given={}, applies=True),),
        **more,
    )


@settings(max_examples=examples(150), deadline=None)
@given(
    st.lists(facts(), min_size=1, max_size=6),
    st.lists(st.sampled_from([1, 100, 254, 255, 256, 300, 70_000]), min_size=1, max_size=6),
    st.sampled_from([(), ("f.q",), ("f.late",)]),
)
def test_sums_beyond_a_byte_are_those_of_the_explained_score(
    rows: list[Facts], weights: list[int], certificates: tuple[str, ...]
) -> None:
    """Weights of any size, alone and added up."""
    texts = []
    for number, weight in enumerate(weights):
        logic: dict[str, Any] = {"met_when": "f.p or f.late", "points": weight}
        if weight < 400 and number % 2:
            scale = ScaleText(kind="linear", points=((0.0, 0), (0.5, weight)))
            logic = {"measure": "n.share", "unit": "", "scale": scale}
        texts.append(
            _rule(number, applies_when="n.a > 3 people", satisfied_by=certificates, **logic)
        )
    pack = attrs.evolve(ready(texts), text=HEAD)
    table = {
        name: np.array([row[name].value for row in rows], dtype=np.object_)
        for name in VOCABULARY.kinds
    }
    for name in ("n.late", "f.late"):
        table[f"{name}!na"] = np.array([row[name].state.value == "not_applicable" for row in rows])
    wanted = [score(judge(row, pack)).total for row in rows]
    found = score_table(table, pack)

    for name in ("score", "coverage", "worst", "best"):
        expected = [getattr(tally, name) for tally in wanted]
        assert found[name].tolist() == [
            pytest.approx(np.nan if x is None else x, abs=0, nan_ok=True) for x in expected
        ]


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
def test_columns_of_other_libraries_give_the_same_scores(library: str) -> None:
    """Nulls, words, flags and numbers, each in the library's own kind of column."""
    made = pytest.importorskip(library, reason="tested where the library is installed")
    rows: dict[str, list[Any]] = {
        "event.is_in_person": [True, None, False, True],
        "catering.servings": [100, 200, None, 50],
        "catering.vegetarian_servings": [80, None, None, 50],
        "catering.default_menu": ["vegetarian", "meat", None, "vegan"],
    }
    tables = {
        "pandas": lambda: made.DataFrame(rows).convert_dtypes().to_dict("series"),
        "polars": lambda: made.DataFrame(rows).to_dict(),
        "pyarrow": lambda: {name: made.array(column) for name, column in rows.items()},
    }
    plain = {name: np.array(column, dtype=np.object_) for name, column in rows.items()}
    expected, actual = score_table(plain, load_pack()), score_table(tables[library](), load_pack())

    assert all(np.array_equal(actual[name], expected[name], equal_nan=True) for name in expected)
