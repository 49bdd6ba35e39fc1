"""Lists as people keep them: questions, headings in six languages, totals, gifts, refusals."""

from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, strategies as st

from ecoevent.errors import RegistrationError
from ecoevent.registrations import Registrations, read_registrations, registrations_from_rows
from ecoevent.registrations.answers import companions_in, is_product, travel_of
from ecoevent.registrations.grouping import mode_shares, origins


def listed(text: str) -> Registrations:
    """The list of that text, its cells between bars, its header first."""
    header, *rows = (line.split("|") for line in text.splitlines())
    return registrations_from_rows([dict(zip(header, row, strict=True)) for row in rows])


def places(registrations: Registrations) -> dict[str, int]:
    """The people of each place that is written."""
    return {group.place: group.count for group in origins(registrations).groups}


@pytest.mark.parametrize(
    "header",
    [
        "Where did you travel from?|How did you travel to Ghent?",
        "Where will you travel from?|How are you getting here?",
        "D'où êtes-vous partie ?|Comment êtes-vous venue ?",
        "D'où arrivez-vous ?|Quel transport avez-vous pris ?",
        "Woher kommen Sie?|Wie reisen Sie an?",
        "¿De dónde viene?|¿Cómo viajará?",
        "Da dove viene?|Come viaggerà?",
        "Waar komt u vandaan?|Hoe reist u?",
    ],
)
def test_questions_of_surveys_are_known_in_six_languages(header: str) -> None:
    """Before the event and after it; the place is not taken for the means."""
    read = listed(header + "\nUtrecht, Netherlands|Train" * 5 + "\nPorto, Portugal|Avion" * 5)

    assert [name.split(",")[0] for name in sorted(places(read))] == ["Porto", "Utrecht"]
    assert dict(mode_shares(read)) == {"train": 0.5, "plane": 0.5}


@pytest.mark.parametrize(
    "header",
    [
        "Work City|Work State|Work Country",
        "City of residence|Province of residence|Country of residence",
        "Ville d'origine|Département|Pays d'origine",
        "Wohnort|Bundesland|Land",
        "Ciudad|Provincia|País",
        "Comune|Regione|Paese",
        "Woonplaats|Provincie|Land",
    ],
)
def test_headings_of_places_are_known_in_six_languages(header: str) -> None:
    """A state that no gazetteer has beside them does no harm."""
    read = listed(header + "\nBologna|Zzz|Italia" * 6)

    assert [name.split(",")[0] for name in places(read)] == ["Bologna"]


def test_a_region_of_the_world_is_no_state() -> None:
    """A column of states beside it goes before; alone it counts for nothing."""
    beside = listed("City|Region|State/Province|Country" + "\nSpringfield|Americas|IL|USA" * 5)
    alone = listed("City|Region|Country" + "\nLagos|Africa|Nigeria" * 5)

    assert places(beside) == {"Springfield, IL, US": 5}
    assert [name.split(",")[0] for name in places(alone)] == ["Lagos"]


@pytest.mark.parametrize("word", ["Total", "TOTAL :", "Grand total", "Sous-total", "Gesamt"])
def test_a_row_of_totals_is_nobody(word: str) -> None:
    """It is told, and the people are those above it."""
    read = listed(f"Name|City|Country|Party size\nA|Nantes|France|4\nB|Brest|France|3\n{word}|||7")

    assert read.people == 7
    assert read.aside == {"total": 1}


def test_somebody_called_so_is_somebody() -> None:
    """A total has little beside its number."""
    read = listed("Name|City|Country|Ticket\nTotal Eclipse|Nantes|France|On site")

    assert read.people == 1


@pytest.mark.parametrize(
    "cell",
    [
        "Non, merci",
        "personne",
        "pas de conjoint",
        "Je serai seule",
        "only me",
        "not needed",
        "Nein",
    ],
)
def test_words_that_say_nobody_bring_nobody(cell: str) -> None:
    """Also those that a form does not offer."""
    assert companions_in(cell) == 0


@pytest.mark.parametrize(("cell", "people"), [("deux enfants", 2), ("mon conjoint", 1), ("3", 3)])
def test_companions_are_counted_in_words(cell: str, people: int) -> None:
    """A number written out is one."""
    assert companions_in(cell) == people


@pytest.mark.parametrize(
    "product", ["Hoodie", "Tee-shirt (M)", "Don", "Parking pass", "Carte cadeau"]
)
def test_what_is_sold_beside_tickets_is_nobody(product: str) -> None:
    """It is told as a product."""
    read = listed(f"Produit|Ville|Pays\nBillet|Metz|France\n{product}||")

    assert (read.people, dict(read.aside)) == (1, {"product": 1})


@pytest.mark.parametrize("ticket", ["Ticket + T-shirt", "Admission avec don", "En ligne", "VIP"])
def test_a_ticket_with_a_gift_is_a_ticket(ticket: str) -> None:
    """Nor is a ticket of unknown name a product."""
    assert not is_product(ticket)


@pytest.mark.parametrize(
    ("answer", "mode"),
    [
        ("Drove via Albany", "car"),
        ("covoiturage via Drummondville", "carpool"),
        ("VIA", "train"),
        ("via rail", "train"),
        ("en car", "coach"),
        ("my car", "car"),
        ("BlaBlaCar", "carpool"),
        ("RER B", "transit"),
        ("TER + vélo", "train"),
        ("not by plane, coach", "coach"),
        ("sans avion : train", "train"),
        ("pas de voiture ni d'avion, vélo", "bike"),
        ("bus plutôt que l'avion", "coach"),
        ("kein Flug, Zug", "train"),
        ("no car", None),
    ],
)
def test_an_answer_means_what_it_says(answer: str, mode: str | None) -> None:
    """A way is no train, a means that is refused is not taken."""
    assert travel_of(answer).mode == mode


@given(
    st.sampled_from(["plane", "car", "coach"]),
    st.sampled_from(["no", "not the", "without", "pas de", "pas d'", "sans"]),
    st.sampled_from([", train", ": train only", " - by train"]),
)
def test_a_mode_that_is_refused_is_never_counted(mode: str, refusal: str, rest: str) -> None:
    """Whichever it is and however the other is named."""
    assert travel_of(f"{refusal} {mode}{rest}").mode == "train"


@pytest.mark.parametrize(
    "status", ["Publish", "wc-processing", "Placed", "Réglée", "Scanné", "Bezahlt", "Pay later"]
)
def test_statuses_of_widespread_shops_are_valid(status: str) -> None:
    """Those who pay at the door come too."""
    assert listed(f"Ticket|Status|City\nStandard|{status}|Lyon").people == 1


@pytest.mark.parametrize(
    ("status", "reason"),
    [("wc-on-hold", "pending"), ("Storniert", "cancelled"), ("Timeout", "expired")],
)
def test_other_statuses_of_shops_say_why(status: str, reason: str) -> None:
    """None of them is somebody who comes."""
    assert listed(f"Ticket|Status|City\nStandard|{status}|Lyon").aside == {reason: 1}


def test_a_row_that_replaces_another_counts() -> None:
    """The note speaks of the row before."""
    read = listed("Nom|Ville|Remarques\nA|Lyon|annule et remplace\nB|Lyon|annulé")

    assert read.people == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('[{"name": "A", "city": "Metz"}]', "JSON"),
        ('{"data": []}', "JSON"),
        ("<table><tr><td>City</td></tr></table>", "web page"),
        ("<!-- export --><table></table>", "web page"),
    ],
)
def test_what_is_no_list_is_told_by_its_name(tmp_path: Path, content: str, words: str) -> None:
    """Naming columns could not help."""
    path = tmp_path / "list.xls"
    path.write_text(content)

    with pytest.raises(RegistrationError, match=words):
        read_registrations([path])


def test_lines_quoted_whole_are_read(tmp_path: Path) -> None:
    """With the quotes of their own cells doubled."""
    path = tmp_path / "list.csv"
    path.write_text('"City,Country,Ticket"\n' + '"""Metz"",France,On site"\n' * 5)

    assert places(read_registrations([path])) == {"Metz, Grand Est, FR": 5}


def test_a_formula_without_a_value_shows_its_link_or_is_told(tmp_path: Path) -> None:
    """It is never taken for an empty cell."""
    path = tmp_path / "list.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Ville", "Pays", "Billet"])
        for row in range(1, 6):
            sheet.write_row(row, 1, ["France", "Sur place"])
            sheet.write_formula(row, 0, '=HYPERLINK("https://example.org";"Metz")', value="")
        sheet.write_row(6, 1, ["France", "Sur place"])
        sheet.write_formula(6, 0, "=Z9", value="")
    read = read_registrations([path])

    assert places(read) == {"Metz, Grand Est, FR": 5}
    assert read.aside == {"unreadable": 1}
