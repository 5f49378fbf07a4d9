"""What an act did is said at its row; and from the list there is a way on to approval."""

from datetime import date

import pytest
from django.core import mail
from wagtail.models import WorkflowState

from campaigns.factories import list_of, public_list
from campaigns.honors.lists.edit import draft_of
from news.factories import OfficialDocumentFactory
from tests.campaigns.honors.admin.test_list_screen import address, row_form, said, token
from tests.reading import soup

pytestmark = pytest.mark.any_database


@pytest.fixture
def desk(officer, client_of):
    return client_of(officer)


def at_row(response, key):
    row = soup(response).find(id=f"row-{key}")
    return " ".join(" ".join(done.get_text(" ").split()) for done in row.select(".vd-awards-done"))


def above(response):
    """What stands over the list, where the browser does not look after an act on a row."""
    return " ".join(one.get_text(" ") for one in soup(response).select(".messages"))


@pytest.fixture
def an(roll, officer):
    decision = OfficialDocumentFactory(signed_on=date(2024, 1, 5))
    roll.decision = decision
    roll.save_revision()
    return list_of(roll, "Nguyễn Văn An", "Trần Thị Bình", user=officer)[0]


@pytest.mark.parametrize(
    ("name", "data", "text"),
    [
        ("edit", {"position": "Chuyên viên"}, "Đã sửa “Nguyễn Văn An”"),
        ("place", {"step": "1"}, "Đã di chuyển “Nguyễn Văn An”"),
        ("withhold", {"reason": "Theo yêu cầu"}, "không được công bố"),
    ],
)
def test_what_an_act_did_is_said_at_its_row(desk, roll, an, name, data, text):
    fields = row_form(an) if name == "edit" else {}
    sent = fields | data | {"token": token(roll)}
    response = desk.post(address(name, roll, an.key), sent, follow=True)
    assert text.lower() in at_row(response, an.key).lower()
    assert text.lower() not in above(response).lower()
    assert not at_row(desk.get(address("list", roll)), an.key)


def test_a_new_row_says_so_itself(desk, roll, an):
    sent = row_form(an, name="Lê Chi") | {"token": token(roll), "place_wanted": ""}
    response = desk.post(address("add", roll), sent, follow=True)
    key = draft_of(roll).award_list.awards.get(name="Lê Chi").key
    assert "Lê Chi" in at_row(response, key)


def test_what_concerns_a_row_that_is_not_shown_stands_at_the_top(desk, roll, an):
    sent = {"token": token(roll), "reason": "Theo yêu cầu", "back": "q=Binh"}
    response = desk.post(address("withhold", roll, an.key), sent, follow=True)
    assert "không được công bố" in above(response).lower()


def test_the_list_leads_on_to_approval_and_says_what_to_look_at(desk, roll, an, moderator):
    response = desk.get(address("list", roll))
    assert soup(response).find("a", href=address("submit", roll)) is not None
    response = desk.get(address("submit", roll))
    assert "2 dòng" in said(response)
    assert "Không thiếu gì" in said(response)
    response = desk.post(address("submit", roll), {"token": token(roll)}, follow=True)
    assert "Đã gửi duyệt" in soup(response).get_text()
    state = WorkflowState.objects.get()
    assert state.status == WorkflowState.STATUS_IN_PROGRESS
    assert [moderator.email] in [message.to for message in mail.outbox]
    response = desk.get(address("list", roll))
    assert soup(response).find("a", href=address("submit", roll)) is None
    assert "đang chờ duyệt" in said(response)
    desk.post(address("submit", roll), {"token": token(roll)})
    assert WorkflowState.objects.count() == 1


def test_what_is_missing_is_named_before_submission(desk, roll, officer):
    list_of(roll, "Nguyễn Văn An", user=officer)
    draft = draft_of(roll)
    draft.decision = None
    draft.year = 99_999
    draft.save_revision(clean=False)
    response = desk.get(address("submit", roll))
    assert "Năm" in said(response)
    assert "Bảng vàng chưa ghi quyết định" in said(response)
    assert "Gửi duyệt" not in [b.get_text(strip=True) for b in soup(response).select("main button")]
    desk.post(address("submit", roll), {"token": token(roll)})
    assert not WorkflowState.objects.exists()


def test_a_returned_roll_is_sent_again_from_the_list(desk, roll, an, moderator):
    desk.post(address("submit", roll), {"token": token(roll)})
    state = WorkflowState.objects.get()
    state.current_task_state.specific.reject(user=moderator, comment="Thiếu đơn vị")
    assert soup(desk.get(address("list", roll))).find("a", href=address("submit", roll))
    desk.post(address("submit", roll), {"token": token(roll)})
    state.refresh_from_db()
    assert state.status == WorkflowState.STATUS_IN_PROGRESS


def test_a_list_that_is_public_as_it_stands_leads_nowhere(desk, roll):
    public_list(roll, "Nguyễn Văn An")
    response = desk.get(address("list", roll))
    assert soup(response).find("a", href=address("submit", roll)) is None
