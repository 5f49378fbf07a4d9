"""From an index or a movement to the campaigns under it, with few queries."""

from django.http import HttpRequest


class RoutesToCampaigns:
    """Asks for a campaign as a campaign, with its cover and facts: one query instead of five."""

    def route(self, request: HttpRequest, path_components: list[str]):
        from .campaign import CampaignPage

        if path_components:
            children = CampaignPage.objects.child_of(self).select_related("cover", "locale")
            found = children.filter(slug=path_components[0]).with_closure().with_facts()
            if (campaign := found.first()) is not None:
                campaign._cached_parent_obj = self
                return campaign.route(request, path_components[1:])
        return super().route(request, path_components)
