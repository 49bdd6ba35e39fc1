"""Facts derived about what is said in public: in which languages, how much, how boldly."""

import unicodedata

from ecoevent.claims.checking import find_claims
from ecoevent.facts.answers import Answer, combine, each, said
from ecoevent.facts.declaring import Derivation, derived_flag, derived_number
from ecoevent.plan.fields import MOST_RECORDS
from ecoevent.plan.model import Plan
from ecoevent.plan.sections.measurement import Claim
from ecoevent.words.text import Text

_CLAIMS = "measurement.claims"
_LANGUAGES = ("communication.languages", "communication.is_bilingual")

_NO_PROOF = frozenset(
    {"aucune", "aucun", "none", "no", "non", "rien", "nothing", "na", "nsp", "tbd"}
)


@derived_flag(
    "communication.has_french",
    Text("Publié en français", "Published in French"),
    paths=_LANGUAGES,
)
def has_french(plan: Plan) -> Answer[bool]:
    """Whether the event is announced in French."""
    return _is_said_in(plan, "fr")


@derived_flag(
    "communication.has_other_language",
    Text("Publié dans une autre langue que le français", "Published in a language besides French"),
    paths=_LANGUAGES,
)
def has_other_language(plan: Plan) -> Answer[bool]:
    """Whether the event is announced in a language besides French."""
    return _is_said_in(plan, "en", "other")


@derived_number(
    "measurement.claim_count",
    Text("Nombre d'affirmations publiques", "Number of public claims"),
    unit="items",
    high=MOST_RECORDS,
    whole=True,
    paths=(_CLAIMS,),
)
def claim_count(plan: Plan) -> Answer[float]:
    """Environmental claims that the organiser makes in public; an empty list makes none."""
    return combine(len, said(plan, _CLAIMS))


@derived_flag(
    "measurement.claims_supported",
    Text("Chaque affirmation a sa preuve", "Every claim has its proof"),
    paths=(_CLAIMS,),
)
def claims_supported(plan: Plan) -> Answer[bool]:
    """Whether each claim rests on something; a proof that is not given is asked for.

    What no event can prove (no emission, all of it offset, no effect) no paper supports.
    """
    proofs = each(plan, _CLAIMS, lambda claim, path: _is_proved(plan, claim, path))
    if not proofs.value:
        return Answer(None, needs=proofs.needs)
    return combine(lambda *each_is: all(each_is), *proofs.value)


@derived_number(
    "measurement.absolute_claims",
    Text("Affirmations absolues, impossibles à prouver", "Absolute claims, impossible to prove"),
    unit="items",
    high=MOST_RECORDS,
    whole=True,
    paths=(_CLAIMS,),
)
def absolute_claims(plan: Plan) -> Answer[float]:
    """Claims of no emission, neutrality, offsets or no effect, whatever proof is given."""
    return combine(
        lambda claims: sum(1 for claim in claims if _is_stopped(claim)),
        said(plan, _CLAIMS),
    )


def _is_said_in(plan: Plan, *languages: str) -> Answer[bool]:
    listed, bilingual = (said(plan, path) for path in _LANGUAGES)
    if listed.is_missing and bilingual.value:  # in French and in English
        return bilingual
    return combine(lambda given: any(language in given for language in languages), listed)


def _is_stopped(claim: Claim) -> bool:
    return any(each.is_stopped for each in find_claims(claim.text))


def _is_proved(plan: Plan, claim: Claim, path: str) -> Answer[bool]:
    if _is_stopped(claim):
        return Answer(False)
    return combine(_says_something, said(plan, f"{path}.evidence", of=claim))


def _says_something(proof: str) -> bool:
    letters = "".join(sign for sign in _plain(proof) if sign.isalnum())
    return bool(letters) and letters not in _NO_PROOF


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


DERIVED = tuple(value for value in vars().values() if isinstance(value, Derivation))
