"""Results in, plain dictionaries for JSON out; docs/json.md describes each format.

A format's number goes up when a key changes its meaning or goes away, never when one is added.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import attrs

from ecoevent.engine.fact import Fact
from ecoevent.engine.judging import Finding
from ecoevent.engine.pack import ChecklistText, Level, Rule, RulePack, RuleText
from ecoevent.knowledge.sources import Cited
from ecoevent.problems import Problem
from ecoevent.scoring.asking import Question
from ecoevent.scoring.assessing import Assessment
from ecoevent.scoring.crosswalk import CrosswalkRow
from ecoevent.scoring.explanation import Explanation
from ecoevent.scoring.promise import Promise
from ecoevent.scoring.totals import Score, Tally
from ecoevent.scoring.weights import Sensitivity
from ecoevent.words.text import Text

Json = dict[str, Any]


def assessment_json(assessment: Assessment) -> Json:
    """The format `ecoevent.score/1`."""
    event = assessment.plan.event
    verified = assessment.verified
    return {
        "format": "ecoevent.score/1",
        "event": {"name": event.name, "starts": event.starts.isoformat()},
        "pack": pack_json(assessment.planned.findings.pack),
        "planned": score_json(assessment.planned),
        "verified": None if verified is None else score_json(verified),
        "promise": {
            "planned": None if assessment.promise is None else answer_json(assessment.promise),
            "verified": None if assessment.kept is None else answer_json(assessment.kept),
        },
        "local": [
            {"pack": pack_json(score.findings.pack), **score_json(score)}
            for score in assessment.local
        ],
        "unevidenced": list(assessment.unevidenced),
        "idle_evidence": list(assessment.idle_evidence),
        "travel": None if assessment.travel is None else attrs.asdict(assessment.travel),
    }


def assessments_json(assessments: Sequence[Assessment]) -> Json:
    """The format `ecoevent.scores/1`: the same plan by several packs."""
    scores = [assessment_json(assessment) for assessment in assessments]
    return {"format": "ecoevent.scores/1", "scores": scores}


def pack_json(pack: RulePack) -> Json:
    """What identifies the rules that were used."""
    return {"id": pack.id, "version": pack.version, "hash": pack.hash}


def score_json(score: Score) -> Json:
    """One score with its parts and every rule's finding."""
    return {
        **tally_json(score.total),
        "level": _level_id(score.level),
        "supposed_level": _level_id(score.supposed),
        "reachable_level": _level_id(score.reachable),
        "estimated": score.is_estimated,
        "early": score.is_early,
        "gates": {gate.rule.id: gate.status.value for gate in score.gates},
        "principles": {
            part.principle.id: {**tally_json(part.tally), "results": tally_json(part.results)}
            for part in score.principles
        },
        "findings": [finding_json(finding) for finding in score.findings.findings],
    }


def tally_json(tally: Tally) -> Json:
    """The four numbers in percent, and the whole points that they are made of."""
    return {
        "score": tally.score,
        "coverage": tally.coverage,
        "worst": tally.worst,
        "best": tally.best,
        "points": {
            "known": tally.points,
            "decided": tally.decided,
            "open": tally.open,
            "lowest": tally.points,
            "highest": tally.highest,
        },
    }


def answer_json(promise: Promise) -> Json:
    """What a promise comes to, in all and by principle."""
    return {
        "answer": promise.answer.value,
        "by_principle": {part.principle.id: part.answer.value for part in promise.parts},
    }


def finding_json(finding: Finding) -> Json:
    """What one rule says."""
    return {
        "rule": finding.rule.id,
        "status": finding.status.value,
        "points": finding.points,
        "lowest": finding.lowest,
        "highest": finding.highest,
        "out_of": finding.weight,
        "value": finding.value,
        "missing": list(finding.missing),
        "assumed": finding.is_assumed,
    }


def explanation_json(explanation: Explanation) -> Json:
    """The format `ecoevent.explanation/1`."""
    step = explanation.step
    condition = explanation.condition
    return {
        "format": "ecoevent.explanation/1",
        "pack": explanation.pack.en,
        "rule": rule_json(explanation.rule),
        "finding": finding_json(explanation.finding),
        "condition": None if condition is None else text_json(condition),
        "sentence": text_json(explanation.sentence),
        "values": [fact_json(known.fact) for known in explanation.values],
        "step": step
        and {
            "value": step.value,
            "points": step.points,
            "reached": step.reached,
            "next": step.next and {"value": step.next[0], "points": step.next[1]},
            "distance": step.distance,
        },
    }


def rule_json(rule: Rule) -> Json:
    """One rule of a pack."""
    text = rule.text
    return {
        "id": rule.id,
        "principle": rule.principle,
        "kind": rule.kind,
        "rewards": text.rewards,
        "ambition": text.ambition,
        "role": text.role,
        "duty": text.duty,
        "weight": rule.weight,
        "title": text_json(rule.title),
        "why": text_json(text.why),
        "reads": list(rule.reads),
        "evidence": None if text.evidence is None else text_json(text.evidence),
        "checklist": [_line_json(line, text) for line in text.checklist],
        "source": {
            "title": text.source.title,
            "publisher": text.source.publisher,
            "year": text.source.year,
            "url": text.source.url,
            "review_by": text.source.review_by.isoformat(),
            "confidence": text.source.confidence,
        },
    }


def _line_json(line: ChecklistText, rule: RuleText) -> Json:
    """A line of the checklist, with who does it and what to keep."""
    evidence = line.evidence or rule.evidence
    return {
        "phase": line.phase,
        "due_days": line.due_days,
        "role": line.role or rule.role,
        "text": text_json(line.text),
        "evidence": None if evidence is None else text_json(evidence),
    }


def rules_json(pack: RulePack) -> Json:
    """The format `ecoevent.rules/1`."""
    rules = [rule_json(rule) for rule in pack.rules]
    return {"format": "ecoevent.rules/1", "pack": pack_json(pack), "rules": rules}


def weights_json(found: Mapping[str, Sensitivity]) -> Json:
    """The format `ecoevent.weights/1`."""
    return {
        "format": "ecoevent.weights/1",
        "plans": [
            {
                "plan": name,
                "score": sensitivity.score.total.score,
                "level": _level_id(sensitivity.score.level),
                "is_stable": sensitivity.is_stable,
                "reweightings": [
                    {
                        "principle": one.principle.id,
                        "factor": float(one.factor),
                        "score": one.total.score,
                        "level": _level_id(one.level),
                    }
                    for one in sensitivity.reweightings
                ],
            }
            for name, sensitivity in found.items()
        ],
    }


def crosswalk_json(rows: Iterable[CrosswalkRow], packs: Sequence[RulePack]) -> Json:
    """The format `ecoevent.crosswalk/1`."""
    return {
        "format": "ecoevent.crosswalk/1",
        "packs": [pack_json(pack) for pack in packs],
        "facts": [
            {
                "fact": row.kind.name,
                "rules": {pack.id: list(ids) for pack, ids in zip(packs, row.rules, strict=True)},
            }
            for row in rows
        ],
    }


def questions_json(questions: Iterable[Question]) -> Json:
    """The format `ecoevent.questions/1`."""
    listed = [question_json(question) for question in questions]
    return {"format": "ecoevent.questions/1", "questions": listed}


def question_json(question: Question) -> Json:
    """One missing answer, and what it is worth."""
    return {
        "path": question.path,
        "question": text_json(question.field.question),
        "choices": list(question.field.choices),
        "unit": question.field.unit,
        "effort": question.field.effort,
        "points": question.points,
        "condition": question.is_condition,
        "gates": list(question.gates),
        "rules": list(question.rules),
    }


def facts_json(facts: Iterable[Fact]) -> Json:
    """The format `ecoevent.facts/1`."""
    return {"format": "ecoevent.facts/1", "facts": [fact_json(fact) for fact in facts]}


def fact_json(fact: Fact) -> Json:
    """One fact with its state and where it was said."""
    return {
        "name": fact.name,
        "state": fact.state.value,
        "value": fact.value,
        "unit": fact.unit,
        "origins": [
            {"path": origin.path, "place": None if origin.place is None else str(origin.place)}
            for origin in fact.origins
        ],
        "needs": list(fact.needs),
    }


def problems_json(problems: Iterable[Problem]) -> Json:
    """The format `ecoevent.problems/1`."""
    return {
        "format": "ecoevent.problems/1",
        "problems": [
            {
                "code": found.code,
                "severity": found.severity,
                "place": None if found.place is None else str(found.place),
                "path": found.path,
                "message": text_json(found.message),
                "also": [
                    {"path": path, "place": None if place is None else str(place)}
                    for path, place in found.also
                ],
            }
            for found in problems
        ],
    }


def stale_json(due: Iterable[Cited]) -> Json:
    """The format `ecoevent.stale/1`."""
    return {
        "format": "ecoevent.stale/1",
        "sources": [
            {
                "kind": each.kind,
                "name": each.name,
                "title": each.source.title,
                "publisher": each.source.publisher,
                "review_by": each.source.review_by.isoformat(),
            }
            for each in due
        ],
    }


def text_json(text: Text) -> Json:
    """A text in both languages."""
    return {"fr": text.fr, "en": text.en}


def _level_id(level: Level | None) -> str | None:
    return None if level is None else level.id
