"""The shipped factor sets hold the publishers' numbers, and say where each comes from."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from statistics import mean

import pytest
from helpers.reference import reference_rows

from ecoevent.footprint.factor_sets.lookup import find_factor
from ecoevent.footprint.factor_sets.records import Band, Factor, Record
from ecoevent.footprint.factors import FactorSet, check_factors, load_factors, shipped_factor_sets
from ecoevent.knowledge.modes import MODES

SETS = ("ademe-2026", "canada-2026", "desnz-2025")
KINDS = [(mode, variant) for mode in MODES for variant in MODES[mode].variants]
COMPONENTS = ("direct", "upstream", "well_to_wheel", "non_co2", "construction")
FIVE_DECIMALS = 5e-6

each_set = pytest.mark.parametrize("name", SETS)


@cache
def the_set(name: str) -> FactorSet:
    """A shipped set, read once."""
    return load_factors(name)


def records(factors: FactorSet) -> Iterator[tuple[str, tuple[Record, ...]]]:
    """What a set calls each of its records, and the record, a band before its factor."""
    text = factors.text
    for factor in text.factors:
        yield factor.label, (factor,)
        for band in factor.bands:
            yield f"{factor.label} below {band.below_km}", (band, factor)
    yield from ((f"electricity {each.region}", (each,)) for each in text.electricity)
    yield from ((f"lodging {each.country}", (each,)) for each in text.lodging)
    yield from ((f"{each.mode} occupancy", (each,)) for each in text.occupancy)
    yield from ((f"{mode} detour", (each,)) for mode, each in text.distances.items())
    yield from ((f"usual {each.mode}", (each,)) for each in text.usual_modes)
    if text.online:
        yield "online", (text.online,)


def factor_of(name: str, label: str) -> Factor:
    """The one record of a set with that label."""
    (found,) = (each for each in the_set(name).text.factors if each.label == label)
    return found


# --- the sets as such ---------------------------------------------------------------------------


def test_the_sets_that_ship_are_these() -> None:
    """Others may come; these three stay."""
    assert set(SETS) <= set(shipped_factor_sets())


@each_set
def test_a_shipped_set_has_no_problem(name: str) -> None:
    """On the day it was written no review was due, either."""
    assert check_factors(name, on=dt.date(2026, 11, 22)) == ()


@each_set
def test_every_mode_and_variant_has_a_factor(name: str) -> None:
    """In the set itself or in the one it falls back to."""
    chain = [each.text for each in the_set(name).chain]
    missing = [kind for kind in KINDS if find_factor(chain, *kind) is None]

    assert missing == []


def test_the_british_set_needs_no_other() -> None:
    """It is what the others fall back to."""
    text = the_set("desnz-2025").text

    assert text.falls_back_to is None
    assert {factor.mode for factor in text.factors} == set(MODES)


@each_set
def test_every_record_has_a_source_with_licence_and_review_date(name: str) -> None:
    """A number without either could not be shipped, or never be checked again."""
    factors = the_set(name)
    for label, told in records(factors):
        source = factors.source_of(*told)

        assert source.licence.strip(), label
        assert source.review_by > dt.date(2026, 11, 22), label


@each_set
def test_every_factor_says_how_far_it_may_be_off(name: str) -> None:
    """A range that is no point, and on what it rests; so do hotels and the rest."""
    factors = the_set(name)
    for label, told in records(factors):
        if re.search("occupancy|detour|usual", label):
            continue
        uncertainty = factors.uncertainty_of(*told)

        assert -1 < uncertainty.low < 0 < uncertainty.high, label
        assert uncertainty.basis, label


@each_set
def test_low_confidence_says_why(name: str) -> None:
    """What was remembered, read second-hand or assumed is told in both languages."""
    for key, source in the_set(name).sources.items():
        if source.confidence == "low":
            assert source.note, key


@each_set
def test_second_hand_is_never_more_than_low_confidence(name: str) -> None:
    """A note that admits it and a high confidence would not go together."""
    for key, source in the_set(name).sources.items():
        told = source.note.en.lower() if source.note else ""
        if re.search("second-hand|remembered|from memory", told):
            assert source.confidence == "low", key


@each_set
def test_a_flight_is_stretched_once(name: str) -> None:
    """The British factors hold their 8 %; the French ones are by kilometre flown."""
    detour = the_set(name).text.distances["plane"]
    expected = (1, 95) if name == "ademe-2026" else (1, 0)

    assert (detour.times, detour.add_km) == expected


@each_set
def test_roads_are_a_fifth_to_a_half_longer_than_the_crow_flies(name: str) -> None:
    """What the literature gives for any land mode."""
    for mode, detour in the_set(name).text.distances.items():
        if mode != "plane":
            assert 1.2 <= detour.times <= 1.5, mode


# --- against the publishers' tables -------------------------------------------------------------


def desnz_rows() -> dict[str, float]:
    """The British flat file: row id to factor."""
    rows = reference_rows("factors/desnz_2025_event_subset.csv")
    return {row["source_id"]: float(row["factor_2025"]) for row in rows}


def published(row: str, values: dict[str, float]) -> dict[str, float]:
    """What the formula of a `row` gives: component to value, '' where it names no component."""
    results = {}
    for part in filter(None, row.split("; ")):
        component, _, formula = part.partition(" ") if " " in part else ("", "", part)
        signs = re.findall(r"(?:^|([+-]) )([0-9_]+)", formula)
        results[component] = sum((-1 if sign == "-" else 1) * values[key] for sign, key in signs)
    return results


def of_desnz(name: str) -> Iterator[tuple[str, tuple[Record, ...]]]:
    """The records of a set that DESNZ is the source of."""
    factors = the_set(name)
    for label, told in records(factors):
        if factors.source_of(*told).publisher.endswith("(DESNZ)") and "detour" not in label:
            yield label, told


@pytest.mark.parametrize(("name", "least"), [("desnz-2025", 70), ("canada-2026", 16)])
def test_every_british_value_is_that_of_its_row(name: str, least: int) -> None:
    """To the last decimal published; sums and differences are of rows, nothing else."""
    values = desnz_rows()
    checked = 0
    for label, (record, *_) in of_desnz(name):
        for component, value in published(record.row or "", values).items():
            key = component or ("per_night" if label.startswith("lodging") else "per_hour")

            assert getattr(record, key) == pytest.approx(value, abs=1e-9), (label, key)
            checked += 1
    assert checked >= least


@pytest.mark.parametrize("name", ["desnz-2025", "canada-2026"])
def test_every_british_value_names_its_row(name: str) -> None:
    """No component without a row in the formula; what has no value of its own needs none."""
    for label, (record, *_) in of_desnz(name):
        if isinstance(record, Factor | Band):
            given = {key for key in COMPONENTS if getattr(record, key) is not None}
            named = {part.split(" ")[0] for part in (record.row or "").split("; ") if part}

            assert given == named, label


def test_non_co2_is_seven_tenths_of_the_co2_of_the_flight() -> None:
    """DESNZ multiplies the CO2 of flights by 1.7; the other gases make it a little less here."""
    for label, (record, *_) in of_desnz("desnz-2025"):
        if isinstance(record, Band):
            assert record.direct is not None, label
            assert record.non_co2 == pytest.approx(0.7 * record.direct, rel=0.015), label


def facts() -> dict[str, float]:
    """The collected factors of all publishers: id to value."""
    found = {}
    for row in reference_rows("factors/factors.csv"):
        try:
            found[row["id"]] = float(row["value"])
        except ValueError:  # ranges and lists
            continue
    return found


# row of the French set -> id in the table
ADEME = {
    "marche": "marche",
    "velo": "velo",
    "veloelectrique": "veloelectrique",
    "trottinette": "trottinette",
    "voiturethermique": "voiturethermique",
    "voiture-compact-essence": "voiture_compact_essence",
    "voiture-compact-diesel": "voiture_compact_diesel",
    "voiture-compact-hybride": "voiture_compact_hybride",
    "voiture-compact-hybriderechargeable": "voiture_compact_hybriderechargeable",
    "voiture-compact-electrique": "voiture_compact_electrique",
    "voiture-citadine-essence": "voiture_citadine_essence",
    "busthermique": "busthermique",
    "buselectrique": "buselectrique",
    "metro": "metro",
    "autocar": "autocar",
    "ter": "ter",
    "intercites": "intercites",
    "tgv": "tgv",
    "avion-courtcourrier": "avion.courtcourrier_300_1000_km_",
    "avion-moyencourrier": "avion.moyencourrier_1001_2000_km_",
    "avion-moyenlongcourrier": "avion.moyenlongcourrier_2001_5000_km_",
    "avion-longcourrier": "avion.longcourrier_5000_km_",
}


def french_total(record: Factor | Band, electricity: float) -> float:
    """All components together, electricity by the French grid."""
    drawn = (record.electricity_kwh or 0) * electricity
    return drawn + sum(getattr(record, key) or 0 for key in COMPONENTS)


def test_every_french_value_is_that_of_the_publisher() -> None:
    """Fuel, construction and contrails apart, and their sum."""
    table = facts()
    told = [told[0] for _, told in records(the_set("ademe-2026"))]
    named = {each.row: each for each in told if isinstance(each, Factor | Band) and each.row}

    assert set(named) == set(ADEME)
    for row, record in named.items():
        name = f"ademe.{ADEME[row]}"
        total = french_total(record, table["ademe.elec.fr"])

        assert total == pytest.approx(table[f"{name}.total"], abs=FIVE_DECIMALS), row
        for key, part in (("construction", "vehicle"), ("non_co2", "contrails")):
            if f"{name}.{part}" in table:
                assert getattr(record, key) == table[f"{name}.{part}"], row
        fuel = table.get(f"{name}.fuel", table.get(f"{name}.fuel_energy", 0))
        if record.well_to_wheel is not None:
            assert record.well_to_wheel == fuel, row


def test_the_other_french_values_are_those_of_the_publisher() -> None:
    """Electricity, hotels, hours online."""
    table, text = facts(), the_set("ademe-2026").text

    assert text.electricity[0].well_to_wheel == table["ademe.elec.fr"]
    assert text.lodging[0].per_night == table["ademe.hotel.night.2022"]
    assert text.online
    assert text.online.per_hour == table["ademe.digital.videoconference"]


@pytest.mark.parametrize("name", ["ademe-2026", "canada-2026"])
def test_the_electricity_of_other_countries_is_that_of_ember(name: str) -> None:
    """Grams become kilograms; the row names country and year."""
    rows = reference_rows("factors/grid_intensity_country_owid_via_codecarbon.csv")
    grams = {f"{row['iso3']} {row['year']}": float(row["gCO2e_per_kWh"]) for row in rows}
    told = [each for each in the_set(name).text.electricity if each.source == "ember"]

    assert told
    for each in told:
        assert each.well_to_wheel == pytest.approx(grams[each.row or ""] / 1000, abs=5e-7)


def test_the_electricity_of_the_provinces_is_that_of_the_federal_tables() -> None:
    """Upstream is the life cycle less the direct part of the same inventory."""
    table = facts()
    provinces = [each for each in the_set("canada-2026").text.electricity if "-" in each.region]

    assert len(provinces) == 13
    for each in provinces:
        province = each.region[-2:].lower()
        # the published life cycle of PE is that of its own wind; its power comes from NB
        near = "nb" if province == "pe" else province
        upstream = table[f"flca.elec.{near}"] - table[f"eccc.elec.{near}.2023_2024"]

        assert each.direct == table[f"eccc.elec.{province}.2026"], province
        assert each.upstream == pytest.approx(upstream, abs=1e-9), province


def test_canadian_cars_are_means_of_the_federal_ratings() -> None:
    """By class and by fuel, from the ratings themselves."""
    rows = reference_rows("factors/MY2023_FuelConsumptionRatings.csv")

    def kg_per_km(kept: list[dict[str, str]]) -> float:
        return mean(float(row["CO2_Emissions"]) for row in kept) / 1000

    def of_class(name: str) -> float:
        return kg_per_km([row for row in rows if row["Class"] == name and row["FuelType"] in "XZ"])

    medium = mean((of_class("Mid-size"), of_class("SUV: Small")))
    large = mean((of_class("SUV: Standard"), of_class("Pickup truck: Standard")))
    diesel = kg_per_km([row for row in rows if row["FuelType"] == "D"])
    hybrid = kg_per_km([row for row in rows if "hybrid" in row["Model"].lower()])

    def shipped(label: str) -> float:
        return factor_of("canada-2026", label).direct or 0

    assert shipped("car/small") == pytest.approx(of_class("Compact"), abs=1e-4)
    assert shipped("car/medium") == pytest.approx(medium, abs=1e-4)
    assert shipped("car/large") == pytest.approx(large, abs=1e-4)
    assert shipped("car/diesel") == pytest.approx(diesel, abs=1e-4)
    assert shipped("car/hybrid") == pytest.approx(hybrid, abs=1e-4)


def test_canadian_values_are_those_of_the_table() -> None:
    """What comes from one id of the collected factors."""
    table, told = facts(), the_set("canada-2026").text
    expected = {
        "transit": ("direct", table["qc.stm.system"]),
        "bus": ("direct", table["qc.stm.bus.derived"]),
        "car/electric": ("electricity_kwh", table["nrcan24.bev"]),
    }
    for label, (key, value) in expected.items():
        assert getattr(factor_of("canada-2026", label), key) == value, label
    assert factor_of("canada-2026", "train").bands[0].direct == pytest.approx(
        table["via.corridor.pkm"], abs=0.005
    )
    assert told.online
    assert told.online.per_hour == table["ademe.digital.videoconference"]


# --- derived in the open ------------------------------------------------------------------------


@pytest.mark.parametrize("label", ["car/small", "car/medium", "car/large", "car/hybrid"])
def test_the_upstream_part_of_canadian_gasoline_is_40_percent(label: str) -> None:
    """95 g/MJ of life cycle less what burns, as the note of the source says."""
    factor = factor_of("canada-2026", label)
    life_cycle, burnt, tailpipe = 0.095 * 34.69, 2.36, 2.343

    assert (life_cycle - burnt) / tailpipe == pytest.approx(0.40, abs=0.005)
    assert factor.upstream == pytest.approx(0.40 * (factor.direct or 0), abs=5e-5)


@pytest.mark.parametrize(("label", "litres"), [("shuttle/diesel", 0.52), ("shuttle/hybrid", 0.44)])
def test_a_canadian_shuttle_burns_what_a_city_bus_burns(label: str, litres: float) -> None:
    """Litres a kilometre by kilograms a litre; upstream 30 %, from 93 g/MJ."""
    factor = factor_of("canada-2026", label)
    life_cycle, burnt, tailpipe = 0.093 * 38.65, 2.79, 2.6865

    assert (life_cycle - burnt) / tailpipe == pytest.approx(0.30, abs=0.005)
    assert factor.per == "vehicle_km"
    assert factor.direct == pytest.approx(litres * tailpipe, abs=5e-4)
    assert factor.upstream == pytest.approx(0.30 * litres * tailpipe, abs=1e-3)


def test_electric_shuttles_and_buses_draw_alike() -> None:
    """1.6 kWh a kilometre shared by the 16 people whom the diesel figures imply."""
    diesel = factor_of("canada-2026", "shuttle/diesel").direct or 0
    aboard = diesel / (factor_of("canada-2026", "bus").direct or 1)
    drawn = factor_of("canada-2026", "shuttle/electric").electricity_kwh or 0

    assert factor_of("canada-2026", "bus/electric").electricity_kwh == pytest.approx(
        drawn / aboard, abs=0.001
    )
