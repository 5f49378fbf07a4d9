"""Which date an article bears: what an editor typed, else the moment of its first publication."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from .models import ArticlePage

FIRST_YEAR = 1945
#: How far ahead a date may lie; further on it is most likely mistyped.
AHEAD = timedelta(days=366)


def plausible_date(value: date | datetime) -> None:
    """Raises `ValidationError` for a date that no article of this site bears."""
    day = timezone.localdate(value) if isinstance(value, datetime) else value
    last = timezone.localdate() + AHEAD
    if day.year < FIRST_YEAR or day > last:
        raise ValidationError(
            _("An article bears a date from %(first)d to %(last)s. Check the year.")
            % {"first": FIRST_YEAR, "last": date_format(last, "SHORT_DATE_FORMAT")}
        )


def first_date(article: "ArticlePage") -> datetime:
    """The date of an article that goes public without one: that which it has had in public, that
    of what it is an alias or a translation of, else this minute.
    """
    articles = type(article).objects.order_by("pk")
    if article.alias_of_id:
        same = articles.filter(pk=article.alias_of_id)
    else:
        own = articles.filter(pk=article.pk)
        same = own | articles.filter(translation_key=article.translation_key)
        same = same.filter(first_published_at__isnull=False)
    dates = same.values_list("published_at", flat=True)
    known = next((moment for moment in dates if moment is not None), None)
    # A copy that is published at once still has its source's moment.
    went_live = None if article._state.adding else article.first_published_at
    # To the minute, as the form shows and posts it.
    return known or (went_live or timezone.now()).replace(second=0, microsecond=0)
