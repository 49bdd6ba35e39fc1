"""Tables of what sets of actions give in, the best set out: exact, by a dynamic programme.

Nothing here knows of plans or rules: actions are numbers, each rule is a table by the few actions
that can change it. All numbers are whole, so that nothing hangs on rounding.

A price is one whole number that adds up: money first, then minutes of work, then the number of
actions, then the actions themselves, the bit of each. So the cheapest set is always one and the
same, whatever order things are given in.
"""

import functools
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

MOST_HUBS = 6
MOST_TOGETHER = 12
"""Actions of a component that are gone through one set after the other: 4,096 sets."""
_MINUTES, _COUNT = 24, 10  # bits


class TooWideError(Exception):
    """More actions hang together than can be gone through; never leaves this room."""


@attrs.frozen
class Row:
    """What a rule gives for one set of its actions.

    Attributes:
        lost: points that it could give and does not, whatever is answered.
        is_bad: of a rule that must be met, that it is not.
    """

    points: int = 0
    lost: int = 0
    is_bad: bool = False


@attrs.frozen
class Table:
    """A rule by the actions that change what it gives.

    Attributes:
        actions: numbers, ascending.
        rows: by the bits of the set, those of `actions` counted from the first; None where the set
            cannot be done.
        part: the principle whose points they are.
    """

    actions: tuple[int, ...]
    rows: tuple[Row | None, ...]
    part: int = 0
    is_result: bool = False


@attrs.frozen(kw_only=True)
class Problem:
    """What can be done and what it gives.

    Attributes:
        prices: of each action, from `price`.
        tables: one a rule; those that no action changes have a single row.
        parts: how many principles there are.
        excludes: pairs that cannot both be done.
        requires: pairs of which the first needs the second.
        forced: actions that are done in any case.
        forbidden: actions that are not.
        kept: what was worked out of components; the same for a problem that forbids more.
    """

    prices: tuple[int, ...]
    tables: tuple[Table, ...]
    parts: int = 1
    excludes: tuple[tuple[int, int], ...] = ()
    requires: tuple[tuple[int, int], ...] = ()
    forced: frozenset[int] = frozenset()
    forbidden: frozenset[int] = frozenset()
    kept: dict[object, list["_Option"]] = attrs.field(factory=dict, eq=False, repr=False)


@attrs.frozen(kw_only=True)
class Asked:
    """What a set must reach, in percent of the points that could be had; nothing bad is left."""

    total: int = 0
    floors: tuple[int, ...] = ()
    results: tuple[int, ...] = ()


@attrs.frozen(kw_only=True)
class Best:
    """A set of actions and what it gives."""

    mask: int
    price: int
    points: int = 0
    lost: int = 0
    bad: int = 0

    def is_better(self, other: "Best") -> bool:
        """Whether fewer rules are bad, or as many and the share of the points is higher."""
        if self.bad != other.bad:
            return self.bad < other.bad
        return self.points * (other.points + other.lost) > other.points * (self.points + self.lost)


def price(cents: int, minutes: int, action: int, actions: int) -> int:
    """The price of the action of that number, of so many."""
    return (((cents << _MINUTES) + minutes << _COUNT) + 1 << actions) + (1 << action)


def cents_of(price: int, actions: int) -> int:
    """The money in a sum of prices."""
    return price >> actions >> _COUNT >> _MINUTES


def numbers(mask: int) -> Iterator[int]:
    """The numbers of the actions of a set."""
    return (number for number in range(mask.bit_length()) if mask >> number & 1)


@attrs.frozen
class _Option:
    """A set of a component's actions: what it costs, and what its tables add up to."""

    price: int
    points: tuple[int, ...]
    lost: tuple[int, ...]
    gained: tuple[int, ...]  # of the points, those for results
    missed: tuple[int, ...]
    bad: int

    def __add__(self, other: "_Option") -> "_Option":
        return _Option(
            self.price + other.price,
            _sum(self.points, other.points),
            _sum(self.lost, other.lost),
            _sum(self.gained, other.gained),
            _sum(self.missed, other.missed),
            self.bad + other.bad,
        )


def _sum(one: tuple[int, ...], other: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(a + b for a, b in zip(one, other, strict=True))


def front(problem: Problem) -> tuple[Best, ...]:
    """Every set that no cheaper one equals, the cheapest first; each is better than the last.

    Raises:
        TooWideError: too many actions hang together.
    """
    labels: dict[tuple[int, int, int], int] = {}
    for start, components in _worlds(problem):
        for key, cost in _front(start, components).items():
            if key not in labels or cost < labels[key]:
                labels[key] = cost
    every = (1 << len(problem.prices)) - 1
    found = [
        Best(mask=cost & every, price=cost, bad=bad, points=points, lost=lost)
        for (bad, points, lost), cost in labels.items()
    ]
    steps: list[Best] = []
    for best in sorted(found, key=lambda each: each.price):
        if not steps or best.is_better(steps[-1]):
            steps.append(best)
    return tuple(steps)


def _front(start: _Option, components: list[list[_Option]]) -> dict[tuple[int, int, int], int]:
    """The least price of each sum of bad rules, points and lost points."""
    labels = {(start.bad, sum(start.points), sum(start.lost)): start.price}
    for options in components:
        adds = [(o.bad, sum(o.points), sum(o.lost), o.price) for o in options]
        new: dict[tuple[int, int, int], int] = {}
        for (bad, points, lost), cost in labels.items():
            for more_bad, more_points, more_lost, more in adds:
                key = (bad + more_bad, points + more_points, lost + more_lost)
                if key not in new or cost + more < new[key]:
                    new[key] = cost + more
        labels = _undominated(new)
    return labels


def _undominated(labels: dict[tuple[int, int, int], int]) -> dict[tuple[int, int, int], int]:
    """Without those that another of as many bad rules and lost points beats in points and price."""
    kept: dict[tuple[int, int, int], int] = {}
    cheapest: dict[tuple[int, int], int] = {}
    for key in sorted(labels, key=lambda each: -each[1]):
        alike, cost = (key[0], key[2]), labels[key]
        if alike not in cheapest or cost < cheapest[alike]:
            kept[key] = cheapest[alike] = cost
    return kept


def cheapest(problem: Problem, asked: Asked) -> Best | None:
    """The cheapest set that reaches what is asked; None where none does.

    Raises:
        TooWideError: too many actions hang together.
    """
    found = [
        cost
        for start, components in _worlds(problem)
        if (cost := _cheapest(start, components, asked, problem.parts)) is not None
    ]
    if not found:
        return None
    every = (1 << len(problem.prices)) - 1
    return summed(problem, min(found) & every)


def _cheapest(
    start: _Option, components: list[list[_Option]], asked: Asked, parts: int
) -> int | None:
    """The least price in one world: each block by itself, then all of them by the total."""
    if start.bad:
        return None
    good = [[option for option in options if not option.bad] for options in components]
    if not all(good):
        return None
    limits = _Limits(asked, parts)
    labels = {limits.total(start): start.price}
    blocks, alone = _blocks(good, parts)
    for part in alone:
        if any(slack < 0 for slack in limits.of(start, (part,))):
            return None
    for touched, block in blocks:
        table = _block(start, block, touched, limits)
        new: dict[int, int] = {}
        for (total, cost), (more_total, more) in itertools.product(labels.items(), table):
            if total + more_total not in new or cost + more < new[total + more_total]:
                new[total + more_total] = cost + more
        labels = dict(_pareto(new))
    reached = [cost for total, cost in labels.items() if total >= 0]
    return min(reached, default=None)


@attrs.frozen
class _Limits:
    """How far a sum is above what is asked, times a hundred: at least 0 is reached."""

    asked: Asked
    parts: int

    def total(self, option: _Option) -> int:
        """By all points."""
        return _slack(sum(option.points), sum(option.lost), self.asked.total)

    def of(self, option: _Option, parts: Iterable[int]) -> tuple[int, ...]:
        """By the points of some principles, and by those for results."""
        slacks = []
        for part in parts:
            floor = self.asked.floors[part] if self.asked.floors else 0
            results = self.asked.results[part] if self.asked.results else 0
            slacks.append(_slack(option.points[part], option.lost[part], floor))
            slacks.append(_slack(option.gained[part], option.missed[part], results))
        return tuple(slacks)


def _slack(points: int, lost: int, percent: int) -> int:
    return 100 * points - percent * (points + lost)


def _block(
    start: _Option, components: list[list[_Option]], parts: tuple[int, ...], limits: _Limits
) -> list[tuple[int, int]]:
    """What a block adds to the total, and its price, where its principles reach what is asked.

    A slack above all that later components can take away says no more than that.
    """
    adds = [
        [(limits.of(option, parts), limits.total(option), option.price) for option in options]
        for options in components
    ]
    falls, rises = _later(adds, len(parts) * 2)
    labels = {(limits.of(start, parts), 0): 0}
    for position, options in enumerate(adds):
        fall, rise = falls[position], rises[position]
        new: dict[tuple[tuple[int, ...], int], int] = {}
        for ((slacks, total), cost), (more, more_total, price) in itertools.product(
            labels.items(), options
        ):
            sums = [one + other for one, other in zip(slacks, more, strict=True)]
            if any(one + up < 0 for one, up in zip(sums, rise, strict=True)):
                continue
            capped = tuple(min(one, down) for one, down in zip(sums, fall, strict=True))
            key = (capped, total + more_total)
            if key not in new or cost + price < new[key]:
                new[key] = cost + price
        labels = new
    best: dict[int, int] = {}
    for (_, total), cost in labels.items():
        best[total] = min(cost, best.get(total, cost))
    return _pareto(best)


_Adds = list[list[tuple[tuple[int, ...], int, int]]]


def _later(adds: _Adds, dimensions: int) -> tuple[list[list[int]], list[list[int]]]:
    """After each component: how far later ones can lower each slack, and raise it."""
    falls, rises = [[0] * dimensions], [[0] * dimensions]
    for options in reversed(adds[1:]):
        each = [[option[0][d] for option in options] for d in range(dimensions)]
        falls.append([old + max(0, -min(d)) for old, d in zip(falls[-1], each, strict=True)])
        rises.append([old + max(0, *d) for old, d in zip(rises[-1], each, strict=True)])
    return falls[::-1], rises[::-1]


def _pareto(best: Mapping[int, int]) -> list[tuple[int, int]]:
    """The totals that no higher one has for less."""
    kept: list[tuple[int, int]] = []
    for total in sorted(best, reverse=True):
        if not kept or best[total] < kept[-1][1]:
            kept.append((total, best[total]))
    return kept


_Blocks = list[tuple[tuple[int, ...], list[list[_Option]]]]


def _blocks(components: list[list[_Option]], parts: int) -> tuple[_Blocks, list[int]]:
    """The components by the principles that they have in common; and those that none touches."""
    group = list(range(parts))
    touched = [_touched(options, parts) for options in components]
    for each in touched:
        for part in each[1:]:
            old, new = group[part], group[each[0]]
            group = [new if number == old else number for number in group]
    free = [options for options, each in zip(components, touched, strict=True) if not each]
    blocks: _Blocks = [((), free)] if free else []
    alone = set(range(parts)) - {part for each in touched for part in each}
    for number in dict.fromkeys(group):
        members = tuple(part for part in range(parts) if group[part] == number)
        inside = [
            options
            for options, each in zip(components, touched, strict=True)
            if each and each[0] in members
        ]
        if inside:
            blocks.append((members, inside))
            alone -= set(members)
    return blocks, sorted(alone)


def _touched(options: list[_Option], parts: int) -> list[int]:
    """The principles in which the options differ, or give anything."""
    return [
        part
        for part in range(parts)
        if any(o.points[part] or o.lost[part] or o.gained[part] or o.missed[part] for o in options)
    ]


def _worlds(problem: Problem) -> Iterator[tuple[_Option, list[list[_Option]]]]:
    """For each set of the hubs: what is fixed, and what the components can add.

    Raises:
        TooWideError: too many actions hang together.
    """
    hubs, components = hubs_and_components(problem)
    constant = [table for table in problem.tables if not table.actions]
    start = functools.reduce(_Option.__add__, map(_alone(problem), constant), _nothing(problem))
    tables_of = _by_component(problem, components)
    for chosen in itertools.product((False, True), repeat=len(hubs)):
        on = frozenset(hub for hub, is_on in zip(hubs, chosen, strict=True) if is_on)
        off = (frozenset(hubs) - on) | problem.forbidden
        fixed = _options(problem, (), tables_of[()], on, off)
        options = [
            _options(problem, component, tables_of[component], on, off) for component in components
        ]
        if fixed and all(options) and _is_allowed(problem, on, off, on | off):
            paid = attrs.evolve(fixed[0], price=sum(problem.prices[hub] for hub in on))
            yield start + paid, options


def hubs_and_components(problem: Problem) -> tuple[tuple[int, ...], list[tuple[int, ...]]]:
    """Actions to fix so that the others fall apart into small components; and these.

    Raises:
        TooWideError: too many actions hang together.
    """
    links = [table.actions for table in problem.tables if len(table.actions) > 1]
    links += [*problem.excludes, *problem.requires]
    links = [tuple(a for a in link if a not in problem.forbidden) for link in links]
    actions = [a for a in range(len(problem.prices)) if a not in problem.forbidden]
    hubs: list[int] = []
    while True:
        components = _components(actions, links, hubs)
        widest = max(components, key=len, default=())
        if len(widest) <= MOST_TOGETHER:
            return tuple(hubs), components
        if len(hubs) == MOST_HUBS:
            raise TooWideError
        degree = {
            action: len({other for link in links if action in link for other in link} - {*hubs})
            for action in widest
        }
        hubs.append(max(widest, key=lambda action: (degree[action], -action)))


def _components(
    actions: Iterable[int], links: Iterable[Sequence[int]], hubs: Sequence[int]
) -> list[tuple[int, ...]]:
    group = {action: {action} for action in actions if action not in hubs}
    for link in links:
        free = [action for action in link if action not in hubs]
        for other in free[1:]:
            one, two = group[free[0]], group[other]
            if one is not two:
                one |= two
                for action in two:
                    group[action] = one
    unique = {id(members): members for members in group.values()}
    return sorted(tuple(sorted(members)) for members in unique.values())


def _by_component(
    problem: Problem, components: list[tuple[int, ...]]
) -> dict[tuple[int, ...], list[Table]]:
    """The tables of each component, hubs set aside; under `()` those of hubs alone."""
    home = {action: component for component in components for action in component}
    tables: dict[tuple[int, ...], list[Table]] = {(): []} | {each: [] for each in components}
    for table in problem.tables:
        if table.actions:
            inside = [action for action in table.actions if action in home]
            tables[home[inside[0]] if inside else ()].append(table)
    return tables


def _nothing(problem: Problem) -> _Option:
    zero = (0,) * problem.parts
    return _Option(0, zero, zero, zero, zero, 0)


def _alone(problem: Problem) -> "functools.partial[_Option]":
    return functools.partial(_of_rows, problem)


def _of_rows(problem: Problem, table: Table) -> _Option:
    row = table.rows[0]
    assert row is not None  # noqa: S101 (what no set changes is as it is)
    return _added(problem, 0, [(table, row)])


def _added(problem: Problem, price: int, rows: Iterable[tuple[Table, Row]]) -> _Option:
    points, lost, gained, missed = ([0] * problem.parts for _ in range(4))
    bad = 0
    for table, row in rows:
        points[table.part] += row.points
        lost[table.part] += row.lost
        if table.is_result:
            gained[table.part] += row.points
            missed[table.part] += row.lost
        bad += row.is_bad
    return _Option(price, tuple(points), tuple(lost), tuple(gained), tuple(missed), bad)


def _options(
    problem: Problem,
    component: tuple[int, ...],
    tables: list[Table],
    on: frozenset[int],
    off: frozenset[int],
) -> list[_Option]:
    """What the sets of a component's actions give, worked out once."""
    # a component is made of all that hangs together, so what is forbidden is outside of it; only
    # the tables of no component are others
    key = (component, on, off - problem.forbidden if component else off)
    if key not in problem.kept:
        problem.kept[key] = _all_options(problem, component, tables, on, off)
    return problem.kept[key]


def _all_options(
    problem: Problem,
    component: tuple[int, ...],
    tables: list[Table],
    on: frozenset[int],
    off: frozenset[int],
) -> list[_Option]:
    """What the sets of a component's actions give; of those that give the same, the cheapest."""
    best: dict[tuple[object, ...], _Option] = {}
    known = frozenset(component) | on | off
    for chosen in itertools.product((False, True), repeat=len(component)):
        done = on.union(itertools.compress(component, chosen))
        if not _is_allowed(problem, done, known - done, known, about=component):
            continue
        rows = [(table, table.rows[_bits(table.actions, done)]) for table in tables]
        if any(row is None for _, row in rows):
            continue
        cost = sum(problem.prices[action] for action in done - on)
        option = _added(problem, cost, [(table, row) for table, row in rows if row is not None])
        key = (option.points, option.lost, option.gained, option.missed, option.bad)
        if key not in best or option.price < best[key].price:
            best[key] = option
    return list(best.values())


def _bits(actions: tuple[int, ...], done: Iterable[int]) -> int:
    return sum(1 << place for place, action in enumerate(actions) if action in done)


def _is_allowed(
    problem: Problem,
    done: frozenset[int],
    left: frozenset[int],
    known: frozenset[int],
    *,
    about: Sequence[int] | None = None,
) -> bool:
    """Whether what is forced is done, and nothing is done that cannot be together."""
    asked = known if about is None else frozenset(about)
    if problem.forced & asked & left or problem.forbidden & done:
        return False
    if any(one in done and other in done for one, other in problem.excludes):
        return False
    return not any(one in done and other in left for one, other in problem.requires)


def summed(problem: Problem, mask: int) -> Best | None:
    """What a set gives, by the tables; None where it cannot be done."""
    done = frozenset(numbers(mask))
    rows = [(table, table.rows[_bits(table.actions, done)]) for table in problem.tables]
    known = frozenset(range(len(problem.prices)))
    if not _is_allowed(problem, done, known - done, known) or any(r is None for _, r in rows):
        return None
    cost = sum(problem.prices[action] for action in done)
    found = _added(problem, cost, [(table, row) for table, row in rows if row is not None])
    return Best(
        mask=mask, price=cost, points=sum(found.points), lost=sum(found.lost), bad=found.bad
    )


def reaches(problem: Problem, mask: int, asked: Asked) -> bool:
    """Whether a set that can be done reaches what is asked, with nothing bad left."""
    done = frozenset(numbers(mask))
    rows = [(table, table.rows[_bits(table.actions, done)]) for table in problem.tables]
    found = _added(problem, 0, [(table, row) for table, row in rows if row is not None])
    limits = _Limits(asked, problem.parts)
    slacks = (limits.total(found), *limits.of(found, range(problem.parts)))
    return not found.bad and all(slack >= 0 for slack in slacks)
