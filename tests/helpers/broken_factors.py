"""Factor sets with one mistake each, and all that is told of them: a file that people look at."""

import datetime as dt
from pathlib import Path
from tempfile import TemporaryDirectory

from helpers.trips import SMALL, small_set

from ecoevent.footprint import check_factors
from ecoevent.words.text import LANGS

ON = dt.date(2026, 11, 22)
OTHER_SOURCE = """
  other:
    {title: Theirs, publisher: Them, year: 2026, licence: CC0-1.0, review_by: 2030-01-01,
     confidence: low}"""
EDITS: tuple[tuple[str, str], ...] = (
    (", direct: 0.03", ", direct: -0.03"),
    (", direct: 0.2, up", ", direct: 200, up"),
    ("times: 1.5", "times: 0.5"),
    ("CA-QC, d", "Québec, d"),
    ("id: small", "id: Petit jeu"),
    ("publisher: Us", "publisher: ' '"),
    ("en: Small set", "en: ''"),
    ("low: -10 %", "low: little"),
    ("confidence: medium", "confidence: fair"),
    (", licence: CC0-1.0", ""),
    ("direct: 0.03", "dirct: 0.03"),
    ("{mode: coach,", "{mode: coatch,"),
    ("{mode: coach, per: passenger_km, direct: 0.03}", "{mode: coach, direct: 0.03}"),
    ("{mode: coach, per: passenger_km, direct: 0.03}", "{mode: coach, per: passenger_km}"),
    ("same_as: car", "same_as: car, direct: 0.1, per: vehicle_km"),
    ("well_to_wheel: 0.1", "well_to_wheel: 0.1, upstream: 0.1"),
    ("variant: electric", "variant: first"),
    ("variant: electric, ", ""),
    ("below_km: 1000,", "from_km: 5, below_km: 1000,"),
    ("{direct: 0.1, upstream", "{from_km: 1200, direct: 0.1, upstream"),
    ("{direct: 0.1, upstream", "{from_km: 900, direct: 0.1, upstream"),
    ("{direct: 0.1, upstream", "{below_km: 9000, direct: 0.1, upstream"),
    ("{direct: 0.1, upstream", "{below_km: 900, direct: 0.1, upstream"),
    ("below_km: 300", "below_km: 1"),
    ("metro: 40 %", "metro: 30 %"),
    ("metro: 40 %", "ferry: 40 %"),
    ("metro: 40 %", "metr: 40 %"),
    ("- {mode: plane}", "- {mode: train}"),
    ("{mode: bus, per: passenger_km, well_to_wheel: 0.1}", "{mode: bus, same_as: transit}"),
    ("low: -10 %, high: 20 %", "low: 20 %, high: -10 %"),
    ("distances:\n", "source: mine\ndistances:\n"),
    ("uncertainty: {low: -10 %, high: 20 %, basis: assumed}\n", ""),
    ("  default: {times: 1}\n", ""),
    ("  car: {", "  caar: {"),
    ("- {mode: carpool, people: 2.5}\n", "- {mode: carpool, people: 0.4}\n"),
    ("mode: carpool, people", "mode: coach, people"),
    ("region: CA\n", "region: CA\nfalls_back_to: desnz\n"),
    ("region: CA\n", "region: CA\nfalls_back_to: small.yaml\n"),
    ("\nuncertainty", f"{OTHER_SOURCE}\nuncertainty"),
    ("\nuncertainty", f"{OTHER_SOURCE}\nsource: own\nuncertainty"),
    ("CA, direct: 0.5", "CA-QC, direct: 0.5"),
    ("- {mode: carpool, people: 2.5}\n", ""),
    ("- {region: CA-QC, direct: 0.1, upstream: 0.3}\n- {region: CA, direct: 0.5}", "  []"),
    ("review_by: 2028-01-01", "review_by: 2026-01-01"),
    ("region: CA\n", "region: CA\nfalls_back_to: broken.yaml\n"),
    ("region: CA\n", "region: CA\nfalls_back_to: round.yaml\n"),
    ("region: CA\n", "region: CA\nfalls_back_to: deep-0.yaml\n"),
    ("region: CA\n", f"region: CA\nfalls_back_to: {'x' * 300}\n"),
    ("year: 2026\nregion", "year: -2026\nregion"),
    ("- {mode: carpool, people: 2.5}\n", "- {mode: carpool, people: 2.5}\n" * 2001),
)


_OTHERS = (("round", "small"), *((f"deep-{n}", f"deep-{n + 1}") for n in range(30)))
"""Sets beside the small one, and what each falls back to."""


def told() -> str:
    """Each mistake, and its lines in both languages."""
    parts = []
    for old, new in EDITS:
        lines = "\n".join(f"    {line}" for line in lines_of(old, new))
        parts.append(f"{old.strip()!r} → {new.strip()[:200]!r}\n{lines}\n")
    return "\n".join(parts)


def lines_of(old: str, new: str) -> list[str]:
    """The problems of the small set with *new* in place of *old*, in both languages."""
    with TemporaryDirectory() as folder:
        path = small_set(Path(folder), (old, new))
        (path.parent / "broken.yaml").write_text("id: broken\n", "utf-8")
        for name, other in _OTHERS:
            whole = SMALL.replace("region: CA\n", f"region: CA\nfalls_back_to: {other}.yaml\n", 1)
            (path.parent / f"{name}.yaml").write_text(whole, "utf-8")
        found = check_factors(path, on=ON)
        return [each.line(lang).removeprefix(f"{folder}/") for lang in LANGS for each in found]
