"""Links within a page: in words of the site's language, and with the former ones as before."""

import pytest
from django.test import Client, override_settings

from campaigns.anchors import ANCHORS, FORMER, anchor
from campaigns.factories import HonorRollFactory, award_row, full_campaign, public_list
from tests.fixtures import SiteTree
from tests.reading import hrefs, main_part

pytestmark = pytest.mark.any_database

#: As `LANGUAGE_CODE` would have them, which is also the prefix of addresses.
with override_settings(LANGUAGE_CODE="en"):
    ENGLISH = {name: anchor(name) for name in ANCHORS}


def test_a_vietnamese_site_keeps_its_anchors() -> None:
    assert {name: anchor(name) for name in ANCHORS} == FORMER


@pytest.mark.parametrize("language", ["vi", "en-us", "fr", "pt-br"])
def test_no_two_parts_have_one_id(language: str) -> None:
    with override_settings(LANGUAGE_CODE=language):
        ids = [anchor(name) for name in ANCHORS]
        former = [FORMER[name] for name in ANCHORS if FORMER[name] != anchor(name)]
    assert len({*ids, *former}) == len(ids) + len(former)


# Kept pages know this website's words alone; with this fixture they are left out.
@pytest.mark.usefixtures("django_assert_num_queries")
def test_in_an_english_site_links_have_english_words_and_former_links_still_arrive(
    client: Client, site_tree: SiteTree
) -> None:
    campaign = full_campaign(site_tree.campaigns)
    with override_settings(NEWS_ADDRESS_WORDS=ENGLISH):
        page = main_part(client.get(campaign.url))
    links = [link["href"][1:] for link in page.select("a[href^='#']")]
    assert {"results", "legal-basis", "milestones"} < {*links}
    assert not {*links} & {*FORMER.values()}
    for name in ("results", "legal_basis", "milestones"):
        part, mark = page.find(id=ENGLISH[name]), page.find(id=FORMER[name])
        assert part
        assert mark.find_parent("section") is part
    ids = [tag["id"] for tag in page.find_all(id=True)]
    assert len({*ids}) == len(ids)


@pytest.mark.usefixtures("django_assert_num_queries")
def test_a_list_of_an_english_site_has_an_english_word(client: Client, site_tree: SiteTree) -> None:
    roll = HonorRollFactory(parent=site_tree.rolls)
    public_list(roll, "Nguyễn Văn An", award_row("Phòng 1", kind="collective"))
    with override_settings(NEWS_ADDRESS_WORDS=ENGLISH):
        response = client.get(f"{roll.url}?q=an")
    assert f"{roll.url}#award-list" in hrefs(response)
    assert main_part(response).find(id="danh-sach").find_parent(id="award-list")
