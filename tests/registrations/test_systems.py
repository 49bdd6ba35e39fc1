"""Each of the systems is recognised by its headers and counted as it writes its rows."""

from collections import Counter
from pathlib import Path

import attrs
import pytest
from helpers.registration_lists import read_text

from ecoevent import Registrations, read_registrations
from ecoevent.registrations.systems import shipped_systems


@attrs.frozen
class Case:
    """A list, and what it comes to."""

    export: str
    text: str
    people: int
    aside: dict[str, int] = attrs.field(factory=dict)
    cities: tuple[str, ...] = ()
    attendance: dict[str, int] = attrs.field(factory=dict)


CASES = (
    Case(
        "pretix/positions",
        "Order code,Position ID,Status,Product,Attendee name,Address,ZIP code,City,Country,State,"
        "Add-on to position ID,Invoice address ZIP code,Invoice address city,"
        "Invoice address country,Invoice address state\n"
        "AAA1,1,paid,On site,Ada,,H2X 1Y4,Montréal,CA,QC,,,,,\n"
        "AAA1,2,paid,Lunch,,,,,,,1,,,,\n"
        "AAA2,1,paid,On site,Bo,,,,,,,G1R 4P5,Québec,CA,QC\n"
        "AAA3,1,approval pending,On site,Cy,,,,,,,,,,\n"
        "AAA4,1,canceled (paid fee),On site,Di,,,,,,,,,,\n"
        "AAA5,1,expired,On site,Ed,,,,,,,,,,\n",
        2,
        {"addon": 1, "pending": 1, "cancelled": 1, "expired": 1},
        ("CA|Montréal", "CA|Québec"),
        {"in_person": 2},
    ),
    Case(
        "pretix/positions",
        "Code de commande;ID de la position;Statut;Produit;Code postal;Ville;Pays;État;"
        "Nom du siège;Zone du siège;Nom du siège;Add-on à la position ID\r\n"
        "AAA1;1;Payé;En présentiel;H2X 1Y4;Montréal;CA;QC;A;B;C;\r\n"
        "AAA2;1;en attente (confirmé);En présentiel;H2X 1Y4;Montréal;CA;QC;;;;\r\n",
        1,
        {"pending": 1},
        ("CA|Montréal",),
    ),
    Case(
        "pretix/check-in",
        "Order code,Attendee name,Product,Price,Checked in,Checked out,ZIP code,City,Country,"
        "State\nAAA1,Ada,Ticket – on site,0,,,H2X 1Y4,Montréal,CA,QC\n",  # noqa: RUF001
        1,
        {},
        ("CA|Montréal",),
        {"in_person": 1},
    ),
    Case(
        "indico/registrations",
        "ID,Name,Country,Registration state,Accompanying persons\n"
        "1,Ada,Canada,Completed,2\n2,Bo,Germany,Terminé,\n3,Cy,Belgique,Awaiting payment,Di; Ed\n"
        "4,Fa,France,Rejected,\n5,Gi,France,Retiré,\n6,Ha,France,En attente,\n",
        7,
        {"declined": 1, "withdrawn": 1, "pending": 1},
        ("BE|unknown", "CA|unknown", "DE|unknown"),
    ),
    Case(
        "eventbrite/attendees",
        "Order no.,First Name,Surname,Quantity,Ticket Type,Order Type,Attendee Status,Home City,"
        "County of Residence,Home Postcode,Home Country\n"
        "1,Ada,A,2,Online,Free Order,Attending,Leeds,West Yorkshire,LS1 4AP,United Kingdom\n"
        "2,Bo,B,1,On site,Refunded,Attending,Leeds,,,United Kingdom\n",
        2,
        {"refunded": 1},
        ("GB|Leeds",),
        {"online": 2},
    ),
    Case(
        "eventbrite/attendees-newer",
        "Order ID,Order date,Purchaser city,Purchaser state,Purchaser country,Ticket quantity,"
        "Ticket type,Barcode number\n1,2026-01-01,Toronto,ON,CA,3,In person,1\n",
        3,
        {},
        ("CA|Toronto",),
        {"in_person": 3},
    ),
    Case(
        "eventbrite/orders",
        "Order ID,Order date,Buyer first name,Ticket quantity,Net sales\n1,2026-01-01,Ada,4,0\n",
        4,
    ),
    Case(
        "helloasso/tickets",
        "\ufeffRéférence commande;Statut de la commande;Nom participant;Billet;Tarif;Ville;Pays\r\n"
        "1;Validé;A;https://example.org;Présentiel;Lyon;France\r\n"
        "2;Remboursé;B;https://example.org;Présentiel;Lyon;France\r\n",
        1,
        {"refunded": 1},
        ("FR|Lyon",),
        {"in_person": 1},
    ),
    Case(
        "helloasso/members",
        "Référence commande;Statut de la commande;Nom adhérent;Carte d'adhérent;Tarif\n"
        "1;Validé;A;x;Adhésion\n",
        1,
    ),
    Case(
        "helloasso/older",
        "Numéro;Formule;Statut;Nom;Ville acheteur;Pays acheteur;Code Postal acheteur\n"
        "1;En ligne;Validé;A;Genève;Suisse;1204\n",
        1,
        {},
        ("CH|Geneva",),
        {"online": 1},
    ),
    Case(
        "zeffy/payments",
        "Payment Date (America/Toronto),Payment Status,Payout Date,City,Postal Code,State,Country,"
        "Tax Receipt URL,Campaign Title,Details,Refund Amount\n"
        'd,Succeeded,d,Gatineau,J8X 3X7,QC,Canada,,c,"2x In person, 1x Online",\n'
        "d,Succeeded,d,Gatineau,J8X 3X7,QC,Canada,,c,,\n"
        'd,Succeeded,d,Gatineau,J8X 3X7,QC,Canada,,c,1x Online,"25,00"\n'
        "d,Disputed,d,Gatineau,J8X 3X7,QC,Canada,,c,1x Online,\n",
        3,
        {"donation": 1, "refunded": 1, "failed": 1},
        ("CA|Gatineau",),
        {"in_person": 2, "online": 1},
    ),
    Case(
        "billetweb/participants",
        "\ufeff;Billet;Tarif;Nom acheteur;Payé;Scanné;Ville\n"
        ";1;Tarif en salle;A;Oui;;Lyon\n;2;Tarif en salle;B;Non;;Lyon\n",
        1,
        {"pending": 1},
        ("FR|Lyon",),
        {"in_person": 1},
    ),
    Case(
        "luma/guests",
        "\ufeffapi_id,name,email,approval_status,ticket_name,Where are you travelling from?\n"
        'g1,Ada,a@example.org,approved,Virtual,"Winnipeg, Manitoba"\n'
        'g2,Bo,b@example.org,invited,Virtual,"Winnipeg, Manitoba"\n',
        1,
        {"invited": 1},
        ("CA|Winnipeg",),
        {"online": 1},
    ),
    Case(
        "tito/tickets",
        "Number,Ticket,Ticket Full Name,Ticket Email,Void Status,Order IP,City,Country\n"
        "T1,On site,Ada,a@example.org,,192.0.2.1,Boston,USA\n"
        "T2,On site,Bo,b@example.org,voided,192.0.2.1,Boston,USA\n",
        1,
        {"void": 1},
        ("US|Boston",),
    ),
    Case(
        "zoom/webinar",
        "Attendee Report,,,,,\nHost Details,,,,,\n"
        "Attended,User Name (Original Name),Email,Join Time,,\nYes,H,h@example.org,x,,\n"
        "Attendee Details,,,,,\n"
        "Attended,User Name (Original Name),Email,Registration Time,Join Time,Country/Region Name\n"
        "Yes,A,a@example.org,x,x,Canada\nYes,A,A@example.org,x,y,Canada\nNo,B,b@example.org,x,--,\n"
        "Other Attended,,,,,\nUser Name,,,,,\nTelephone,,,,,\n",
        1,
        {"repeated": 1, "no_show": 1, "other_block": 3},
        ("CA|unknown",),
        {"online": 1},
    ),
    Case(
        "zoom/meeting",
        "Name (Original Name),User Email,Join Time,Leave Time,Guest\nA,a@example.org,x,y,Yes\n"
        "B,,x,y,Yes\nB,,x,y,Yes\n",
        3,
        {},
        (),
        {"online": 3},
    ),
    Case(
        "teams/attendance",
        "1. Summary\nMeeting title\tDemo\n\n2. Participants\n"
        "Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tRole\n"
        "A\tx\ty\t1h\ta@example.org\tOrganizer\nB\tx\ty\t1h\tb@example.org\tAttendee\n\n"
        "3. In-Meeting Activities\nName\tJoin Time\nB\tx\n",
        1,
        {"organiser": 1, "other_block": 3, "blank": 1},
        (),
        {"online": 1},
    ),
    Case(
        "google-forms/answers",
        "Timestamp,Email Address,Which city do you come from?\n"
        "1,a@example.org,Ottawa\n2,b@example.org,Ottawa\n3,A@Example.org ,Sherbrooke\n",
        2,
        {"duplicate_answer": 1},
        ("??|Ottawa", "CA|Sherbrooke"),
    ),
    Case(
        "microsoft-forms/answers",
        "ID,Heure de début,Heure de fin,Adresse de messagerie,Nom,Pays\n"
        "1,x,y,anonymous,,Canada\n2,x,y,anonymous,,Canada\n",
        2,
        {},
        ("CA|unknown",),
    ),
    Case(
        "meetup/rsvps",
        "Name\tUser ID\tRSVP\tGuests\tRSVPed on\nA\t1\tYes\t2\tx\nB\t2\tNo\t0\tx\n"
        "C\t3\tWaitlist\t0\tx\n",
        3,
        {"not_attending": 1, "waitlist": 1},
    ),
    Case(
        "hi-events/attendees",
        "ID,Prénom,Statut,Check Ins,Nom du produit,ID court,Adresse\n"
        '1,A,ACTIVE,0,En ligne,x,"1 rue Fictive, Lévis, QC, G6V 8R9, Canada"\n'
        "2,B,AWAITING_PAYMENT,0,En ligne,x,\n3,C,CANCELLED,0,En ligne,x,\n",
        1,
        {"pending": 1, "cancelled": 1},
        ("CA|Lévis",),
        {"online": 1},
    ),
    Case(
        "attendize/attendees",
        "Prénom,Nom de famille,e-mail,Ticket ID,Référence,Type de billet,Date de la commande,"
        "Has Arrived,Arrival Time\nA,B,a@example.org,1,R1,Sur place,x,OUI,x\n",
        1,
        {},
        (),
        {"in_person": 1},
    ),
    Case(
        "alf-io/tickets",
        "ID,Category,Event,Status,ReservationID,Country Code\n1,On site,E,TO_BE_PAID,R,CH\n"
        "2,On site,E,PENDING,R,CH\n",
        1,
        {"unknown_status": 1},
        ("CH|unknown",),
    ),
    Case(
        "civicrm/participants",
        "City,Postal Code,State,Country,Participant ID,Participant Status,Fee level,Test\n"
        '"Moncton","E1C 1B4","NB","Canada",1,"Registered","In person",\n'
        '"Moncton","E1C 1B4","NB","Canada",2,"No-show","In person",\n'
        '"Moncton","E1C 1B4","NB","Canada",3,"Registered","In person","Yes"\n',
        1,
        {"no_show": 1, "test_row": 1},
        ("CA|Moncton",),
        {"in_person": 1},
    ),
    Case(
        "odoo/registrations",
        '"Attendee Name","Event Ticket","Status","Booked by/City","Booked by/Country",'
        '"Attendee Answers/Question","Attendee Answers/Suggested answer"\n'
        '"A","On-site","Registered","Halifax","Canada","Meal","Vegan"\n'
        '"","","","","","How will you travel?","Train"\n'
        '"B","On-site","Cancelled","Halifax","Canada","",""\n',
        1,
        {"continuation": 1, "cancelled": 1},
        ("CA|Halifax",),
        {"in_person": 1},
    ),
    Case(
        "cvent/registrations",
        "Registration ID,Reg Type,Registration Status,City,Country\n"
        "1,In person,Confirmed,Calgary,Canada\n2,In person,Cancelled,Calgary,Canada\n",
        1,
        {"cancelled": 1},
        ("CA|Calgary",),
        {"in_person": 1},
    ),
)
ids = [f"{case.export}-{number}" for number, case in enumerate(CASES)]


def cities(found: Registrations) -> tuple[str, ...]:
    """The origins that are known, by country and city."""
    kept: Counter[str] = Counter()
    for group in found.groups:
        if group.origin.country or group.origin.city:
            kept[f"{group.origin.country or '??'}|{group.origin.city or 'unknown'}"] += 1
    return tuple(sorted(kept))


@pytest.mark.parametrize("case", CASES, ids=ids)
def test_a_list_is_recognised_and_counted(case: Case, tmp_path: Path) -> None:
    """People, rows set aside by reason, cities, and how they take part."""
    found = read_text(tmp_path, case.text)
    file = found.files[0]

    assert file.system is not None
    assert file.export is not None
    assert f"{file.system.id}/{file.export.id}" == case.export
    assert found.people == case.people
    assert found.aside == case.aside
    assert cities(found) == case.cities
    assert not case.attendance or found.attendance == case.attendance


def test_every_export_that_can_be_read_has_a_case() -> None:
    """No page is shipped that no list was read by."""
    readable = {
        f"{system.id}/{export.id}"
        for system in shipped_systems()
        for export in system.exports
        if export.refused is None
    }

    assert readable == {case.export for case in CASES}


def test_there_are_nineteen_systems() -> None:
    """As the documentation says."""
    assert len(shipped_systems()) == 19


def test_teams_in_utf_16_is_read(tmp_path: Path) -> None:
    """With tabs, though it is named .csv."""
    case = next(case for case in CASES if case.export == "teams/attendance")
    path = tmp_path / "attendance.csv"
    path.write_bytes(case.text.encode("utf-16"))
    found = read_registrations([path])

    assert (found.people, found.files[0].encoding) == (1, "UTF-16")


def test_an_answer_on_the_row_after_belongs_to_the_person(tmp_path: Path) -> None:
    """Odoo writes each further answer on a row of its own."""
    case = next(case for case in CASES if case.export == "odoo/registrations")

    assert read_text(tmp_path, case.text).answers == {"train": 1}


def test_a_list_between_two_ends_the_row_that_could_go_on(tmp_path: Path) -> None:
    """What follows in a third file belongs to nobody."""
    head = (
        "Attendee Name,Event Ticket,Attendee Answers/Question,Attendee Answers/Suggested answer\n"
    )
    texts = (f"{head}A,On-site,,\n", "Ville,Pays\nLaval,Canada\n", f"{head},,Travel mode,Train\n")
    paths = [tmp_path / f"{number}.csv" for number in range(3)]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, "utf-8")

    assert read_registrations(paths).answers == {"unknown": 2}
    assert read_registrations(paths[::2]).answers == {"train": 1}


def test_several_tickets_in_one_payment_are_one_answer(tmp_path: Path) -> None:
    """However many people they are for, and however these take part."""
    text = (
        "Payment Status,Campaign Title,Details,How will you get here?\n"
        'Succeeded,c,"2x On site, 3x VIP",Train\n'
    )
    found = read_text(tmp_path, text)

    assert (found.answers, found.answered) == ({"train": 5}, 1)


def test_a_later_answer_replaces_one_that_was_set_aside(tmp_path: Path) -> None:
    """Which then is set aside as replaced, and for nothing else."""
    text = "Timestamp,Email,Notes\n1,a@example.org,annulé\n2,a@example.org,\n"
    found = read_text(tmp_path, text.replace("Email", "Email Address"))

    assert (found.people, found.aside) == (1, {"duplicate_answer": 1})


def test_the_invoice_speaks_only_where_the_participant_says_nothing(tmp_path: Path) -> None:
    """A street alone is an address of one's own."""
    text = (
        "Order code,Position ID,Product,Address,City,Invoice address city,Invoice address country\n"
        "A,1,T,1 rue Fictive,,Laval,CA\nA,2,T,,,Laval,CA\n"
    )
    found = read_text(tmp_path, text)

    assert found.addresses == {"buyer": 1, "unknown": 1}


def test_an_answer_on_taking_part_goes_before_the_ticket(tmp_path: Path) -> None:
    """Unless it says nothing."""
    text = "Billet,Mode de participation\nEn personne,En ligne\nEn personne,je ne sais pas\n"

    assert read_text(tmp_path, text).attendance == {"in_person": 1, "online": 1}


def test_a_question_may_have_a_column_for_each_answer(tmp_path: Path) -> None:
    """As pretix writes it; those that are ticked count."""
    question = "Comment viendrez-vous ?"
    text = (
        f"Ville,Pays,{question} – Train,{question} – Métro\n"  # noqa: RUF001
        "Laval,Canada,Oui,Non\nLaval,Canada,Oui,Oui\nLaval,Canada,Non,Non\n"
    )

    assert read_text(tmp_path, text).answers == {"mixed": 1, "train": 1, "unknown": 1}


def test_a_column_that_is_not_needed_is_not_read(tmp_path: Path) -> None:
    """E-mail addresses only where the same one is the same person."""
    roles = {}
    for export in ("luma/guests", "google-forms/answers"):
        case = next(case for case in CASES if case.export == export)
        columns = read_text(tmp_path, case.text).files[0].columns
        roles[export] = {column.role for column in columns}

    assert "email" not in roles["luma/guests"]
    assert "email" in roles["google-forms/answers"]
