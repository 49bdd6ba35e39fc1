"""A rule's own examples: run, and compared with what the author expects."""

from collections.abc import Mapping

from ecoevent.engine.building import Problems
from ecoevent.engine.diagnostics import EXPRESSION, RULE
from ecoevent.engine.fact import Fact, FactName, Facts, State, Vocabulary
from ecoevent.engine.judging import Finding, Status, judge_rule
from ecoevent.engine.literals import LiteralValueError, fact_value
from ecoevent.engine.pack import ExampleText, Rule, Scalar
from ecoevent.problems import suggestion
from ecoevent.words.text import Text


def check_examples(rule: Rule, *, path: str, vocabulary: Vocabulary, problems: Problems) -> None:
    """Keep in *problems* every example that fails and every kind of example that is missing."""
    findings = []
    for index, example in enumerate(rule.text.examples):
        where = f"{path}.examples[{index}]"
        facts = read_facts(
            example.given, path=f"{where}.given", vocabulary=vocabulary, problems=problems
        )
        if facts is not None:
            finding = judge_rule(rule, facts, vocabulary)
            findings.append(finding)
            _compare(example, finding, where, problems)
    if len(findings) == len(rule.text.examples):
        _check_kinds(findings, f"{path}.examples", problems)


def read_facts(
    given: Mapping[str, Scalar],
    *,
    path: str,
    vocabulary: Vocabulary,
    problems: Problems,
) -> Facts | None:
    """The facts that an author wrote down, or None when one is unknown or does not suit."""
    before = len(problems.found)
    facts: dict[FactName, Fact] = {}
    for name, written in given.items():
        kind = vocabulary.kinds.get(FactName(name))
        if kind is None:
            near = suggestion(name, vocabulary.kinds)
            problems.add(EXPRESSION["R120"], path, found=name, near=near)
            continue
        try:
            value = fact_value(written, kind)
        except LiteralValueError as error:
            problems.add(
                RULE["R215"], f"{path}.{name}", found=written, fact=name, wanted=error.wanted
            )
            continue
        facts[kind.name] = Fact(name=kind.name, state=State.GIVEN, value=value, unit=kind.unit)
    return facts if len(problems.found) == before else None


def _compare(example: ExampleText, finding: Finding, path: str, problems: Problems) -> None:
    expected = [example.points, example.met, example.applies, example.missing]
    if sum(part is not None for part in expected) != 1:
        wanted = Text(
            fr="un de points, met, applies, missing", en="one of points, met, applies, missing"
        )
        problems.add(RULE["R210"], path, found="", wanted=wanted, detail="")
        return
    wanted_words = _expected_words(example)
    found_words = _found_words(example, finding)
    if found_words != wanted_words:
        detail = "" if finding.value is None else f" (measure = {finding.value:g})"
        problems.add(RULE["R210"], path, found=found_words, wanted=wanted_words, detail=detail)


def _expected_words(example: ExampleText) -> str:
    if example.points is not None:
        return f"points: {example.points}"
    if example.met is not None:
        return f"met: {str(example.met).lower()}"
    if example.applies is not None:
        return f"applies: {str(example.applies).lower()}"
    return f"missing: {sorted(example.missing or ())}"


def _found_words(example: ExampleText, finding: Finding) -> str:
    status = finding.status
    if example.applies is True:
        return f"applies: {str(status is not Status.NOT_APPLICABLE).lower()}"
    if status is Status.NOT_APPLICABLE:
        return "applies: false"
    if status is Status.UNKNOWN:
        return f"missing: {sorted(finding.missing)}"
    if example.met is not None or (example.points is None and finding.rule.weight == 0):
        return f"met: {str(status is Status.MET).lower()}"
    return f"points: {finding.points}"


def _check_kinds(findings: list[Finding], path: str, problems: Problems) -> None:
    """Each rule shows a case it likes, one that it does not, and one that it cannot tell."""
    seen = {finding.status for finding in findings}
    if not seen & {Status.MET, Status.PARTLY}:
        wanted = Text(fr="qui remplit la règle", en="that fulfils the rule")
        problems.add(RULE["R211"], path, wanted=wanted)
    if not seen & {Status.NOT_MET, Status.NOT_APPLICABLE}:
        wanted = Text(fr="sans point ou sans objet", en="without points or not applicable")
        problems.add(RULE["R211"], path, wanted=wanted)
    if Status.UNKNOWN not in seen:
        wanted = Text(fr="avec un fait manquant", en="with a fact missing")
        problems.add(RULE["R211"], path, wanted=wanted)
