"""Every place that has to know a mode of transport knows each of the one table."""

import json
from pathlib import Path

import attrs
import numpy as np
import pytest

import ecoevent
from ecoevent.footprint.accounting.methods import method_of
from ecoevent.footprint.factors import load_factors
from ecoevent.forecasting.assumptions import ASSUMPTIONS, FACTOR
from ecoevent.knowledge.modes import ALTERNATIVES, KINDS, MODES, SHARES, on
from ecoevent.plan.sections.mobility import ModeShares
from ecoevent.plan.synonyms import SYNONYMS
from ecoevent.registrations.answers import CATEGORIES, LONGEST_PART, UNKNOWN
from ecoevent.registrations.systems import common_words
from ecoevent.showing.forecast_words import SHARE_TITLES
from ecoevent.showing.terminal.registration_words import ANSWERS
from ecoevent.travel.choice.behaviour import load_behaviour
from ecoevent.travel.choice.choice import choose
from ecoevent.travel.choice.dealing import ANYWHERE, FAR, FARTHEST, NEAR, NEAREST
from ecoevent.travel.choice.setting import Purpose, Setting

SCHEMA = Path(ecoevent.__file__).parent / "plan.schema.json"


def test_the_plan_asks_for_each_share() -> None:
    """A field of `mobility.mode_shares` in the order of the table, and in the schema."""
    text = json.loads(SCHEMA.read_text("utf-8"))
    fields = [field.name for field in attrs.fields(ModeShares)]

    assert fields == list(SHARES)
    assert f'"{fields[0]}"' in json.dumps(text)
    assert all(f'"{word}": {{' in json.dumps(text) for word in SHARES)


def test_each_share_covers_itself_and_what_can_be_chosen() -> None:
    """A share of a mode without an alternative would be given to nobody."""
    assert all(word in covered for word, covered in SHARES.items())
    assert sorted(name for covered in SHARES.values() for name in covered) == sorted(ALTERNATIVES)


@pytest.mark.parametrize("name", MODES)
def test_a_mode_has_words_in_both_languages(name: str) -> None:
    """What participants call it."""
    title = MODES[name].title

    assert title.fr.strip()
    assert title.en.strip()


@pytest.mark.parametrize("mode", MODES)
def test_the_default_factors_have_each_mode(mode: str) -> None:
    """Or a set that they fall back to; also for each variant that people are drawn into."""
    factors = load_factors()

    for variant in (*MODES[mode].variants[:1], *MODES[mode].drawn):
        for region in ("CA-QC", "FR", "world"):
            assert method_of(mode, variant, factors, region).mode == mode


def test_variants_that_people_are_drawn_into_are_variants() -> None:
    """A factor could not be found by another one."""
    assert all(variant in MODES[mode].variants for mode, variant in KINDS)


def test_the_places_in_the_orders_are_all_different() -> None:
    """Two modes in one place would be in the order of the table by chance."""
    for places in (
        [mode.alternative for mode in MODES.values() if mode.alternative is not None],
        [mode.kind for mode in MODES.values() if mode.kind is not None],
    ):
        assert sorted(places) == list(range(len(places)))


def test_the_model_chooses_each_alternative_somewhere_or_says_that_it_is_only_stated() -> None:
    """Near and far, for work and leisure, with a shuttle at the door."""
    km = np.array([0.4, 3.0, 12.0, 60.0, 250.0, 900.0, 4000.0])
    minutes = np.tile([1.0, 5.0], (len(km), 1))
    purposes: tuple[Purpose, ...] = ("business", "leisure")
    shares = sum(
        choose(
            Setting(
                straight_km=km, people=np.ones(len(km)), purpose=purpose, shuttle_minutes=minutes
            ),
            load_behaviour("montreal"),
        )
        for purpose in purposes
    )
    taken = dict(zip(ALTERNATIVES, np.asarray(shares).sum(axis=0) > 0, strict=True))

    assert taken == {name: not MODES[name].is_only_stated for name in ALTERNATIVES}


def test_each_mode_is_dealt_out_once() -> None:
    """Among the nearest, the farthest or those between."""
    assert sorted((*NEAREST, *NEAR, *ANYWHERE, *FAR, *FARTHEST)) == sorted(MODES)


def test_lists_may_name_each_share() -> None:
    """A word of registration lists, a category, a title for it, and its part of a journey."""
    assert set(common_words().travel) == set(SHARES)
    assert set(LONGEST_PART) == set(SHARES)
    assert all(MODES[word].answer in CATEGORIES for word in SHARES)
    assert set(ANSWERS) == set(CATEGORIES) - {UNKNOWN}


def test_each_share_has_a_title_in_forecasts_and_other_names_in_plans() -> None:
    """People write `auto` for `car`; a shuttle is a word of both languages' plans as it stands."""
    assert set(SHARE_TITLES) == set(SHARES)
    assert set(SHARES) - {"shuttle"} <= {key for keys in SYNONYMS.values() for key in keys}


def test_the_factors_of_each_mode_that_emits_are_an_assumption() -> None:
    """On the road, on rails or in the air; only who walks, cycles or is counted by part is none."""
    groups = {"road": "road", "rail": "rail", "air": "plane"}

    assert {name for name, mode in MODES.items() if mode.way is None} == {"walk", "bike", "transit"}
    for way, group in groups.items():
        assert f"{FACTOR}{group}" in ASSUMPTIONS
        assert on(way)  # type: ignore[arg-type]  # three words
