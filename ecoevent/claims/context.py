"""When the words of a claim claim nothing: denied, asked, spoken about, or meant otherwise."""

import re
from typing import Final

_SENTENCE: Final = re.compile(r"[.!?;\n]+(?=\s|$)|\n")

_LONGEST: Final = 400  # letters of a sentence on either side that are looked at

# A denial holds from its word on, up to where another thought begins.
_DENIAL: Final = re.compile(
    r"\b(?:not|cannot|never|n't|isn't|aren't|don't|doesn't|won't|can't|wasn't|nor|neither|no longer"
    r"|far from|without (?:claim\w*|pretend\w*|say\w*|buying|offset\w*|any offset\w*)|instead of"
    r"|rather than|no claims?|avoids?|avoided|avoiding|refus\w+|reject\w+|stopp?(?:ed|s|ing)?"
    r"|pas|jamais|aucunement|nullement|ni|non|loin (?:d'etre|de)|sans (?:pretendre|dire|affirmer"
    r"|se dire"
    r"|acheter|compenser|compensation|recourir|viser)|au lieu (?:de|d')|plutot que|evit\w+"
    r"|nothing|nobody|no one|no such thing|no events?|personne ne|aucune? (?:evenement|congres|gala"
    r"|festival|edition|conference)"
    r"|no (?:carbon |climate )?(?:offsets?|credits?)|aucun credit|aucune (?:pretention|promesse"
    r"|affirmation)|(?:ne|n') ?(?:peut|peuvent|pouvons)"
    r"|dropp(?:ed|ing)|interdit de|no promise|aucune? compensation|renonc\w+)(?!\w)"
)
# said after the words: it is not what we are, it is banned
_DENIED_AFTER: Final = re.compile(
    r"^[\s\"')»”]*(?:(?:is|are|was) not\b|isn't|n'est p(?:as|lus)|(?:is|are|est|sont|reste) "
    r"(?:bann\w+|forbidden|interdit\w*|mislead\w+|trompeu\w+|impossible|greenwashing)"
    r"|,? ?(?:we are not|nous ne)\b|[:,] ?(?:no|non)\b)"
)
_ONLY: Final = re.compile(
    r"[\s\-]*(?:only|just|merely|seulement|juste|uniquement|simplement|less than|moins)\b"
)
_NEW_THOUGHT: Final = re.compile(
    r"[:;]|\b(?:but|mais|yet|still|however|toutefois|pourtant|because|since|puisque|car|so)\b"
    r"|(?:,|\band\b|\bet\b)\s*(?:we|our|it|this|the|is|are|will|i|nous|notre|nos|on|il|elle|c'est"
    r"|cet|cette|ce|est|sommes|sera|serons|l'evenement|le|la)\b"
)
_ASKED: Final = re.compile(
    r"^\W*(?:did you know|do you know that|saviez-vous|le saviez-vous|guess what)"
)
_TOPIC: Final = re.compile(
    r"\b(?:talks?|sessions?|panels?|keynotes?|lectures?|webinars?|workshops?|courses?|papers?"
    r"|books?"
    r"|debates?|articles?|reports?|films?|ateliers?|conferences?|tables? rondes?|causeries?"
    r"|presentations?|discussions?|seminaires?|webinaires?|colloques?|debats?|livres?|formations?"
    r"|expositions?|kiosques?|themes?|topics?|speaks?|talks|parlera|parle|discuss\w*|explains?|explique\w*)\b"
    r"(?:\W+\w+){0,6}?\W+(?:on|about|of|sur|de|du|des|d|a propos|portant|consacree?s?|how|comment"
    r"|what|pourquoi|why|towards?|vers|entitled|intitulee?)\b"
    r"|\b(?:topic|theme|sujet|titre|title|track|volet|programme)\s*:"
)
_OTHERS: Final = re.compile(
    r"\b(?:canada|quebec|france|europe\w*|ontario|governments?|gouvernements?|country|countries"
    r"|pays"
    r"|city|cities|ville|villes|municipalit\w+|industry|industrie|sector|secteur|world|monde"
    r"|paris agreement|accord de paris|2050|2060|loi|law|act|bill|regulation|reglement|directive)\b"
)
_OF_OTHERS: Final = re.compile(rf"[\s]+(?:du |de la |de l'|des |of (?:the )?){_OTHERS.pattern}")
_WORD_OF: Final = re.compile(
    r"\b(?:words?|terms?|expressions?|phrases?|claims?|labels?|mots?|termes?|allegations?"
    r"|affirmations?|mentions?|slogans?|greenwashing|ecoblanchiment)\b"
)
_SPOKEN_OF: Final = re.compile(
    r"\b(?:avoid\w*|bann?\w*|forb\w+|prohib\w+|refus\w+|interdi\w+|evit\w+|proscri\w+|replac\w+"
    r"|remplac\w+|mean\w*|signifi\w+|veut dire|defin\w+|mislead\w+|trompeu\w+|suspect\w*|never"
    r"|jamais"
    r"|greenwashing|ecoblanchiment|wary|mefi\w+|remove\w*|retir\w+|challeng\w+|conteste\w*)"
)
_NAMED: Final = re.compile(
    r"[\s\-]*(?:20\d\d|buildings?|cities|summits?|forums?|weeks?|acts?|strateg\w+|pathways?|targets?|goals?|roadmaps?"
    r"|transition|econom\w+|industry|challenge|funds?|accelerator|initiatives?|coalition|alliance"
    r"|advisory)\b"
)
_VEHICLES: Final = (
    r"(?:vehicules?|vehicles?|bus|buses|autobus|autocars?|coach(?:es)?|shuttles?|navettes?|cars?"
    r"|voitures?|camions?|trucks?|vans?|velos?|bikes?|zones?|vze|zev|generators?|generatrices?"
    r"|ferry"
    r"|traversiers?|trains?|boats?|bateaux?)\b(?!-free)"
)
_VEHICLE_AFTER: Final = re.compile(rf"[\s\-]+(?:\w+[\s\-]+)?{_VEHICLES}")
_VEHICLE_BEFORE: Final = re.compile(rf"\b{_VEHICLES}[\s\-]+(?:\w+[\s\-]+){{0,2}}$")
_NOT_MEASURED: Final = re.compile(
    r"[\s\-]*(?:data|figures?|numbers?|offsets?|credits?|calcul\w*|targets?|reduction|statement"
    r"|report\w*|factors?|estimates?|paper|copies|copy|label|n'(?:a|ont|est|etait)|(?:has|have"
    r"|was|were"
    r"|is|are) (?:been )?(?:measured|calculated|known|counted|included|estimated)|mesuree?s?"
    r"|calculee?s?|comptee?s?|oublie\w*|de plus|supplementaires?|inutiles?|unaccounted|more than)\b"
)
_MONEY: Final = re.compile(
    r"\b(?:costs?|expenses?|frais|depenses?|funds?|fonds|(?<!of )(?<!des )(?:volunteers?"
    r"|benevoles?|speakers?|conferencier\w*"
    r"|artistes?|artists?|staff|employe\w*|personnel) (?:are|is|will be|sont|est|seront|sera)"
    r" (?:\w+ )?compens\w+|compens\w+ (?:the |our |les |nos |des )?(?:volunteers?|benevoles?"
    r"|speakers?|conferencier\w*|artist\w*|staff|employe\w*)|wages?|salaires?|honoraires?|pay"
    r"|paid|financ\w+|time off|heures?"
    r"|print\w*|imprim\w*|impression|press|presse|litho\w*|paper|papier|retards?|delays?|absences?"
    r"|noise|bruit|worth|prices?|prix|bras)\b"
)


def sentence_at(text: str, start: int, end: int) -> tuple[str, int]:
    """The sentence in which the words stand, with its closing sign, and where it begins."""
    begins, ends = max(0, start - _LONGEST), min(len(text), end + _LONGEST)
    for stop in _SENTENCE.finditer(text, begins, ends):
        if stop.end() <= start:
            begins = stop.end()
        elif stop.start() >= end:
            ends = stop.end()
            break
    return text[begins:ends], begins


def is_denied(before: str) -> bool:
    """Whether the last denial before the words still holds there."""
    for denial in _DENIAL.finditer(before):
        after = before[denial.end() :]
        if not _ONLY.match(after) and not _NEW_THOUGHT.search(after):
            return True
    return False


def is_denied_after(after: str) -> bool:
    """Whether what follows the words takes them back."""
    return _DENIED_AFTER.match(after) is not None


def is_asked(sentence: str) -> bool:
    """A question, other than one that tells."""
    return sentence.rstrip().endswith("?") and not _ASKED.match(sentence)


def is_spoken_about(sentence: str, before: str, words: str, after: str) -> bool:
    """The topic of a talk, the aim of a state, a word that is discussed, the name of a plan."""
    return bool(
        _TOPIC.search(before)
        or _OTHERS.search(before)
        or _OF_OTHERS.match(after)
        or (words.startswith("net") and _NAMED.match(after))
        or (_WORD_OF.search(sentence) and _SPOKEN_OF.search(sentence))
    )


def is_of_a_vehicle(before: str, after: str) -> bool:
    """A zero-emission bus is the name of a kind of bus."""
    return bool(_VEHICLE_AFTER.match(after) or _VEHICLE_BEFORE.search(before[-60:]))


def is_about_figures(after: str) -> bool:
    """No emission was measured, no carbon offsets were bought."""
    return _NOT_MEASURED.match(after) is not None


def is_of_money(sentence: str) -> bool:
    """Volunteers are compensated, sheets are printed in offset."""
    return _MONEY.search(sentence) is not None


def denies_anywhere(sentence: str) -> bool:
    """A sentence on credits that says what they do not do."""
    return any(not _ONLY.match(sentence[denial.end() :]) for denial in _DENIAL.finditer(sentence))
