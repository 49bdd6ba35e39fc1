"""How long a list of 100,000 registrations takes to read, beside pandas on the same columns.

    python benchmarks/registrations.py            half a minute
    python benchmarks/registrations.py --quick    a few seconds, too noisy to quote

Both take turns in fresh processes and read the same file, an Eventbrite attendee report of invented
people. pandas reads the columns that count (`read_csv` with `usecols`) and counts rows by status,
ticket, place and answer (`groupby`); ecoevent does what `read_registrations` does: it finds
encoding, delimiter, header and system, mends postal codes, looks places up, counts what it sets
aside with its lines. Imports are in neither time; the most memory of each process is, less what it
had after its imports.
"""

import argparse
import csv
import json
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROWS, QUICK_ROWS = 100_000, 10_000
MOST_TIMES = 5.0
SEED = 11
COLUMNS = ("Quantity", "Ticket Type", "Order Type", "Attendee Status", "Home City", "Home State",
           "Home Zip", "Home Country", "How will you travel?")  # fmt: skip
HEADER = (
    "Order #", "Order Date", "First Name", "Last Name", "Email", "Quantity", "Price Tier",
    "Ticket Type", "Attendee #", "Group", "Order Type", "Currency", "Total Paid", "Fees Paid",
    "Eventbrite Fees", "Eventbrite Payment Processing", "Attendee Status", "Home Address 1",
    "Home Address 2", "Home City", "Home State", "Home Zip", "Home Country", "How will you travel?",
)  # fmt: skip
CITIES = (
    ("Montréal", "QC", "H2X", "Canada"), ("Montreal", "Quebec", "H3A", "CA"),
    ("Laval", "QC", "H7N", "Canada"), ("Longueuil", "QC", "J4K", "Canada"),
    ("Québec", "QC", "G1R", "Canada"), ("Sherbrooke", "QC", "J1H", "Canada"),
    ("Trois-Rivières", "QC", "G9A", "Canada"), ("Gatineau", "QC", "J8X", "Canada"),
    ("Ottawa", "ON", "K1P", "Canada"), ("Toronto", "ON", "M5V", "Canada"),
    ("Boston", "MA", "02115", "US"), ("Paris", "", "75011", "France"),
)  # fmt: skip
TICKETS = ("In-Person – General", "In-Person – Student", "Online (livestream)", "VIP")  # noqa: RUF001
ANSWERS = ("", "Driving", "Carpool", "Train", "Bus / coach", "Public transit", "Bike or walk")
STATUSES = ("Attending",) * 12 + ("Checked In", "Not Attending", "Deleted")
LETTERS = "ABCEGHJKLMNPRSTVWXYZ"


def write_list(path: Path, rows: int) -> None:
    """Write the report of that many rows, most postal codes different."""
    rng = random.Random(SEED)  # noqa: S311 (invented people)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for number in range(rows):
            city, region, area, country = rng.choice(CITIES)
            end = f"{rng.randrange(10)}{rng.choice(LETTERS)}{rng.randrange(10)}"
            postal = f"{area} {end}" if area[1:2].isdigit() and area[:1].isalpha() else area
            writer.writerow([
                11211900000 + number, "03/04/26 16:52", f"Prénom{number}", f"Nom-{number}",
                f"participant{number}@example.org", rng.choice("1112"), "", rng.choice(TICKETS),
                18441500000 + number, "", "Free Order", "CAD", "0", "0", "0", "0",
                rng.choice(STATUSES), f"{number} rue Fictive", "", city, region, postal, country,
                rng.choice(ANSWERS),
            ])  # fmt: skip


def by_pandas(path: Path) -> int:
    """The people who count, by pandas."""
    import pandas as pd  # noqa: PLC0415 (each process imports its own)

    table = pd.read_csv(path, usecols=list(COLUMNS), dtype=dict.fromkeys(COLUMNS, "string"))
    table["Quantity"] = table["Quantity"].astype("int64")
    keys = [name for name in COLUMNS if name not in {"Quantity", "Home Zip"}]
    table["area"] = table["Home Zip"].str[:3]
    counts = table.groupby([*keys, "area"], dropna=False)["Quantity"].sum()
    status = counts.index.get_level_values("Attendee Status")
    return int(counts[status.isin(["Attending", "Checked In"])].sum())


def by_us(path: Path) -> int:
    """The people who count, by ecoevent."""
    from ecoevent import read_registrations  # noqa: PLC0415

    return read_registrations([path]).people


def import_only(name: str) -> None:
    """Import what the contender needs, so that it is in neither time nor memory."""
    if name == "pandas":
        import pandas as pd  # noqa: PLC0415, F401
    else:
        import ecoevent.registrations.reading  # noqa: PLC0415, F401


def peak_mb() -> float:
    """The most memory of this process so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def once(name: str, path: Path) -> None:
    """Print what one contender takes in this process."""
    import_only(name)
    before = peak_mb()
    start = time.perf_counter()
    people = by_pandas(path) if name == "pandas" else by_us(path)
    seconds = time.perf_counter() - start
    told = {"people": people, "seconds": seconds, "mb": peak_mb() - before, "all_mb": peak_mb()}
    print(json.dumps(told))


def measured(name: str, path: Path) -> dict[str, float]:
    """What one contender takes in a fresh process."""
    command = [sys.executable, __file__, "--once", name, "--list", str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def compare(rows: int, rounds: int) -> None:
    """Print medians of both and their ratios."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.csv"
        write_list(path, rows)
        pairs = [(measured("pandas", path), measured("ours", path)) for _ in range(rounds)]
        for peer, ours in pairs:
            if peer["people"] != ours["people"]:
                raise SystemExit("the two do not count the same people")
        size = path.stat().st_size / 1e6
    for name, column in zip(("pandas", "ecoevent"), zip(*pairs, strict=True), strict=True):
        seconds = statistics.median(each["seconds"] for each in column)
        mb = statistics.median(each["mb"] for each in column)
        whole = statistics.median(each["all_mb"] for each in column)
        told = f"{seconds:6.2f} s, {mb:6.1f} MB more than its imports, {whole:6.1f} MB in all"
        print(f"{name:9} {rows:,} rows ({size:.0f} MB): {told}")
    ratio = statistics.median(ours["seconds"] / peer["seconds"] for peer, ours in pairs)
    memory = statistics.median(ours["mb"] / max(peer["mb"], 0.1) for peer, ours in pairs)
    print(f"{'reached' if ratio <= MOST_TIMES else 'NOT reached':12} time {ratio:.2f} of pandas',"
          f" at most {MOST_TIMES:g}")  # fmt: skip
    print(
        f"{'reached' if memory < 1 else 'NOT reached':12} memory {memory:.2f} of pandas', below 1"
    )


def main() -> None:
    """Compare both."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="smaller and too noisy to quote")
    parser.add_argument("--once", choices=["pandas", "ours"], help=argparse.SUPPRESS)
    parser.add_argument("--list", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.once:
        once(options.once, options.list)
        return
    compare(QUICK_ROWS if options.quick else ROWS, rounds=2 if options.quick else 7)


if __name__ == "__main__":
    main()
