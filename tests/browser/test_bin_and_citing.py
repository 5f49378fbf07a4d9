"""Deleting and getting back, and citing a document, as an editor does it in the browser."""

from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from campaigns.factories import HonorRollFactory, public_list
from news.bin.actions import put_in_bin
from news.bin.models import BinnedPage
from news.factories import ArticleFactory, OfficialDocumentFactory
from news.models import OfficialDocument
from tests.browser.axe import problems


@pytest.fixture
def desk(page, log_in, administrator):
    log_in(page.context, administrator)
    return page


def test_a_page_is_deleted_and_restored_on_screens_for_everybody(desk, news, site_tree):
    roll = HonorRollFactory(parent=site_tree.rolls, title="Bảng vàng 2024")
    public_list(roll, "Nguyễn Văn An")
    binned = put_in_bin(ArticleFactory(parent=news, title="Tin cũ"), None)
    desk.goto(reverse("wagtailadmin_pages:delete", args=[roll.pk]))
    expect(desk.locator("main")).to_contain_text("1 khen thưởng")
    assert problems(desk, within="main") == []
    desk.get_by_role("button", name="Chuyển vào thùng rác").click()
    expect(desk.locator(".messages")).to_contain_text("Bảng vàng 2024")
    for url in (
        reverse("news_bin:list"),
        reverse("news_bin:restore", args=[binned.pk]),
        reverse("news_bin:delete", args=[binned.pk]),
    ):
        desk.goto(url)
        assert problems(desk, within="main") == []
    desk.goto(reverse("news_bin:list"))
    desk.get_by_role("button", name="Khôi phục: Bảng vàng 2024").click()
    expect(desk.locator(".messages")).to_contain_text("Đã khôi phục")
    assert list(BinnedPage.objects.all()) == [binned]


def test_a_decision_is_cited_in_one_step(desk, site_tree):
    known = OfficialDocumentFactory(
        number="257/QĐ-UBND", issuing_body="UBND tỉnh", signed_on=date(2021, 1, 28)
    )
    roll = HonorRollFactory(parent=site_tree.rolls, decision=None)
    desk.goto(reverse("wagtailadmin_pages:edit", args=[roll.pk]))
    chooser = desk.locator("#id_decision-chooser")
    chooser.locator("[data-chooser-action-choose]:visible").click()
    dialog = desk.locator(".vd-citing")
    expect(dialog).to_contain_text(known.number)
    expect(desk.locator(".modal.in, .modal")).to_have_css("opacity", "1")
    assert problems(desk, within=".vd-citing") == []
    dialog.locator("#id_q").fill("Quyết định số 33/QĐ-STP ngày 26/02/2021 của Sở Tư pháp")
    expect(dialog.get_by_role("alert")).to_be_visible()
    dialog.get_by_role("button", name="Ghi vào sổ và chọn").click()
    expect(chooser).to_contain_text("33/QĐ-STP (26/02/2021)")
    document = OfficialDocument.objects.get(number="33/QĐ-STP")
    assert document.issuing_body == "Sở Tư pháp"
