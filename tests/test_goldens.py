"""What people look at is as it was looked at."""

import pytest
from goldens import FOLDER, goldens


@pytest.mark.parametrize("name", goldens())
def test_what_people_look_at_is_as_it_was_looked_at(name: str) -> None:
    """Each golden file is what is made today; `python tests/goldens.py` writes them again."""
    actual = goldens()[name]()

    assert actual == (FOLDER / name).read_text("utf-8")


def test_no_golden_file_is_left_over() -> None:
    """Every file in the folder is made and compared."""
    assert {path.name for path in FOLDER.iterdir()} == set(goldens())
