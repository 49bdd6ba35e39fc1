"""What people type for a key of the plan, in French and English: a table, one line a key.

Words of trials, of registration forms and of dictionaries; a word may stand for several keys, for
the group where it is typed tells which. Without accents, `_` and `-` written as spaces.
"""

from collections.abc import Mapping

_TYPED: Mapping[str, str] = {
    # sections
    "venue": "lieu, location, salle, site, hall",
    "participants": "attendees, attendance, guests, invites, personnes, people, public",
    "mobility": "transport, transports, transportation, travel, deplacements, mobilite",
    "catering": "food, repas, traiteur, nourriture, alimentation, menu",
    "waste": "dechets, garbage, trash, matieres residuelles, gmr",
    "purchasing": "achats, procurement, approvisionnement",
    "materials": "materiel, material, materiaux",
    "energy": "energie, power, fuel, carburant",
    "accommodation": "accommodations, hotel, hotels, lodging, hebergement",
    "communication": "communications",
    "digital": "numerique, web",
    "measurement": "mesure, mesures, measure, ghg, ges",
    "people": "equipe, team, staff",
    "assumed": "assumptions, suppositions, suppose, estimated, estime",
    "actual": "results, resultats, bilan, done, fait, reel, realise",
    # event
    "name": "nom, titre, title",
    "starts": "date, start, start date, debut, date debut, date de debut, jour, day, begins",
    "ends": "end, end date, fin, date fin, date de fin",
    "kind": "type, genre, sorte",
    "organiser": "organizer, organisateur, organisation, organization, host",
    "contact": "email, courriel, personne ressource",
    "opens_at": "opens, opening, start time, doors, ouverture, heure debut, heure de debut",
    "closes_at": "closes, closing, end time, fermeture, heure fin, heure de fin",
    "format": "mode, formule",
    "currency": "devise, monnaie",
    # venue, origins
    "place": "ville, city, town, address, adresse, localite, location, lieu, code postal, from",
    "transit_distance_m": "transit distance, metro distance, distance metro, distance transit",
    "bike_parking_places": "bike parking, bike racks, racks, places velo, velos, bikes",
    "car_parking_places": "parking, parking places, car parking, stationnement, places auto",
    "car_parking_price": "parking price, parking fee, prix stationnement, tarif stationnement",
    "has_dishwashing": "dishwasher, dishwashing, lave vaisselle",
    "water_fountains": "fountains, fontaines",
    "is_outdoor": "outdoor, outdoors, exterieur",
    "is_step_free": "step free, accessible, wheelchair",
    "check_in_desks": "desks, comptoirs, accueil, check in",
    # participants
    "in_person": "on site, onsite, attendees, total, number, nombre, presentiel, sur place, "
    "en personne, guests, people, count, participants",
    "online": "remote, virtual, virtuel, en ligne, a distance",
    "origins": "provenance, provenances, origin, origines, from",
    "count": "number, nombre, people, personnes, persons, participants, qty, quantity",
    "overnight_share": "overnight, stay over, dorment sur place",
    # mobility
    "shuttles": "shuttle, navettes, navette, bus, buses",
    "from_place": "from, de, depart, origin, origine, departure, pickup, place, start, stop, arret",
    "seats": "capacity, capacite, places, passengers, passagers, sieges, size",
    "trips": "departures, departs, runs, rides, trajets, voyages, rotations, courses, tours, "
    "number of trips, nombre de trajets, rounds",
    "distance_km": "distance, km, length, kilometres, kilometers, longueur",
    "first_departure": "first, first trip, premier depart, starts at, start time",
    "last_departure": "last, last trip, dernier depart",
    "last_return": "return, retour, dernier retour, back",
    "mode_shares": "modes, shares, modal split, modal share, parts modales, repartition",
    "walk": "marche, walking, foot, on foot, a pied, pied",
    "bike": "velo, bicycle, cycling, bikes",
    "transit": "public transit, public transport, transport collectif, bus, metro, subway",
    "train": "rail, trains",
    "coach": "autocar, intercity bus",
    "carpool": "covoiturage, carpooling, car pool, rideshare, car sharing",
    "car": "auto, voiture, driving, solo, drive, auto solo",
    "plane": "avion, flight, air, fly, flights",
    "taxi": "uber",
    "ferry": "traversier, boat, bateau",
    # catering
    "meals": "repas, menus, meal, food",
    "servings": "portions, covers, couverts, quantity, quantities, number, nombre, count",
    "vegan": "vegetalien, vegetalienne, vegane",
    "vegetarian": "vegetarien, vegetarienne, veggie, vege",
    "poultry": "chicken, poulet, volaille, turkey, dinde, duck, canard",
    "fish": "poisson, seafood, fruits de mer, salmon, saumon",
    "pork": "porc, ham, jambon",
    "beef": "boeuf, veau, veal, steak, red meat, viande rouge",
    "other_meat": "meat, viande, lamb, agneau, game, gibier",
    "undecided": "a decider, unknown, tbd, inconnu",
    "tableware": "dishes, vaisselle, dishware, cutlery, contenants, plates",
    "local_share": "local, part locale, local food",
    "organic_share": "organic, bio, biologique",
    "cost": "price, prix, cout, budget, amount, montant",
    "default_menu": "menu, menu par defaut",
    "caterer": "traiteur",
    "water": "eau",
    "reusable_cups": "cups, tasses, gobelets",
    "surplus": "leftovers, restes, surplus alimentaires",
    # waste
    "streams": "sorting, tri, bins, bacs, collectes, flux, matieres",
    "stations": "ilots, sorting stations, ilots de tri",
    "signage": "signs, affichage, panneaux, affiches",
    "sorting_crew": "volunteers, benevoles, brigade, crew, brigade verte, green team",
    "target_diversion": "target, diversion, cible, objectif, taux de detournement",
    "recycled_kg": "recycled, recyclage, recycle, recycling, recycling kg",
    "composted_kg": "composted, compost, compostage, organics kg, compost kg",
    "landfilled_kg": "landfilled, landfill, enfouis, enfoui, garbage, dechets, waste kg",
    "donated_food_kg": "donated, donated food, dons, donated kg",
    "reused_kg": "reused, reemploi",
    # purchasing, materials
    "purchases": "items, achats, articles",
    "item": "name, nom, article, description, product, produit",
    "category": "type, kind, categorie",
    "amount": "cost, price, prix, montant, cout, total",
    "supplier": "vendor, fournisseur",
    "supplier_place": "place, city, ville, lieu",
    "is_local": "local",
    "gifts": "cadeaux, swag, goodies",
    "bags": "sacs",
    "badges": "cocardes, porte noms, insignes, name tags",
    "decoration": "decor, decorations",
    "stands": "booths, kiosques, exhibitors, exposants",
    # energy, accommodation
    "source": "electricity, electricite",
    "generators": "generator, generatrice, generatrices",
    "electricity_kwh": "kwh",
    "diesel_l": "diesel, litres, liters",
    "guest_nights": "nights, nuitees, nuits, hotel nights, room nights",
    # communication, measurement, evidence
    "programme": "program",
    "languages": "language, langue, langues",
    "printed_pages": "pages",
    "claims": "affirmations, allegations, claim",
    "text": "claim, statement, affirmation, texte",
    "offsets_t": "offsets, credits, compensation, carbon credits",
    "evidence": "proof, proofs, preuve, preuves",
    "supports": "for, covers, appuie, path, paths",
    "what": "type, nature, description, document",
    "kept": "where, link, lien, location, place, endroit",
}


def _by_typed() -> Mapping[str, tuple[str, ...]]:
    meant: dict[str, tuple[str, ...]] = {}
    for key, typed in _TYPED.items():
        for word in typed.split(", "):
            meant[word] = (*meant.get(word, ()), key)
    return meant


SYNONYMS = _by_typed()
"""The keys that a word may stand for, by the word."""
