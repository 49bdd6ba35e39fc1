"""Plans side by side in, plain values for JSON out."""

from typing import Any

from ecoevent.planning.comparing import Comparison
from ecoevent.showing.exporting.scores import finding_json
from ecoevent.showing.exporting.steps import change_json, standing_json


def comparison_json(comparison: Comparison) -> dict[str, Any]:
    """The format `ecoevent.comparison/1`."""
    names = list(comparison.standings)
    return {
        "format": "ecoevent.comparison/1",
        "plans": [
            {"name": name, **standing_json(standing)}
            for name, standing in comparison.standings.items()
        ],
        "differences": [
            {
                "to": name,
                "changes": [change_json(each) for each in step.changes],
                "findings": [
                    {"pack": pack, "before": finding_json(before), "after": finding_json(after)}
                    for pack, before, after in step.findings
                ],
            }
            for name, step in zip(names[1:], comparison.steps, strict=True)
        ],
    }
