"""Reading the list of campaigns: its cards and the links of its filters."""

from typing import Any

from django.http import HttpResponse

from campaigns.registers.facets import PARAMETERS
from tests.reading import titles


def cards(response: HttpResponse) -> list[str]:
    """The titles of the campaigns, checked against what the page shows."""
    groups = response.context["groups"]
    listed = [campaign.title for group in groups for campaign in group["campaigns"]]
    assert titles(response) == listed
    return listed


def links(response: HttpResponse) -> dict[str, dict[str, Any]]:
    """Facet → label → link."""
    names = {parameter: name for name, parameter in PARAMETERS.items()}
    facets = response.context["facets"]
    return {names[facet["name"]]: {link.label: link for link in facet["links"]} for facet in facets}
