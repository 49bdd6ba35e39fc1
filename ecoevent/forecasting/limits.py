"""What is asked of a run in, nothing out where it can be, one line where it cannot."""

import math
import re
from collections.abc import Mapping
from types import MappingProxyType

from ecoevent.chance.replicating import Wanted
from ecoevent.errors import OptionError
from ecoevent.footprint.emitting import NonCo2
from ecoevent.problems import shown
from ecoevent.words.text import Text

MOST_REPLICATIONS = 1_000_000
_WORDS: Mapping[str, NonCo2] = MappingProxyType({"none": "none", "source": "source"})
_PERCENT = re.compile(r"(\d+(?:[.,]\d+)?)\s*(%?)")


def check_run(wanted: Wanted, *, seed: int, workers: int | None) -> None:
    """Nothing, if a run can be as it is asked for.

    Raises:
        OptionError: no replications, a precision of 0, a negative seed, no workers.
    """
    count = wanted.replications
    if count is not None and not 1 <= count <= MOST_REPLICATIONS:
        raise OptionError(_REPLICATIONS.filled(found=count), option="replications")
    if not 0 < wanted.precision < 1:
        raise OptionError(_PRECISION.filled(found=shown(wanted.precision)), option="precision")
    if seed < 0:
        raise OptionError(_SEED.filled(found=seed), option="seed")
    if workers is not None and workers < 1:
        raise OptionError(_WORKERS.filled(found=workers), option="workers")


def precision_of(said: str) -> float:
    """The share that a text such as `2 %` or `0.02` says.

    Raises:
        OptionError: it is none between 0 and 100 %.
    """
    match = _PERCENT.fullmatch(said.strip().replace("\u00a0", " "))
    number = math.nan if match is None else float(match[1].replace(",", "."))
    if match is not None and not match[2] and number >= 1:
        meant = Text(f"{match[1]}\u00a0%", f"{match[1]} %")
        raise OptionError(_SHARE.filled(found=shown(said), meant=meant), option="precision")
    share = number / 100 if match is not None and match[2] else number
    if not 0 < share < 1:
        raise OptionError(_PRECISION.filled(found=shown(said)), option="precision")
    return share


def non_co2_of(said: str) -> NonCo2:
    """What a text says of the non-CO2 effects of planes: a word, or a multiple such as 1.7.

    Raises:
        OptionError: it is neither.
    """
    if said in _WORDS:
        return _WORDS[said]
    try:
        multiple = float(said.replace(",", "."))
    except ValueError:
        multiple = math.nan
    if not 1 <= multiple < math.inf:
        raise OptionError(_NON_CO2.filled(found=shown(said)), option="non_co2")
    return multiple


_REPLICATIONS = Text(
    "un nombre de 1 à 1\u00a0000\u00a0000, trouvé {found}",
    "a number from 1 to 1,000,000, got {found}",
)
_PRECISION = Text(
    "plus de 0\u00a0% et moins de 100\u00a0%, par exemple «\u00a02\u00a0%\u00a0», trouvé {found}",
    "more than 0 % and less than 100 %, for example '2 %', got {found}",
)
_SHARE = Text(
    "trouvé {found}\u00a0; vouliez-vous dire «\u00a0{meant}\u00a0»\u00a0?",
    "got {found}; did you mean '{meant}'?",
)
_SEED = Text(
    "un nombre de 0 ou plus, trouvé {found}",
    "a number of 0 or more, got {found}",
)
_WORKERS = Text("1 ou plus, trouvé {found}", "1 or more, got {found}")
_NON_CO2 = Text(
    "none, source ou un multiple de 1 ou plus, trouvé {found}",
    "none, source or a multiple of 1 or more, got {found}",
)
