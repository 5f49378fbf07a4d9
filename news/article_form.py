"""The form of an article: which date it will bear, and a question where that lies ahead."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.admin.panels import FieldPanel

from .article_date import AHEAD
from .publishing_buttons import is_publishing
from .slugs import SlugCheckingForm

if TYPE_CHECKING:
    from .models import ArticlePage


class ArticleForm(SlugCheckingForm):
    """Asks once before an article with a later day's date goes public."""

    #: The date for which it was asked.
    asked_date = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        moment = cleaned.get("published_at")
        if moment is not None and self._is_to_be_asked(moment, cleaned.get("go_live_at")):
            asked = timezone.localtime(moment).isoformat()
            if cleaned.get("asked_date") != asked:
                self.data = self.data.copy()
                self.data[self.add_prefix("asked_date")] = asked
                self.add_error("published_at", _question(moment))
        return cleaned

    def _is_to_be_asked(self, moment: datetime, goes_live_at: datetime | None) -> bool:
        if not is_publishing(self.data):
            return False
        shown_from = max(timezone.now(), goes_live_at or timezone.now())
        # Beyond that the field itself refuses it.
        last = timezone.localdate() + AHEAD
        return timezone.localdate(shown_from) < timezone.localdate(moment) <= last


def _question(moment: datetime) -> str:
    text = _(
        "The article bears %(date)s, which is %(days)d days ahead: until then it would stand above "
        "all other news. To have it appear on that day, set a schedule beside “Status”. To keep "
        "the date nevertheless, press the same button once more."
    )
    return text % {
        "date": date_format(timezone.localtime(moment), "SHORT_DATE_FORMAT"),
        "days": (timezone.localdate(moment) - timezone.localdate()).days,
    }


class ArticleDatePanel(FieldPanel):
    """The date with a sentence about what it will be."""

    class BoundPanel(FieldPanel.BoundPanel):
        template_name = "news/admin/article_date_panel.html"

        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            self.help_text = _what_will_be(self.instance)


def _what_will_be(article: "ArticlePage") -> str:
    if article.first_published_at:
        return _("The published article bears this date. Corrections do not change it.")
    if article.published_at:
        text = _(
            "The article will bear %(date)s, whenever it is published. Empty the field for the "
            "moment of publication."
        )
        moment = timezone.localtime(article.published_at)
        return text % {"date": date_format(moment, "SHORT_DATE_FORMAT")}
    return _(
        "Left empty, the article will bear the moment at which it is published (a translation: "
        "the date of the original). To publish at another moment, set a schedule beside “Status”."
    )
