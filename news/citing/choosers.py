"""The dialog in which a document is found or written down."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetCreateView

from ..choosers import RegisterChooserViewSet
from .forms import CitedDocumentForm

CREATION = "news/admin/citing/create.html"


class DocumentColumnsMixin:
    """Numbers repeat between bodies and years: the body and the abstract identify a document."""

    results_template_name = "news/admin/citing/results.html"
    creation_form_template_name = CREATION

    @property
    def title_column(self) -> Any:
        column = super().title_column
        column.label = _("Number and date")
        return column

    @property
    def columns(self) -> list[Column]:
        more = [
            Column("issuing_body", label=_("Issuing body"), accessor="issuing_body"),
            Column("abstract", label=_("Abstract"), accessor="abstract"),
        ]
        return [*super().columns, *more]


class DocumentChooseView(DocumentColumnsMixin, ChooseView):
    template_name = "news/admin/citing/chooser.html"


class DocumentChooseResultsView(DocumentColumnsMixin, ChooseResultsView):
    pass


class DocumentCreateView(SnippetCreateView):
    creation_form_template_name = CREATION


class OfficialDocumentChooserViewSet(RegisterChooserViewSet):
    """Cites a document that is not in the register yet, without leaving the page's form."""

    icon = "doc-empty-inverse"
    creation_form_class = CitedDocumentForm
    create_action_label = _("Add and choose")
    choose_view_class = DocumentChooseView
    choose_results_view_class = DocumentChooseResultsView
    create_view_class = DocumentCreateView
