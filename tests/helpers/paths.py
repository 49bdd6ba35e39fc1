"""Where tests find what lies beside them: the checkout, the examples, what people look at."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
GOLDEN = ROOT / "tests" / "golden"
PLANS = tuple(sorted(path.stem for path in EXAMPLES.glob("*.yaml")))
