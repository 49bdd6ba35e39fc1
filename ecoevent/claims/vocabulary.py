"""The words with which an event is called neutral, free of effect, compensated or simply green.

Each pattern is matched against a text without accents in lower case (`normal.py`), so that one
spelling stands for many. No pattern repeats what itself repeats: a text of any kind is read in a
time that grows with its length.
"""

import re
from typing import Final

_SEP = r"[\s\-\"'()/:,]{1,3}"
_MAYBE = r"[\s\-\"'()/]{0,3}"

# What is said to be neutral, zero or compensated.
_GAS = (
    r"(?:carbonn?e?s?|c[o0][\s.\-]?2(?:[\s\-]?eq?)?|ghgs?|ges|gaz a effet de serre"
    r"|green[\s\-]?house[\s\-]gas(?:es)?)"
)
_CLIMATE = r"(?:climat(?:e|ique|iques|iquement)?|climatically)"
_PRINT = r"(?:(?:foot|eco)[\s\-]?prints?|empreintes?)"
_EMISSION = r"(?:emm?iss?ions?)"
SUBJECT: Final = rf"(?:{_GAS}|{_CLIMATE}|{_PRINT}|{_EMISSION})\b"
_MATTER = rf"(?:{_GAS}|{_PRINT}|{_EMISSION})\b"  # without the climate, of which one also talks
_TRIPS = r"(?:vols?|flights?|deplacements?|trajets?|voyages?|trips?|travel|journeys?)\b"

# Small words that may stand between the two.
_LINK = (
    r"(?:is|are|was|were|be|been|will|of|the|our|its|his|their|an?|net|est|sont|sera|seront|etait"
    r"|etaient|soit|de|du|des|d|a|au|aux|le|la|les|l|en|ecologiques?|environnementale?s?"
    r"|climatiques?|egale?s?|equals?|to|at|by|down"
    r"|brought|reduced|reduite?s?|ramenee?s?|nette?s?|total(?:e|es|ly|ement)?|globale?s?|event"
    r"|evenement|completely|fully|entirely|entierement|parfaitement|vraiment|truly|really|100|%"
    r"|emissions?|empreinte|footprint|balance|bilan|impact|direct|directes?|notre|nos|son|sa|ses"
    r"|leur|cette|cet|this|annee|edition|gas|gases|for|pour|sur|on|in|with|vis|point|vue|plan"
    r"|matiere|termes?|terms|niveau|cote|envers|egard|respect|regard|perspective|towards?|from"
    r"|any|la moindre|aucune?|greenhouse|carbon|carbone|ges|co2)\b"
)
_LINKS = rf"(?:{_SEP}{_LINK}){{0,7}}"
_ZERO = r"(?:zero|nil|null?e?s?|0(?![.,]?\d))"
_NEUTRAL = r"(?:neutr(?!on|in|op)\w*)"
_EVENT = (
    r"(?:events?|evenements?|evenement\w*|congres|congress|conferences?|festivals?|galas?|salons?"
    r"|fetes?|foires?|editions?|missions?|rencontres?|summits?|sommets?|meetings?|concerts?"
    r"|tournees?|tournois?|forums?|colloques?|soirees?|party|parties|shows?|spectacles?|courses?"
    r"|races?|marathons?|weddings?|mariages?|activites?|ateliers?|workshops?|fairs?)"
)
_BEFORE_GAS = (
    rf"(?:{_SEP}(?:de|d|any|le|la|les|l|net|nette?s?|direct|directes?|new|the|greenhouse)\b)"
    rf"{{0,3}}{_SEP}"
)
_NOTHING = r"(?:sans|aucune?s?|no|without|not? any|plus aucune?)"
_OFF = (
    r"(?:offset(?:s|ting|ted)?|compens(?:ee?s?|er|ons|ez|ent|era|erons|erez|eront|ations?|ated?"
    r"|ates"
    r"|ating)|contrebalanc\w+|counterbalanc\w+|neutrali[sz]\w+)\b"
)
_WORDS = r"(?:[\s\-\"'(),/%]+[\w.]+){0,7}?[\s\-\"'(),/%]+"
_WHOLLY = r"(?:100[\s]?%|totalement|entierement|completement|fully|completely|entirely|totally)"

NEUTRAL: Final = re.compile(
    # carbon-neutral, carboneutralité, bilan carbone nul, emissions are zero, climate positive
    rf"\b(?:carbon?|climato?){_MAYBE}neutr\w*|\b{_GAS}neutr\w*"
    rf"|\b(?:bilan (?:carbone|ges)|{_PRINT}|{_EMISSION})(?:[\s'\-]+\w+){{1,6}}?[\s]+(?:est|sera"
    rf"|sont|seront|is|are|was|will be) (?:\w+ ){{0,2}}?(?:{_NEUTRAL}|{_ZERO}\b)"
    rf"|\bcredits?{_SEP}(?:de )?carbone?\b[^.;]{{0,60}}\bneutr(?:e|es|al)\b"
    rf"|\b{SUBJECT}{_LINKS}{_SEP}(?:{_NEUTRAL}|{_ZERO}\b)"
    rf"|\b(?:{_GAS}|{_CLIMATE}|{_PRINT}){_MAYBE}(?:positi(?:ve?|f|fs|ves|vity)|negati(?:ve?|f|fs"
    rf"|ves|vity))\b"
    rf"|\b(?:{_GAS}|{_PRINT}|{_EMISSION}|impact){_MAYBE}(?:free|less)\b"
    rf"|\b{_EMISSION}{_SEP}negatives?\b"
    # neutre en carbone, neutral for the climate, zero carbon, zéro émission nette, net zero
    rf"|\b{_NEUTRAL}{_LINKS}{_SEP}{SUBJECT}"
    rf"|\b{_ZERO}{_BEFORE_GAS}(?:{_GAS}|{_PRINT}|{_EMISSION})\b"
    rf"|\bnet{_MAYBE}zero\b|\bzero{_MAYBE}nette?s?\b"
    # sans émission, no carbon footprint, free of CO2, n'émet aucun GES
    rf"|\b{_NOTHING}{_BEFORE_GAS}(?:{_GAS}|{_PRINT}|{_EMISSION})\b"
    rf"|\b(?:free (?:of|from)|exempte?s? d[e']|depourvue?s? d[e']|libres? de){_MAYBE}{_LINKS}"
    rf"{_MAYBE}(?:{_GAS}|{_PRINT}|{_EMISSION})\b"
    rf"|\b(?:emits?|emets?|emettons|emettent|emettra|degage\w*|rejette\w*|genere\w*|produit"
    rf"|produces?"
    rf"|generates?){_SEP}(?:absolument |absolutely )?(?:rien|nothing|(?:zero|aucune?|no)"
    rf"{_BEFORE_GAS}(?:{_GAS}|{_EMISSION}))\b"
    rf"|\b(?:ne |n')(?:emet\w*|degage\w*|rejette\w*|genere\w*|produi\w+){_SEP}"
    rf"(?:rien|pas (?:de|d')|aucune?){_MAYBE}(?:{_LINK}{_SEP}){{0,2}}{SUBJECT}"
    rf"|\b(?:does not|do not|doesn't|don't|will not|won't) (?:emit|produce|generate)(?: any)?{_SEP}"
    rf"(?:{_GAS}|{_EMISSION})\b"
    # climatiquement positif, positif pour le climat, good for the climate
    rf"|\b(?:positi(?:ve?|fs?|ves)|good|bon(?:ne)?s?|benefi\w+|benefique){_SEP}"
    rf"(?:impact{_SEP}|effet{_SEP}|effect{_SEP})?(?:pour|for|on|sur|to|au){_SEP}(?:le |the |our )?"
    rf"climat\w*"
    rf"|\bpositi(?:ve|f) (?:climat\w*|carbon\w*) (?:impact|footprint|effect)"
    rf"|\b(?:impact|effet) (?:climat\w*|carbone) positif"
    rf"|\bcarbon{_MAYBE}balanced\b"
    # more carbon removed than emitted
    rf"|\b(?:more|plus d[e']) ?{_GAS} (?:than|que|qu') ?(?:\w+ ){{0,2}}(?:n'en )?(?:emit\w*"
    rf"|emet\w*)"
    # événement décarboné
    rf"|\b(?:{_EVENT}{_SEP}(?:{_WHOLLY}{_SEP})?|{_WHOLLY}{_SEP})decarbon(?:ee?s?|i[sz]ed)\b"
    rf"|\bdecarboni[sz]ed{_SEP}{_EVENT}\b"
)
"""No emission, or as good as none: whatever proof is given, no event can show it."""

OFFSET: Final = re.compile(
    rf"\b{_OFF}{_WORDS}(?:{_MATTER}|{_TRIPS})"
    rf"|\b(?:{_MATTER}|{_TRIPS}){_WORDS}{_OFF}"
    rf"|\bclimat\w*[\s\-](?:compensat\w+|offset\w*|compense\w*|neutrali\w+)\b"
    rf"|\b(?:100[\s]?%|entierement|totalement|fully|entirely|completely){_SEP}(?:compensee?s?"
    rf"|offset)\b"
    rf"|\b(?:compensee?s?|offset){_SEP}(?:a )?(?:100[\s]?%|entierement|totalement|in full|fully)"
    rf"|\b{_MATTER}{_SEP}(?:are |is |were |sont |est )?(?:fully )?(?:balanced|cancell?ed) out\b"
    rf"|\b(?:annul\w+|cancel\w*(?: out)?|effac\w+|eras\w+|rachet\w+){_LINKS}{_SEP}{_MATTER}"
    rf"|\b(?:credits?{_SEP}(?:de )?carbone|carbon{_SEP}credits?)\b{_WORDS}(?:{_PRINT}"
    rf"|{_EMISSION})\b"
    rf"|\b(?:arbres?|trees?|forets?|forests?)\b{_WORDS}(?:absorb\w*|captur\w+|make up for"
    rf"|making up for"
    rf"|annul\w+|balanc\w+|rattrap\w+|en echange de|pour chaque|for every){_WORDS}(?:{_MATTER}"
    rf"|{_TRIPS})"
)
"""A debt said to be paid with credits or trees, which take nothing away here."""

ABSOLUTE: Final = re.compile(
    rf"\b(?:zero|0|sans|no|aucune?|without){_SEP}(?:any |le moindre |negative |environmental "
    rf"|aucun )?"
    r"impacts?\b(?![\s\-]+(?:sur|on|upon|pour|for)\b(?![\s\-]+(?:l'|la |le |the |our |notre )?"
    r"(?:environ|planet|climat|nature|terre|earth)))"
    rf"|\bimpacts?{_SEP}(?:environnemental |ecologique |climatique )?(?:nul|zero|neutre|free)\b"
    rf"|\b{_WHOLLY}{_SEP}(?:verte?s?|ecolo(?:giques?)?|green|ecological|sustainable|durables?"
    r"|eco[\s\-]?responsables?|eco[\s\-]?friendly|propres?)\b(?![\s\-]+(?:electricity|power"
    r"|energy))"
)
"""No effect at all, or good in every respect."""

GENERIC: Final = re.compile(
    rf"\b{_EVENT}{_SEP}(?:{_LINK}{_SEP}){{0,2}}(?:verte?s?|ecologiques?|ecolos?)\b"
    r"|\b(?:green|eco[\s\-]?friendly|ecological|environmentally[\s\-]friendly|climate[\s\-]friendly"
    rf"|planet[\s\-]friendly|earth[\s\-]friendly){_SEP}{_EVENT}\b"
    rf"|\bsustainable{_SEP}{_EVENT}\b"
    rf"(?!{_SEP}(?:management|planning|alliance|standard|guide|policy))"
    rf"|\b{_EVENT}{_SEP}durables?\b"
    rf"|\b(?:greenest|most (?:sustainable|eco[\s\-]friendly|ecological)){_SEP}{_EVENT}\b"
    rf"|\b{_EVENT}{_SEP}(?:le|la|les) plus (?:verte?s?|ecologiques?|durables?|ecolos?)\b"
    r"|\bamie?s?[\s\-]+d(?:e l'|e la |u )(?:environnement|planete|climat|nature)"
    rf"|\brespectueu(?:x|se|ses)[\s\-]+d(?:e l'|e la |u )(?:environnement|planete|climat|nature)"
    r"|\b(?:bon(?:ne)?|good|kind|gentle)[\s\-]+(?:pour|for|to|on)[\s\-]+(?:la|the|our)[\s\-]+"
    r"(?:planet\w*|environment|earth)"
)
"""Praise without content: it wants its reason beside it, and proof."""
