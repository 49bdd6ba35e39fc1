"""The words that every checklist prints, in French and English.

A template uses them as `part.words.due`; a name that is not here is refused.
"""

from collections.abc import Mapping

from ecoevent.engine.pack import Kind, Phase
from ecoevent.planning.checklist import Mark
from ecoevent.planning.targets import Side
from ecoevent.words.text import Text

WORDS: Mapping[str, Text] = {
    "checklist": Text("Aide-mémoire", "Checklist"),
    "about": Text("L'évènement", "The event"),
    "date": Text("Date", "Date"),
    "hours": Text("Heures", "Hours"),
    "venue": Text("Lieu", "Venue"),
    "people": Text("Personnes attendues", "People expected"),
    "organiser": Text("Organisation responsable", "Organiser"),
    "contact": Text("Personne-ressource", "Contact"),
    "colon": Text("\u00a0:", ":"),
    "rules": Text("Règles utilisées", "Rules used"),
    "result": Text("Résultat", "Result"),
    "gates": Text("Exigences obligatoires", "Mandatory requirements"),
    "legal": Text("Obligations légales", "Legal duties"),
    "sheets": Text("Les feuilles, une par rôle", "The sheets, one for each role"),
    "sheet": Text("Feuille", "Sheet"),
    "actions": Text("Actions", "Actions"),
    "required": Text("Obligatoires", "Required"),
    "handed_to": Text("Remise à", "Handed to"),
    "no_sheet": Text(
        "Aucune action à imprimer pour cet évènement.",
        "There is no action to print for this event.",
    ),
    "paper": Text(
        "Cette page s'utilise aussi à l'écran, sans l'imprimer\u00a0; les cases cochées n'y sont "
        "pas conservées. Sinon, imprimez recto verso les seules feuilles utiles.",
        "This page also works on a screen, without printing; ticked boxes are not kept. Otherwise, "
        "print only the sheets you need, on both sides.",
    ),
    "how_to": Text(
        "Cochez «\u00a0Fait\u00a0» quand l'action est faite, ou «\u00a0S.\u00a0O.\u00a0» (sans "
        "objet) si elle ne vous concerne pas. Gardez la preuve et mettez vos initiales.",
        "Tick “Done” once the action is done, or “N/A” if it does not apply to you. Keep the "
        "evidence and write your initials.",
    ),
    "done": Text("Fait", "Done"),
    "not_applicable": Text("S.\u00a0O.", "N/A"),
    "not_applicable_long": Text("Sans objet", "Not applicable"),
    "state": Text("État", "Status"),
    "action": Text("Action", "Action"),
    "why": Text("Pourquoi", "Why"),
    "target": Text("But", "Goal"),
    "owner": Text("Responsable", "Owner"),
    "due": Text("Échéance", "Due"),
    "evidence": Text("Preuve à garder", "Evidence to keep"),
    "initials": Text("Initiales", "Initials"),
    "notes": Text("Notes", "Notes"),
    "sign_off": Text("Approbation", "Sign-off"),
    "name": Text("Nom", "Name"),
    "role": Text("Rôle", "Role"),
    "signature": Text("Signature", "Signature"),
    "self_assessment": Text(
        "Autoévaluation de l'organisation\u00a0: ce document n'est pas une certification.",
        "Self-assessment by the organiser: this document is not a certification.",
    ),
}

MARKS: Mapping[Mark, Text] = {
    Mark.TO_DO: Text("À faire", "To do"),
    Mark.TO_DECIDE: Text("À décider", "To decide"),
    Mark.TO_VERIFY: Text("À vérifier", "To verify"),
    Mark.VERIFIED: Text("Vérifié", "Verified"),
    Mark.NOT_APPLICABLE: Text("Ne s'applique pas", "Does not apply"),
}

LEGEND: Mapping[Mark, Text] = {
    Mark.TO_DO: Text(
        "À faire\u00a0: pas encore prévu, ou pas assez.", "To do: not planned yet, or not enough."
    ),
    Mark.TO_DECIDE: Text(
        "À décider\u00a0: le plan ne le dit pas.", "To decide: the plan does not say."
    ),
    Mark.TO_VERIFY: Text(
        "À vérifier\u00a0: prévu\u00a0; assurez-vous que c'est fait.",
        "To verify: planned; make sure it is done.",
    ),
    Mark.VERIFIED: Text("Vérifié\u00a0: une preuve le montre.", "Verified: evidence shows it."),
}
TO_PROVE = Text(
    "À vérifier\u00a0: aucune preuve ne le montre encore.", "To verify: no evidence shows it yet."
)
"""What it means to verify where the score counts only what evidence supports."""
LEGEND_ASSUMED = Text("Hypothèse\u00a0: réponse supposée.", "Assumed: the answer is a guess.")
LEGEND_DUE = Text(
    "J-30\u00a0: trente jours avant le premier jour\u00a0; Jour\u00a0J\u00a0: le premier "
    "jour\u00a0; J+7\u00a0: sept jours après le dernier.",
    "D-30: thirty days before the first day; D-day: the first day; D+7: seven days after the last.",
)
LAST_DAY = Text("Dernier jour", "Last day")
ASSUMED = Text(" (hypothèse)", " (assumed)")

KINDS: Mapping[Kind, Text] = {
    "mandatory": Text("Obligatoire", "Required"),
    "legal": Text("Obligation légale", "Legal duty"),
    "points": Text("", ""),
    "advisory": Text("Conseil", "Advice"),
}

PHASES: Mapping[Phase, Text] = {
    "design": Text("Conception", "Design"),
    "before": Text("Avant", "Before"),
    "during": Text("Pendant", "During"),
    "after": Text("Après", "After"),
}

SIDES: Mapping[Side, Text] = {
    "at_least": Text("au moins {value}", "at least {value}"),
    "at_most": Text("au plus {value}", "at most {value}"),
    "over": Text("plus de {value}", "more than {value}"),
    "under": Text("moins de {value}", "less than {value}"),
    "holds": Text("{value}", "{value}"),
}
EITHER = Text(", ou ", ", or ")
BOTH = Text(", et ", ", and ")
TITLED = Text("{title}\u00a0: {limit}", "{title}: {limit}")
ONE_FOR = Text("{one} pour {many}", "{one} per {many}")

PLANNED = Text("Prévu", "Planned")
VERIFIED = Text("Vérifié par des preuves", "Verified by evidence")
SCORED = Text("{kind}\u00a0: {score}, {level}", "{kind}: {score}, {level}")
LEVEL = Text("niveau «\u00a0{level}\u00a0»", "level “{level}”")
NO_LEVEL = Text("aucun niveau atteint", "no level reached")
UNSCORED = Text(
    "{kind}\u00a0: aucune règle à points ne s'applique", "{kind}: no rule with points applies"
)
SPAN = Text(
    "Entre {worst} et {best} selon les réponses manquantes\u00a0; les réponses données décident de "
    "{coverage} des points.",
    "Between {worst} and {best} depending on missing answers; the answers given decide {coverage} "
    "of the points.",
)
NO_SPAN = Text(
    "Aucune réponse ne manque pour ce résultat.", "No answer is missing for this result."
)
RULES = Text("{title}, {pack}", "{title}, {pack}")

ON_SITE = Text("{people} sur place", "{people} on site")
ONLINE = Text("{people} en ligne", "{people} online")
FROM_TO = Text("{first} à {last}", "{first} to {last}")
OPENS = Text("dès {first}", "from {first}")
CLOSES = Text("jusqu'à {last}", "until {last}")
IN_FORCE = Text("{title} ({where}, depuis le {since})", "{title} ({where}, since {since})")
IN_FORCE_UNTIL = Text(
    "{title} ({where}, du {since} au {until})", "{title} ({where}, {since} to {until})"
)
