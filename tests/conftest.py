"""How Hypothesis runs: by chance on a developer's machine, always the same in CI.

How many examples it tries: `effort.py`.
"""

import os

from effort import examples
from hypothesis import HealthCheck, settings

# No test is timed, so neither is an example; noisy machines would fail for nothing.
settings.register_profile(
    "fast",
    max_examples=examples(100),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("ci", settings.get_profile("fast"), derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "fast")
