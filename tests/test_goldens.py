"""What is generated and committed is as it was looked at."""

from pathlib import Path

import pytest
from goldens import FOLDER, ROOT, goldens

GOLDENS = {str(path.relative_to(ROOT)): make for path, make in goldens().items()}


@pytest.mark.parametrize("name", GOLDENS)
def test_what_is_generated_is_as_it_was_looked_at(name: str) -> None:
    """Each file is what is made today; `python tests/goldens.py` writes them again."""
    actual = GOLDENS[name]()

    assert actual == Path(ROOT / name).read_text("utf-8")


def test_no_golden_file_is_left_over() -> None:
    """Every file in the folder is made and compared."""
    made = {path.name for path in goldens() if path.parent == FOLDER}

    assert {path.name for path in FOLDER.iterdir()} == made
