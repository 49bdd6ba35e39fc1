"""The shortest lists: a name and a town."""

from pathlib import Path

import pytest

from ecoevent import read_registrations


@pytest.mark.parametrize("header", ["Nom,Ville", "Ville,Nom", "Name,City", "Nom,Code postal"])
def test_one_known_header_in_the_first_line_is_enough(tmp_path: Path, header: str) -> None:
    """Six people, all of them counted."""
    path = tmp_path / "list.csv"
    path.write_text(f"{header}\n" + "Roy,Roy\n" * 6, "utf-8")

    assert read_registrations([path]).people == 6


def test_one_known_word_further_down_is_no_header(tmp_path: Path) -> None:
    """It may be what somebody answered."""
    path = tmp_path / "list.csv"
    path.write_text("Aaa,Bbb\nCcc,Ddd\nRoy,Ville\n", "utf-8")

    with pytest.raises(Exception, match="no known header"):
        read_registrations([path])
