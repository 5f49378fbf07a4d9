"""A campaign copied as this year's: its structure stays, what belongs to last year's goes.

Dates stay as they are, so that nothing moves in silence; `advice.py` names what must be checked.
"""

from .models.campaign import CampaignPage
from .models.parts import CampaignFigure, CampaignMilestone

#: What a copy begins with, whatever its source says.
FRESH = {
    "copy_checked": False,
    "phase_override": "",
    "phase_set_by": None,
    "phase_set_at": None,
    "closed_on": None,
    "results_summary": "",
}


def prepare_copy(source: CampaignPage, copy: CampaignPage) -> None:
    """Gives `copy`, the draft that Wagtail made of `source`, and all below it a fresh start."""
    pages = [copy, *CampaignPage.objects.descendant_of(copy).specific()]
    for page in pages:
        below = page.url_path[len(copy.url_path) :]
        old = CampaignPage.objects.filter(url_path=f"{source.url_path}{below}").first()
        if old is not None:
            _prepare(old, page)


def _prepare(source: CampaignPage, page: CampaignPage) -> None:
    fresh = {**FRESH, "copied_from": source}
    # The rows too: Wagtail can publish a copy at once.
    CampaignPage.objects.filter(pk=page.pk).update(**fresh)
    CampaignFigure.objects.filter(campaign=page).update(value=None)
    CampaignMilestone.objects.filter(campaign=page).update(state=CampaignMilestone.State.PLANNED)
    draft = page.get_latest_revision_as_object()
    for name, value in fresh.items():
        setattr(draft, name, value)
    for figure in draft.figures.all():
        figure.value = None
    for milestone in draft.milestones.all():
        milestone.state = CampaignMilestone.State.PLANNED
    draft.save_revision(changed=False, clean=False)
