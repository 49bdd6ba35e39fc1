"""The sections `participants` and `accommodation`: how many come, from where, where they sleep."""

import attrs

from ecoevent.plan import fields
from ecoevent.words.text import Text

MOST_PEOPLE = 10_000_000
GROUPED = Text(
    "regroupez les gens par zone postale ou par ville (l'import d'une liste d'inscriptions le"
    " fait)",
    "group people by postal area or town (importing a registration list does so)",
)


@attrs.frozen(kw_only=True)
class Origin:
    """Where a group of participants comes from; a count, never names."""

    place: str = fields.text(
        Text("Lieu de départ", "Place of departure"),
        Text(
            "De quelle ville, région ou zone postale ce groupe vient-il ?",
            "From which town, region or postal area does this group come?",
        ),
        required=True,
    )
    count: int = fields.whole(
        Text("Nombre de personnes", "Number of people"),
        Text("Combien de personnes en viennent ?", "How many people come from there?"),
        unit="people",
        high=MOST_PEOPLE,
        required=True,
    )


@attrs.frozen(kw_only=True)
class Participants:
    """How many people take part, and from where they come."""

    in_person: int | None = fields.whole(
        Text("Personnes sur place", "People on site"),
        Text(
            "Combien de personnes attendez-vous sur place (chacune comptée une fois) ?",
            "How many people do you expect on site (each counted once)?",
        ),
        unit="people",
        high=MOST_PEOPLE,
        effort=1,
    )
    online: int | None = fields.whole(
        Text("Personnes en ligne", "People online"),
        Text(
            "Combien de personnes attendez-vous en ligne ?",
            "How many people do you expect online?",
        ),
        unit="people",
        high=MOST_PEOPLE,
        effort=1,
    )
    origins: tuple[Origin, ...] | None = fields.records(
        Text("Provenance des personnes", "Where people come from"),
        Text(
            "De quelles villes ou régions les personnes sur place viennent-elles, et combien de"
            " chacune ?",
            "From which towns or regions do the people on site come, and how many from each?",
        ),
        of=Origin,
        shortened=GROUPED,
    )
    overnight_share: float | None = fields.share(
        Text("Part des personnes qui dorment sur place", "Share of people who stay overnight"),
        Text(
            "Quelle part des personnes passe au moins une nuit près de l'évènement ?",
            "What share of people spend at least one night near the event?",
        ),
        effort=3,
    )


@attrs.frozen(kw_only=True)
class Accommodation:
    """Where those who come from afar sleep."""

    guest_nights: int | None = fields.whole(
        Text("Nuitées", "Guest nights"),
        Text(
            "Combien de nuitées l'évènement entraîne-t-il (personnes fois nuits) ?",
            "How many guest nights does the event cause (people times nights)?",
        ),
        unit="nights",
        high=1e9,
        effort=4,
    )
    certified_share: float | None = fields.share(
        Text("Part des nuitées certifiées", "Share of certified nights"),
        Text(
            "Quelle part des nuitées se passe dans un hébergement certifié (Clé verte ou"
            " semblable) ?",
            "What share of the nights is spent in certified lodging (Green Key or similar)?",
        ),
        effort=3,
    )
    walking_distance_share: float | None = fields.share(
        Text("Part des nuitées à distance de marche", "Share of nights within walking distance"),
        Text(
            "Quelle part des nuitées se passe à distance de marche de l'évènement ?",
            "What share of the nights is spent within walking distance of the event?",
        ),
        effort=3,
    )
    block_booked: bool | None = fields.flag(
        Text("Bloc de chambres réservé", "Block of rooms booked"),
        Text(
            "Avez-vous réservé un bloc de chambres près de l'évènement ?",
            "Have you booked a block of rooms near the event?",
        ),
    )
