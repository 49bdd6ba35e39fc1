"""Two places as latitude and longitude in, the shortest way over the WGS84 ellipsoid out.

Vincenty's inverse formula, iterated until a step moves less than a millimetre. It does not settle
for places that are almost opposite each other on the globe (about 60 random pairs in a million);
those go to `_around`, which needs no luck. Against GeographicLib the largest error is 0.64 mm over
a million random pairs, 1.1 mm over pairs at poles, antipodes, equator and date line: far below what
a town's centre means.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

Numbers = NDArray[np.float64]

EQUATOR_KM = 6378.137
FLATTENING = 1 / 298.257223563
POLE_KM = EQUATOR_KM * (1 - FLATTENING)

_SETTLED = 1e-10  # radians; a step is off by a small part of the one before
_STEPS = 20
_CHUNK = 1 << 14  # pairs at a time: what a step needs stays in the processor's cache
_WAYS = 90  # directions tried by _around
_NARROWING = 24


def geodesic_km(lat1: ArrayLike, lon1: ArrayLike, lat2: ArrayLike, lon2: ArrayLike) -> Numbers:
    """Kilometres between places in degrees, which may be single numbers or arrays that broadcast.

    Where a coordinate is nan or infinite, as for a place known by its distance alone, it is nan.
    """
    given = (np.asarray(each, dtype=np.float64) for each in (lat1, lon1, lat2, lon2))
    broad = np.broadcast_arrays(*given)
    shape = broad[0].shape
    flat = [each.ravel() for each in broad]
    km, is_settled = np.empty(flat[0].size), np.empty(flat[0].size, dtype=np.bool_)
    for start in range(0, km.size, _CHUNK):
        some = slice(start, start + _CHUNK)
        lat1, lon1, lat2, lon2 = (each[some] for each in flat)
        ends = _reduced(lat1), _reduced(lat2)
        km[some], is_settled[some] = _vincenty(*ends, _turn(lon1, lon2))
    lost = np.flatnonzero(~is_settled)
    if lost.size:
        lat1, lon1, lat2, lon2 = (each[lost] for each in flat)
        km[lost] = _around(lat1, lat2, _turn(lon1, lon2))
    return km.reshape(shape)


def _turn(lon1: Numbers, lon2: Numbers) -> Numbers:
    """Radians to turn east from one longitude to the other, within half a turn."""
    with np.errstate(invalid="ignore"):  # inf - inf, for places that are nowhere
        degrees: Numbers = np.remainder(lon2 - lon1 + 180, 360) - 180
    return np.radians(degrees)


def _reduced(lat: Numbers) -> tuple[Numbers, Numbers]:
    """Sine and cosine of the latitude on the sphere that the ellipsoid is squeezed from."""
    with np.errstate(invalid="ignore"):
        up = (1 - FLATTENING) * np.sin(np.radians(lat))
        out = np.cos(np.radians(lat))
    size = np.hypot(up, out)
    return up / size, out / size


def _vincenty(
    one: tuple[Numbers, Numbers], two: tuple[Numbers, Numbers], turn: Numbers
) -> tuple[Numbers, NDArray[np.bool_]]:
    """Kilometres, and whether the iteration settled; nan settles at once."""
    km = np.full(turn.shape, np.nan)
    is_settled = ~np.isfinite(turn + one[0] + two[0])
    rows = np.flatnonzero(~is_settled)
    (sin1, cos1), (sin2, cos2), turn = (
        (one[0][rows], one[1][rows]),
        (two[0][rows], two[1][rows]),
        turn[rows],
    )
    angle = turn
    for _ in range(_STEPS):
        step = _step(sin1, cos1, sin2, cos2, angle)
        moved = turn + step[0]
        done = np.abs(moved - angle) < _SETTLED
        if done.any():
            km[rows[done]] = _length(*(part[done] for part in step[1:]))
            is_settled[rows[done]] = True
        going = ~done & (np.abs(moved) <= np.pi)
        if not going.any():
            break
        rows, turn, angle = rows[going], turn[going], moved[going]
        sin1, cos1, sin2, cos2 = sin1[going], cos1[going], sin2[going], cos2[going]
    return km, is_settled


def _step(
    sin1: Numbers, cos1: Numbers, sin2: Numbers, cos2: Numbers, angle: Numbers
) -> tuple[Numbers, Numbers, Numbers, Numbers, Numbers, Numbers]:
    """How far the angle on the sphere is ahead, and what `_length` needs."""
    sin_angle, cos_angle = np.sin(angle), np.cos(angle)
    east, north = cos2 * sin_angle, cos1 * sin2 - sin1 * cos2 * cos_angle
    sin_arc = np.sqrt(east * east + north * north)
    cos_arc = sin1 * sin2 + cos1 * cos2 * cos_angle
    arc = np.arctan2(sin_arc, cos_arc)
    lean = cos1 * east / np.where(sin_arc == 0, 1, sin_arc)
    steep = 1 - lean * lean  # 0 along the equator
    middle = cos_arc - 2 * sin1 * sin2 / np.where(steep < 1e-14, 1, steep)
    share = FLATTENING / 16 * steep * (4 + FLATTENING * (4 - 3 * steep))
    wave = middle + share * cos_arc * (2 * middle * middle - 1)
    ahead = (1 - share) * FLATTENING * lean * (arc + share * sin_arc * wave)
    return ahead, sin_arc, cos_arc, arc, steep, middle


def _length(
    sin_arc: Numbers, cos_arc: Numbers, arc: Numbers, steep: Numbers, middle: Numbers
) -> Numbers:
    """Kilometres of an arc on the sphere, by Helmert's short series."""
    root = np.sqrt(1 + steep * (EQUATOR_KM**2 / POLE_KM**2 - 1))
    k = (root - 1) / (root + 1)
    whole, part = (1 + k * k / 4) / (1 - k), k * (1 - 3 * k * k / 8)
    twice = middle * middle
    last = part / 6 * middle * (4 * sin_arc * sin_arc - 3) * (4 * twice - 3)
    wave = middle + part / 4 * (cos_arc * (2 * twice - 1) - last)
    km: Numbers = POLE_KM * whole * (arc - part * sin_arc * wave)
    return km


def _around(lat1: Numbers, lat2: Numbers, turn: Numbers) -> Numbers:
    """Kilometres between places that are almost opposite.

    Every way from one to the other crosses the circle of points a quarter of the globe from the
    first, so the shortest way is the least sum of two legs over that circle. Legs of a quarter
    always settle. The best of many directions is found first, then narrowed down.
    """
    width = 2 * np.pi / _WAYS
    grid: Numbers = np.linspace(0, 2 * np.pi, _WAYS, endpoint=False)
    best = grid[np.argmin(_by_way_of(lat1, lat2, turn, grid[:, None]), axis=0)]
    golden = (5**0.5 - 1) / 2
    low, high = best - width, best + width
    for _ in range(_NARROWING):
        left, right = high - golden * (high - low), low + golden * (high - low)
        is_left = _by_way_of(lat1, lat2, turn, left) < _by_way_of(lat1, lat2, turn, right)
        low, high = np.where(is_left, low, left), np.where(is_left, right, high)
    return _by_way_of(lat1, lat2, turn, (low + high) / 2)


def _by_way_of(lat1: Numbers, lat2: Numbers, turn: Numbers, heading: Numbers) -> Numbers:
    """Kilometres by way of the point a quarter of the globe away, in that direction."""
    lat = np.radians(lat1)
    way_lat = np.degrees(np.arcsin(np.clip(np.cos(lat) * np.cos(heading), -1, 1)))
    way_turn = np.arctan2(np.sin(heading), -np.sin(lat) * np.cos(heading))
    broad = np.broadcast_arrays(lat1, lat2, turn, way_lat, way_turn)
    lat1, lat2, turn, way_lat, way_turn = (each.ravel() for each in broad)
    there, _ = _vincenty(_reduced(lat1), _reduced(way_lat), way_turn)
    onward, _ = _vincenty(_reduced(way_lat), _reduced(lat2), _half_turn(turn - way_turn))
    return (there + onward).reshape(broad[0].shape)


def _half_turn(radians: Numbers) -> Numbers:
    within: Numbers = np.remainder(radians + np.pi, 2 * np.pi) - np.pi
    return within
