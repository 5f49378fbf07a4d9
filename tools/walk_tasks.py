"""Sixteen tasks of a day, done in the admin by an editor, an officer and an approver."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from walk_hands import Count, Hands

TITLE = "Tổ hòa giải bản Hốc đi từng nhà trước mùa mưa"
SUBMIT = "Gửi duyệt (Duyệt tin bài)"
ROLL = "Khen thưởng hòa giải viên cơ sở năm 2026"
SAMPLE = Path(__file__).resolve().parents[1] / "docs" / "mau" / "danh-sach-khen-thuong-mau.xlsx"
LEAD = "Ba tuần liền, năm hòa giải viên gõ cửa bốn mươi mốt hộ để hỏi chuyện bờ ruộng, lối đi."
SECTIONS = (
    ("Nghe trước, nói sau", "Mỗi tối một ngõ, ai cũng được nói hết chuyện của mình."),
    ("Ghi lại bằng giấy", "Biên bản hai bên cùng ký, để ở nhà văn hóa cho cả bản xem."),
)


class Team(NamedTuple):
    editor: Hands
    officer: Hands
    approver: Hands


def writes(team: Team) -> Iterator[Count]:
    """An article as the seed's: cover, text, sections, byline, decision, category."""
    me = team.editor
    me.begin("write an article and send it to review")
    begin_article(me, TITLE, LEAD)
    me.click("#id_cover-chooser [data-chooser-action-choose]")
    me.click(me.page.get_by_role("dialog").locator("a.image-choice"))
    me.page.wait_for_selector("[role=dialog]", state="hidden")
    add_block(me, "Đoạn văn")
    me.type("Trưởng bản kể: năm ngoái bảy vụ, năm nay mới một, đã xong ngay tại chỗ.")
    for heading, text in SECTIONS:
        add_block(me, "Mục có thứ tự")
        me.type(heading)
        me.write(body(me).get_by_role("textbox").last, text)
    me.click("#id_bylines-ADD")
    me.fill("[name=bylines-0-name]", "Cầm Thị Diên")
    me.click("#id_cited_documents-OPEN_MODAL")
    dialog = me.page.get_by_role("dialog")
    me.fill(dialog.locator("[name=q]"), "QĐ")
    me.tick(dialog.get_by_role("checkbox"))
    me.press("button", "Xác nhận lựa chọn", within=dialog)
    me.page.wait_for_selector("[role=dialog]", state="hidden")
    classify(me)
    me.act(SUBMIT)
    yield me.done()


def pastes(team: Team) -> Iterator[Count]:
    """The same from Word: the whole text in one paste."""
    me = team.editor
    me.begin("paste an article from Word, send to review")
    begin_article(
        me,
        "Hội nghị giao ban tháng: sáu việc đã hẹn, sáu việc đã xong",
        "Sở họp giao ban, điểm lại từng việc đã hứa với các xã trong tháng.",
    )
    add_block(me, "Đoạn văn")
    me.paste(body(me).get_by_role("textbox").last, FROM_WORD)
    me.page.get_by_text("Đã dán").first.wait_for()
    classify(me)
    me.act(SUBMIT)
    yield me.done()


def approves(team: Team) -> Iterator[Count]:
    """What the editor sent."""
    me = team.approver
    me.begin("approve and publish an article")
    me.click(me.page.get_by_role("link", name=TITLE))
    me.act("Duyệt và xuất bản")
    yield me.done()


def corrects(team: Team) -> Iterator[Count]:
    """A wrong letter in a published title."""
    me = team.approver
    me.begin("correct a letter of a published article")
    find(me, "to hoa giai ban hoc")
    me.fill("#id_title", TITLE.replace("mùa mưa", "mùa nước"))
    me.settle()
    me.act("Xuất bản")
    yield me.done()


def schedules(team: Team) -> Iterator[Count]:
    me = team.approver
    me.begin("schedule an article, cancel the schedule")
    begin_article(
        me,
        "Lịch trực trợ giúp pháp lý dịp cuối năm",
        "Mỗi cụm xã có một người trực, kể cả ngày nghỉ.",
    )
    classify(me)
    me.click("[data-side-panel-toggle=status]")
    me.click("[data-a11y-dialog-show=schedule-publishing-dialog]")
    me.fill("#schedule-publishing-dialog [name=go_live_at]", "31/12/2026 07:00")
    me.press("button", "Lưu lịch", within=me.page.locator("#schedule-publishing-dialog"))
    me.page.wait_for_timeout(1500)
    me.act("Hẹn giờ xuất bản")
    find(me, "lich truc tro giup")
    me.press("button", "Hủy hẹn giờ xuất bản")
    yes = me.page.get_by_role("button", name="Có, hủy")
    if yes.count():
        me.click(yes)
    yield me.done()


def copies(team: Team) -> Iterator[Count]:
    """Last year's drive becomes this year's draft."""
    me = team.editor
    me.begin("copy a campaign")
    me.press("button", "Thi đua")
    me.press("link", "Tất cả phong trào thi đua")
    row = me.page.locator("main tbody tr").filter(has_text="Đợt thi đua")
    me.click(row.locator("[data-w-dropdown-target=toggle]"))
    me.press("link", "Sao chép")
    me.fill("#id_new_title", "Đợt thi đua cao điểm “Gần dân, đúng hẹn” năm 2027")
    me.press("button", "Sao chép", within=me.page.locator("main"))
    me.page.wait_for_load_state()
    yield me.done()


def honors(team: Team) -> Iterator[Count]:
    """A decision's list, from the officer's workbook to the public roll."""
    me = team.officer
    me.begin("import a roll, send to review; publish it")
    me.press("link", "Lập bảng vàng trong “Bảng vàng”")
    me.fill("#id_title", ROLL)
    cite(me, me.page.locator("#id_decision-chooser [data-chooser-action-choose]"))
    me.act("Lưu bản nháp")
    me.tab("Danh sách khen thưởng")
    me.press("link", "Nhập danh sách")
    me.choose_file("[name=file]", SAMPLE)
    me.press("button", "Đọc danh sách")
    me.page.wait_for_selector(".vd-overview")
    with me.page.expect_navigation():
        me.press("button", "Lưu bản nháp")
    me.press("link", "Gửi duyệt")
    with me.page.expect_navigation():
        me.press("button", "Gửi duyệt")
    chief = team.approver
    chief.begin("approve and publish a roll")
    chief.press("link", ROLL)
    chief.act("Duyệt và xuất bản")
    yield me.done()
    yield chief.done()


def withholds(team: Team) -> Iterator[Count]:
    me = team.officer
    me.begin("withhold a name")
    open_list(me)
    row_act(me, "Không công bố…")
    me.fill("main [name=reason]", "Gia đình đề nghị bằng văn bản")
    with me.page.expect_navigation():
        me.press("button", "Ngừng công bố ngay")
    yield me.done()


def annuls(team: Team) -> Iterator[Count]:
    me = team.officer
    me.begin("propose an annulment")
    open_list(me)
    row_act(me, "Đề nghị hủy bỏ…")
    me.click("[data-chooser-action-choose]")
    dialog = me.page.locator(".vd-citing")
    me.fill(dialog.locator("[name=q]"), "Quyết định số 400/QĐ-STP ngày 30/11/2026 của Sở Tư pháp")
    me.page.wait_for_timeout(1000)
    me.press("button", "Ghi vào sổ và chọn", within=dialog)
    me.page.wait_for_selector(".vd-citing", state="hidden")
    with me.page.expect_navigation():
        me.press("button", "Đề nghị", exact=True)
    chief = team.approver
    chief.begin("approve an annulment")
    chief.click("main a[href^='/admin/'][href$='/proposals/']")
    with chief.page.expect_navigation():
        chief.click("button[name=approve]")
    yield me.done()
    yield chief.done()


def consults(team: Team) -> Iterator[Count]:
    """Two nominees, open for comment from the first of December."""
    me = team.officer
    me.begin("open a consultation, send to review")
    me.press("button", "Thi đua")
    me.press("link", "Tất cả đợt lấy ý kiến")
    me.press("link", "Thêm trang lấy ý kiến")
    me.press("button", "Tạo trang lấy ý kiến mới")
    me.fill("#id_title", "Lấy ý kiến về hai cá nhân đề nghị tặng Bằng khen")
    me.fill("#id_opens_on", "01/12/2026")
    me.page.keyboard.press("Tab")
    me.tab("Danh sách đề nghị")
    for number, name in enumerate(("Quàng Văn Pản", "Lường Thị Ún")):
        me.click("#id_nominees-ADD")
        me.fill(f"[name=nominees-{number}-name]", name)
        me.fill(f"[name=nominees-{number}-award_text]", "Bằng khen của Chủ tịch UBND tỉnh")
    me.settle()
    me.act(SUBMIT)
    yield me.done()


def arranges(team: Team) -> Iterator[Count]:
    """A notice on the front page, and a link in the menu."""
    me = team.approver
    me.begin("a notice on the front page, an item of the menu")
    me.press("button", "Trang")
    me.click("nav a[href*='/edit/']")
    add_block(me, "Thông báo")
    me.type("Ngày 2/12 trụ sở tiếp dân đến 19 giờ.")
    me.settle()
    me.act("Xuất bản")
    me.press("button", "Cài đặt")
    me.press("link", "Cơ quan, menu và chân trang")
    me.tab("Menu")
    me.click(me.page.locator("main .c-sf-add-button"))
    me.page.wait_for_timeout(500)
    me.type("Tiếp công dân")
    me.fill("main [name$=-url]", "https://example.gov.vn/tiep-cong-dan")
    with me.page.expect_navigation():
        me.press("button", "Lưu")
    yield me.done()


def finds(team: Team) -> Iterator[Count]:
    me = team.editor
    me.begin("find an article, typed without marks")
    find(me, "tro giup phap ly luu dong")
    yield me.done()


def changes_picture(team: Team) -> Iterator[Count]:
    me = team.editor
    me.begin("change the cover of an article")
    find(me, "tro giup phap ly luu dong")
    me.click("#id_cover-chooser [data-w-dropdown-target=toggle]")
    me.press("button", "Đổi hình ảnh")
    me.click(me.page.get_by_role("dialog").locator("a.image-choice >> nth=3"))
    me.page.wait_for_selector("[role=dialog]", state="hidden")
    me.settle()
    me.act(SUBMIT)
    yield me.done()


def embeds(team: Team) -> Iterator[Count]:
    me = team.editor
    me.begin("embed a roll in an article")
    find(me, "cong chung dien tu")
    add_block(me, "Bảng vàng")
    me.choose(body(me).locator("[data-chooser-action-choose]").last, "mua lu", "mưa lũ")
    me.settle()
    me.act(SUBMIT)
    yield me.done()


def translates(team: Team) -> Iterator[Count]:
    me = team.editor
    me.begin("make the English draft of an article")
    find(me, "tu sach phap luat")
    header_act(me, "Dịch")
    me.tick("main [type=checkbox]")
    with me.page.expect_navigation():
        me.click("main form [type=submit]")
    yield me.done()


def deletes(team: Team) -> Iterator[Count]:
    me = team.approver
    me.begin("delete an article and get it back")
    find(me, "tu sach phap luat")
    header_act(me, "Xóa")
    with me.page.expect_navigation():
        me.press("button", "Chuyển vào thùng rác")
    me.press("link", "Thùng rác")
    with me.page.expect_navigation():
        me.press("button", "Khôi phục")
    yield me.done()


def cite(me: Hands, opener: Any) -> None:
    """Takes the first decision that the register finds."""
    me.click(opener)
    dialog = me.page.locator(".vd-citing")
    me.fill(dialog.locator("[name=q]"), "QĐ")
    me.page.wait_for_timeout(1000)
    me.click(dialog.locator("[data-chooser-modal-choice]"))
    me.page.wait_for_selector(".vd-citing", state="hidden")


def header_act(me: Hands, name: str) -> None:
    """Takes an act from the ⋯ beside the page's title."""
    me.click("header [data-w-dropdown-target=toggle]")
    me.press("link", name)


def open_list(me: Hands) -> None:
    me.press("button", "Thi đua")
    me.press("link", "Tất cả bảng vàng")
    me.page.locator("main [name=q]").fill("hoa giai vien co so")
    me.count.fields += 1
    me.page.wait_for_timeout(1500)
    row = me.page.locator("main tbody tr").filter(has_text=ROLL)
    me.click(row.locator("[data-w-dropdown-target=toggle]"))
    me.press("link", "Danh sách khen thưởng")


def row_act(me: Hands, name: str) -> None:
    """Takes an act from the ⋯ of the list's first row."""
    me.click(".vd-awards-more summary")
    me.press("link", name)


def find(me: Hands, words: str) -> None:
    """Opens an article that is found by its title, typed without marks."""
    me.press("button", "Tin bài")
    me.press("link", "Tất cả tin bài")
    me.fill("main [name=q]", words)
    me.page.wait_for_timeout(1500)
    me.click("main table tbody .title a")


FROM_WORD = """<html xmlns:w="urn:schemas-microsoft-com:office:word"><body>
<h2>Việc đã xong</h2><p class=MsoNormal>Sở đã cấp <b>1.204</b> bản sao, rộng 20 m<sup>2</sup>.</p>
<p class=MsoListParagraph style="mso-list:l0 level1 lfo1"><![if !supportLists]>-<span>&nbsp;
</span><![endif]>Hộ tịch: trả trước hẹn.</p>
<p class=MsoListParagraph style="mso-list:l0 level1 lfo1"><![if !supportLists]>-<span>&nbsp;
</span><![endif]>Công chứng: không còn hồ sơ tồn./.</p>
<table class=MsoTableGrid><tr><td><p class=MsoNormal>Xã</p></td><td><p class=MsoNormal>Số vụ</p>
</td></tr><tr><td><p class=MsoNormal>Mường Ngàn</p></td><td><p class=MsoNormal>14</p></td></tr>
</table></body></html>"""


def begin_article(me: Hands, title: str, lead: str) -> None:
    me.press("link", "Viết tin bài trong “Tin tức”")
    me.fill("#id_title", title)
    me.fill("#id_lead", lead)


def classify(me: Hands) -> None:
    me.tab("Phân loại")
    me.tick("[name=categories]")
    me.settle()


def body(me: Hands) -> Any:
    return me.page.locator("section[id*='body-section']")


def add_block(me: Hands, name: str) -> None:
    me.click(body(me).locator(".c-sf-add-button").last)
    me.press("option", name, exact=True)
    me.page.wait_for_function("document.activeElement.closest('[id*=body-section]')")


TASKS: tuple[Callable[[Team], Iterator[Count]], ...] = (
    writes,
    pastes,
    approves,
    corrects,
    schedules,
    copies,
    honors,
    annuls,
    withholds,
    consults,
    arranges,
    finds,
    changes_picture,
    translates,
    embeds,
    deletes,
)
