"""Every result to plain values, and the scores of a table to Arrow."""

import json
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from helpers.paths import ROOT

from ecoevent import (
    PlanError,
    assess,
    explain,
    load_pack,
    locate,
    measure,
    parse_plan,
    questions,
    read_plan,
    registrations_from_rows,
    score_table,
    to_dict,
)
from ecoevent.footprint import estimate_travel, load_factors
from ecoevent.scoring import to_arrow

PLAN = read_plan(ROOT / "examples" / "demo.yaml")


def results() -> list[Any]:
    """One of each that takes no simulation."""
    assessment = assess(PLAN, load_pack())
    planned = assessment.planned
    travel = estimate_travel(PLAN)
    return [
        PLAN, assessment, planned, planned.findings.findings[0], load_pack(), load_pack().rules[0],
        explain(planned.findings, "food.vegetarian-share"), questions(planned.findings)[0],
        next(iter(measure(PLAN).values())), travel, travel.emissions, load_factors(),
        locate("Laval, QC"), registrations_from_rows([{"City": "Laval, QC"}] * 7),
    ]  # fmt: skip


def test_every_result_is_plain_values() -> None:
    """They can be written as JSON, and are not empty."""
    for result in results():
        found = to_dict(result)
        assert found
        assert json.loads(json.dumps(found, allow_nan=False)) == found, type(result)


def test_an_error_is_its_problems() -> None:
    """With their codes and both languages."""
    with pytest.raises(PlanError) as raised:
        parse_plan("event: {name: Midi}")

    (problem,) = to_dict(raised.value)["problems"]
    assert problem["code"] == "S003"
    assert set(problem["message"]) == {"fr", "en"}


def test_what_is_no_result_is_a_type_error() -> None:
    """A list of results is asked one by one."""
    with pytest.raises(TypeError, match="'list'"):
        to_dict([PLAN])


def test_scores_of_a_table_become_arrow_with_their_rules() -> None:
    """Column by column, NaN null, and the pack in the metadata."""
    pack = load_pack()
    scores = score_table({"catering.servings": np.array([100.0, np.nan])}, pack)
    table = to_arrow(scores, pack)

    assert isinstance(table, pa.Table)
    assert table.column_names == list(scores)
    assert table["level"].to_pylist() == scores["level"].tolist()
    stamp = table.schema.metadata[b"ecoevent.pack"].decode()
    assert stamp == f"{pack.id} {pack.version} {pack.hash}"
