"""What an event says of itself in public: what no proof supports is found, the rest is left."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from helpers.paths import EXAMPLES
from hypothesis import given, strategies as st

from ecoevent import read_plan
from ecoevent.claims import claim_knowledge, find_claims, laws_on
from ecoevent.commands import cli
from ecoevent.words.text import LANGS, Lang

HERE = Path(__file__).parent
NEUTRAL = ("carbone", "carbon", "CO2", "climat", "émission", "neutre", "neutral", "zéro", "net")
WORDS = st.sampled_from([*NEUTRAL, "offset", "compensé", "-", "pas", "not", "?", "."])


def sentences(name: str) -> list[str]:
    """The lines of a list."""
    lines = (HERE / f"{name}.txt").read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("sentence", sentences("stopped"))
def test_what_no_proof_supports_is_stopped(sentence: str) -> None:
    """Neutrality, offsets and no effect, in whatever words."""
    assert any(claim.is_stopped for claim in find_claims(sentence))


@pytest.mark.parametrize("sentence", sentences("generic"))
def test_praise_without_content_is_told(sentence: str) -> None:
    """Green, eco-friendly, sustainable, the greenest: of an event, in both languages."""
    assert {claim.kind for claim in find_claims(sentence)} == {"generic"}


@pytest.mark.parametrize("sentence", sentences("fine"))
def test_what_can_be_shown_is_left_alone(sentence: str) -> None:
    """Figures, denials, questions, topics of talks, names, and words that mean something else."""
    assert find_claims(sentence) == ()


def test_the_lists_are_long_enough() -> None:
    """And hold no sentence twice."""
    for name in ("stopped", "fine"):
        assert len(set(sentences(name))) == len(sentences(name)) > 120


@pytest.mark.parametrize("lang", LANGS)
def test_our_own_wordings_hold(lang: Lang) -> None:
    """What is offered instead passes the same guard."""
    for wording in claim_knowledge().wordings.values():
        for text in (wording.before, wording.after):
            assert find_claims(text.to(lang)) == ()


def test_no_name_in_an_example_is_a_claim() -> None:
    """Names of events, places and organisers."""
    for path in sorted(EXAMPLES.glob("*.yaml")):
        plan = read_plan(path)
        names = (plan.event.name, plan.venue.name, plan.event.organiser)
        assert [claim for name in names if name for claim in find_claims(name)] == []


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Un évènement écologique", "generic"),
        ("A green event", "generic"),
        ("Une fête respectueuse de l'environnement", "generic"),
        ("Un gala carboneutre", "neutral"),
        ("Nous compensons nos vols", "offset"),
        ("Une soirée 100 % verte", "absolute"),
    ],
)
def test_each_kind_is_told_apart(sentence: str, kind: str) -> None:
    """General praise wants its reason; the others have none."""
    (claim,) = find_claims(sentence)

    assert (claim.kind, claim.is_stopped) == (kind, kind != "generic")


def test_a_claim_is_told_with_its_place() -> None:
    """Line and column from 1, the words as they were written."""
    (claim,) = find_claims("Bonjour\u00a0!\n\u200bUn gala CO\u2082-neutre")

    assert (claim.line, claim.column, claim.words) == (2, 10, "CO\u2082-neutre")


@given(st.lists(WORDS, max_size=30).map(" ".join) | st.text(max_size=200))
def test_words_stand_where_they_are_said_to_stand(text: str) -> None:
    """In any text, in order, and no two overlap."""
    claims = find_claims(text)
    ends = [claim.start + len(claim.words) for claim in claims]

    assert [text[claim.start :][: len(claim.words)] for claim in claims] == [
        claim.words for claim in claims
    ]
    assert all(end <= after.start for end, after in zip(ends, claims[1:], strict=False))


@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_accents_and_cases_change_nothing(text: str) -> None:
    """Nor does a hyphen that does not break."""
    plain = text.upper().replace("É", "E").replace("-", "\u2011")

    assert [claim.kind for claim in find_claims(plain)] == [
        claim.kind for claim in find_claims(text)
    ]


def test_a_law_speaks_from_the_day_on_which_it_is_in_force() -> None:
    """Of the European Union from 27 September 2026."""
    law = next(law for law in claim_knowledge().laws if law.id == "eu.offsets")
    day = law.in_force

    assert day.isoformat() == "2026-09-27"
    assert law in laws_on("offset", on=day)
    assert law not in laws_on("offset", on=day.replace(day=26))


def test_each_record_has_its_source() -> None:
    """Laws and wordings name one that is there."""
    knowledge = claim_knowledge()
    named = [record.source for record in (*knowledge.laws, *knowledge.wordings.values())]

    assert set(named) == set(knowledge.sources)


def run(*words: str, typed: str = "") -> tuple[int, str]:
    """The exit code and what is printed."""
    done = CliRunner().invoke(cli, ["claims", "check", *words], input=typed)
    return done.exit_code, done.output.replace("\u00a0", " ")


def test_the_command_tells_place_reason_wording_and_law(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And ends with 1 when a claim has to be withdrawn."""
    monkeypatch.chdir(tmp_path)
    Path("invitation.txt").write_text("Bienvenue\nUn gala carboneutre\n", encoding="utf-8")
    code, told = run("invitation.txt", "--lang", "fr")

    assert code == 1
    assert "invitation.txt:2:9 : « carboneutre » (à retirer)" in " ".join(told.split())
    for part in ("Avant l'évènement", "Après", "Loi sur la concurrence", "2024/825"):
        assert part in told


def test_a_fine_text_ends_with_0() -> None:
    """Also general praise, which is told all the same."""
    code, told = run("-", "--lang", "en", typed="An eco-friendly event")

    assert run("-", "--lang", "en", typed="We served 300 meals.")[0] == 0
    assert (code, "to be justified" in told) == (0, True)


def test_the_same_as_json() -> None:
    """With each claim, the laws in force and the wordings."""
    code, told = run("-", "--format", "json", "--on", "2026-09-01", typed="Net zero gala")
    result = json.loads(told)

    assert (code, result["format"]) == (1, "ecoevent.claims/1")
    assert [claim["words"] for claim in result["claims"]] == ["Net zero"]
    assert [law["id"] for law in result["laws"]] == ["ca.substantiation"]
    assert set(result["wordings"]) == {"neutral"}


def test_what_is_no_text_is_told_on_one_line(tmp_path: Path) -> None:
    """A picture, a file that is not there, a text without an end; letters of Windows are read."""
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\0\0")
    (tmp_path / "long.txt").write_text("a" * 200_001)
    (tmp_path / "windows.txt").write_bytes("Bilan carbone nul, promis à l'été".encode("cp1252"))

    assert "is no text" in run(str(tmp_path / "picture.png"), "--lang", "en")[1]
    assert "check the text in parts" in run(str(tmp_path / "long.txt"), "--lang", "en")[1]
    assert run(str(tmp_path / "nowhere.txt"))[0] == 3
    assert run(str(tmp_path / "windows.txt"))[0] == 1
