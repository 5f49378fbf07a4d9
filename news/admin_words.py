"""What Wagtail 8.0.1 says in English, or as a word of code, whatever the editor's language."""

from django.utils.text import capfirst
from wagtail.admin.forms.workflows import WorkflowPageForm
from wagtail.admin.panels import InlinePanel
from wagtail.admin.views.pages.search import SearchView
from wagtail.models import Page, Site
from wagtail.sites.views import IndexView as SitesIndexView

NAMED_AFTER_FIELDS = ("port", "site_name", "root_page")


def complete() -> None:
    """Gives Wagtail's views the words that they lack.

    The search among pages counts them without saying what it counts: “1–20 of 94 None”. Three
    columns of the list of sites and a field are named after their fields' keys. The button of an
    inline panel begins its label with a capital in the middle of a sentence.
    """
    InlinePanel.BoundPanel.template_name = "news/admin/inline_panel.html"
    SearchView.verbose_name = Page._meta.verbose_name
    SearchView.verbose_name_plural = Page._meta.verbose_name_plural
    WorkflowPageForm.base_fields["page"].label = capfirst(Page._meta.verbose_name)
    for column in SitesIndexView.columns:
        if column.name in NAMED_AFTER_FIELDS:
            column.label = capfirst(Site._meta.get_field(column.name).verbose_name)
