"""That every engine says the same of the same plans: without it, times compare nothing."""

from collections.abc import Iterable

from hundred import by_hand
from hundred.plans import Plan
from peers import Peer, flat_plan

from ecoevent.engine.compiling import CompiledPack
from ecoevent.engine.pack import RulePack


class DifferentPointsError(AssertionError):
    """Two engines give different points."""


def check_by_hand(pack: RulePack, compiled: CompiledPack, plans: Iterable[Plan]) -> None:
    """The compiled pack and the hand-written function agree, rule by rule.

    Raises:
        DifferentPointsError: they do not.
    """
    for plan in plans:
        _compare(pack, "by hand", by_hand.points(plan), compiled.points(compiled.row(plan)))


def check_peer(pack: RulePack, compiled: CompiledPack, peer: Peer, plans: Iterable[Plan]) -> None:
    """The compiled pack and another engine agree, rule by rule.

    Raises:
        DifferentPointsError: they do not.
    """
    for plan in plans:
        found = peer.points(peer.judge(peer.prepare(flat_plan(plan))))
        _compare(pack, peer.name, found, compiled.points(compiled.row(plan)))


def _compare(pack: RulePack, name: str, found: list[int], wanted: list[int]) -> None:
    for rule, theirs, ours in zip(pack.rules, found, wanted, strict=True):
        if theirs != ours:
            raise DifferentPointsError(f"{rule.id}: {name} gives {theirs}, ecoevent {ours}")
