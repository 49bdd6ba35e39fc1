"""Each sample with true counts beside it is read to these counts, or differs as the docs explain.

The samples are not part of the repository: ECOEVENT_REGISTRATION_SAMPLES names their folder, each
list with a JSON of the same name that says what a careful person counts in it.
"""

import json
import os
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from ecoevent import Registrations, read_registrations
from ecoevent.places.locating import locate_all
from ecoevent.registrations.origins import Origin

FOLDER = Path(os.environ.get("ECOEVENT_REGISTRATION_SAMPLES", ""))
NAMES = sorted(path.stem for path in FOLDER.glob("*.json")) if str(FOLDER) != "." else []
if not NAMES:
    pytest.skip("ECOEVENT_REGISTRATION_SAMPLES names no folder of samples", allow_module_level=True)

each = pytest.mark.parametrize("name", NAMES)

# Ours under theirs: a cancelled ticket and a ticket of a cancelled order cannot be told apart
# without keeping whole orders; the others are other words.
REASONS = {
    "canceled": "cancelled", "canceled_position": "cancelled", "addon_position": "addon",
    "continuation_row": "continuation", "repeated_join_row": "repeated",
    "donation_without_ticket": "donation",
}  # fmt: skip
# Whole codes of a few addresses are cut down to the area: the outward code in Britain, the routing
# key in Ireland, the digits in the Netherlands, the first four digits in Portugal.
AREAS = {
    "GB|EH1 1YZ": "GB|EH1", "GB|WC2N 5DU": "GB|WC2N", "IE|D02 AF30": "IE|D02",
    "NL|3511 AB": "NL|3511", "NL|1012 AB": "NL|1012", "PT|1100-148": "PT|1100",
}  # fmt: skip


@cache
def read(name: str) -> Registrations:
    """What the sample comes to."""
    return read_registrations([FOLDER / truth(name)["file"]])


@cache
def truth(name: str) -> dict[str, Any]:
    """What is true of the sample."""
    found: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    return found


def origins_of(name: str, key: Callable[[Origin], str]) -> Mapping[str, int]:
    """The people of the sample by what the key says of their origin."""
    counts: Counter[str] = Counter()
    for group in read(name).groups:
        counts[key(group.origin)] += group.people
    return dict(counts)


def summed(counts: Mapping[str, int], names: Mapping[str, str]) -> Mapping[str, int]:
    """The counts under other names."""
    found: Counter[str] = Counter()
    for name, count in counts.items():
        found[names.get(name, name)] += count
    return dict(found)


def city(country: str, name: str) -> str:
    """The city as the gazetteer calls it, which knows München as Munich."""
    if "unknown" in name or country == "??":
        return f"{country}|{name}"
    found, _ = locate_all([f"{name}, {country}"])
    if found[0] is not None and found[0].kind == "region":  # New York the city, not the state
        found, _ = locate_all([f"{name}, {found[0].region}, {country}"])
    return f"{country}|{name if found[0] is None else found[0].name}"


@each
def test_people_rows_and_reasons(name: str) -> None:
    """Rows, people, and what is set aside for which reason."""
    found, true = read(name), truth(name)

    assert found.rows == true["data_rows"]
    assert found.people == true["persons_valid"]
    assert found.invalid == summed(true["invalid_rows"], REASONS)
    assert found.not_people == summed(true["ignored_rows"], REASONS)


@each
def test_tickets_and_travel_answers(name: str) -> None:
    """How they take part and how they travel."""
    found, true = read(name), truth(name)

    assert dict(found.attendance) == true["ticket_mode"]
    assert dict(found.answers) == true.get("travel_answers", {"unknown": found.people})


@each
def test_countries(name: str) -> None:
    """By what is written of the country, and with cities that only one country has."""
    true = truth(name)["origins"]

    stated = origins_of(name, lambda o: (o.country if o.is_country_stated else None) or "unknown")
    assert stated == true["by_country_strict"]
    known = origins_of(name, lambda o: o.country or "unknown")
    assert known == true["by_country_with_unambiguous_city"]


@each
def test_provinces(name: str) -> None:
    """Of those who come from Canada."""
    found = origins_of(name, lambda o: o.region or "unknown" if o.country == "CA" else "")
    found = {name: count for name, count in found.items() if name}

    assert found == truth(name)["origins"]["by_province_CA"]


@each
def test_cities(name: str) -> None:
    """The same places, under the gazetteer's names."""
    true = truth(name)["origins"]["by_city"]
    if true is None:
        pytest.skip("the sample has no cities")
    found = origins_of(name, lambda o: f"{o.country or '??'}|{o.city or 'unknown'}")

    assert found == summed(true, {key: city(*key.split("|")) for key in true})


@each
def test_postal_areas(name: str) -> None:
    """Areas, never whole codes; mended, unreadable and contradictory ones are counted."""
    true = truth(name)["origins"]
    notes = read(name).notes
    if true["by_postal"] is not None:
        found = origins_of(name, lambda o: f"{o.country or '??'}|{o.postal or 'unknown'}")

        assert found == summed(true["by_postal"], AREAS)
    mended = sum(notes.get(kind, 0) for kind in ("letters", "zeros", "form"))
    assert mended == true["postal_repairable"]
    assert notes.get("bad_postal", 0) == true["postal_invalid"]
    assert notes.get("conflict", 0) == true["postal_conflicts_with_city"]


@each
def test_countries_of_those_on_site(name: str) -> None:
    """People online are no origins."""
    counts: Counter[str] = Counter()
    for group in read(name).on_site:
        counts[group.origin.country or "unknown"] += group.people

    assert dict(counts) == truth(name)["origins"]["by_country_excluding_online"]


@each
def test_the_system_is_recognised(name: str) -> None:
    """By its headers alone."""
    system = read(name).files[0].system

    assert system is not None
    assert truth(name)["system"].lower().startswith(system.title.en.lower().split()[0])
