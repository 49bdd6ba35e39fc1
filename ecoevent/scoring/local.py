"""A plan in; where its venue lies and the packs of that place out."""

from ecoevent.engine.pack import Area, RulePack
from ecoevent.engine.sources import HEAD
from ecoevent.errors import PlaceError
from ecoevent.knowledge.resources import shipped
from ecoevent.places.locating import locate
from ecoevent.plan.model import Plan
from ecoevent.scoring.packs import load_pack, shipped_packs


def area_of(plan: Plan) -> Area:
    """Where the venue of *plan* lies, as far as it is known: in no place where it is not."""
    if plan.venue.place is None:
        return Area()
    try:
        place = locate(plan.venue.place)
    except PlaceError:
        return Area()
    if place.kind == "coordinates":
        from ecoevent.places.nearest import with_country  # noqa: PLC0415 (numpy, seldom needed)

        place = with_country(place)
    town = place.name if place.kind == "town" else None
    return Area(country=place.country or None, province=place.region or None, town=town)


def local_packs(plan: Plan) -> tuple[RulePack, ...]:
    """The packs that ship and that name a place in which the venue of *plan* lies."""
    placed = [name for name in shipped_packs() if _names_place(name)]
    if not placed or plan.venue.place is None:
        return ()
    at = area_of(plan)
    packs = (load_pack(name) for name in placed)
    return tuple(pack for pack in packs if pack.text.place and pack.text.place.holds(at))


def _names_place(pack: str) -> bool:
    """Whether the head names a place: most packs hold everywhere and need not be loaded."""
    return "\nplace:" in (shipped("rules") / pack / HEAD).read_text("utf-8")
