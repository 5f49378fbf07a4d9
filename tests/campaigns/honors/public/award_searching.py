"""What tests of the award search ask it, and read off its pages."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import HttpResponse

from campaigns.factories import HonorRollFactory
from campaigns.models import HonorRollPage, RecipientKind
from news.factories import OfficialDocumentFactory
from tests.fixtures import SiteTree
from tests.reading import soup

Found = Callable[..., HttpResponse]
COLLECTIVE, HOUSEHOLD, INDIVIDUAL = (kind.label for kind in RecipientKind)


def roll(site_tree: SiteTree, year: int = 2021, **fields: Any) -> HonorRollPage:
    decision = OfficialDocumentFactory(signed_on=date(year, 6, 1))
    return HonorRollFactory(parent=site_tree.rolls, decision=decision, **fields)


def names(response: HttpResponse) -> list[str]:
    """The names found, checked against what the page shows."""
    assert response.status_code == 200
    listed = [result.award.full_name for result in results(response)]
    rows = soup(response).select(
        ".vd-roll-table th[scope=row] a[href*='/khen-thuong/'],"
        ".vd-roll-table th[scope=row] a[href*='/award/']"
    )
    assert [" ".join(row.get_text().split()) for row in rows] == listed
    return listed


def results(response: HttpResponse) -> list[Any]:
    return [result for group in response.context["groups"] for result in group.results]


def counts(response: HttpResponse) -> dict[str, dict[str, int]]:
    """Facet → label → count."""
    kinds = {link.label: link.count for link in response.context["kind_links"][1:]}
    return {
        **({"loai": kinds} if kinds else {}),
        **{
            str(facet["name"]): {link.label: link.count for link in facet["links"]}
            for facet in response.context["facets"]
        },
    }
