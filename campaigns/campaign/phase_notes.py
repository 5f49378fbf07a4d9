"""What the form says about a campaign's phase."""

from typing import Any

from .models.campaign import CampaignPage
from .shared_facts import source_of


def phase_notes(draft: CampaignPage) -> dict[str, Any]:
    """`public`: what readers see today, None for a page that is not public; `drafted`: what they
    will see once this draft is public, where that differs; `holder`: the page whose editor may
    have set the phase by hand, this one or the one that it translates.
    """
    if draft.pk is None:
        return {"public": None, "drafted": None, "holder": draft}
    stored = CampaignPage.objects.filter(pk=draft.pk, live=True).first()
    public = stored.phase_now if stored else None
    drafted = draft.phase_now if draft.starts else None
    source = source_of(draft)
    return {
        "public": public,
        "drafted": drafted if drafted != public else None,
        "holder": draft if source is None or source.pk == draft.pk else source,
    }
