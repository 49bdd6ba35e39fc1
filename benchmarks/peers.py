"""A pack in, the same rules for other rules engines out, written from the typed trees.

Each engine judges all rules in one evaluation over one flat mapping, compiled beforehand: the
fastest way we found. Linear scales are one product rounded down instead of one step a point; since
products round, the other engines get a nudge of a billionth of a point, which lands exact
thresholds on the right side. Rules with a missing value are not asked of them: each of these
engines puts a value of its own there, or fails.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

import attrs

from ecoevent.engine.compiling import LAPSED
from ecoevent.engine.fact import FactName
from ecoevent.engine.pack import Rule, RulePack
from ecoevent.engine.typed import Typed

NUDGE = 1e-9


@attrs.frozen
class Peer:
    """Another engine, ready to judge.

    Attributes:
        prepare: from a flat plan to what `judge` takes; not a part of the judging.
        judge: what is measured.
        points: from what `judge` gives to the points of every rule.
    """

    name: str
    judge: Callable[[Any], Any]
    points: Callable[[Any], list[int]] = list
    prepare: Callable[[dict[str, Any]], Any] = dict


def flat_name(fact: FactName) -> str:
    """The fact's name without dots, which would mean nested objects."""
    return fact.replace(".", "_")


def flat_plan(plan: Mapping[FactName, Any]) -> dict[str, Any]:
    """The plan under flat names."""
    return {flat_name(name): value for name, value in plan.items()}


def peers(pack: RulePack) -> list[Peer]:
    """The engines, with the rules of *pack*.

    Raises:
        ImportError: one is not installed; the extra `benchmark` brings them.
    """
    return [*_zen(pack), *_cel(pack), *_json_logic(pack)]


def _zen(pack: RulePack) -> list[Peer]:
    import zen  # noqa: PLC0415 (a peer may not be installed)

    infix = _Infix({"and": " and ", "or": " or ", "not": "not ", "floor": "floor"})
    codes = {f"r{index}": infix.rule(rule) for index, rule in enumerate(pack.rules)}
    graph = json.dumps(_zen_graph(codes))
    content = zen.ZenDecisionContent(graph)
    kept = zen.ZenEngine({"loader": lambda _: content})

    def points(result: Any) -> list[int]:
        return [result["result"][key] for key in codes]

    listed = zen.compile_expression(f"[{', '.join(codes.values())}]")
    return [
        Peer(
            "zen-engine, a decision graph", zen.ZenEngine().create_decision(graph).evaluate, points
        ),
        Peer("zen-engine, a graph compiled once", lambda plan: kept.evaluate("pack", plan), points),
        Peer("zen-engine, one list of expressions", listed.evaluate),
    ]


def _zen_graph(codes: Mapping[str, str]) -> dict[str, Any]:
    """A decision graph with one node of expressions, one a rule."""
    expressions = [{"id": key, "key": key, "value": code} for key, code in codes.items()]
    nodes: list[dict[str, Any]] = [
        {"id": "in", "type": "inputNode"},
        {"id": "rules", "type": "expressionNode", "content": {"expressions": expressions}},
        {"id": "out", "type": "outputNode"},
    ]
    for node in nodes:
        node |= {"name": node["id"], "position": {"x": 0, "y": 0}}
    links = [("in", "rules"), ("rules", "out")]
    edges = [{"id": a + b, "type": "edge", "sourceId": a, "targetId": b} for a, b in links]
    return {"nodes": nodes, "edges": edges}


def _cel(pack: RulePack) -> list[Peer]:
    import cel  # noqa: PLC0415 (a peer may not be installed)

    infix = _Infix({"and": " && ", "or": " || ", "not": "!", "floor": "int"})
    program = cel.compile(f"[{', '.join(map(infix.rule, pack.rules))}]")
    return [
        Peer("CEL", program.execute),
        Peer("CEL, from its own context", program.execute, prepare=cel.Context),
    ]


def _json_logic(pack: RulePack) -> list[Peer]:
    import datalogic_py  # noqa: PLC0415 (a peer may not be installed)

    engine = datalogic_py.Engine()
    rules, session = engine.compile([_logic_rule(rule) for rule in pack.rules]), engine.session()
    return [
        Peer("JSONLogic", lambda plan: session.evaluate(rules, plan)),
        Peer(
            "JSONLogic, from its own parsed data",
            lambda data: session.evaluate_data(rules, data),
            prepare=lambda plan: datalogic_py.DataHandle(json.dumps(plan)),
        ),
    ]


@attrs.frozen
class _Infix:
    """Writes expressions for zen-engine and CEL, which differ in a few words only."""

    words: Mapping[str, str]

    def rule(self, rule: Rule) -> str:
        code = self.points(rule)
        for certificate in rule.certificates:
            code = f"({flat_name(certificate)} ? {rule.weight or 1} : {code})"
        if rule.applies is not None:
            code = f"({self.tree(rule.applies)} ? {code} : {LAPSED})"
        return code

    def points(self, rule: Rule) -> str:
        if rule.tiers:
            tiers = [f"{self.tree(tier.when)} ? {tier.points} : " for tier in rule.tiers]
            return f"({''.join(tiers)}0)"
        if rule.measure is None or rule.scale is None:
            assert rule.test is not None  # noqa: S101 (one of the three, by R201)
            return f"({self.tree(rule.test)} ? {rule.weight or 1} : 0)"
        measure = self.tree(rule.measure)
        if _is_line(rule):
            (low, first), (high, last) = rule.scale.corners
            way = f"{measure} - {low!r}" if rule.scale.rising else f"{high!r} - {measure}"
            slope = rule.scale.top / (high - low)
            rounded = f"{self.words['floor']}(({way}) * {slope!r} + {NUDGE!r})"
            return f"({measure} <= {low!r} ? {first} : {measure} >= {high!r} ? {last} : {rounded})"
        sign = "<" if rule.scale.rising else "<="
        pairs = zip(rule.scale.bounds, rule.scale.points, strict=False)
        steps = [f"{measure} {sign} {bound!r} ? {points} : " for bound, points in pairs]
        return f"({''.join(steps)}{rule.scale.points[-1]})"

    def tree(self, tree: Typed) -> str:
        if tree.op == "fact":
            return flat_name(tree.fact)
        if tree.op in {"number", "word"}:
            return repr(tree.value)
        if tree.op == "words":
            return str(list(tree.value))  # type: ignore[arg-type]  # words, by the parser
        parts = [self.tree(part) for part in tree.parts]
        if tree.op == "if":
            return f"({parts[1]} ? {parts[0]} : {parts[2]})"
        if tree.op in {"min", "max"}:
            first, second = parts
            return f"({first} {'<' if tree.op == 'min' else '>'} {second} ? {first} : {second})"
        if tree.op == "not":
            return f"({self.words['not']}{parts[0]})"
        if tree.op == "not in":
            return f"({self.words['not']}({parts[0]} in {parts[1]}))"
        return f"({self.words.get(tree.op, f' {tree.op} ').join(parts)})"


def _is_line(rule: Rule) -> bool:
    """Whether the scale is linear with one slope."""
    return (
        rule.text.scale is not None
        and rule.text.scale.kind == "linear"
        and len(rule.text.scale.points) == 2
    )


def _logic_rule(rule: Rule) -> Any:
    logic = _logic_points(rule)
    for certificate in rule.certificates:
        logic = {"if": [{"var": flat_name(certificate)}, rule.weight or 1, logic]}
    return logic if rule.applies is None else {"if": [_logic(rule.applies), logic, LAPSED]}


def _logic_points(rule: Rule) -> Any:
    if rule.tiers:
        pairs = [part for tier in rule.tiers for part in (_logic(tier.when), tier.points)]
        return {"if": [*pairs, 0]}
    if rule.measure is None or rule.scale is None:
        assert rule.test is not None  # noqa: S101 (one of the three, by R201)
        return {"if": [_logic(rule.test), rule.weight or 1, 0]}
    measure = _logic(rule.measure)
    if _is_line(rule):
        (low, first), (high, last) = rule.scale.corners
        way = {"-": [measure, low] if rule.scale.rising else [high, measure]}
        rounded = {"floor": [{"+": [{"*": [way, rule.scale.top / (high - low)]}, NUDGE]}]}
        return {"if": [{"<=": [measure, low]}, first, {">=": [measure, high]}, last, rounded]}
    sign = "<" if rule.scale.rising else "<="
    steps = zip(rule.scale.bounds, rule.scale.points, strict=False)
    pairs = [part for bound, points in steps for part in ({sign: [measure, bound]}, points)]
    return {"if": [*pairs, rule.scale.points[-1]]}


def _logic(tree: Typed) -> Any:
    if tree.op == "fact":
        return {"var": flat_name(tree.fact)}
    if tree.op in {"number", "word"}:
        return tree.value
    if tree.op == "words":
        return list(tree.value)  # type: ignore[arg-type]  # words, by the parser
    parts = [_logic(part) for part in tree.parts]
    if tree.op == "if":
        return {"if": [parts[1], parts[0], parts[2]]}
    if tree.op == "not in":
        return {"!": [{"in": parts}]}
    return {"!" if tree.op == "not" else tree.op: parts}
