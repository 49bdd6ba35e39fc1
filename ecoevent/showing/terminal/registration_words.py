"""The words for what lists of registrations say, in both languages."""

from ecoevent.knowledge.modes import MODES
from ecoevent.words.text import Text

DELIMITERS = {
    ",": Text("des virgules", "commas"),
    ";": Text("des points-virgules", "semicolons"),
    "\t": Text("des tabulations", "tabs"),
    "|": Text("des barres verticales", "vertical bars"),
}
MEANINGS = {
    "country": Text("pays", "country"),
    "region": Text("province ou État", "province or state"),
    "city": Text("ville", "city"),
    "postal": Text("code postal", "postal code"),
    "address": Text("adresse", "address"),
    "buyer_country": Text("pays de l'acheteur", "buyer's country"),
    "buyer_region": Text("province de l'acheteur", "buyer's province"),
    "buyer_city": Text("ville de l'acheteur", "buyer's city"),
    "buyer_postal": Text("code postal de l'acheteur", "buyer's postal code"),
    "buyer_address": Text("adresse de l'acheteur", "buyer's address"),
    "ticket": Text("billet", "ticket"),
    "attendance": Text("sur place ou en ligne", "on site or online"),
    "travel": Text("déplacement", "travel"),
    "quantity": Text("quantité", "quantity"),
    "companions": Text("personnes qui accompagnent", "companions"),
    "status": Text("statut", "status"),
    "note": Text("notes", "notes"),
    "email": Text(
        "courriel (pour ne compter personne deux fois)", "e-mail (to count nobody twice)"
    ),
    "name": Text("nom (s'il y en a un)", "name (whether there is one)"),
    "question": Text("question", "question"),
    "answer": Text("réponse", "answer"),
    "place": Text("lieu de départ", "place of departure"),
}
SOURCES = {
    "asked": Text(" (demandé)", " (as asked)"),
    "system": Text("", ""),
    "header": Text("", ""),
    "question": Text(" (question reconnue)", " (question recognised)"),
}
REASONS = {
    "cancelled": Text("annulée", "cancelled"),
    "pending": Text("en attente", "pending"),
    "pending_approval": Text("en attente d'approbation", "pending approval"),
    "refunded": Text("remboursée", "refunded"),
    "failed": Text("paiement échoué", "payment failed"),
    "declined": Text("refusée", "declined"),
    "waitlist": Text("liste d'attente", "waiting list"),
    "withdrawn": Text("retirée", "withdrawn"),
    "not_attending": Text("ne vient pas", "not attending"),
    "no_show": Text("absence", "no-show"),
    "deleted": Text("supprimée", "deleted"),
    "unconfirmed": Text("non confirmée", "unconfirmed"),
    "expired": Text("expirée", "expired"),
    "invited": Text("invitation sans réponse", "invited, no answer"),
    "void": Text("billet annulé", "void ticket"),
    "unknown_status": Text("statut que nous ne connaissons pas", "status that we do not know"),
    "unreadable": Text("illisible", "unreadable"),
    "test_row": Text("ligne d'essai", "test row"),
    "organiser": Text("personne de l'organisation", "organiser"),
    "addon": Text("supplément d'un billet", "add-on to a ticket"),
    "continuation": Text("suite de la ligne précédente", "goes on from the row above"),
    "repeated": Text("même personne, autre connexion", "same person, joined again"),
    "duplicate_answer": Text(
        "réponse remplacée par une plus récente", "replaced by a later answer"
    ),
    "donation": Text("don ou paiement sans billet", "donation or payment without a ticket"),
    "product": Text("produit qui n'est pas un billet", "product that is no ticket"),
    "total": Text("ligne de total", "row of totals"),
    "other_block": Text("autre bloc du rapport", "other block of the report"),
    "blank": Text("ligne vide", "blank row"),
}
NOTES = {
    "letters": Text("code postal, lettre ou chiffre réparé", "postal code, letter or digit mended"),
    "zeros": Text("code postal, zéro de tête remis", "postal code, leading zero put back"),
    "form": Text("code postal, forme réparée", "postal code, form mended"),
    "bad_postal": Text(
        "code postal illisible en tout ou en partie", "postal code unreadable, or its end"
    ),
    "conflict": Text(
        "code postal contraire à la ville, laissé de côté",
        "postal code against the city, left aside",
    ),
    "city": Text("nom de ville réparé", "city's name mended"),
    "answer": Text("réponse sur le déplacement non comprise", "travel answer not understood"),
}
WHOSE = {
    "participant": Text("du participant", "the participant's"),
    "buyer": Text("de l'acheteur", "the buyer's"),
    "connection": Text("lieu de connexion", "where they connected from"),
    "unknown": Text("aucune, ou on ne sait de qui", "none, or nobody knows whose"),
}
UNPLACED = {
    "blank": Text("rien d'écrit", "nothing written"),
    "not_found": Text("lieu introuvable", "place not found"),
    "ambiguous": Text("plusieurs lieux possibles", "several places possible"),
}
ANSWERS = {
    **{mode.answer: mode.title for mode in MODES.values() if mode.answer is not None},
    "bus": Text("autobus ou autocar", "bus or coach"),
    "active": Text("à pied ou à vélo", "on foot or by bicycle"),
    "mixed": Text("plusieurs modes", "several modes"),
}
