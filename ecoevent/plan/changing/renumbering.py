"""What is said of the items of a list, by their positions, when one of them goes."""

from collections.abc import Iterator

from ecoevent.plan.changing.draft import Draft
from ecoevent.plan.paths import covers

_DONE = "actual."


def without_items(draft: Draft, path: str, position: int) -> None:
    """Forget what was assumed of the item, and count those after it one less.

    Evidence of an item that goes supports the list from then on: a proof is never lost.
    """
    if path.startswith(_DONE):
        below = path.removeprefix(_DONE)
        for evidence in draft.section("actual")["evidence"]:
            moved = [
                below if each is None else each
                for each in _moved(evidence["supports"], below, position)
            ]
            evidence["supports"] = tuple(dict.fromkeys(moved))
        return
    left = _moved(draft.section("assumed"), path, position)
    draft.sections["assumed"] = tuple(each for each in left if each is not None)


def _moved(paths: tuple[str, ...], path: str, position: int) -> Iterator[str | None]:
    """The paths as they are afterwards; None for what was below the item."""
    for each in paths:
        index = _index(each, path)
        if index is None or index < position:
            yield each
        elif index == position:
            yield None
        else:
            rest = each[len(f"{path}[{index}]") :]
            yield f"{path}[{index - 1}]{rest}"


def _index(each: str, path: str) -> int | None:
    is_below = each != path and covers(path, each) and each[len(path)] == "["
    return int(each[len(path) + 1 :].partition("]")[0]) if is_below else None
