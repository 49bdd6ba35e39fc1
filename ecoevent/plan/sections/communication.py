"""The sections `communication` and `digital`: what is printed, said and sent over the network."""

import attrs

from ecoevent.plan import fields
from ecoevent.words.text import Text

_PROGRAMMES = {
    "digital": Text("numérique", "digital"),
    "printed_on_request": Text("imprimé sur demande", "printed on request"),
    "printed": Text("imprimé", "printed"),
}
_LANGUAGES = {
    "fr": Text("français", "French"),
    "en": Text("anglais", "English"),
    "other": Text("autre langue", "another language"),
}
_VIDEO = {
    "audio_first": Text("son d'abord, caméras fermées", "audio first, cameras off"),
    "standard_definition": Text("définition standard", "standard definition"),
    "high_definition": Text("haute définition", "high definition"),
}
_EQUIPMENT = {
    "existing": Text("déjà en place", "already in place"),
    "rented": Text("loué", "rented"),
    "bought": Text("acheté", "bought"),
}


@attrs.frozen(kw_only=True)
class Communication:
    """What is printed and what people are told."""

    programme: str | None = fields.choice(
        Text("Programme", "Programme"),
        Text(
            "Sous quelle forme le programme est-il offert ?",
            "In which form is the programme offered?",
        ),
        words=_PROGRAMMES,
    )
    printed_pages: int | None = fields.whole(
        Text("Pages imprimées", "Printed pages"),
        Text(
            "Combien de pages sont imprimées en tout ?",
            "How many pages are printed in all?",
        ),
        unit="pages",
        high=1e9,
    )
    recycled_paper_share: float | None = fields.share(
        Text("Part de papier recyclé", "Share of recycled paper"),
        Text(
            "Quelle part du papier est recyclée à 100 % ?",
            "What share of the paper is 100 % recycled?",
        ),
    )
    double_sided: bool | None = fields.flag(
        Text("Impression recto verso", "Double-sided printing"),
        Text("Imprimez-vous recto verso ?", "Do you print on both sides?"),
    )
    is_bilingual: bool | None = fields.flag(
        Text("Communications bilingues", "Bilingual communications"),
        Text(
            "Les communications sont-elles en français et en anglais ?",
            "Are communications in French and in English?",
        ),
    )
    languages: tuple[str, ...] | None = fields.choices(
        Text("Langues des communications", "Languages of communications"),
        Text(
            "En quelles langues l'évènement est-il annoncé et publié ?",
            "In which languages is the event announced and published?",
        ),
        words=_LANGUAGES,
    )
    french_first: bool | None = fields.flag(
        Text("Français complet et placé d'abord", "French complete and placed first"),
        Text(
            "La version française est-elle aussi complète que les autres, et placée d'abord ?",
            "Is the French version as complete as the others, and placed first?",
        ),
        effort=2,
    )
    ticket_terms_french: bool | None = fields.flag(
        Text("Conditions du billet d'abord en français", "Ticket terms in French first"),
        Text(
            "Les conditions du billet ou de l'inscription sont-elles remises d'abord en français"
            " (oui s'il n'y en a pas) ?",
            "Are the terms of the ticket or registration handed over in French first"
            " (yes if there are none)?",
        ),
        effort=2,
    )
    eco_tips_sent: bool | None = fields.flag(
        Text("Conseils écoresponsables envoyés", "Eco-friendly tips sent"),
        Text(
            "Envoyez-vous d'avance des conseils écoresponsables (gourde, tasse, transport) ?",
            "Do you send eco-friendly tips in advance (water bottle, cup, transport)?",
        ),
    )
    commitments_public: bool | None = fields.flag(
        Text("Engagements publics", "Public commitments"),
        Text(
            "Vos engagements écoresponsables sont-ils publiés ?",
            "Are your eco-friendly commitments published?",
        ),
    )
    access_map_sent: bool | None = fields.flag(
        Text("Plan d'accès envoyé", "Access map sent"),
        Text(
            "Envoyez-vous un plan d'accès à pied, à vélo et en transport collectif ?",
            "Do you send a map of access on foot, by bicycle and by public transit?",
        ),
    )


@attrs.frozen(kw_only=True)
class Digital:
    """What is streamed, recorded and kept."""

    streamed: bool | None = fields.flag(
        Text("Diffusion en ligne", "Streaming"),
        Text("L'évènement est-il diffusé en ligne ?", "Is the event streamed?"),
    )
    default_video: str | None = fields.choice(
        Text("Qualité vidéo par défaut", "Default video quality"),
        Text(
            "Quelle qualité vidéo est réglée par défaut ?",
            "Which video quality is set by default?",
        ),
        words=_VIDEO,
        effort=2,
    )
    recordings: bool | None = fields.flag(
        Text("Enregistrements", "Recordings"),
        Text("Les séances sont-elles enregistrées ?", "Are sessions recorded?"),
    )
    recordings_kept_days: int | None = fields.whole(
        Text("Conservation des enregistrements", "How long recordings are kept"),
        Text(
            "Combien de jours gardez-vous les enregistrements ?",
            "How many days do you keep the recordings?",
        ),
        unit="days",
        high=36_600,
    )
    eco_designed_site: bool | None = fields.flag(
        Text("Site Web écoconçu", "Eco-designed website"),
        Text(
            "Le site Web de l'évènement est-il léger (écoconception) ?",
            "Is the website of the event a light one (eco-design)?",
        ),
        effort=3,
    )
    light_messages: bool | None = fields.flag(
        Text("Messages légers et peu nombreux", "Few and light messages"),
        Text(
            "Envoyez-vous peu de courriels, avec des liens plutôt que des pièces jointes ?",
            "Do you send few emails, with links rather than attachments?",
        ),
    )
    data_kept_days: int | None = fields.whole(
        Text("Conservation des données", "How long data is kept"),
        Text(
            "Combien de jours gardez-vous les données d'inscription ?",
            "How many days do you keep registration data?",
        ),
        unit="days",
        high=36_600,
    )
    equipment: str | None = fields.choice(
        Text("Équipement technique", "Technical equipment"),
        Text(
            "L'équipement technique est-il déjà en place, loué ou acheté ?",
            "Is the technical equipment already in place, rented or bought?",
        ),
        words=_EQUIPMENT,
    )
