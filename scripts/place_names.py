"""Names that the sources of the places lack: provinces, states, regions, usual names of countries.

usual_names.csv beside it says which of the hundreds of other names that GeoNames lists for a city
are used as much as its own, mostly in French, and adds a few.
"""

PROVINCES = {
    # code: (GeoNames' number, English, other names)
    "AB": ("01", "Alberta", "Alta"),
    "BC": ("02", "British Columbia", "Colombie-Britannique|C.-B."),
    "MB": ("03", "Manitoba", "Man"),
    "NB": ("04", "New Brunswick", "Nouveau-Brunswick|N.-B."),
    "NL": (
        "05",
        "Newfoundland and Labrador",
        "Terre-Neuve-et-Labrador|Newfoundland|Terre-Neuve|T.-N.-L.|NF",
    ),
    "NS": ("07", "Nova Scotia", "Nouvelle-Écosse|N.-É."),
    "ON": ("08", "Ontario", "Ont"),
    "PE": ("09", "Prince Edward Island", "Île-du-Prince-Édouard|Î.-P.-É.|PEI"),
    "QC": ("10", "Québec", "Qué|PQ"),
    "SK": ("11", "Saskatchewan", "Sask"),
    "YT": ("12", "Yukon", "Yukon Territory|Territoire du Yukon"),
    "NT": (
        "13",
        "Northwest Territories",
        "Territoires du Nord-Ouest|T.N.-O.|NWT|Northwest Territory",
    ),
    "NU": ("14", "Nunavut", "Nunavut Territory"),
}

STATES_IN_FRENCH = {
    "CA": "Californie|Calif",
    "NC": "Caroline du Nord",
    "SC": "Caroline du Sud",
    "CO": "Colorado",
    "ND": "Dakota du Nord",
    "SD": "Dakota du Sud",
    "FL": "Floride",
    "GA": "Géorgie",
    "HI": "Hawaï",
    "LA": "Louisiane",
    "NM": "Nouveau-Mexique",
    "NY": "État de New York|New York State",
    "PA": "Pennsylvanie|Penn",
    "VA": "Virginie",
    "WV": "Virginie-Occidentale",
    "WA": "État de Washington|Washington State",
    "MA": "Mass",
    "CT": "Conn",
    "DC": "District of Columbia|District de Columbia",
}

OTHER_REGIONS = {
    # country: code: (GeoNames' number, English, other names)
    "GB": {
        "ENG": ("ENG", "England", "Angleterre"),
        "SCT": ("SCT", "Scotland", "Écosse"),
        "WLS": ("WLS", "Wales", "Pays de Galles"),
        "NIR": ("NIR", "Northern Ireland", "Irlande du Nord"),
    },
    "AU": {
        "ACT": ("01", "Australian Capital Territory", "Territoire de la capitale australienne"),
        "NSW": ("02", "New South Wales", "Nouvelle-Galles du Sud"),
        "NT": ("03", "Northern Territory", "Territoire du Nord"),
        "QLD": ("04", "Queensland", ""),
        "SA": ("05", "South Australia", "Australie-Méridionale"),
        "TAS": ("06", "Tasmania", "Tasmanie"),
        "VIC": ("07", "Victoria", ""),
        "WA": ("08", "Western Australia", "Australie-Occidentale"),
    },
}

COUNTRIES = {
    "US": "USA|U.S.A.|États-Unis d'Amérique|United States of America|É.-U.|EUA|America",
    "GB": "UK|U.K.|Great Britain|Grande-Bretagne|R.-U.",
    "CZ": "Czech Republic|Czechia|République tchèque|Tchéquie",
    "NL": "Holland|Hollande|The Netherlands",
    "KR": "South Korea|Corée du Sud|Korea|Corée|Republic of Korea",
    "RU": "Russian Federation|Fédération de Russie",
    "VN": "Viet Nam|Vietnam",
    "HK": "Hong Kong",
    "MO": "Macau|Macao",
    "CI": "Ivory Coast|Côte d'Ivoire",
    "MM": "Birmanie|Burma",
    "TR": "Turkey|Türkiye|Turquie",
    "MK": "Macedonia|Macédoine|Macédoine du Nord|North Macedonia",
    "CD": "DR Congo|RD Congo|RDC",
    "CG": "Congo",
    "AE": "UAE|Émirats arabes unis|Emirates|Émirats",
    "CN": "PRC|People's Republic of China|Chine populaire",
    "IR": "Iran",
    "SY": "Syria",
    "BY": "Biélorussie",
    "PS": "Palestine",
}

OTHER_NAMES_OF_REGIONS = {
    "FR": {
        "Bretagne": "Brittany",
        "Normandie": "Normandy",
        "Corse": "Corsica",
    },
    "DE": {
        "Bayern": "Bavière|Bavaria",
        "Hesse": "Hessen",
        "Saxony": "Saxe|Sachsen",
        "Niedersachsen": "Basse-Saxe|Lower Saxony",
        "Nordrhein-Westfalen": "Rhénanie-du-Nord-Westphalie|North Rhine-Westphalia",
        "Rheinland-Pfalz": "Rhénanie-Palatinat|Rhineland-Palatinate",
        "Saarland": "Sarre",
        "Thuringia": "Thuringe|Thüringen",
    },
    "ES": {"Cataluña": "Catalogne|Catalonia", "Andalucía": "Andalousie|Andalusia"},
    "IT": {"Tuscany": "Toscane|Toscana", "Lombardy": "Lombardie", "Sicily": "Sicile|Sicilia"},
    "KR": {"Gyeongsangbuk-do": "Gyeongbuk|North Gyeongsang"},
    "BE": {"Flanders": "Flandre", "Wallonia": "Wallonie"},
}
"""Other names of regions by the name they have in the extract."""

SPELLED_WELL = {
    "Ile-de-France": "Île-de-France",
    "Auvergne-Rhone-Alpes": "Auvergne-Rhône-Alpes",
    "Bourgogne-Franche-Comte": "Bourgogne-Franche-Comté",
    "Provence-Alpes-Cote-d'Azur": "Provence-Alpes-Côte d'Azur",
    "Pays-de-la-Loire": "Pays de la Loire",
    "Centre": "Centre-Val de Loire",
    "Brittany": "Bretagne",
    "Normandy": "Normandie",
    "Corsica": "Corse",
}
"""The regions of France as they call themselves."""

MORE_REGIONS = {
    "JP": {
        "10": "Gunma",
        "22": "Kyoto",
        "33": "Saga",
        "35": "Shiga",
        "28": "Nara",
        "46": "Yamanashi",
    }
}
"""Regions without an airport whose number GeoNames lists."""
