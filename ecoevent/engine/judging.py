"""Facts and a pack in, findings out: what each rule says, and what it could still say.

Rules whose facts all have values are judged by generated code, the others in three states.
"""

import datetime as dt
from collections.abc import Iterable, Sequence

import attrs

from ecoevent.engine.compiling import judges_of
from ecoevent.engine.evaluating import Absent, value_of
from ecoevent.engine.fact import Fact, FactName, Facts, State, Value, Vocabulary
from ecoevent.engine.finding import Finding, Findings, Status, Sums
from ecoevent.engine.opening import finding_of
from ecoevent.engine.pack import Area, Rule, RulePack
from ecoevent.engine.verdicts import Verdicts

__all__ = [
    "Finding",
    "Findings",
    "Status",
    "Sums",
    "changed_facts",
    "judge",
    "judge_rule",
    "rejudge",
    "unassumed",
]


def judge(
    facts: Facts, pack: RulePack, *, on: dt.date | None = None, at: Area | None = None
) -> Findings:
    """What every rule of *pack* says of *facts*.

    Args:
        facts: facts by name; one that is not there is missing.
        pack: the rules.
        on: the day whose legal duties count; None takes all as in force.
        at: where; None takes all as holding.
    """
    findings = _judged(range(len(pack.rules)), facts, pack, on=on, at=at)
    return Findings(pack=pack, facts=facts, findings=tuple(findings), on=on, at=at)


def rejudge(before: Findings, facts: Facts, *, changed: Iterable[FactName]) -> Findings:
    """The findings for *facts*, judging again only the rules that read a *changed* fact."""
    pack, on, at = before.pack, before.on, before.at
    stale = sorted({index for fact in changed for index in pack.readers.get(fact, ())})
    findings = list(before.findings)
    for index, finding in zip(stale, _judged(stale, facts, pack, on=on, at=at), strict=True):
        findings[index] = finding
    return Findings(pack=pack, facts=facts, findings=tuple(findings), on=on, at=at)


def unassumed(before: Findings) -> Findings:
    """The findings if what is assumed were not known: what rests on answers alone."""
    guessed = [name for name, fact in before.facts.items() if fact.state is _ASSUMED]
    if not guessed:
        return before
    facts = {name: _asked(fact) if fact.is_assumed else fact for name, fact in before.facts.items()}
    return rejudge(before, facts, changed=guessed)


def _asked(fact: Fact) -> Fact:
    """The fact as one to be asked for, where it was assumed."""
    needs = tuple(origin.path for origin in fact.origins)
    return attrs.evolve(fact, state=State.MISSING, value=None, needs=needs)


def changed_facts(before: Facts, after: Facts) -> tuple[FactName, ...]:
    """The facts whose value or state differs."""
    names = dict.fromkeys([*before, *after])
    return tuple(name for name in names if before.get(name) != after.get(name))


def judge_rule(rule: Rule, facts: Facts, vocabulary: Vocabulary) -> Finding:
    """What one rule says of *facts*, as in force."""
    seen = _look(facts, rule.reads)
    return finding_of(Verdicts(rule, is_assumed=bool(seen.assumed)), seen.known, vocabulary)


_GIVEN, _ASSUMED = State.GIVEN, State.ASSUMED


@attrs.frozen
class _Seen:
    """The values of some facts, and which of them have none or are guesses."""

    known: dict[FactName, Value | Absent]
    absent: list[FactName]
    assumed: list[FactName]


def _look(facts: Facts, names: Iterable[FactName]) -> _Seen:
    known: dict[FactName, Value | Absent] = {}
    absent, assumed = [], []
    for name in names:
        fact = facts.get(name)
        if fact is None:
            absent.append(name)
            continue
        state, value = fact.state, fact.value
        if state is _GIVEN and value is not None and value.__class__ is not int:
            known[name] = value  # most facts, in half the time
            continue
        known[name] = found = value_of(fact)
        if isinstance(found, Absent):
            absent.append(name)
        if state is _ASSUMED:
            assumed.append(name)
    return _Seen(known, absent, assumed)


def _judged(
    indexes: Sequence[int], facts: Facts, pack: RulePack, *, on: dt.date | None, at: Area | None
) -> list[Finding]:
    """What the rules at these places of the pack say."""
    readers, given = pack.readers, judges_of(pack)
    every = len(indexes) == len(pack.rules)
    seen = _look(facts, readers if every else _read_by(indexes, pack))
    still_open = {index for name in seen.absent for index in readers[name]}
    guessed = {index for name in seen.assumed for index in readers[name]}
    lapsed = {index for index in given.bounded if not _holds(pack.rules[index], on, at)}
    special = still_open | guessed | lapsed
    known, functions = seen.known, given.functions

    def judged(index: int) -> Finding:
        judges = judges_of(pack, is_assumed=True) if index in guessed else given
        if index in lapsed:
            return judges.verdicts[index].lapsed()
        if index in still_open:
            return finding_of(judges.verdicts[index], known, pack.vocabulary)
        return judges.functions[index](known)

    if not special and every:
        return [function(known) for function in functions]
    return [judged(i) if i in special else functions[i](known) for i in indexes]


def _holds(rule: Rule, on: dt.date | None, at: Area | None) -> bool:
    return rule.is_in_force(on) and rule.holds_at(at)


def _read_by(indexes: Sequence[int], pack: RulePack) -> Iterable[FactName]:
    """The facts that these rules read, each once."""
    return dict.fromkeys(name for index in indexes for name in pack.rules[index].reads)
