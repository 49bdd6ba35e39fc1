"""Several packs in, which answers serve which of their rules out."""

from collections.abc import Sequence

import attrs

from ecoevent.engine.fact import FactKind, FactName
from ecoevent.engine.pack import RulePack
from ecoevent.facts import VOCABULARY


@attrs.frozen(kw_only=True)
class CrosswalkRow:
    """One fact, and the ids of the rules that read it, pack by pack in the order asked for."""

    kind: FactKind
    rules: tuple[tuple[str, ...], ...]

    @property
    def packs(self) -> int:
        """How many packs the fact serves."""
        return sum(bool(ids) for ids in self.rules)


def crosswalk(packs: Sequence[RulePack]) -> tuple[CrosswalkRow, ...]:
    """Every fact that a rule reads, those that serve most packs first."""
    vocabulary = VOCABULARY()
    names = [name for name in vocabulary.kinds if any(name in pack.readers for pack in packs)]
    rows = [
        CrosswalkRow(kind=vocabulary[name], rules=tuple(_readers(pack, name) for pack in packs))
        for name in names
    ]
    return tuple(sorted(rows, key=lambda row: -row.packs))


def _readers(pack: RulePack, name: FactName) -> tuple[str, ...]:
    return tuple(pack.rules[index].id for index in pack.readers.get(name, ()))
