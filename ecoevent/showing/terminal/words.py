"""The words for statuses, states, kinds and confidences that several screens share."""

from ecoevent.engine.fact import State
from ecoevent.engine.judging import Status
from ecoevent.facts.travel import FORECAST
from ecoevent.words.text import Text

STATUSES = {
    Status.MET: Text("respectée", "met"),
    Status.PARTLY: Text("en partie", "partly met"),
    Status.NOT_MET: Text("non respectée", "not met"),
    Status.UNKNOWN: Text("à décider", "to decide"),
    Status.NOT_APPLICABLE: Text("sans objet", "not applicable"),
}
STATES = {
    State.GIVEN: Text("donné", "given"),
    State.MEASURED: Text("mesuré", "measured"),
    State.ASSUMED: Text("supposé", "assumed"),
    State.MISSING: Text("manquant", "missing"),
    State.NOT_APPLICABLE: Text("sans objet", "not applicable"),
}
KINDS = {
    "points": Text("points", "points"),
    "mandatory": Text("obligatoire", "mandatory"),
    "legal": Text("loi", "law"),
    "advisory": Text("conseil", "advice"),
    "promise": Text("promesse", "promise"),
}
CONFIDENCES = {
    "high": Text("lue à la source", "read at the source"),
    "medium": Text("lue en seconde main", "read second-hand"),
    "low": Text("de mémoire ou choix de notre part", "remembered, or our own choice"),
}


def where(path: str) -> str:
    """Where the answer goes: a path of the plan, or the command that finds it."""
    return "ecoevent score PLAN --travel" if path == FORECAST else path
