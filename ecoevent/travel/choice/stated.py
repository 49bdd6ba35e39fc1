"""Shares that the plan states in, probabilities that give exactly those shares out.

A stated share is of everyone, not of one origin. So each stated mode gets one constant, the same
for all origins, and the constants are moved until the expected shares are those stated: near people
walk and far people fly, as the model has it, and the totals are the organiser's.
"""

from collections.abc import Sequence

import numpy as np

from ecoevent.travel.legs import Numbers

FLOOR = 1e-12
"""What the model thinks impossible may be stated; those for whom it is least so then do it."""
ROUNDING = 1e-9
_ROUNDS = 100
_CLOSE = 1e-13
_HALVINGS = 40


def balanced(
    probability: Numbers, people: Numbers, stated: Sequence[tuple[tuple[int, ...], float]]
) -> Numbers:
    """The probabilities (origins, modes), changed so that the stated modes have their shares.

    Args:
        probability: of each origin, summing to 1.
        people: of each origin.
        stated: columns of modes, and the share of everyone that they have together; what all leave
            of 1 goes to the other modes, in the proportions that the model gives them.
    """
    total = float(people.sum())
    if not stated or total == 0:
        return probability
    taken = [column for columns, _ in stated for column in columns]
    rest = tuple(column for column in range(probability.shape[1]) if column not in taken)
    left = max(1 - sum(share for _, share in stated), 0.0)
    groups = [*(columns for columns, _ in stated), rest]
    wanted = np.array([*(share for _, share in stated), left])
    wanted[wanted < ROUNDING] = 0.0
    odds = np.column_stack([probability[:, list(columns)].sum(axis=1) for columns in groups])
    found = _balanced(odds, people / total, wanted / wanted.sum())
    result = np.zeros_like(probability)
    for position, columns in enumerate(groups):
        within = _within(probability[:, list(columns)])
        result[:, list(columns)] = found[:, position, None] * within
    return result


def _within(part: Numbers) -> Numbers:
    """How the modes of one group share what it has; the first of them, where none is likely."""
    total = part.sum(axis=1, keepdims=True)
    first = np.zeros_like(part)
    if part.shape[1]:
        first[:, 0] = 1.0
    return np.where(total > 0, part / np.where(total > 0, total, 1.0), first)


def _balanced(odds: Numbers, weight: Numbers, wanted: Numbers) -> Numbers:
    """Rows that sum to 1, columns to *wanted*, by Newton's method on one constant a column."""
    used = wanted > 0
    logs = np.log(np.maximum(odds[:, used], FLOOR))
    target = wanted[used]
    constants = np.log(target) - np.log(weight @ np.exp(logs))
    value = _objective(logs + constants, weight, target, constants)
    for _round in range(_ROUNDS):
        rows = _rows(logs + constants)
        miss = target - weight @ rows
        if np.abs(miss).max() < _CLOSE:
            break
        curve = np.diag(weight @ rows) - (rows * weight[:, None]).T @ rows
        step = np.linalg.lstsq(curve + 1e-15 * np.eye(len(curve)), miss, rcond=None)[0]
        step = np.clip(step, -5, 5)
        for _halving in range(_HALVINGS):
            trial = constants + step
            trial_value = _objective(logs + trial, weight, target, trial)
            if trial_value <= value + 1e-15:
                break
            step = step / 2
        constants, value = trial, trial_value
    result = np.zeros_like(odds)
    result[:, used] = _exact(_rows(logs + constants), weight, target)
    return result


def _rows(utility: Numbers) -> Numbers:
    odds = np.exp(utility - utility.max(axis=1, keepdims=True))
    return np.asarray(odds / odds.sum(axis=1, keepdims=True))


def _objective(utility: Numbers, weight: Numbers, target: Numbers, constants: Numbers) -> float:
    top = utility.max(axis=1)
    logsum = top + np.log(np.exp(utility - top[:, None]).sum(axis=1))
    return float(weight @ logsum - target @ constants)


def _exact(rows: Numbers, weight: Numbers, target: Numbers) -> Numbers:
    """The rows moved by the little that is still missing, as far as they stay from 0 to 1."""
    miss = target - weight @ rows
    moved = rows + miss
    if (moved >= 0).all():
        return np.asarray(moved)
    # nothing of this shape gives the totals: everyone alike does
    return np.broadcast_to(target, rows.shape).copy() if np.abs(miss).max() > ROUNDING else rows
