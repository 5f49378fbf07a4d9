"""How an editor chooses one award: by words, or by the address of its page.

What is chosen is the award's key, for a correction of the list makes other rows.
"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.chooser import (
    ChooseResultsView,
    ChooseView,
    ChosenMultipleView,
    ChosenResponseMixin,
    ChosenView,
)
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.widgets import BaseChooser

from news.choosers import GuardedChooserMixin
from news.text import fold_words

from ..keys import is_key
from ..models.awards import Award
from ..querysets import AwardQuerySet, public_rolls

MAX_WORDS = 12


def title_of(award: Award) -> str:
    return " – ".join(filter(None, (award.full_name, award.award_text, award.unit_text)))


class AwardFilterForm(BaseFilterForm):
    q = forms.CharField(
        label=_("Name, unit, award, or the address of the award's page"),
        widget=forms.TextInput(attrs={"placeholder": "nguyen van an"}),
        required=False,
        max_length=300,
    )

    def filter(self, objects: AwardQuerySet) -> AwardQuerySet:
        query = self.cleaned_data["q"].strip()
        words = " ".join(fold_words(query).split()[:MAX_WORDS])
        if not words:
            return objects
        self.is_searching, self.search_query = True, query
        last_word = query.rstrip("/").rsplit("/", 1)[-1]
        return objects.filter(key=last_word) if is_key(last_word) else objects.with_words(words)


class AwardsMixin:
    """The awards of the newest rolls first."""

    title_column: Column
    filter_form_class = AwardFilterForm
    ordering = ["-list_id", "place"]

    @property
    def columns(self) -> list[Column]:
        name = self.title_column
        name.label = _("Recipient")
        return [
            name,
            Column("award_text", label=pgettext_lazy("column", "Award")),
            Column("unit_text", label=_("Unit")),
            Column("roll_title", label=_("Honor roll")),
        ]

    def get_results_page(self, request: Any) -> Any:
        page = super().get_results_page(request)
        page.object_list = rows = list(page.object_list)
        rolls = public_rolls().filter(award_list__in=[row.list_id for row in rows])
        titles = dict(rolls.values_list("award_list_id", "title"))
        for row in rows:
            # The views of a chooser lead to what was chosen by its `pk`.
            row.pk, row.roll_title = row.key, titles.get(row.list_id, "")
        return page


class ChooseAwardView(AwardsMixin, ChooseView):
    pass


class ChooseAwardResultsView(AwardsMixin, ChooseResultsView):
    pass


class AwardResponseMixin(ChosenResponseMixin):
    def get_object_id(self, instance: Award) -> str:
        return instance.key

    def get_display_title(self, instance: Award) -> str:
        return title_of(instance)

    def get_edit_item_url(self, instance: Award) -> None:
        return None


class ChosenAwardView(AwardResponseMixin, ChosenView):
    pass


class ChosenAwardsView(AwardResponseMixin, ChosenMultipleView):
    pass


class AwardChooser(BaseChooser):
    """Holds a key. An editor who opens a page is told no name that readers may not see."""

    show_edit_link = False

    def get_value_data(self, value: str | None) -> dict[str, Any] | None:
        if not value:
            return None
        award = Award.objects.public().filter(key=value).first()
        hidden = _g("Award %(key)s, not public at present") % {"key": value}
        return {"id": value, "title": title_of(award) if award else hidden}


class AwardChooserViewSet(GuardedChooserMixin, ChooserViewSet):
    """Offers the awards that readers see, by their keys."""

    model = Award
    key_field = "key"
    icon = "vd-medal"
    choose_one_text = _("Choose an award")
    choose_another_text = _("Choose another award")
    choose_view_class = ChooseAwardView
    choose_results_view_class = ChooseAwardResultsView
    chosen_view_class = ChosenAwardView
    chosen_multiple_view_class = ChosenAwardsView
    base_widget_class = AwardChooser
    register_widget = False
    per_page = 15

    def get_object_list(self) -> AwardQuerySet:
        return Award.objects.public()


award_chooser = AwardChooserViewSet("award_chooser", url_prefix="campaigns/award-chooser")


class AwardKeyField(forms.CharField):
    """An award that is withheld or not public at present may stay chosen: readers see nothing."""

    def validate(self, value: str) -> None:
        super().validate(value)
        if value and not Award.objects.filter(key=value).exists():
            raise ValidationError(_g("There is no such award. Choose one from the list."))
