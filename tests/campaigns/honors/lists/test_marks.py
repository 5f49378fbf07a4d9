"""Withholding at once, annulment by two people, stories; each act in the audit log."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.models import PageLogEntry

from campaigns.factories import HonorRollFactory, list_of, public_list
from campaigns.honors.lists import marks, row_edits
from campaigns.honors.lists.edit import draft_of, token_of
from campaigns.models import Award, AwardMark, AwardStory
from news.factories import ArticleFactory, OfficialDocumentFactory
from tests.campaigns.honors.admin.test_list_screen import address, said


@pytest.fixture
def granted() -> Callable:
    """Gives someone rights about lists."""

    def grant(user, *codenames: str):
        rights = Permission.objects.filter(
            content_type__app_label="campaigns", codename__in=codenames
        )
        user.user_permissions.add(*rights)
        return type(user).objects.get(pk=user.pk)

    return grant


@pytest.fixture
def office(granted, editor, client_of) -> Client:
    return client_of(granted(editor, "withhold_awards", "annul_awards", "edit_award_lists"))


@pytest.fixture
def approver(granted, moderator, client_of) -> Client:
    return client_of(granted(moderator, "approve_annulments"))


def logged(roll) -> list[str]:
    entries = PageLogEntry.objects.filter(page=roll.pk, action__startswith="campaigns.award_")
    actions = entries.order_by("pk").values_list("action", flat=True)
    return [action.removeprefix("campaigns.award_") for action in actions]


def decide(client: Client, act: str) -> int:
    mark = AwardMark.objects.latest("pk")
    return client.post(reverse("award_list:decide", args=[mark.pk]), {act: "1"}).status_code


def test_withholding_works_at_once_and_needs_a_reason(office, editor, roll):
    an, binh = public_list(roll, "An", "Bình", user=editor)
    refused = office.post(address("withhold", roll, an.key), {"reason": " "})
    assert refused.context["form"].errors
    assert Award.objects.public().count() == 2
    office.post(address("withhold", roll, an.key), {"reason": "Theo đề nghị"})
    assert [award.key for award in Award.objects.public()] == [binh.key]
    office.post(address("release", roll, an.key), {"reason": ""})
    assert Award.objects.public().count() == 2
    assert logged(roll)[-2:] == ["withheld", "released"]


def test_a_locked_page_does_not_keep_a_name_public(office, editor, moderator, roll):
    (an,) = public_list(roll, "An", user=editor)
    roll.locked, roll.locked_by = True, moderator
    roll.save()
    office.post(address("withhold", roll, an.key), {"reason": "Theo đề nghị"})
    assert not Award.objects.public().exists()


def test_an_annulment_waits_for_someone_else(office, approver, editor, roll):
    (an,) = public_list(roll, "An", user=editor)
    document = OfficialDocumentFactory(number="12/QĐ-STP")
    without = office.post(address("annul", roll, an.key), {"reason": "Khai man"})
    assert "document" in without.context["form"].errors
    office.post(address("annul", roll, an.key), {"document": document.pk, "reason": "Khai man"})
    mark = AwardMark.objects.get()
    assert (mark.state, mark.in_force, mark.document) == ("proposed", False, document)
    page = said(approver.get(reverse("award_list:proposals")))
    for text in ("An", "12/QĐ-STP", "Khai man"):
        assert text in page
    decide(office, "approve")
    mark.refresh_from_db()
    assert mark.state == "proposed"
    decide(approver, "approve")
    mark.refresh_from_db()
    assert (mark.state, mark.in_force) == ("approved", True)
    office.post(address("restore", roll, an.key), {"document": document.pk})
    decide(approver, "refuse")
    assert AwardMark.objects.latest("pk").state == "refused"
    assert AwardMark.objects.get(in_force=True) == mark
    assert logged(roll)[-4:] == [
        "annulled_proposed",
        "annulled_approved",
        "restored_proposed",
        "restored_refused",
    ]


def test_nobody_approves_her_own_proposal_but_may_take_it_back(
    granted, editor, client_of, office, roll
):
    (an,) = list_of(roll, "An", user=editor)
    client = client_of(granted(editor, "approve_annulments"))
    client.post(address("annul", roll, an.key), {"document": OfficialDocumentFactory().pk})
    decide(client, "approve")
    assert AwardMark.objects.get().state == "proposed"
    decide(client, "refuse")
    assert AwardMark.objects.get().state == "refused"


def test_what_waits_stands_on_the_first_screen_of_who_may_see_it(
    office, approver, editor, client_of, administrator, roll
):
    (an,) = list_of(roll, "Nguyễn Văn An", user=editor)
    document = OfficialDocumentFactory()
    office.post(address("annul", roll, an.key), {"document": document.pk})
    home = reverse("wagtailadmin_home")
    assert "Nguyễn Văn An" in approver.get(home).text
    editor.user_permissions.clear()
    assert "Nguyễn Văn An" not in client_of(editor).get(home).text
    assert client_of(editor).get(reverse("award_list:proposals")).status_code == 302


def test_many_proposals_cost_no_more(approver, editor, roll, queries_of):
    document = OfficialDocumentFactory()
    made = list_of(roll, *(f"An {n}" for n in range(8)), user=editor)

    def cost() -> int:
        return len(queries_of(lambda: approver.get(reverse("award_list:proposals"))))

    marks.propose(roll, made[0].key, "annulled", editor, document)
    cost()
    few = cost()
    for row in made[1:]:
        marks.propose(roll, row.key, "annulled", editor, document)
    cost()
    assert cost() <= few


def test_withholding_many_skips_who_is_withheld_and_stands_in_the_log_once(editor, roll):
    made = list_of(roll, "An", "Bình", "Chi", "Dũng", user=editor)
    marks.withhold(roll, made[0].key, editor, "x")
    marks.release(roll, made[0].key, editor)
    marks.withhold(roll, made[1].key, editor, "x")
    keys = [row.key for row in made]
    assert marks.withhold_many(roll, keys, editor, "Đề nghị") == 3
    in_force = AwardMark.objects.filter(in_force=True)
    assert sorted(in_force.values_list("award_key", "kind")) == sorted(
        (key, "withheld") for key in keys
    )
    assert logged(roll)[-2:] == ["withheld", "withheld"]
    with pytest.raises(ValidationError):
        marks.withhold(roll, keys[0], editor, "x")


def test_a_story_is_linked_and_unlinked(office, editor, roll, news):
    (an,) = list_of(roll, "An", user=editor)
    article = ArticleFactory(parent=news)
    wrong = office.post(address("story", roll, an.key), {"article": roll.pk})
    assert "article" in wrong.context["form"].errors
    office.post(address("story", roll, an.key), {"article": article.pk})
    assert AwardStory.objects.get().article == article
    office.post(address("story", roll, an.key), {"article": ""})
    assert not AwardStory.objects.exists()
    assert logged(roll)[-2:] == ["story_linked", "story_unlinked"]


def test_the_pages_history_tells_of_the_acts_without_a_name(office, approver, editor, roll):
    (an,) = list_of(roll, "Nguyễn Văn An", user=editor)
    document = OfficialDocumentFactory(number="12/QĐ-STP")
    office.post(address("withhold", roll, an.key), {"reason": "Theo đề nghị"})
    office.post(address("annul", roll, an.key), {"document": document.pk})
    decide(approver, "approve")
    history = said(approver.get(reverse("wagtailadmin_pages:history", args=[roll.pk])))
    assert history.count(an.key) == 3
    assert "12/QĐ-STP" in history
    assert "Nguyễn Văn An" not in history


def test_who_is_public_can_be_withheld_though_the_draft_names_them_no_more(office, editor, roll):
    an, _binh = public_list(roll, "An", "Bình", user=editor)
    row_edits.remove_rows(roll, editor, [an.key], token_of(draft_of(roll).award_list))
    difference = office.get(reverse("award_list:difference", args=[roll.pk])).content.decode()
    assert address("withhold", roll, an.key) in difference
    assert office.get(address("withhold", roll, an.key)).status_code == 200
    office.post(address("withhold", roll, an.key), {"reason": "Yêu cầu"})
    assert names(Award.objects.public()) == ["Bình"]


def test_a_mark_belongs_to_an_award_of_its_roll(office, editor, roll, site_tree):
    (an,) = public_list(roll, "An", user=editor)
    another = HonorRollFactory(parent=site_tree.rolls)
    public_list(another, "Bình", user=editor)
    for act in ("withhold", "annul", "story"):
        assert office.post(address(act, another, an.key), {"reason": "x"}).status_code == 404
    with pytest.raises(ValidationError):
        marks.withhold(another, an.key, editor, "x")
    assert marks.withhold_many(another, [an.key], editor, "x") == 0
    assert not AwardMark.objects.exists()


def test_no_log_holds_a_reason(editor, roll):
    rows = public_list(roll, "An", "Bình", user=editor)
    marks.withhold(roll, rows[0].key, editor, "Lý do riêng")
    marks.withhold_many(roll, [rows[1].key], editor, "Lý do riêng")
    data = PageLogEntry.objects.filter(page=roll.pk).values_list("data", flat=True)
    assert "Lý do riêng" not in str(list(data))


def names(awards) -> list[str]:
    return sorted(award.name for award in awards)


def test_what_annuls_is_another_and_a_later_decision(office, editor, roll):
    (an,) = public_list(roll, "An", user=editor)
    day = roll.decision.signed_on
    early = OfficialDocumentFactory(signed_on=day - timedelta(days=1))
    late = OfficialDocumentFactory(signed_on=day)
    for document, is_refused in ((roll.decision, True), (early, True), (late, False)):
        answer = office.post(address("annul", roll, an.key), {"document": document.pk})
        assert (answer.status_code == 200) == is_refused
        assert not is_refused or answer.context["form"].errors["document"]


def test_what_changes_nothing_is_refused(office, editor, roll):
    (an,) = public_list(roll, "An", user=editor)
    with pytest.raises(ValidationError):
        marks.propose(roll, an.key, marks.Kind.ANNULLED, editor, None)
    with pytest.raises(ValidationError):
        marks.release(roll, an.key, editor)
    marks.withhold(roll, an.key, editor, "Theo đề nghị")
    again = office.post(address("withhold", roll, an.key), {"reason": "Theo đề nghị"})
    assert again.context["form"].non_field_errors()
    assert AwardMark.objects.count() == 1


def test_a_proposal_is_decided_once(editor, moderator, roll):
    (an,) = public_list(roll, "An", user=editor)
    document = OfficialDocumentFactory()
    mark = marks.propose(roll, an.key, marks.Kind.ANNULLED, editor, document)
    with pytest.raises(ValidationError):
        marks.propose(roll, an.key, marks.Kind.ANNULLED, editor, document)
    marks.approve(mark, roll, moderator)
    for decide in (marks.approve, marks.refuse):
        with pytest.raises(ValidationError):
            decide(mark, roll, moderator)
    mark.refresh_from_db()
    assert (mark.state, mark.decided_by) == ("approved", moderator)


def test_a_restoration_is_approved_as_an_annulment_is(approver, editor, moderator, roll):
    (an,) = public_list(roll, "An", user=editor)
    document = OfficialDocumentFactory()
    annulled = marks.propose(roll, an.key, marks.Kind.ANNULLED, editor, document)
    marks.approve(annulled, roll, moderator)
    restored = marks.propose(roll, an.key, marks.Kind.RESTORED, editor, document)
    url = reverse("award_list:decide", args=[restored.pk])
    assert approver.get(url).url == reverse("award_list:proposals")
    assert "có hiệu lực trở lại" in approver.post(url, {"approve": "1"}, follow=True).text
    assert not AwardMark.objects.get(pk=annulled.pk).in_force
    assert str(restored) == f"{an.key} {restored.get_kind_display()}"


def test_nothing_is_decided_without_the_rolls_page(approver, editor, roll):
    (an,) = public_list(roll, "An", user=editor)
    mark = marks.propose(roll, an.key, marks.Kind.ANNULLED, editor, OfficialDocumentFactory())
    AwardMark.objects.update(roll=uuid4())
    approver.post(reverse("award_list:decide", args=[mark.pk]), {"approve": "1"})
    mark.refresh_from_db()
    assert mark.state == "proposed"


def test_a_story_that_stays_the_same_is_not_logged(office, editor, roll, news):
    (an,) = list_of(roll, "An", user=editor)
    article = ArticleFactory(parent=news)
    for _twice in range(2):
        office.post(address("story", roll, an.key), {"article": article.pk})
    assert logged(roll).count("story_linked") == 1
    assert str(AwardStory.objects.get()) == f"{an.key}: {article}"


def test_the_log_names_the_first_of_many(office, editor, roll):
    keys = [row.key for row in public_list(roll, "An", "Bình", "Chi", "Dũng", user=editor)]
    marks.withhold_many(roll, keys, editor, "Đề nghị")
    history = said(office.get(reverse("wagtailadmin_pages:history", args=[roll.pk])))
    assert f"{', '.join(keys[:3])}… (4)" in history
    assert keys[3] not in history
