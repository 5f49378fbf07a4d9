"""How an edit form shows a text and its translations: beside each other."""

from typing import Any

from wagtail.admin.panels import FieldPanel, FieldRowPanel, Panel


class TranslationPanel(FieldPanel):
    """The text in one further language. `TranslationsForm` makes its field."""

    def get_form_options(self) -> dict[str, Any]:
        return {}


class TranslatedPanel(FieldRowPanel):
    """The panel of a field, or the field's name; beside it one for each further language.

    In a site of one language it is the panel alone.
    """

    def __init__(self, panel: Panel | str, **kwargs: Any) -> None:
        self.panel: Any = FieldPanel(panel) if isinstance(panel, str) else panel
        super().__init__([self.panel], **kwargs)

    def clone_kwargs(self) -> dict[str, Any]:
        kwargs = super().clone_kwargs()
        del kwargs["children"]
        return {**kwargs, "panel": self.panel}

    def on_model_bound(self) -> None:
        translations = self.model.translation_fields(self.panel.field_name)
        self.children = [self.panel, *(TranslationPanel(one.name) for one in translations)]
        super().on_model_bound()
