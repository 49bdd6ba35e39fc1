"""The section `measurement`: what is counted, published and claimed."""

import attrs

from ecoevent.plan import fields
from ecoevent.words.text import Text

_BOUNDARY = {
    "travel": Text("déplacements", "travel"),
    "food": Text("alimentation", "food"),
    "accommodation": Text("hébergement", "accommodation"),
    "energy": Text("énergie", "energy"),
    "waste": Text("matières résiduelles", "waste"),
    "freight": Text("transport de matériel", "freight"),
    "materials": Text("matériel", "materials"),
    "digital": Text("numérique", "digital"),
}


@attrs.frozen(kw_only=True)
class Claim:
    """Something said in public about the event's footprint."""

    text: str = fields.text(
        Text("Affirmation", "Claim"),
        Text("Qu'affirmez-vous publiquement ?", "What do you say in public?"),
        required=True,
    )
    evidence: str | None = fields.text(
        Text("Preuve de l'affirmation", "Proof of the claim"),
        Text("Sur quoi cette affirmation repose-t-elle ?", "What does this claim rest on?"),
        effort=3,
    )


@attrs.frozen(kw_only=True)
class Measurement:
    """What is counted, published and claimed."""

    ghg_measured: bool | None = fields.flag(
        Text("Bilan de GES", "GHG inventory"),
        Text(
            "Calculez-vous les émissions de gaz à effet de serre de l'évènement ?",
            "Do you calculate the greenhouse gas emissions of the event?",
        ),
    )
    boundary: tuple[str, ...] | None = fields.choices(
        Text("Périmètre du bilan", "Boundary of the inventory"),
        Text(
            "Quels postes le bilan de GES comprend-il ?",
            "Which items does the GHG inventory include?",
        ),
        words=_BOUNDARY,
        effort=2,
    )
    method: str | None = fields.text(
        Text("Méthode de calcul", "Method of calculation"),
        Text(
            "Avec quelle méthode ou quel outil calculez-vous les émissions ?",
            "With which method or tool do you calculate the emissions?",
        ),
        effort=2,
    )
    target_reduction_share: float | None = fields.share(
        Text("Réduction visée", "Target reduction"),
        Text(
            "De quelle part voulez-vous réduire les émissions par rapport à l'édition passée ?",
            "By what share do you want to cut emissions compared with the last edition?",
        ),
        effort=1,
    )
    results_published: bool | None = fields.flag(
        Text("Résultats publiés", "Results published"),
        Text(
            "Publierez-vous les résultats, bons et mauvais ?",
            "Will you publish the results, good and bad?",
        ),
    )
    claims: tuple[Claim, ...] | None = fields.records(
        Text("Affirmations publiques", "Public claims"),
        Text(
            "Quelles affirmations environnementales faites-vous, et sur quelle preuve ?",
            "Which environmental claims do you make, and on what proof?",
        ),
        of=Claim,
        effort=2,
    )
    offsets_t: float | None = fields.number(
        Text("Crédits carbone achetés", "Carbon credits bought"),
        Text(
            "Combien de tonnes de crédits carbone achetez-vous (jamais déduites du bilan) ?",
            "How many tonnes of carbon credits do you buy (never deducted)?",
        ),
        unit="t",
        high=1e9,
    )
