"""Makes the pictures in docs/screenshots: public pages and screens of the editor's guide."""

import re
import sys
from pathlib import Path
from typing import Any

import scratch_site
from browsing import browser_and_site

FOLDER = scratch_site.PROJECT / "docs" / "screenshots"
SAMPLE = scratch_site.PROJECT / "docs" / "mau" / "danh-sach-khen-thuong-mau.xlsx"
EDITOR = PASSWORD = "bien-tap"
ADMIN_SIZE = {"width": 1280, "height": 800}
UNITS = "\n".join(
    [
        "STT\tTên đơn vị\tTên viết tắt\tLoại\tĐơn vị cấp trên\tCụm thi đua",
        "1\tPhòng Công chứng số 2\tPCC2\tĐơn vị sự nghiệp\tSở Tư pháp\tCụm thi đua số 1",
        "2\tVăn phòng Sở Tư pháp\tVP\tPhòng ban\tSở Tư pháp\t",
        "3\tTrung tâm Đấu giá\t\tĐơn vị sự nghiệp\tSở Tài chánh\t",
    ]
)
DOUBTFUL = "\n".join(
    [
        "STT\tHọ và tên\tChức vụ\tĐơn vị\tDanh hiệu\tKết quả",
        "1\tBà Nguyễn Thị Lan\tVăn phòng Sở\tTrưởng phòng\tLao động tiên tiến\tĐạt",
        "2\tÔng Trần Văn Hùng\tChuyên viên\tThanh tra Sở\tLao động tiên tiến\tKhông đạt",
        "3\tThư viện tỉnh\t\tSở Văn hóa\tLao động tiên tiến\tĐạt",
    ]
)
SCROLL = """async () => {
  for (let y = 0; y < document.body.scrollHeight; y += 500) {
    scrollTo({top: y, behavior: "instant"}); await new Promise((done) => setTimeout(done, 50));
  }
  scrollTo({top: 0, behavior: "instant"});
}"""


def public_pages() -> dict[str, tuple[str, int, str]]:
    """Picture → address, width in pixels, colour scheme."""
    from campaigns.models import CampaignPage, ConsultationPage, HonorRollIndexPage
    from news.models import ArticlePage

    rolls = HonorRollIndexPage.objects.get(locale__language_code="vi")
    notices = ConsultationPage.objects.filter(locale=rolls.locale).with_state()
    campaigns = CampaignPage.objects.filter(locale__language_code="vi").with_phase()
    drive = campaigns.filter(phase="running", kind="drive")[0]
    article = ArticlePage.objects.live().filter(locale__language_code="vi", cover__isnull=False)
    url = article.latest("published_at").url
    return {
        "trang-chu": ("/", 1440, "light"),
        "trang-chu-toi": ("/", 1440, "dark"),
        "tin-bai": (url, 1440, "light"),
        "tin-bai-dien-thoai": (url, 360, "light"),
        "phong-trao": (drive.url, 1440, "light"),
        "phong-trao-dien-thoai": (drive.url, 360, "dark"),
        "danh-sach-phong-trao": ("/phong-trao-thi-dua/", 1440, "light"),
        "bang-vang": (public_roll().url, 1440, "light"),
        "tra-cuu-khen-thuong": (f"{rolls.url_of('search')}?q=nguyen", 1440, "light"),
        "lay-y-kien": (notices.open_first()[0].url, 1440, "light"),
    }


def public_roll() -> Any:
    """The demo's roll that was put right after it was published."""
    from campaigns.models import AwardListPublication, HonorRollPage

    corrected = AwardListPublication.objects.exclude(previous=None).values("roll")
    return HonorRollPage.objects.live().get(
        locale__language_code="vi", translation_key__in=corrected
    )


def save(page: Any, name: str, **options: Any) -> None:
    target = Path(FOLDER / f"{name}.{options.get('type', 'png')}")
    page.screenshot(path=target, **options)
    print(target.relative_to(scratch_site.PROJECT), flush=True)


def take_public(browser: Any, site: str) -> None:
    for name, (path, width, scheme) in public_pages().items():
        page = browser.new_page(viewport={"width": width, "height": 1100}, color_scheme=scheme)
        page.goto(site + path)
        page.evaluate(SCROLL)
        save(page, name, type="jpeg", quality=80)
        page.close()


def logged_in(browser: Any, site: str) -> Any:
    page = browser.new_page(viewport=ADMIN_SIZE, locale="vi-VN")
    page.goto(f"{site}/admin/")
    page.fill("[name=username]", EDITOR)
    page.fill("[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_selector(".vd-newsroom")
    return page


def take_admin(browser: Any, site: str) -> None:
    page = logged_in(browser, site)
    save(page, "man-hinh-dau-tien")
    page.locator(".vd-begin .button").first.click()
    page.fill("#id_title", "Ngày hội pháp luật ở bản Cọ: già làng cầm micro trước tiên")
    page.fill("#id_lead", "Sáng thứ Bảy, sân nhà văn hóa bản Cọ kín chỗ từ bảy giờ.")
    page.wait_for_timeout(1500)
    save(page, "soan-tin-bai")
    take_blocks(page)
    take_choosers(page)
    take_side_panels(page)
    page.close()


def take_campaigns(browser: Any, site: str) -> None:
    """The campaign's form and the register of units."""
    from campaigns.models import CampaignPage

    page = logged_in(browser, site)
    drive = CampaignPage.objects.filter(locale__language_code="vi", kind="drive").first()
    page.goto(f"{site}/admin/pages/{drive.pk}/edit/")
    page.wait_for_timeout(1500)
    save(page, "soan-phong-trao")
    page.get_by_role("tab").nth(1).click()
    page.locator("#id_criteria_total").scroll_into_view_if_needed()
    page.wait_for_timeout(800)
    save(page, "noi-dung-phong-trao")
    page.goto(f"{site}/admin/snippets/campaigns/unit/")
    save(page, "don-vi")
    page.goto(f"{site}/admin/campaigns/unit-import/")
    page.locator(".vd-start__cells summary").click()
    page.locator("textarea").first.fill(UNITS)
    page.locator(".vd-start [type=submit]").click()
    page.wait_for_selector(".vd-overview")
    save(page, "nhap-don-vi", full_page=True)
    page.close()


def take_lists(browser: Any, site: str, officer: Any) -> None:
    """What an officer sees between a file and the public roll."""
    page = logged_in(browser, site)
    page.goto(f"{site}/admin/campaigns/award-import/{new_roll().pk}/")
    page.locator("[name=file]").set_input_files(SAMPLE)
    page.locator(".vd-start [type=submit]").click()
    page.wait_for_selector(".vd-overview")
    save(page, "xem-truoc-danh-sach")
    page.goto(f"{site}/admin/campaigns/award-import/{new_roll().pk}/")
    page.locator(".vd-start__cells summary").click()
    page.locator("[name=cells]").fill(DOUBTFUL)
    page.locator(".vd-start [type=submit]").click()
    page.wait_for_selector(".vd-overview")
    page.locator("#rows").evaluate("list => list.scrollIntoView()")
    page.wait_for_timeout(500)
    save(page, "diem-can-xem")
    roll = public_roll()
    correct(roll, officer)
    page.set_viewport_size({"width": 1280, "height": 1000})
    page.goto(f"{site}/admin/campaigns/award-list/{roll.pk}/")
    page.locator(".vd-awards-more summary").nth(1).click()
    page.wait_for_timeout(500)
    save(page, "danh-sach-khen-thuong")
    page.set_viewport_size(ADMIN_SIZE)
    page.goto(f"{site}/admin/campaigns/award-list/{roll.pk}/difference/")
    save(page, "so-voi-danh-sach-cong-khai")
    page.close()


def new_roll() -> Any:
    """The draft that the sample list is for."""
    from campaigns.models import HonorRollIndexPage, HonorRollPage

    index = HonorRollIndexPage.objects.get(locale__language_code="vi")
    title = "Khen thưởng tháng cao điểm “Trả sổ về đúng chỗ”"
    return index.add_child(instance=HonorRollPage(title=title, live=False))


def correct(roll: Any, officer: Any) -> None:
    """A draft that differs: one name put right, one row taken out."""
    from campaigns.honors.lists.edit import change_rows, edit

    def work(award_list: Any) -> None:
        wrong, spare = award_list.awards.order_by("-place")[:2]
        wrong.position = f"Nguyên {wrong.position[:1].lower()}{wrong.position[1:]}"
        change_rows(award_list, [wrong])
        spare.delete()

    edit(roll, officer, work)


def take_blocks(page: Any) -> None:
    body = page.locator("section[id*='body-section']").first
    body.scroll_into_view_if_needed()
    body.locator(".c-sf-add-button").first.click()
    page.wait_for_timeout(500)
    page.locator("[role=option] ~ * button, button:has(.icon-view)").first.hover()
    page.wait_for_timeout(1500)
    save(page, "chon-khoi")
    page.keyboard.press("Escape")


def take_choosers(page: Any) -> None:
    dialog = page.get_by_role("dialog")
    page.locator("#id_cover-chooser [data-chooser-action-choose]").first.click()
    dialog.get_by_role("tab").nth(1).click()
    page.wait_for_timeout(500)
    save(page, "tai-anh-len")
    dialog.get_by_role("button", name=re.compile("Đóng")).click()
    page.locator("#id_cited_documents-OPEN_MODAL").click()
    dialog.locator("[name$=number]").fill("145/QĐ-STP")
    dialog.locator("[name$=signed_on]").fill("12/11/2026")
    dialog.locator("[name$=issuing_body]").fill("Sở Tư pháp tỉnh Sông Lam")
    page.wait_for_timeout(600)
    save(page, "tao-van-ban")
    dialog.get_by_role("button", name=re.compile("Đóng")).click()


def take_side_panels(page: Any) -> None:
    page.locator("[data-side-panel-toggle=preview]").click()
    page.wait_for_timeout(3000)
    save(page, "xem-truoc")
    page.locator("[data-side-panel-toggle=status]").click()
    page.wait_for_timeout(500)
    page.locator("[data-a11y-dialog-show=schedule-publishing-dialog]").first.click()
    page.wait_for_timeout(500)
    save(page, "hen-gio")
    page.keyboard.press("Escape")
    page.locator("[data-side-panel-toggle=status]").click()
    page.locator("footer [data-w-dropdown-target=toggle]").last.click()
    page.wait_for_timeout(500)
    save(page, "gui-duyet")


def main() -> int:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with browser_and_site() as (browser, site):
        from django.contrib.auth.models import Group, User

        editor = User.objects.create_user(
            EDITOR, password=PASSWORD, first_name="Mai", last_name="Hà"
        )
        groups = ("Biên tập viên", "Cán bộ thi đua – khen thưởng")
        editor.groups.set(Group.objects.filter(name__in=groups))
        take_public(browser, site)
        take_admin(browser, site)
        take_campaigns(browser, site)
        take_lists(browser, site, editor)
    return 0


if __name__ == "__main__":
    sys.exit(main())
