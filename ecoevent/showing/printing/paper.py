"""The papers that checklists are printed on."""

from typing import Literal

Paper = Literal["letter", "a4"]
