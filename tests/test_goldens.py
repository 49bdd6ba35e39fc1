"""What is generated and committed is as it was looked at."""

import pytest
from goldens import goldens
from helpers.paths import GOLDEN, ROOT

GOLDENS = {str(path.relative_to(ROOT)): make for path, make in goldens().items()}


@pytest.mark.parametrize("name", GOLDENS)
def test_what_is_generated_is_as_it_was_looked_at(name: str) -> None:
    """Each file is what is made today; `python tests/goldens.py` writes them again."""
    actual = GOLDENS[name]()

    assert actual == (ROOT / name).read_text("utf-8")


def test_no_golden_file_is_left_over() -> None:
    """Every file in the folder is made and compared."""
    made = {path.name for path in goldens() if path.parent == GOLDEN}

    assert {path.name for path in GOLDEN.iterdir()} == made


def test_the_generated_files_are_few_enough_to_be_looked_at() -> None:
    """Fewer than 25,000 lines in all, reference pages and parsed packs included."""
    assert sum(path.read_text("utf-8").count("\n") for path in goldens()) < 25_000
