"""What may be asked of a run: numbers and texts that can be, and one line for those that cannot."""

import pickle

import pytest
from helpers.forecast_models import evening
from hypothesis import given, strategies as st

from ecoevent import errors
from ecoevent.chance.replicating import Wanted
from ecoevent.errors import EcoEventError, OptionError
from ecoevent.forecasting.forecast import forecast
from ecoevent.forecasting.limits import check_run, non_co2_of, precision_of
from ecoevent.words.text import Text

PARTS = {
    "TableError": {"column": "a"}, "UnknownNameError": {"name": "a"},
    "TemplateError": {"template": "a"}, "FileError": {"path": "a"}, "OptionError": {"option": "a"},
    "NeededError": {"needed": "a"}, "PlaceError": {"needed": "a", "candidates": ("b",)},
    "MissingFactorError": {"needed": "a"}, "RegistrationError": {"path": "a"},
    "SimulationError": {"at_minute": 3.0},
}  # fmt: skip


@pytest.mark.parametrize(
    ("said", "share"),
    [("2 %", 0.02), ("2%", 0.02), (" 1,5\u00a0% ", 0.015), ("0.5", 0.5), ("0,02", 0.02)],
)
def test_a_precision_is_written_as_a_share_of_the_plan(said: str, share: float) -> None:
    """Percent with its sign, or a share below 1."""
    assert precision_of(said) == pytest.approx(share)


@given(st.text(max_size=12))
def test_any_other_text_is_refused(said: str) -> None:
    """A share between 0 and 1, or one line."""
    try:
        found = precision_of(said)
    except OptionError as error:
        assert "\n" not in error.text("fr")  # noqa: PT017 (or it is a share)
    else:
        assert 0 < found < 1


@given(st.text(max_size=8))
def test_non_co2_is_a_word_or_a_multiple(said: str) -> None:
    """Or one line."""
    try:
        found = non_co2_of(said)
    except OptionError as error:
        assert "none, source" in error.text("en")  # noqa: PT017 (or it is one of them)
    else:
        assert found in {"none", "source"} or float(found) >= 1


@pytest.mark.parametrize(
    ("wanted", "seed", "workers", "option"),
    [
        (Wanted(replications=0), 1, None, "replications"),
        (Wanted(replications=10**9), 1, None, "replications"),
        (Wanted(precision=0.0), 1, None, "precision"),
        (Wanted(precision=float("nan")), 1, None, "precision"),
        (Wanted(), -1, None, "seed"),
        (Wanted(), 1, 0, "workers"),
    ],
)
def test_a_run_that_cannot_be(wanted: Wanted, seed: int, workers: int | None, option: str) -> None:
    """The option that is wrong is named."""
    with pytest.raises(OptionError) as caught:
        check_run(wanted, seed=seed, workers=workers)
    assert caught.value.option == option


def test_the_library_refuses_as_the_command_does() -> None:
    """Before anything is drawn."""
    with pytest.raises(OptionError, match="1 or more, got 0"):
        forecast(evening(), workers=0)


def test_a_run_that_can_be() -> None:
    """The defaults, and the ends."""
    check_run(Wanted(), seed=0, workers=None)
    check_run(Wanted(replications=1_000_000, precision=0.999), seed=2**70, workers=1)


@pytest.mark.parametrize("name", PARTS)
def test_an_error_crosses_to_another_process(name: str) -> None:
    """Its message and its parts are those that it was raised with."""
    error: EcoEventError = getattr(errors, name)(Text("non", "no"), **PARTS[name])
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 (ours)

    told = (type(error), str(error), error.text("fr"))
    assert (type(again), str(again), again.text("fr")) == told
    assert str(again).endswith("no")
    assert vars(again) == vars(error)


def test_a_program_is_told_the_name_of_an_argument_and_the_door_words_it() -> None:
    """The library knows no command line: whoever asked says what the argument is called there."""
    error = errors.OptionError(Text("un nombre", "a number"), option="non_co2")

    assert str(error) == error.text("en") == "non_co2: a number"
    assert error.text("fr") == "non_co2\u00a0: un nombre"
    assert error.named("--non-co2", "en") == "--non-co2: a number"
    assert str(pickle.loads(pickle.dumps(error))) == "non_co2: a number"  # noqa: S301 (ours)
