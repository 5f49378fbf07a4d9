"""People and other recipients in award lists: from the texts of a line to their fields.

- `heads`: what a text begins with (unit, group, place, position), with `unit_words` and
  `position_words`
- `family_names`, `names`: whether a text could be a person's name
- `title_words`, `forms_of_address`: what stands before a name: forms of address, degrees, ranks
- `kinds`: individual, collective or household
- `pieces`, `position_unit`, `splitting`: name, position and unit in one cell or paragraph
- `recipients`: all of it for one row, with its doubts
"""

from .forms_of_address import Addressed, addressed, honorific_of, rank_of
from .kinds import Kind, household, kind_of
from .names import is_name_like, is_odd, is_person, without_birth
from .position_unit import PositionUnit, split_position_unit
from .recipients import Doubt, Recipient, Texts, recipient_of
from .splitting import PersonParts, split_person

__all__ = (
    "Addressed",
    "Doubt",
    "Kind",
    "PersonParts",
    "PositionUnit",
    "Recipient",
    "Texts",
    "addressed",
    "honorific_of",
    "household",
    "is_name_like",
    "is_odd",
    "is_person",
    "kind_of",
    "rank_of",
    "recipient_of",
    "split_person",
    "split_position_unit",
    "without_birth",
)  # fmt: skip
