"""What an officer should look at again in a consultation: warnings that refuse nothing."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.rich_text import get_text_for_indexing

from .models import ConsultationPage, ConsultationSettings
from .working_days import knows_days_off, unannounced_years


def advice_on_consultation(page: ConsultationPage) -> list[str]:
    """Sentences about what `page`, a draft or a live page, lacks or has against the rules."""
    own = []
    if page.is_own_source:
        own = [*_period(page, ConsultationSettings.load()), *_nominees(page)]
    return [*own, *_ways_to_comment(page)]


def _period(page: ConsultationPage, rules: ConsultationSettings) -> Iterator[str]:
    opens, closes = page.opens_on, page.closes_on
    if opens is None or closes is None:
        yield _("It has no dates yet: it opens by itself on its first day.")
        return
    length = rules.length(opens, closes)
    if length < rules.working_days:
        yield ngettext(
            "The list is open for %(count)d working day; the rule is %(rule)d.",
            "The list is open for %(count)d working days; the rule is %(rule)d.",
            length,
        ) % {"count": length, "rule": rules.working_days}
    if not knows_days_off():
        yield _(
            "This site does not know public holidays: working days are Monday to Friday but for "
            "those that are written down (Settings → Consultation period)."
        )
    written = {day.year for day in rules.calendar.dates}
    for year in sorted(unannounced_years(opens, closes) - written):
        yield _(
            "The days off of %(year)d are those of the law: what the government announces for that"
            " year is not known here. Write down what differs (Settings → Consultation period)."
        ) % {"year": year}


def _nominees(page: ConsultationPage) -> Iterator[str]:
    if not page.nominees.count():
        yield _("It names no nominees yet.")


def _ways_to_comment(page: ConsultationPage) -> Iterator[str]:
    if not get_text_for_indexing(page.how_to_comment or "").strip() and not page.contact.strip():
        yield _("It does not say where and how to comment.")
