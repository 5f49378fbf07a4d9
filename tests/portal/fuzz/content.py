"""What is fuzzed: the pages, lists and files of the matrix of rights, an article and a campaign
that have everything, and awards that can be searched for.
"""

from campaigns.factories import HonorRollFactory, full_campaign, public_list
from tests.fixtures import SiteTree
from tests.portal.rights.objects import World, make_world
from tests.samples import full_article


def make_content() -> World:
    world = make_world()
    tree = SiteTree()
    campaign = full_campaign(tree.campaigns)
    full_article(tree)
    roll = HonorRollFactory(parent=tree.rolls, campaigns=[campaign])
    public_list(roll, *(f"Nguyễn Văn {letter}" for letter in "ABCDEFGHIJ"))
    return world
