"""All that is generated and committed: what people look at, reference pages, schema, parsed packs.

    python tests/goldens.py

writes it all again; look at the difference and say in the commit why it is right. One word of a
rule's title is to change six files at most: the rule, its parsed pack, the page of its pack, and
the three plans that are shown in full.
"""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from helpers.behaviour_page import behaviour_page
from helpers.broken_factors import told as factor_problems
from helpers.forecast_goldens import forecast_goldens
from helpers.kept_figures import KEPT, figures_page
from helpers.paths import GOLDEN, ROOT
from helpers.reference_pages import facts_page, problems_page
from helpers.shown_plans import (
    IN_FULL,
    OTHER_PACK,
    checklist,
    exported,
    in_full,
    pack_explained,
    summaries,
)

from ecoevent.engine.parsed import PARSED, parsed_json
from ecoevent.engine.sources import pack_sources
from ecoevent.facts import VOCABULARY
from ecoevent.footprint import load_factors
from ecoevent.footprint.comparing import compare_trip
from ecoevent.footprint.factors import shipped_factor_sets
from ecoevent.plan.commented import initial_plan
from ecoevent.plan.schema import schema_text
from ecoevent.scoring.packs import find_pack, shipped_packs
from ecoevent.showing.terminal.factors import compared_text, factor_text, set_text
from ecoevent.words.text import LANGS, Lang


def goldens() -> Mapping[Path, Callable[[], str]]:
    """How each generated file is made, by its path; parsed packs first, the others use them."""
    made: dict[Path, Callable[[], str]] = {
        ROOT / "rules" / pack / PARSED: partial(_parsed, pack) for pack in shipped_packs()
    }
    made[ROOT / "ecoevent" / "plan.schema.json"] = schema_text
    made[ROOT / "docs" / "facts.md"] = facts_page
    made[ROOT / "docs" / "problems.md"] = problems_page
    made[ROOT / "docs" / "behaviour.md"] = behaviour_page
    made[KEPT] = figures_page
    made[GOLDEN / "factor-problems.txt"] = factor_problems
    made[GOLDEN / "plans.txt"] = summaries
    made[GOLDEN / "demo.json"] = exported
    made.update(forecast_goldens(GOLDEN))
    for lang in LANGS:
        made.update(_in(lang))
    return made


def _in(lang: Lang) -> Mapping[Path, Callable[[], str]]:
    """The files of one language."""
    made: dict[str, Callable[[], str]] = {
        f"{plan}.{lang}.txt": partial(in_full, plan, lang) for plan in IN_FULL
    }
    made[f"core.{lang}.txt"] = partial(pack_explained, lang)
    made[f"checklist.{lang}.html"] = partial(
        checklist, "demo", lang, format="html", pack=OTHER_PACK
    )
    made[f"factors.{lang}.txt"] = partial(_factors, lang)
    made[f"init.{lang}.yaml"] = partial(initial_plan, lang)
    return {GOLDEN / name: make for name, make in made.items()}


def _parsed(pack: str) -> str:
    return parsed_json(pack_sources(find_pack(pack)), VOCABULARY())


def _factors(lang: Lang) -> str:
    """The sets side by side, then one set, then one of its factors."""
    sets = [load_factors(name) for name in shipped_factor_sets()]
    compared = compared_text(compare_trip(sets, km=230), km=230, people=1, lang=lang)
    found = load_factors()
    return ("-" * 80 + "\n").join(
        [compared, set_text(found, lang), factor_text(found, "train", lang)]
    )


def main() -> None:
    """Write every generated file."""
    GOLDEN.mkdir(exist_ok=True)
    for path, make in goldens().items():
        path.write_text(make(), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
