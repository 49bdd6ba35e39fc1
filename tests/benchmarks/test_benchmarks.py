"""The engines that benchmarks/rules.py compares give the same points; nothing is timed here."""

import sys
from collections.abc import Iterator

import pytest
from helpers.paths import ROOT

from ecoevent.engine.compiling import CompiledPack, compile_pack
from ecoevent.engine.fact import FactKind
from ecoevent.engine.pack import RulePack
from ecoevent.scoring.packs import load_pack

FOLDER = ROOT / "benchmarks"
PLANS = 20


@pytest.fixture(autouse=True)
def benchmarks_on_path(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Scripts import each other by their names in the folder."""
    monkeypatch.syspath_prepend(FOLDER)
    yield
    for name in ("hundred", "hundred.by_hand", "hundred.checks", "hundred.plans", "peers"):
        sys.modules.pop(name, None)


@pytest.fixture(scope="module")
def pack() -> RulePack:
    """The hundred rules."""
    return load_pack(FOLDER / "hundred")


@pytest.fixture(scope="module")
def compiled(pack: RulePack) -> CompiledPack:
    """The hundred rules as one function."""
    return compile_pack(pack)


def kinds_of(pack: RulePack) -> list[FactKind]:
    """The kinds of the facts that the pack reads."""
    return [pack.vocabulary[name] for name in pack.readers]


def test_the_pack_is_a_hundred_rules_over_eighty_facts(
    pack: RulePack, compiled: CompiledPack
) -> None:
    """As it says, and as other engines were measured with."""
    assert (len(pack.rules), len(compiled.facts)) == (100, 80)


@pytest.mark.parametrize("missing", [0, 0.05, 0.3, 0.6, 1])
def test_rules_by_hand_give_the_same_points(
    pack: RulePack, compiled: CompiledPack, missing: float
) -> None:
    """Whatever is missing."""
    from hundred.checks import check_by_hand  # noqa: PLC0415 (on the path in tests only)
    from hundred.plans import random_plans  # noqa: PLC0415

    check_by_hand(pack, compiled, random_plans(PLANS, kinds_of(pack), missing=missing, seed=7))


def test_other_engines_give_the_same_points(pack: RulePack, compiled: CompiledPack) -> None:
    """On complete plans."""
    for module in ("zen", "cel", "datalogic_py"):
        pytest.importorskip(module, reason="comes with the extra `benchmark`")
    from hundred.checks import check_peer  # noqa: PLC0415 (on the path in tests only)
    from hundred.plans import random_plans  # noqa: PLC0415
    from peers import peers  # noqa: PLC0415

    plans = random_plans(PLANS, kinds_of(pack), seed=8)
    for peer in peers(pack):
        check_peer(pack, compiled, peer, plans)


def test_a_difference_is_not_overlooked(pack: RulePack, compiled: CompiledPack) -> None:
    """The check fails when one rule gives a point more."""
    from hundred.checks import DifferentPointsError, check_peer  # noqa: PLC0415 (as above)
    from hundred.plans import random_plans  # noqa: PLC0415
    from peers import Peer  # noqa: PLC0415

    plans = random_plans(1, kinds_of(pack), seed=9)
    wrong = compiled.points(compiled.row(plans[0]))
    wrong[50] += 1

    with pytest.raises(DifferentPointsError, match=pack.rules[50].id):
        check_peer(pack, compiled, Peer("wrong", lambda _: wrong), plans)
