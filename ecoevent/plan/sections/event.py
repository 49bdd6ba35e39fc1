"""The section `event`: what it is called, when it takes place and in which form."""

import datetime as dt

import attrs

from ecoevent.errors import PlanError
from ecoevent.plan import fields
from ecoevent.problems import Diagnostic, catalogue, problem
from ecoevent.words.text import Text

LONGEST_EVENT_DAYS = 3_660

ENDS_FIRST = Diagnostic(
    "P301",
    "error",
    Text(
        "l'évènement finit le {ends}, avant de commencer le {starts}\u00a0; corrigez une des dates",
        "the event ends on {ends}, before it starts on {starts}; correct one of the dates",
    ),
)
TOO_LONG = Diagnostic(
    "P302",
    "error",
    Text(
        "l'évènement dure {days} jours, {most} au plus sont permis\u00a0; corrigez une des dates",
        "the event lasts {days} days, {most} at most are allowed; correct one of the dates",
    ),
)
EVENT_PROBLEMS = catalogue(ENDS_FIRST, TOO_LONG)

_KINDS = {
    "conference": Text("conférence ou colloque", "conference"),
    "congress": Text("congrès", "congress"),
    "meeting": Text("réunion ou assemblée", "meeting"),
    "workshop": Text("atelier ou formation", "workshop"),
    "gala": Text("gala", "gala"),
    "festival": Text("festival ou fête", "festival"),
    "fair": Text("salon ou foire", "fair"),
    "trade_mission": Text("mission commerciale", "trade mission"),
    "sports": Text("évènement sportif", "sports event"),
    "networking": Text("réseautage", "networking"),
    "webinar": Text("webinaire", "webinar"),
    "other": Text("autre", "other"),
}
_FORMATS = {
    "in_person": Text("en personne", "in person"),
    "hybrid": Text("hybride", "hybrid"),
    "online": Text("en ligne", "online"),
}
_CURRENCIES = {
    "CAD": Text("dollar canadien", "Canadian dollar"),
    "EUR": Text("euro", "euro"),
    "USD": Text("dollar américain", "US dollar"),
    "GBP": Text("livre sterling", "pound sterling"),
    "CHF": Text("franc suisse", "Swiss franc"),
}


@attrs.frozen(kw_only=True)
class Event:
    """What the event is called, when it takes place and in which form."""

    name: str = fields.text(
        Text("Nom de l'évènement", "Name of the event"),
        Text("Comment s'appelle l'évènement ?", "What is the event called?"),
        longest=200,
        required=True,
    )
    starts: dt.date = fields.date(
        Text("Premier jour", "First day"),
        Text("Quel jour l'évènement commence-t-il ?", "On which day does the event start?"),
        required=True,
    )
    ends: dt.date | None = fields.date(
        Text("Dernier jour", "Last day"),
        Text(
            "Quel jour l'évènement se termine-t-il, s'il dure plus d'une journée ?",
            "On which day does the event end, if it lasts more than a day?",
        ),
    )
    kind: str | None = fields.choice(
        Text("Genre d'évènement", "Kind of event"),
        Text("De quel genre d'évènement s'agit-il ?", "What kind of event is it?"),
        words=_KINDS,
    )
    organiser: str | None = fields.text(
        Text("Organisation responsable", "Organiser"),
        Text("Quelle organisation tient l'évènement ?", "Which organisation holds the event?"),
    )
    contact: str | None = fields.text(
        Text("Personne-ressource", "Contact"),
        Text(
            "À qui écrire au sujet de cet évènement (fonction ou courriel) ?",
            "Whom can one write to about this event (position or email)?",
        ),
    )
    opens_at: dt.time | None = fields.clock(
        Text("Heure d'ouverture", "Opening time"),
        Text("À quelle heure les portes ouvrent-elles ?", "At what time do the doors open?"),
    )
    closes_at: dt.time | None = fields.clock(
        Text("Heure de fermeture", "Closing time"),
        Text(
            "À quelle heure les dernières personnes partent-elles ?",
            "At what time do the last people leave?",
        ),
    )
    format: str | None = fields.choice(
        Text("Formule", "Format"),
        Text(
            "L'évènement se tient-il en personne, en ligne ou en formule hybride ?",
            "Is the event held in person, online or as a hybrid?",
        ),
        words=_FORMATS,
    )
    edition: int | None = fields.whole(
        Text("Numéro de l'édition", "Edition number"),
        Text(
            "De quelle édition s'agit-il (1 pour la première) ?",
            "Which edition is it (1 for the first)?",
        ),
        unit="",
        low=1,
        high=10_000,
        effort=1,
    )
    currency: str | None = fields.choice(
        Text("Monnaie", "Currency"),
        Text(
            "Dans quelle monnaie sont les montants de ce plan ?",
            "In which currency are the amounts of this plan?",
        ),
        words=_CURRENCIES,
    )

    def __attrs_post_init__(self) -> None:
        """Refuse an event that ends before it starts, or lasts for years."""
        if self.days < 1:
            raise PlanError(
                [
                    problem(
                        ENDS_FIRST,
                        place=None,
                        path="Event.ends",
                        ends=self.ends,
                        starts=self.starts,
                    )
                ]
            )
        if self.days > LONGEST_EVENT_DAYS:
            raise PlanError(
                [
                    problem(
                        TOO_LONG,
                        place=None,
                        path="Event.ends",
                        days=self.days,
                        most=LONGEST_EVENT_DAYS,
                    )
                ]
            )

    @property
    def last_day(self) -> dt.date:
        """The first day where the plan names no last one."""
        return self.ends or self.starts

    @property
    def days(self) -> int:
        """How many days it lasts."""
        return (self.last_day - self.starts).days + 1

    @property
    def hours_a_day(self) -> float | None:
        """From opening to closing, past midnight too; None where the plan does not say both."""
        if self.opens_at is None or self.closes_at is None:
            return None
        day = dt.date.min
        lasts = dt.datetime.combine(day, self.closes_at) - dt.datetime.combine(day, self.opens_at)
        return lasts.seconds / 3600  # less than a day, whichever is later
