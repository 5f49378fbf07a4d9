"""How a file was read, and how it is to be read instead."""

from typing import Any

from campaigns.imports.views import mapping
from campaigns.reading.award_list.honored import sheet_reason
from campaigns.reading.files.spreadsheets import Sheet

from ..mapping_form import MappingForm
from .preview import WorkScreen


class MappingScreen(mapping.MappingScreen, WorkScreen):
    def is_set_aside(self, sheet: Sheet) -> bool:
        return bool(sheet_reason(sheet.name, sheet.hidden))

    def make_form(self, data: Any, **kwargs: Any) -> MappingForm:
        return MappingForm(data, reading=self.reading, target=self.target, **kwargs)
