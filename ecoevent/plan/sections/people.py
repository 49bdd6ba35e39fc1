"""The section `people`: who carries the promise, and who is welcome."""

import attrs

from ecoevent.plan import fields
from ecoevent.words.text import Text

_ACCESSIBILITY = {
    "step_free": Text("accès sans marche", "step-free access"),
    "captioning": Text("sous-titrage", "captioning"),
    "sign_language": Text("langue des signes", "sign language"),
    "quiet_room": Text("salle calme", "quiet room"),
    "inclusive_toilets": Text("toilettes inclusives", "inclusive toilets"),
    "solidarity_price": Text("tarif solidaire", "solidarity price"),
}
_POOLED = {
    "equipment": Text("équipement", "equipment"),
    "dates": Text("dates", "dates"),
    "transport": Text("transport", "transport"),
    "suppliers": Text("fournisseurs", "suppliers"),
    "spaces": Text("locaux", "spaces"),
}


@attrs.frozen(kw_only=True)
class People:
    """Who carries the promise, who is welcome and with whom means are shared."""

    responsible_named: bool | None = fields.flag(
        Text("Personne responsable nommée", "Person in charge named"),
        Text(
            "Une personne est-elle chargée de la démarche écoresponsable ?",
            "Is a named person in charge of the eco-friendly side?",
        ),
    )
    team_trained: bool | None = fields.flag(
        Text("Équipe formée", "Team trained"),
        Text(
            "L'équipe et les bénévoles sont-ils formés aux gestes attendus ?",
            "Are staff and volunteers trained in what is expected?",
        ),
    )
    suppliers_briefed: bool | None = fields.flag(
        Text("Fournisseurs et partenaires informés", "Suppliers and partners informed"),
        Text(
            "Les fournisseurs, exposants et commanditaires connaissent-ils vos exigences ?",
            "Do suppliers, exhibitors and sponsors know your requirements?",
        ),
    )
    accessibility: tuple[str, ...] | None = fields.choices(
        Text("Mesures d'accessibilité", "Accessibility measures"),
        Text(
            "Quelles mesures d'accessibilité et d'inclusion prenez-vous ?",
            "Which measures of accessibility and inclusion do you take?",
        ),
        words=_ACCESSIBILITY,
    )
    pooled: tuple[str, ...] | None = fields.choices(
        Text("Ressources mises en commun", "Resources pooled"),
        Text(
            "Que mettez-vous en commun avec d'autres évènements ou organisations ?",
            "What do you pool with other events or organisations?",
        ),
        words=_POOLED,
    )
    pooled_with: str | None = fields.text(
        Text("Partenaires de mise en commun", "Partners in pooling"),
        Text("Avec qui mettez-vous ces ressources en commun ?", "With whom do you pool them?"),
    )
    review_planned: bool | None = fields.flag(
        Text("Bilan prévu", "Review planned"),
        Text(
            "Un bilan avec l'équipe et les fournisseurs est-il prévu après l'évènement ?",
            "Is a review with the team and the suppliers planned after the event?",
        ),
    )
    feedback_asked: bool | None = fields.flag(
        Text("Avis du public demandé", "Public asked for feedback"),
        Text(
            "Demandez-vous au public son avis sur les gestes écoresponsables ?",
            "Do you ask the public what they think of the eco-friendly measures?",
        ),
    )
