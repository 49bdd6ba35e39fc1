"""The kinds of files that strangers write: plans, packs, factor sets, regions and pages."""

from functools import cache
from pathlib import Path
from random import Random

from fuzz.cases import Case, Failed, Kind
from fuzz.mutating import (
    as_text,
    gently_mutated,
    mutated_bytes,
    mutated_yaml,
    recombined,
    values_by_key,
)
from fuzz.trees import Pairs, Tree, tree_of, written
from helpers import pack_texts
from helpers.trips import SMALL

from ecoevent import (
    RulePack,
    build_checklist,
    explain,
    judge,
    load_pack,
    measure,
    parse_plan,
    plan_to_yaml,
    questions,
    render_checklist,
    score,
)
from ecoevent.engine.reading import read_pack
from ecoevent.errors import BehaviourError, EcoEventError, NeededError
from ecoevent.facts import VOCABULARY
from ecoevent.footprint import estimate_travel, load_factors
from ecoevent.plan import plan_to_json
from ecoevent.registrations.systems import parse_system
from ecoevent.scoring.assessing import assess
from ecoevent.scoring.totals import Score, Tally
from ecoevent.showing.terminal.scores import score_text
from ecoevent.travel.choice.behaviour import check_behaviour
from ecoevent.travel.demand import demand
from ecoevent.travel.visit import visit_of
from ecoevent.words.text import LANGS

ROOT = Path(__file__).parents[2]
_PLANS = ("examples/*.yaml", "tests/broken/*.yaml")


@cache
def trees(*patterns: str) -> tuple[Tree, ...]:
    """The trees of the files that are sound YAML."""
    return tuple(
        tree
        for pattern in patterns
        for tree in map(_tree, sorted(ROOT.glob(pattern)))
        if isinstance(tree, Pairs) and tree
    )


@cache
def _values(*patterns: str) -> dict[str, list[Tree]]:
    return values_by_key(trees(*patterns))


@cache
def _tree(path: Path) -> Tree:
    try:
        return tree_of(path.read_bytes().decode())
    except Exception:  # noqa: BLE001 (some are broken on purpose, each in its way)
        return ""


def a_plan(rng: Random) -> bytes:
    """The bytes of a plan that is one, or nearly."""
    tree = rng.choice(trees(*_PLANS))
    assert isinstance(tree, Pairs)
    share = rng.choice((0.3, 0.7, 1.0))
    kept = Pairs(pair for pair in tree if pair[0] == "event" or rng.random() < share)
    if rng.random() < 0.6:
        return as_text(gently_mutated(kept, rng, _values(*_PLANS[:1])), rng)
    if rng.random() < 0.3:
        other = rng.choice(trees(*_PLANS))
        assert isinstance(other, Pairs)
        kept.append(rng.choice(other))
    return mutated_yaml(kept, rng)


def _make_plan(rng: Random) -> Case:
    if rng.random() < 0.02:
        path = rng.choice(sorted(ROOT.glob("tests/broken/*.yaml")))
        return Case(files={"plan.yaml": mutated_bytes(path.read_bytes(), rng)})
    return Case(files={"plan.yaml": a_plan(rng)})


@cache
def _pack() -> RulePack:
    return load_pack("core")


def _try_plan(case: Case, _folder: Path) -> None:
    plan = parse_plan(case.files["plan.yaml"])
    written = plan_to_yaml(plan)
    if parse_plan(written) != plan or parse_plan(plan_to_json(plan)) != plan:
        raise Failed("a plan that is not the same when written and read again")
    found = assess(plan, _pack())
    for each in (found.planned, found.verified):
        if each is not None:
            _check_score(each)
    if len(written) % 4 == 0:
        _ask(found.planned)
        for lang in LANGS:
            score_text(found, lang)
        sheets = build_checklist(plan, found.planned)
        render_checklist(sheets, format="html", langs=LANGS)
    if plan.participants.origins and len(written) % 3 == 0:
        try:
            demand(visit_of(plan))
            estimate_travel(plan)
        except NeededError:
            return


def _make_scored(rng: Random) -> Case:
    """A plan that can be read; the first of some that is."""
    for _ in range(20):
        tree = recombined(trees(*_PLANS[:1]), rng, _values(*_PLANS[:1]))
        content = written(tree).encode()
        try:
            parse_plan(content)
        except EcoEventError:
            continue
        return Case(files={"plan.yaml": content})
    return Case(files={"plan.yaml": (ROOT / "examples" / "demo.yaml").read_bytes()})


def _try_scored(case: Case, _folder: Path) -> None:
    found = assess(parse_plan(case.files["plan.yaml"]), _pack())
    for each in (found.planned, found.verified):
        if each is not None:
            _check_score(each)


def _check_score(found: Score) -> None:
    for tally in (found.total, *(each.tally for each in found.principles)):
        _check_tally(tally)


def _check_tally(tally: Tally) -> None:
    printed = [each for each in (tally.worst, tally.score, tally.best) if each is not None]
    if printed != sorted(printed) or any(not 0 <= each <= 100 for each in printed):
        raise Failed(f"a printed score outside its printed interval: {tally}")
    if not 0 <= tally.points <= tally.highest <= tally.out_of or tally.points > tally.decided:
        raise Failed(f"a score outside its own interval: {tally}")


@cache
def _pack_parts(folder: str) -> tuple[Pairs, list[Tree]]:
    heads = trees(f"rules/{folder}/pack.yaml")
    rules = [
        rule
        for tree in trees(f"rules/{folder}/[!p]*.yaml")
        for key, items in tree
        if key == "rules" and isinstance(items, list)
        for rule in items
    ]
    head = heads[0]
    assert isinstance(head, Pairs)
    return head, rules


def _make_pack(rng: Random) -> Case:
    folder = rng.choice(("", "", "gates-and-options", "minimum-and-advanced", "quebec"))
    if not folder:
        head, rules = tree_of(pack_texts.HEAD), tree_of(pack_texts.RULES)
    else:
        head, every = _pack_parts(folder)
        rules = Pairs([("rules", rng.sample(every, k=min(len(every), rng.choice((1, 2, 4)))))])
    is_head = rng.random() < 0.3
    head_text = _either(head, rng) if is_head else written(head).encode()
    rules_text = written(rules).encode() if is_head else _either(rules, rng)
    return Case(files={"pack.yaml": head_text, "rules.yaml": rules_text})


def _try_pack(case: Case, _folder: Path) -> None:
    pack = read_pack(dict(case.files), VOCABULARY(), name="fuzzed")
    for path in ("examples/demo.yaml", "examples/webinar.yaml"):
        found = score(judge(measure(parse_plan((ROOT / path).read_bytes())), pack))
        _check_score(found)
        _ask(found)


def _ask(found: Score) -> None:
    questions(found.findings)
    for finding in found.findings.findings[:3]:
        explain(found.findings, finding.rule.id)


def _either(tree: Tree, rng: Random) -> bytes:
    """The tree changed gently, so that it is often still sound, or not."""
    if rng.random() < 0.4:
        return as_text(gently_mutated(tree, rng, values_by_key((tree,))), rng)
    return mutated_yaml(tree, rng)


def _make_factors(rng: Random) -> Case:
    shipped = rng.random() < 0.1
    tree = rng.choice(trees("rules/factors/*.yaml")) if shipped else tree_of(SMALL)
    return Case(files={"set.yaml": _either(tree, rng)})


def _try_factors(case: Case, folder: Path) -> None:
    path = folder / "set.yaml"
    path.write_bytes(case.files["set.yaml"])
    found = load_factors(path)
    plan = parse_plan((ROOT / "examples" / "committee-meeting.yaml").read_bytes())
    try:
        estimate_travel(plan, factors=found)
    except NeededError:
        return


def _make_region(rng: Random) -> Case:
    name = rng.choice(("region.yaml",) * 4 + ("behaviour.yaml",))
    files = (
        "rules/travel/behaviour.yaml" if name == "behaviour.yaml" else "rules/travel/regions/*.yaml"
    )
    return Case(files={name: _either(rng.choice(trees(files)), rng)})


def _try_region(case: Case, folder: Path) -> None:
    ((name, content),) = case.files.items()
    path = folder / name
    path.write_bytes(content)
    problems = check_behaviour(path)
    if problems:
        raise BehaviourError(problems)
    if name == "behaviour.yaml":
        return
    plan = parse_plan((ROOT / "examples" / "committee-meeting.yaml").read_bytes())
    demand(visit_of(plan), region=str(path)).legs()


def _make_page(rng: Random) -> Case:
    tree = rng.choice(trees("rules/registrations/[!_]*.yaml"))
    return Case(files={"page.yaml": _either(tree, rng)})


def _try_page(case: Case, _folder: Path) -> None:
    parse_system(case.files["page.yaml"], file="page.yaml")


KINDS = (
    Kind(name="plans", makes=_make_plan, tries=_try_plan),
    Kind(name="scores", makes=_make_scored, tries=_try_scored),
    Kind(name="packs", makes=_make_pack, tries=_try_pack),
    Kind(name="factors", makes=_make_factors, tries=_try_factors),
    Kind(name="regions", makes=_make_region, tries=_try_region),
    Kind(name="pages", makes=_make_page, tries=_try_page),
)
