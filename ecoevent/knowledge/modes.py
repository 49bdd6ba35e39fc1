"""The modes of transport of the travel model, and what each one may run on."""

from types import MappingProxyType

import attrs

from ecoevent.words.text import Text


@attrs.frozen(kw_only=True)
class Mode:
    """A mode of transport: what participants would call it.

    Attributes:
        variants: what a factor may depend on within the mode (energy or size of a vehicle, cabin
            of a plane); the first one is meant where nothing is said.
        is_sustainable: active, public or shared, as the fact `mobility.sustainable_share` counts.
    """

    title: Text
    variants: tuple[str, ...] = ("average",)
    is_active: bool = False
    is_sustainable: bool = False


_ENERGIES = ("average", "petrol", "diesel", "hybrid", "plug_in_hybrid", "electric")
_CARS = (*_ENERGIES, "small", "medium", "large")  # a size, where the energy is not known
_CABINS = ("average", "economy", "premium_economy", "business", "first")

MODES = MappingProxyType(
    {
        "walk": Mode(title=Text("à pied", "on foot"), is_active=True, is_sustainable=True),
        "bike": Mode(title=Text("vélo", "bicycle"), is_active=True, is_sustainable=True),
        "e_bike": Mode(
            title=Text("vélo électrique", "electric bicycle"), is_active=True, is_sustainable=True
        ),
        "scooter": Mode(title=Text("trottinette électrique", "electric scooter")),
        "transit": Mode(title=Text("transport collectif", "public transit"), is_sustainable=True),
        "metro": Mode(title=Text("métro ou tramway", "metro or tram"), is_sustainable=True),
        "bus": Mode(
            title=Text("autobus", "bus"),
            variants=("average", "diesel", "hybrid", "electric"),
            is_sustainable=True,
        ),
        "shuttle": Mode(
            title=Text("navette", "shuttle"),
            variants=("average", "diesel", "hybrid", "electric"),
            is_sustainable=True,
        ),
        "train": Mode(
            title=Text("train", "train"),
            variants=("average", "diesel", "electric"),
            is_sustainable=True,
        ),
        "coach": Mode(title=Text("autocar", "coach"), is_sustainable=True),
        "carpool": Mode(title=Text("covoiturage", "carpool"), variants=_CARS, is_sustainable=True),
        "car": Mode(title=Text("auto solo", "driving alone"), variants=_CARS),
        "taxi": Mode(title=Text("taxi", "taxi"), variants=_ENERGIES),
        "ferry": Mode(title=Text("traversier", "ferry"), variants=("average", "foot", "car")),
        "plane": Mode(title=Text("avion", "plane"), variants=_CABINS),
    }
)
