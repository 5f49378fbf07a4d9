"""Approvers are told by mail of annulments that wait, proposers of what became of theirs."""

import pytest
from django.core import mail
from django.urls import reverse
from wagtail.users.models import UserProfile

from campaigns.factories import public_list
from campaigns.honors.lists import marks
from campaigns.models import AwardMark
from news.factories import OfficialDocumentFactory
from tests.campaigns.honors.admin.test_list_screen import address

pytestmark = pytest.mark.any_database


@pytest.fixture
def an(roll):
    return public_list(roll, "Nguyễn Văn An")[0]


@pytest.fixture
def propose(officer, client_of, roll, an, django_capture_on_commit_callbacks):
    officer.last_name, officer.first_name = "Trần Thị", "Thu Hà"
    officer.save()

    def act(name="annul"):
        number = {"annul": "99/QĐ-STP", "restore": "100/QĐ-STP"}[name]
        document = OfficialDocumentFactory(number=number)
        data = {"document": document.pk, "reason": "Khai sai thành tích của Nguyễn Văn An"}
        with django_capture_on_commit_callbacks(execute=True):
            answer = client_of(officer).post(address(name, roll, an.key), data)
        assert answer.status_code == 302, answer.context["form"].errors
        return AwardMark.objects.latest("pk")

    return act


@pytest.fixture
def decide(client_of, moderator, django_capture_on_commit_callbacks):
    def act(mark, answer, user=moderator):
        with django_capture_on_commit_callbacks(execute=True):
            client_of(user).post(reverse("award_list:decide", args=[mark.pk]), {answer: "1"})

    return act


def test_approvers_get_roll_reason_and_link(propose, roll, moderator, editor, administrator):
    propose()
    (letter,) = mail.outbox
    assert letter.to == [moderator.email]
    assert letter.subject == f"Đề nghị hủy bỏ khen thưởng chờ duyệt: {roll.title}"
    for part in (
        roll.title,
        "Nguyễn Văn An",
        "99/QĐ-STP",
        "Khai sai thành tích",
        "Thu Hà",
        reverse("award_list:proposals"),
    ):
        assert part in letter.body
    assert "&" not in letter.body
    assert letter.extra_headers["Auto-Submitted"] == "auto-generated"


def test_no_letter_names_who_is_withheld(propose, roll, an, officer, moderator):
    marks.withhold(roll, an.key, officer, "Theo yêu cầu")
    propose()
    (letter,) = mail.outbox
    assert "Văn An" not in letter.subject + letter.body
    assert roll.title in letter.body


@pytest.mark.parametrize(
    ("answer", "words"), [("approve", "đã duyệt đề nghị hủy bỏ"), ("refuse", "đã từ chối")]
)
def test_the_proposer_is_told_of_the_outcome(propose, decide, roll, officer, answer, words):
    mark = propose()
    mail.outbox.clear()
    decide(mark, answer)
    (letter,) = mail.outbox
    assert letter.to == [officer.email]
    assert words in letter.body
    assert address("list", roll) in letter.body


def test_nobody_is_told_of_their_own_act(propose, decide, officer):
    mark = propose()
    mail.outbox.clear()
    decide(mark, "refuse", officer)
    assert mail.outbox == []


def test_who_wants_no_letters_gets_none(propose, moderator):
    UserProfile.objects.update_or_create(
        user=moderator, defaults={"submitted_notifications": False}
    )
    propose()
    assert mail.outbox == []


def test_an_administrator_is_asked_where_nobody_else_may_approve(propose, moderator, administrator):
    moderator.is_active = False
    moderator.save()
    propose()
    assert [letter.to for letter in mail.outbox] == [[administrator.email]]


def test_a_restoration_says_so(propose, decide, roll):
    decide(propose(), "approve")
    mail.outbox.clear()
    propose("restore")
    assert mail.outbox[0].subject.startswith("Đề nghị phục hồi")
