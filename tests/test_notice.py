"""What is owed to those whose data we carry is said where it is owed."""

import pytest
from helpers.paths import ROOT

from ecoevent.footprint import load_factors
from ecoevent.footprint.factors import shipped_factor_sets

NOTICE = (ROOT / "NOTICE").read_text("utf-8")
OWED = {
    "OGL-UK-3.0": "Open Government Licence v3.0",
    "OGL-Canada-2.0": "https://open.canada.ca/en/open-government-licence-canada",
    "Licence Ouverte 2.0 (Etalab)": "Licence Ouverte / Open Licence 2.0 (Etalab)",
    "CC-BY-4.0": "CC BY 4.0",
}
FREE = {
    "MIT",
    "figure quoted, no data copied",
    "public domain (US government)",
    "shares computed, no data copied",
}


@pytest.mark.parametrize("name", shipped_factor_sets())
def test_every_licence_of_a_factor_set_is_honoured(name: str) -> None:
    """A licence that asks for attribution has it in NOTICE; another kind is looked at first."""
    licences = {source.licence for source in load_factors(name).sources.values()}

    assert licences <= OWED.keys() | FREE
    assert [each for each in licences & OWED.keys() if OWED[each] not in NOTICE] == []


@pytest.mark.parametrize("name", shipped_factor_sets())
def test_every_set_is_named_where_attribution_is_owed(name: str) -> None:
    """So that whoever copies one set knows what to copy with it."""
    assert f"`{name}`" in NOTICE
