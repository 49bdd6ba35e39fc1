"""What a list says does not hang on how it is written, and no cell of it is ever told again."""

import json
import random
import re
import tempfile
from pathlib import Path

from effort import examples
from helpers.registration_lists import Row, counts, csv_text, write_csv, write_xlsx
from hypothesis import given, settings, strategies as st

from ecoevent import Registrations, read_registrations
from ecoevent.errors import EcoEventError
from ecoevent.plan.reading import parse_plan
from ecoevent.registrations.planning import answers_for, write_into
from ecoevent.showing.exporting.registrations import registrations_json
from ecoevent.showing.terminal.registrations import registrations_text, written_text
from ecoevent.words.text import LANGS

HEADER = (
    "Ville", "Code postal", "Province", "Pays", "Billet", "Comment viendrez-vous ?", "Statut",
    "Quantité", "Personnes accompagnantes",
)  # fmt: skip
CELLS = (
    (
        "Montréal",
        "MONTRÉAL ",
        "Motréal",
        "Québec",
        "Paris",
        "Londres",
        "Lyon",
        "-",
        "",
        "en région",
    ),
    ("H2X 1Y4", "h2x1y4", "H2X IY4", "H2X 1Y", "A1A 1A1", "1000", "75011", "99999", "N/A", ""),
    ("QC", "Québec", "Ont.", "", ""),
    ("Canada", "CA", "Cananda", "France", "Québec", "", ""),
    ("En personne", "En ligne", "VIP", ""),
    ("Train", "char", "Train, métro", "Vélo ou à pied", "je ne sais pas", "un récit", ""),
    ("Confirmé", "annulé", "En attente", "autre", ""),
    ("1", "2", "3", "", "beaucoup"),
    ("0", "", "1 (mon conjoint)", "Ada; Bo"),
)
rows = st.lists(st.tuples(*map(st.sampled_from, CELLS)), min_size=1, max_size=12)
quick = settings(max_examples=examples(30))


def read(*texts: str, encoding: str = "utf-8") -> Registrations:
    """What the lists of those texts come to."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number}.csv" for number in range(len(texts))]
        for path, text in zip(paths, texts, strict=True):
            path.write_bytes(text.encode(encoding))
        return read_registrations(paths)


@quick
@given(rows, st.sampled_from(["utf-8-sig", "utf-16", "cp1252"]), st.sampled_from(",;\t|"))
def test_encoding_and_delimiter_change_nothing(
    people: list[Row], encoding: str, delimiter: str
) -> None:
    """Nor do line ends."""
    plain = read(csv_text(HEADER, people))
    other = csv_text(HEADER, people, delimiter=delimiter, line_end="\n")

    assert counts(read(other, encoding=encoding)) == counts(plain)


@quick
@given(rows, st.randoms(use_true_random=False))
def test_the_order_of_rows_and_columns_changes_nothing(
    people: list[Row], chance: random.Random
) -> None:
    """Nor do columns in between that nobody knows."""
    extra = [("Taille de chandail", "M"), ("Régime", "végane"), ("Dossard", "12")]
    columns = [*range(len(HEADER)), *range(-len(extra), 0)]
    chance.shuffle(columns)
    moved = chance.sample(people, len(people))
    header = [extra[index][0] if index < 0 else HEADER[index] for index in columns]
    changed = [[extra[index][1] if index < 0 else row[index] for index in columns] for row in moved]

    assert counts(read(csv_text(header, changed))) == counts(read(csv_text(HEADER, people)))


@quick
@given(rows, rows)
def test_a_list_in_two_files_is_the_same_list(first: list[Row], second: list[Row]) -> None:
    """Everyone is counted once."""
    whole = counts(read(csv_text(HEADER, [*first, *second])))

    assert counts(read(csv_text(HEADER, first), csv_text(HEADER, second))) == whole


ODOO = (
    "Attendee Name", "Event Ticket", "Status", "Booked by/Country", "Attendee Answers/Question",
    "Attendee Answers/Suggested answer",
)  # fmt: skip
odoo_rows = st.lists(
    st.sampled_from(
        [
            ("A", "On-site", "Registered", "Canada", "Meal", "Vegan"),
            ("B", "On-site", "Registered", "France", "How will you travel?", "Train"),
            ("C", "On-site", "Cancelled", "France", "", ""),
            ("", "", "", "", "How will you travel?", "Plane"),
            ("", "", "", "", "Meal", "None"),
        ]
    ),
    min_size=2,
    max_size=9,
)


@quick
@given(odoo_rows, st.data())
def test_a_person_may_go_on_in_the_next_file(people: list[Row], data: st.DataObject) -> None:
    """Where a list is cut between a row and the one that goes on from it."""
    at = data.draw(st.integers(1, len(people) - 1))
    whole = counts(read(csv_text(ODOO, people)))

    assert counts(read(csv_text(ODOO, people[:at]), csv_text(ODOO, people[at:]))) == whole


FORMS = ("Timestamp", "Email address", "Country", "Means of transport")
answers = st.lists(
    st.tuples(
        st.just("x"),
        st.sampled_from(["a@example.org", "B@example.org", "b@example.org ", "anonymous", ""]),
        st.sampled_from(["Canada", "France", ""]),
        st.sampled_from(["Train", "Plane"]),
    ),
    min_size=2,
    max_size=9,
)


@quick
@given(answers, st.data())
def test_a_later_answer_in_another_file_replaces_the_first(
    people: list[Row], data: st.DataObject
) -> None:
    """As it does within one."""
    at = data.draw(st.integers(1, len(people) - 1))
    whole = counts(read(csv_text(FORMS, people)))

    assert counts(read(csv_text(FORMS, people[:at]), csv_text(FORMS, people[at:]))) == whole


@quick
@given(rows)
def test_a_workbook_says_what_the_text_says(people: list[Row]) -> None:
    """The same cells, the same counts."""
    with tempfile.TemporaryDirectory() as folder:
        book = write_xlsx(Path(folder) / "list.xlsx", HEADER, people)

        assert counts(read_registrations([book])) == counts(read(csv_text(HEADER, people)))


@quick
@given(rows)
def test_every_row_is_counted_or_set_aside(people: list[Row]) -> None:
    """None is dropped in silence."""
    found = read(csv_text(HEADER, people))

    assert found.rows == len(people)
    assert sum(group.rows for group in found.groups) + sum(found.aside.values()) == len(people)


SECRET = st.from_regex(r"zq[a-z]{6}", fullmatch=True)
PLAN = b"event: {name: Demo, starts: 2027-05-20, format: hybrid}\n"


@quick
@given(
    rows,
    st.lists(SECRET, min_size=30, max_size=30, unique=True),
    st.randoms(use_true_random=False),
)
def test_no_cell_is_ever_told_again(
    people: list[Row], secrets: list[str], chance: random.Random
) -> None:
    """Names, addresses, statuses, tickets, answers, headers: nothing that only the list knows."""
    header = [*HEADER, "Nom", "Courriel", "Adresse", "Notes", "Ville", "Remarque", secrets[0]]
    told = [
        [
            *(chance.choice([cell, f"{cell} {chance.choice(secrets)}"]) for cell in row),
            *chance.sample(secrets, 7),
        ]
        for row in people
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = write_csv(Path(folder) / "list.csv", header, [*told, *told, *told])
        plan = Path(folder) / "plan.yaml"
        plan.write_bytes(PLAN)
        found = read_registrations([path])
        write_into(plan, found)
        outputs = [json.dumps(registrations_json(found, answers_for(found)))]
        outputs += [registrations_text(found, lang) for lang in LANGS]
        outputs += [written_text("plan.yaml", answers_for(found), lang) for lang in LANGS]
        outputs += [plan.read_text("utf-8"), repr(found)]
        parse_plan(plan.read_bytes())

    assert not re.search("zq", "".join(outputs).replace(folder, ""))


@quick
@given(st.text(max_size=300) | st.binary(max_size=300))
def test_any_file_is_a_list_or_an_error_of_ours(content: str | bytes) -> None:
    """No other exception, whatever the bytes; and an error says nothing of the cells."""
    raw = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.csv"
        for start in (b"", b"Ville,Pays,Statut\r\n", b"PK\x03\x04"):
            path.write_bytes(start + raw)
            try:
                registrations_text(read_registrations([path]), "fr")
            except EcoEventError as error:
                assert error.text("fr").startswith(str(path))  # noqa: PT017 (either may happen)
