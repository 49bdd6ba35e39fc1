"""How many examples a property is tried with: some at each run, ten times as many when asked.

`ECOEVENT_TESTS=thorough python -m pytest -n auto -m ''` asks; CI does.
"""

import os

IS_THOROUGH = os.environ.get("ECOEVENT_TESTS") == "thorough"


def examples(thorough: int) -> int:
    """As many as given when all is to be tried thoroughly, else a tenth of them."""
    return thorough if IS_THOROUGH else max(5, thorough // 10)
