"""Ways in and out of an import that are not the straight one: back, twice, too late, signed out."""

import pytest
from django.urls import reverse
from django.utils import timezone

from campaigns.factories import list_of
from tests.campaigns.honors.imports.asking import file_of, person, preview, save, send, url
from tests.reading import soup

pytestmark = pytest.mark.any_database


@pytest.mark.parametrize("name", ["act", "discard"])
def test_who_signs_in_again_lands_on_the_preview(roll, desk, name):
    send(desk, roll, file_of(person("Lê An")))
    answer = desk.get(url(name))
    assert answer.status_code == 302
    assert answer["Location"].startswith(url("preview"))
    assert preview(desk).status_code == 200


def test_who_signs_in_again_lands_on_the_proposals(desk):
    answer = desk.get(reverse("award_list:decide", args=[1]))
    assert answer["Location"] == reverse("award_list:proposals")


@pytest.mark.parametrize("name", ["save", "preview", "act"])
def test_an_import_that_was_saved_says_so_and_leads_to_the_list(roll, desk, name):
    send(desk, roll, file_of(person("Lê An")))
    path, data = url(name), {"token": "0", "mode": "replace"}
    save(desk)
    for answer in (desk.get(path), desk.post(path, data)):
        assert answer.status_code == 404
        main = soup(answer).find("main")
        assert roll.title in main.get_text()
        assert main.select_one(f"a[href='{reverse('award_list:list', args=[roll.pk])}']")


def test_cells_that_were_pasted_into_a_locked_roll_stand_there_still(roll, desk, administrator):
    roll.locked, roll.locked_by, roll.locked_at = True, administrator, timezone.now()
    roll.save()
    answer = send(desk, roll, "Họ và tên\tDanh hiệu\nLê An\tGiấy khen")
    assert answer.status_code == 423
    assert "Lê An" in soup(answer).select_one("textarea").get_text()


def test_a_choice_that_is_no_award_is_none(roll, desk):
    send(desk, roll, file_of(person("Lê An", award="Danh hiệu lạ")))
    data = {"choose_award": "danh hieu la", "award-danh hieu la": "9" * 4400}
    assert desk.post(url("act"), data).status_code == 302


def test_the_rolls_screens_lead_to_the_imports_that_wait(roll, desk, moderator, client_of):
    list_of(roll, "Hà My")
    send(desk, roll, file_of(person("Lê An")), name="danh-sach-quy-4.xlsx")
    screens = [
        reverse("award_list:list", args=[roll.pk]),
        reverse("wagtailadmin_pages:edit", args=[roll.pk]),
    ]
    for screen in screens:
        link = soup(desk.get(screen)).select_one(f"a[href='{url('preview')}']")
        assert link.get_text() == "danh-sach-quy-4.xlsx"
        other = client_of(moderator).get(screen)
        assert url("preview") not in other.content.decode()
