"""How a file was read, and how it is to be read instead."""

from typing import Any

from campaigns.imports.views import mapping

from ..mapping_form import MappingForm
from .preview import WorkScreen


class MappingScreen(mapping.MappingScreen, WorkScreen):
    def make_form(self, data: Any, **kwargs: Any) -> MappingForm:
        return MappingForm(data, reading=self.reading, **kwargs)
