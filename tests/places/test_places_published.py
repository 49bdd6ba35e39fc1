"""The home towns of six conferences, by name alone, against the coordinates published with them.

`ECOEVENT_REFERENCE=… python tests/travel/test_places_published.py` prints each name that is not
found with the reason, and each that is found far from the published coordinates.
"""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))  # for the run as a script
from helpers.reference import reference_rows

from ecoevent.errors import PlaceError
from ecoevent.places.distances import geodesic_km
from ecoevent.places.locating import Location, locate_all

FAR_KM = 50


def by_name(
    *, coarse: bool
) -> tuple[list[dict[str, str]], list[Location | None], list[PlaceError]]:
    """The published rows, the place of each by city, state and country, and what was not found."""
    rows = reference_rows("published/sigplan_origins.csv")
    texts = [", ".join(filter(None, (row["city"], row["state"], row["country"]))) for row in rows]
    places, errors = locate_all(texts, coarse=coarse)
    return rows, list(places), list(errors)


def away_km(rows: list[dict[str, str]], places: list[Location | None]) -> np.ndarray:
    """Kilometres from the published coordinates, a person each; nan where there is no place."""
    nowhere = float("nan")
    found = [(each.lat, each.lon) if each else (nowhere, nowhere) for each in places]
    given = [(float(row["lat"]), float(row["lon"])) for row in rows]
    km = geodesic_km(*np.array(found).T, *np.array(given).T)
    return np.repeat(km, [int(row["participants"]) for row in rows])


def test_98_of_100_people_are_placed_by_name() -> None:
    """Nine in ten within a kilometre of the published coordinates, 95 in 100 within four."""
    rows, places, _ = by_name(coarse=False)
    km = away_km(rows, places)
    near = km[~np.isnan(km)]

    assert near.size / km.size > 0.98
    assert np.quantile(near, 0.9) < 1
    assert np.quantile(near, 0.95) < 4


def test_with_coarse_all_but_the_ambiguous_are_placed() -> None:
    """Three names are of several towns in the state or country that was given."""
    _, _, errors = by_name(coarse=True)

    assert {error.needed for error in errors} == {
        "Bellevue, USA",
        "Rochester, USA",
        "Oakwood, OH, USA",
    }


def main() -> None:
    """Print what is not found, and what is found elsewhere."""
    rows, places, errors = by_name(coarse=False)
    km = away_km(rows, places)
    lines = [f"{np.isnan(km).sum()} of {km.size} people are not placed:"]
    lines += [f"  {error}" for error in errors]
    for row, place in zip(rows, places, strict=True):
        off = float(away_km([row], [place])[0])
        if place and off > FAR_KM:
            at = f"{row['lat']}, {row['lon']}"
            lines.append(f"  {place.asked} -> {place.label}: {off:.0f} km from {at}")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
