"""A promise in, plain dictionaries for JSON out; docs/json.md describes the format."""

from ecoevent.scoring.promise import Promise, PromisePart
from ecoevent.showing.exporting.scores import Json, answer_json, finding_json, pack_json, text_json


def promise_json(promise: Promise, kept: Promise | None) -> Json:
    """The format `ecoevent.promise/1`."""
    return {
        "format": "ecoevent.promise/1",
        "pack": pack_json(promise.findings.pack),
        "title": text_json(promise.text.title),
        "why": text_json(promise.text.why),
        "planned": _whole(promise),
        "verified": None if kept is None else _whole(kept),
    }


def _whole(promise: Promise) -> Json:
    parts = {part.principle.id: _part(part) for part in promise.parts}
    return {**answer_json(promise), "principles": parts}


def _part(part: PromisePart) -> Json:
    return {
        "answer": part.answer.value,
        "unproved": part.unproved,
        "conditions": [finding_json(finding) for finding in part.findings],
    }
