"""What an editor should look at again: warnings that refuse nothing."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .models.campaign import CampaignPage
from .numbers import number_label, total_of
from .partial_dates import PartialDate, period_label


def advice_on_campaign(campaign: CampaignPage) -> list[str]:
    """Sentences about what `campaign`, a draft or a page, says that is most likely a slip."""
    return [*_milestones_outside(campaign), *_scores(campaign), *_of_a_copy(campaign)]


def _milestones_outside(campaign: CampaignPage) -> Iterator[str]:
    starts, ends = campaign.starts, campaign.ends
    for milestone in campaign.milestones.all():
        date = milestone.date
        if date is None:
            continue
        before = starts is not None and date.last_day < starts.first_day
        after = ends is not None and date.first_day > ends.last_day
        if before or after:
            yield _(
                "The milestone “%(title)s” (%(date)s) lies outside the period (%(period)s)."
            ) % {
                "title": milestone.title,
                "date": date,
                "period": period_label(starts, ends),
            }


def _scores(campaign: CampaignPage) -> Iterator[str]:
    stated = campaign.criteria_total
    total = total_of(row.max_score for row in campaign.criteria.all())
    if stated is not None and total is not None and total != stated:
        yield _("The criteria add up to %(sum)s, the plan states %(stated)s.") % {
            "sum": number_label(total),
            "stated": number_label(stated),
        }


def _of_a_copy(campaign: CampaignPage) -> Iterator[str]:
    """What is still as in the campaign that this one was copied from."""
    source = campaign.copied_from
    if source is None or campaign.copy_checked:
        return
    if campaign.starts and (campaign.starts, campaign.ends) == (source.starts, source.ends):
        yield _("The period is still that of “%(title)s”: %(period)s.") % {
            "title": source.title,
            "period": period_label(source.starts, source.ends),
        }
    dates = {milestone.uuid: milestone.date for milestone in source.milestones.all()}
    kept = [m for m in campaign.milestones.all() if m.date and dates.get(m.uuid) == m.date]
    if kept:
        yield ngettext(
            "%(count)d milestone still has its old date: %(dates)s.",
            "%(count)d milestones still have their old dates: %(dates)s.",
            len(kept),
        ) % {"count": len(kept), "dates": ", ".join(str(m.date) for m in kept)}
    yield from _old_years(campaign, source)
    documents = {row.document_id for row in source.legal_basis.all()}
    old = [row.document for row in campaign.legal_basis.all() if row.document_id in documents]
    if old:
        yield _("The legal basis still names the old documents: %(numbers)s.") % {
            "numbers": ", ".join(document.number for document in old)
        }
    targets = {(figure.name, figure.target) for figure in source.figures.all() if figure.target}
    same = [f.name for f in campaign.figures.all() if (f.name, f.target) in targets]
    if same:
        yield _("These targets are still the old ones: %(names)s.") % {"names": "; ".join(same)}
    quotas = {(row.award_type_id, row.quota) for row in source.award_quotas.all() if row.quota}
    if any((row.award_type_id, row.quota) in quotas for row in campaign.award_quotas.all()):
        yield _("The quotas of awards are still the old ones.")


def _old_years(campaign: CampaignPage, source: CampaignPage) -> Iterator[str]:
    years = {str(date.year) for date in (source.starts, source.ends) if date}
    years -= {str(date.year) for date in (campaign.starts, campaign.ends) if _moved(date, source)}
    named = [
        str(getattr(CampaignPage, name).field.verbose_name)
        for name in ("title", "slogan", "occasion", "lead", "launched_by")
        if any(year in getattr(campaign, name) for year in years)
    ]
    if named:
        yield _("Still naming the year %(years)s: %(fields)s.") % {
            "years": ", ".join(sorted(years)),
            "fields": ", ".join(named),
        }


def _moved(date: PartialDate | None, source: CampaignPage) -> bool:
    return date is not None and date not in (source.starts, source.ends)
