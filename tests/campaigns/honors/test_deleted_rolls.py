"""An honor roll in the bin: its awards are out of sight, and come back with keys and marks."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from campaigns.factories import CampaignFactory, HonorRollFactory, list_of, public_list
from campaigns.honors.admin.views.proposals import waiting_proposals
from campaigns.honors.lists import marks
from campaigns.honors.lists.cleanup import collect_lists
from campaigns.models import Award, AwardList, AwardMark, HonorRollPage
from news.bin.actions import delete_for_good, put_in_bin, restore
from news.factories import OfficialDocumentFactory, translate
from tests.reading import soup


def back(entry):
    entry.refresh_from_db()
    return restore(entry, entry.parent, None)


@pytest.fixture
def awards(roll):
    return public_list(roll, "Nguyễn Văn An", "Trần Thị Bình", "Lê Chi")


def said(response):
    return " ".join(soup(response).get_text(" ").split())


def test_awards_come_back_with_addresses_and_marks(
    roll, awards, site_tree, client, officer, moderator
):
    an, binh, chi = awards
    marks.withhold(roll, binh.key, officer, "Theo yêu cầu")
    address = site_tree.rolls.url_of("award", key=an.key)
    before = client.get(address).content
    entry = put_in_bin(roll, moderator)
    assert not Award.objects.public().exists()
    urls = [site_tree.rolls.url_of("award", key=one.key) for one in awards]
    assert {client.get(url).status_code for url in urls} == {404}
    assert "Nguyễn Văn An" not in client.get(site_tree.rolls.url_of("search")).content.decode()
    collect_lists()
    call_command("tidy_award_lists", verbosity=0)
    back(entry)
    assert set(Award.objects.public().values_list("key", flat=True)) == {an.key, chi.key}
    assert client.get(address).content == before
    assert client.get(site_tree.rolls.url_of("award", key=binh.key)).status_code == 410


def test_the_confirmation_counts_the_awards_of_rolls_and_of_all_below(
    roll, awards, site_tree, administrator, client_of
):
    other = HonorRollFactory(parent=site_tree.rolls, live=False)
    list_of(other, "Phạm Dũng")
    translate(roll, title="Roll", slug="roll")
    desk = client_of(administrator)
    for page, count in ((roll, 3), (other, 1), (site_tree.rolls, 4)):
        text = said(desk.get(reverse("wagtailadmin_pages:delete", args=[page.pk])))
        assert f"{count} khen thưởng" in text


def test_a_campaign_is_concluded_again_with_its_roll(site_tree, client):
    campaign = CampaignFactory(parent=site_tree.campaigns)
    roll = HonorRollFactory(parent=site_tree.rolls, campaigns=[campaign])
    before = client.get(campaign.url).content
    entry = put_in_bin(roll, None)
    assert client.get(campaign.url).content != before
    back(entry)
    assert client.get(campaign.url).content == before


def test_proposals_of_a_binned_roll_wait_for_nobody(roll, awards, officer, administrator):
    marks.propose(roll, awards[0].key, AwardMark.Kind.ANNULLED, officer, OfficialDocumentFactory())
    assert len(waiting_proposals(administrator)) == 1
    entry = put_in_bin(roll, None)
    assert waiting_proposals(administrator) == []
    back(entry)
    assert len(waiting_proposals(administrator)) == 1


def test_lists_and_marks_go_with_a_roll_that_goes_for_good(roll, awards, officer):
    marks.withhold(roll, awards[0].key, officer, "Theo yêu cầu")
    entry = put_in_bin(roll, None)
    assert AwardMark.objects.exists()
    delete_for_good(entry)
    assert not any(model.objects.exists() for model in (AwardMark, AwardList, Award, HonorRollPage))


def test_the_award_list_of_a_binned_roll_opens_for_nobody(roll, awards, officer, client_of):
    address = reverse("award_list:list", args=[roll.pk])
    desk = client_of(officer)
    assert desk.get(address).status_code == 200
    put_in_bin(roll, None)
    assert desk.get(address).status_code == 302
