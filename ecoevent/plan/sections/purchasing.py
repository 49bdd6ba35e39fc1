"""The sections `purchasing` and `materials`: what is bought, rented and handed out."""

import attrs

from ecoevent.plan import fields
from ecoevent.words.text import Text

_CATEGORIES = {
    "food": Text("aliments et boissons", "food and drinks"),
    "printing": Text("impression", "printing"),
    "furniture": Text("mobilier", "furniture"),
    "decoration": Text("décoration", "decoration"),
    "audiovisual": Text("audiovisuel", "audiovisual"),
    "gifts": Text("cadeaux", "gifts"),
    "textiles": Text("textiles", "textiles"),
    "services": Text("services", "services"),
    "signage": Text("affichage", "signage"),
    "other": Text("autre", "other"),
}
_ACQUISITIONS = {
    "rented": Text("loué", "rented"),
    "borrowed": Text("emprunté", "borrowed"),
    "reused": Text("réutilisé", "reused"),
    "bought_used": Text("acheté usagé", "bought used"),
    "bought_new": Text("acheté neuf", "bought new"),
    "service": Text("service", "service"),
}
_GIFTS = {
    "none": Text("aucun", "none"),
    "useful_local": Text("utiles et locaux", "useful and local"),
    "on_request": Text("sur demande", "on request"),
    "usual": Text("habituels", "the usual ones"),
}
_BADGES = {
    "none": Text("aucun", "none"),
    "reusable": Text("réutilisables", "reusable"),
    "recyclable": Text("recyclables", "recyclable"),
    "single_use": Text("à usage unique", "single-use"),
}
_DECORATION = {
    "none": Text("aucune", "none"),
    "natural": Text("naturelle", "natural"),
    "rented": Text("louée", "rented"),
    "reused": Text("réutilisée", "reused"),
    "new": Text("neuve", "new"),
}


@attrs.frozen(kw_only=True)
class Purchase:
    """Something bought, rented or borrowed."""

    item: str | None = fields.text(
        Text("Article ou service", "Item or service"),
        Text("Qu'achetez-vous ou que louez-vous ?", "What do you buy or rent?"),
    )
    category: str | None = fields.choice(
        Text("Catégorie d'achat", "Category of purchase"),
        Text("Dans quelle catégorie cet achat entre-t-il ?", "Which category is it in?"),
        words=_CATEGORIES,
    )
    amount: float | None = fields.number(
        Text("Montant", "Amount"),
        Text("Combien cet achat coûte-t-il, avant taxes ?", "What does it cost, before taxes?"),
        unit="currency",
        high=1e12,
    )
    supplier: str | None = fields.text(
        Text("Fournisseur", "Supplier"),
        Text("Qui le fournit ?", "Who supplies it?"),
    )
    supplier_place: str | None = fields.text(
        Text("Localité du fournisseur", "Town of the supplier"),
        Text("Dans quelle ville le fournisseur est-il établi ?", "In which town is the supplier?"),
        effort=2,
    )
    distance_km: float | None = fields.number(
        Text("Distance du fournisseur", "Distance of the supplier"),
        Text(
            "À combien de kilomètres de l'évènement le fournisseur est-il établi ?",
            "How many kilometres from the event is the supplier?",
        ),
        unit="km",
        high=40_000,
    )
    is_local: bool | None = fields.flag(
        Text("Fournisseur local", "Local supplier"),
        Text(
            "Le fournisseur est-il établi dans votre rayon local ?",
            "Is the supplier within your local radius?",
        ),
        effort=2,
    )
    acquisition: str | None = fields.choice(
        Text("Mode d'acquisition", "How it is acquired"),
        Text(
            "L'article est-il loué, emprunté, réutilisé ou acheté ?",
            "Is the item rented, borrowed, reused or bought?",
        ),
        words=_ACQUISITIONS,
    )
    fair_trade: bool | None = fields.flag(
        Text("Achat équitable", "Fair-trade purchase"),
        Text("L'article est-il certifié équitable ?", "Is the item certified fair trade?"),
        effort=3,
    )
    social_economy: bool | None = fields.flag(
        Text("Fournisseur d'économie sociale", "Social economy supplier"),
        Text(
            "Le fournisseur est-il un OBNL, une coopérative ou une entreprise d'insertion ?",
            "Is the supplier a non-profit, a co-operative or a work-integration firm?",
        ),
        effort=3,
    )


@attrs.frozen(kw_only=True)
class Purchasing:
    """What is bought, from whom and how near."""

    local_radius_km: float | None = fields.number(
        Text("Rayon local pour les achats", "Local radius for purchases"),
        Text(
            "Jusqu'à combien de kilomètres comptez-vous un fournisseur comme local ?",
            "Up to how many kilometres do you count a supplier as local?",
        ),
        unit="km",
        high=5_000,
        effort=1,
    )
    asks_suppliers: bool | None = fields.flag(
        Text("Exigences aux fournisseurs", "Requirements for suppliers"),
        Text(
            "Vos appels d'offres et vos contrats contiennent-ils des clauses environnementales ?",
            "Do your calls for tender and contracts contain environmental clauses?",
        ),
        effort=2,
    )
    purchases: tuple[Purchase, ...] | None = fields.records(
        Text("Achats et locations", "Purchases and rentals"),
        Text(
            "Que devez-vous acheter, louer ou emprunter (une liste vide si rien) ?",
            "What do you have to buy, rent or borrow (an empty list when nothing)?",
        ),
        of=Purchase,
    )
    needs_reviewed: bool | None = fields.flag(
        Text("Besoins remis en question", "Needs reviewed"),
        Text(
            "Avez-vous vérifié, pour chaque achat, s'il est vraiment nécessaire ?",
            "Have you checked for every purchase whether it is really needed?",
        ),
    )


@attrs.frozen(kw_only=True)
class Materials:
    """What is handed out, put up and built, and what becomes of it."""

    gifts: str | None = fields.choice(
        Text("Cadeaux et objets promotionnels", "Gifts and promotional items"),
        Text(
            "Quels cadeaux ou objets promotionnels distribuez-vous ?",
            "Which gifts or promotional items do you hand out?",
        ),
        words=_GIFTS,
    )
    bags: bool | None = fields.flag(
        Text("Sacs distribués", "Bags handed out"),
        Text("Distribuez-vous des sacs ?", "Do you hand out bags?"),
    )
    badges: str | None = fields.choice(
        Text("Porte-noms", "Badges"),
        Text("Quels porte-noms remettez-vous ?", "Which badges do you hand out?"),
        words=_BADGES,
    )
    signage_reusable: bool | None = fields.flag(
        Text("Affichage réutilisable", "Reusable signage"),
        Text(
            "Les affiches et bannières pourront-elles resservir (sans date ni thème) ?",
            "Can the signs and banners be used again (no date, no theme)?",
        ),
    )
    decoration: str | None = fields.choice(
        Text("Décoration", "Decoration"),
        Text("Quelle décoration prévoyez-vous ?", "What decoration do you plan?"),
        words=_DECORATION,
    )
    stands: int | None = fields.whole(
        Text("Kiosques", "Stands"),
        Text(
            "Combien de kiosques d'exposants ou de marchands y a-t-il (0 s'il n'y en a pas) ?",
            "How many stands of exhibitors or vendors are there (0 if there are none)?",
        ),
        unit="items",
        high=1e6,
    )
    reused_stand_share: float | None = fields.share(
        Text("Part de kiosques réutilisés", "Share of reused stands"),
        Text(
            "Quelle part des kiosques et décors est louée ou réutilisée ?",
            "What share of stands and sets is rented or reused?",
        ),
        effort=3,
    )
    leftovers_plan: bool | None = fields.flag(
        Text("Plan pour le matériel restant", "Plan for left-over material"),
        Text(
            "Savez-vous déjà ce que deviendra le matériel qui reste ?",
            "Do you already know what will become of left-over material?",
        ),
    )
