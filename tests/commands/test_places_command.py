"""`ecoevent travel places`."""

import json
import subprocess
import sys

from click.testing import CliRunner

from ecoevent.commands import cli


def run(*arguments: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of the command."""
    done = CliRunner().invoke(cli, ["travel", "places", *arguments])
    return done.exit_code, done.stdout, done.stderr


def test_it_shows_where_a_text_is() -> None:
    """Label, kind, coordinates, radius and how the radius is known."""
    code, out, err = run("--lang", "en", "Saint-Hyacinthe, QC")

    assert (code, err) == (0, "")
    assert out == (
        "Saint-Hyacinthe, QC → Saint-Hyacinthe, QC, CA\n"
        "  town, 45.631 -72.957, 90% of people within 3.7\u00a0km (measured)\n"
    )


def test_it_speaks_french() -> None:
    """With the decimal comma and the no-break spaces of Québec."""
    _, out, _ = run("--lang", "fr", "YUL", "--near", "Montréal")

    assert "aéroport, 45.471 -73.741, 90\u00a0%" in out
    assert run("--lang", "fr", "Québec")[1].endswith(
        "  peut aussi désigner\u00a0: Québec (province), CA | New Britain, CT, US\n"
    )
    assert "à 13\u00a0km de Montréal, QC, CA" in " ".join(out.split("\n  "))


def test_what_is_not_found_is_code_4_and_the_rest_is_shown() -> None:
    """The place on standard output, the error on the other."""
    code, out, err = run("--lang", "en", "Brno", "on the Moon")

    assert code == 4
    assert out.startswith("Brno → ")
    assert err.startswith("'on the Moon': the gazetteer has no such place")
    assert err.count("\n") == 1


def test_a_venue_that_is_not_found_is_code_4() -> None:
    """Before anything is shown."""
    code, out, err = run("--lang", "fr", "Paris", "--near", "Nulleparville")

    assert (code, out) == (4, "")
    assert err.startswith("«\u00a0Nulleparville\u00a0»")


def test_near_decides() -> None:
    """Between places of one name."""
    _, out, _ = run("Paris", "--near", "Toronto", "--format", "json")

    assert json.loads(out)["places"][0]["label"] == "Paris, ON, CA"


def test_json_holds_places_and_problems() -> None:
    """In the order asked."""
    code, out, _ = run("--format", "json", "YUL", "Springfield", "H3B")
    made = json.loads(out)

    assert code == 4
    assert [each.get("label") for each in made["places"]] == ["YUL, QC, CA", None, "H3B, QC, CA"]
    assert len(made["places"][1]["candidates"]) == 5


def test_nothing_heavy_is_loaded_to_find_a_place() -> None:
    """Neither numpy nor YAML: a search answers at once."""
    code = (
        "import sys; from ecoevent.places.locating import locate; locate('Outremont, Montréal');"
        "print({'numpy', 'yaml', 'babel', 'cattrs', 'simpy'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "set()\n"
