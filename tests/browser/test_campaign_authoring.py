"""A campaign from the editor's first keystroke to its readers."""

import re
from collections.abc import Callable
from datetime import date

from django.contrib.auth.models import AbstractUser
from django.urls import reverse
from django.utils.translation import gettext as _
from playwright.sync_api import BrowserContext, Locator, Page, expect

from campaigns.campaign.partial_dates import PartialDate
from campaigns.campaign.phases import Phase
from campaigns.factories import (
    AwardTypeFactory,
    CampaignFactory,
    ClusterFactory,
    UnitFactory,
    full_campaign,
)
from campaigns.models import CampaignMilestone, CampaignPage
from news.factories import ArticleFactory, OfficialDocumentFactory
from news.models import ArticlePage
from news.ordinals import ordinal_label
from tests.browser.conftest import Watch
from tests.browser.editing import (
    AUTOSAVE,
    choose_page,
    errors_of,
    open_tab,
    press_publish,
    preview,
    publish_from_form,
    rich_text,
    saved,
    write,
)
from tests.fixtures import SiteTree

LogIn = Callable[[BrowserContext, AbstractUser], None]

OVERVIEW, CONTENT, COURSE = range(3)
ARTICLE_CONTEXT = 1

MOVEMENT = "Tư pháp Sông Đà năm 2021"
TITLE = "Tám mươi ngày nước rút mừng ngày truyền thống 28/8"
OVERVIEW_TEXTS = {
    "slogan": "Việc hôm nay không để ngày mai",
    "occasion": "76 năm Ngày Truyền thống ngành Tư pháp (28/8/1945 – 28/8/2021)",
    "lead": "Ba tháng hè, mỗi phòng nhận một việc tồn lâu nhất và làm cho xong.",
    "launched_by": "Bộ Tư pháp",
    "joined_by": "Sở Tư pháp tỉnh Sông Đà",
}
AIMS = "Không còn hồ sơ nào nằm quá hẹn khi tháng Tám khép lại."
TASKS = [
    ("Dứt điểm việc chuyên môn còn tồn", "Sổ theo dõi treo ở phòng họp.", "100% hồ sơ đúng hẹn"),
    ("Giữ công sở an toàn trước dịch", "Đo thân nhiệt ở cổng, họp qua mạng.", "Không ca lây chéo"),
]
CRITERIA = [("Tiến độ hồ sơ", "60"), ("Kỷ luật giờ giấc", "25.5"), ("Sáng kiến", "14.5")]
AWARD_RULE = "Hội đồng của Sở bình xét rồi đề nghị Bộ trưởng quyết định khen thưởng."
AWARD, QUOTA = "Bằng khen của Bộ trưởng", "7"
# In the order of the register, and of the plan.
NUMBERS = ["48/QĐ-STP", "611/QĐ-UBND", "902/QĐ-UBND"]
ORDERED_NUMBERS = ["611/QĐ-UBND", "48/QĐ-STP", "902/QĐ-UBND"]
MILESTONES = [
    ("15/06/2021", "2021-06-15", "Ký giao ước thi đua"),
    ("08/2021", "2021-08", "Chấm điểm chéo"),
]
CONTACT = {
    "name": "Văn phòng Sở",
    "role": "Thường trực thi đua",
    "phone": "0212 385 1945",
    "email": "thi-dua@songda.example",
}
CHOSEN_CLUSTER, OTHER_CLUSTER = "Khối phường, thị trấn", "Khối phòng chuyên môn"
UNITS = {
    OTHER_CLUSTER: ["Phòng Hộ tịch, quốc tịch", "Thanh tra Sở"],
    CHOSEN_CLUSTER: ["Phường Bến Đá", "Thị trấn Mường Ngàn", "Phường Tô Hiệu"],
}
FOUND_UNIT, MISSED_UNIT = UNITS[OTHER_CLUSTER]


def test_an_editor_writes_a_drive_and_the_public_reads_it(
    page: Page,
    visitor: Page,
    site_tree: SiteTree,
    moderator: AbstractUser,
    log_in: LogIn,
    watch: Callable[[BrowserContext], Watch],
) -> None:
    seen = watch(page.context)
    movement = CampaignFactory(
        parent=site_tree.campaigns,
        title=MOVEMENT,
        slogan="Đúng luật, đúng hẹn, đúng lòng dân",
        kind=CampaignPage.Kind.MOVEMENT,
        starts="01/2021",
        ends="12/2021",
    )
    for number in NUMBERS:
        OfficialDocumentFactory(number=number, signed_on=date(2021, 5, 31))
    OfficialDocumentFactory(number="3/KH-STP", kind="plan")
    AwardTypeFactory(name=AWARD)
    for cluster, names in UNITS.items():
        made = ClusterFactory(name=cluster)
        for name in names:
            UnitFactory(name=name, cluster=made)
    article = ArticleFactory(parent=site_tree.news, title="Chuyện tám mươi ngày nước rút")

    log_in(page.context, moderator)
    campaign = author(page, movement)
    assert (campaign.starts, campaign.ends) == (PartialDate(2021, 6), PartialDate(2021, 8))
    assert campaign.live
    assert campaign.movement == movement
    name_subject(page, article, campaign)
    assert seen.elsewhere == []
    assert [text for text in seen.complaints if "Content Security Policy" in text] == []

    read(visitor, campaign)
    lists_it(visitor, campaign, site_tree, article)


def author(page: Page, movement: CampaignPage) -> CampaignPage:
    """Writes and publishes as an editor does; checks what the editor sees on the way."""
    page.goto(reverse("wagtailadmin_explore", args=[movement.pk]))
    add_child = reverse("wagtailadmin_pages:add_subpage", args=[movement.pk])
    page.locator(f"a[href='{add_child}']").first.click()
    page.locator("#id_title").fill(TITLE)
    page.locator("[name=regularity]").select_option(CampaignPage.Regularity.THEMATIC)
    page.locator("[name=starts]").fill("06/2021")
    page.locator("[name=ends]").fill("08/2021")
    for name, text in OVERVIEW_TEXTS.items():
        page.locator(f"[name={name}]").fill(text)
    open_tab(page, CONTENT)
    write_content(page)
    tick_units(page)
    open_tab(page, COURSE)
    write_course(page)
    with page.expect_response(saved(CONTACT["email"])):
        page.locator("[name=contacts-0-email]").fill(CONTACT["email"])
    expect(page.locator(AUTOSAVE)).to_have_attribute("data-w-autosave-state-value", "saved")
    expect(page).to_have_url(re.compile(r"/edit/(#|$)"))

    page.reload()
    keeps_all(page)
    draft = CampaignPage.objects.get(title=TITLE)
    assert not draft.live
    shown = preview(page)
    expect(shown.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(shown.locator("#nhiem-vu").get_by_role("heading", name=TASKS[1][0])).to_be_attached()
    publish_from_form(page, movement)
    return CampaignPage.objects.get(pk=draft.pk)


def write_content(page: Page) -> None:
    write(page, "aims", AIMS)
    for number, (heading, text, indicator) in enumerate(TASKS):
        page.locator("#id_tasks-ADD").click()
        # The habit of the trade: the ordinal typed along. The site numbers the tasks itself.
        typed = f"{ordinal_label(number + 1)}, {heading[:1].lower()}{heading[1:]}"
        page.locator(f"[name=tasks-{number}-heading]").fill(typed)
        write(page, f"tasks-{number}-text", text)
        page.locator(f"[name=tasks-{number}-indicators]").fill(indicator)
    page.locator("[name=criteria_total]").fill("100")
    for number, (name, score) in enumerate(CRITERIA):
        page.locator("#id_criteria-ADD").click()
        page.locator(f"[name=criteria-{number}-name]").fill(name)
        page.locator(f"[name=criteria-{number}-max_score]").fill(score)
    write(page, "award_rules", AWARD_RULE)
    page.locator("#id_award_quotas-ADD").click()
    page.locator("#id_award_quotas-0-award_type-chooser button:visible").first.click()
    chooser = page.get_by_role("dialog")
    chooser.locator("[name=q]").fill(AWARD)
    chooser.get_by_role("link", name=AWARD, exact=True).click()
    expect(chooser).to_be_hidden()
    page.locator("[name=award_quotas-0-quota]").fill(QUOTA)


def units_field(page: Page) -> Locator:
    return page.locator("[data-controller=vd-units]")


def tick_units(page: Page) -> None:
    """One unit found by typing without marks, a whole cluster by its button."""
    units = units_field(page)
    search = units.get_by_role("searchbox")
    search.fill("phong ho tich")
    expect(units.get_by_role("checkbox")).to_have_count(1)
    expect(units.get_by_role("group", name=CHOSEN_CLUSTER)).to_be_hidden()
    units.get_by_role("checkbox", name=FOUND_UNIT).check()
    search.fill("")
    cluster = units.get_by_role("group", name=CHOSEN_CLUSTER)
    cluster.get_by_role("button", name=_("Tick the whole cluster")).click()
    has_ticks(page)


def has_ticks(page: Page) -> None:
    units = units_field(page)
    for name in (FOUND_UNIT, *UNITS[CHOSEN_CLUSTER]):
        expect(units.get_by_role("checkbox", name=name)).to_be_checked()
    expect(units.get_by_role("checkbox", name=MISSED_UNIT)).not_to_be_checked()
    expect(units.get_by_role("status")).to_have_text("4 / 5")


def write_course(page: Page) -> None:
    for number, (day, _machine_date, title) in enumerate(MILESTONES):
        page.locator("#id_milestones-ADD").click()
        page.locator(f"[name=milestones-{number}-date]").fill(day)
        page.locator(f"[name=milestones-{number}-title]").fill(title)
    page.locator("[name=milestones-0-state]").select_option(CampaignMilestone.State.DONE)
    page.locator("#id_legal_basis-OPEN_MODAL").click()
    chooser = page.get_by_role("dialog")
    chooser.locator("[name=q]").fill("qd")
    expect(chooser.get_by_role("checkbox")).to_have_count(len(NUMBERS))
    for number in NUMBERS:
        chooser.get_by_role("checkbox", name=number).check()
    chooser.get_by_role("button", name=_("Confirm selection")).click()
    expect(chooser).to_be_hidden()
    first = page.locator("#inline_child_legal_basis-0")
    expect(first).to_contain_text(NUMBERS[0])
    first.locator("[data-inline-panel-child-move-down]").click()
    page.locator("#id_contacts-ADD").click()
    for name in ("name", "role", "phone"):
        page.locator(f"[name=contacts-0-{name}]").fill(CONTACT[name])


def keeps_all(page: Page) -> None:
    """The form shows what was typed; hidden tabs hold their values, too."""
    values = {
        "title": TITLE,
        "regularity": CampaignPage.Regularity.THEMATIC,
        "starts": "06/2021",
        "ends": "08/2021",
        **OVERVIEW_TEXTS,
        "tasks-0-heading": TASKS[0][0],
        "tasks-1-heading": TASKS[1][0],
        "tasks-1-indicators": TASKS[1][2],
        "criteria_total": "100",
        "award_quotas-0-quota": QUOTA,
        "milestones-0-state": CampaignMilestone.State.DONE,
        **{f"contacts-0-{name}": text for name, text in CONTACT.items()},
    }
    for number, (name, score) in enumerate(CRITERIA):
        values |= {f"criteria-{number}-name": name, f"criteria-{number}-max_score": score}
    for number, (day, _machine_date, title) in enumerate(MILESTONES):
        values |= {f"milestones-{number}-date": day, f"milestones-{number}-title": title}
    for name, value in values.items():
        expect(page.locator(f"[name={name}]")).to_have_value(value)
    expect(page.locator("[name^=legal_basis-][name$=-document]")).to_have_count(len(NUMBERS))
    open_tab(page, CONTENT)
    texts = {"aims": AIMS, "tasks-1-text": TASKS[1][1], "award_rules": AWARD_RULE}
    for name, text in texts.items():
        expect(rich_text(page, name)).to_have_text(text)
    has_ticks(page)


def name_subject(page: Page, article: ArticlePage, campaign: CampaignPage) -> None:
    """The article says in its own form what it is about; the campaign's form knows."""
    page.goto(reverse("wagtailadmin_pages:edit", args=[article.pk]))
    open_tab(page, ARTICLE_CONTEXT)
    page.locator("#id_subjects-ADD").click()
    opener = page.locator("#id_subjects-0-page-chooser button:visible").first
    choose_page(page, opener, campaign.title)
    publish_from_form(page, article.get_parent())
    page.goto(reverse("wagtailadmin_pages:edit", args=[campaign.pk]))
    open_tab(page, COURSE)
    expect(page.get_by_role("tabpanel").get_by_role("link", name=article.title)).to_be_visible()


def read(page: Page, campaign: CampaignPage) -> None:
    """Every fact that the editor wrote stands on the public page."""
    page.goto(campaign.url)
    main = page.get_by_role("main")
    expect(page).to_have_title(re.compile(re.escape(TITLE)))
    expect(main.get_by_role("heading", level=1)).to_have_text(TITLE)
    assert re.search(r"\b6/2021\b.*\b8/2021\b", campaign.period_label)
    for text in (*OVERVIEW_TEXTS.values(), campaign.period_label, AIMS, AWARD_RULE):
        expect(main.get_by_text(text).first).to_be_visible()
    expect(main.get_by_text(str(Phase.UNDER_REVIEW.label), exact=True).first).to_be_visible()
    facts = main.locator(".vd-facts")
    expect(facts.get_by_role("link", name=MOVEMENT)).to_be_visible()
    expect(facts).to_contain_text(campaign.get_scope_display())
    for said in (campaign.get_kind_display(), campaign.get_regularity_display()):
        expect(main.locator(".vd-hero")).to_contain_text(said)

    tasks = main.locator("#nhiem-vu")
    headings = tasks.get_by_role("heading", level=3)
    expect(headings).to_have_text(
        [re.compile(rf"^{ordinal_label(n)}, {task[0]}$") for n, task in enumerate(TASKS, start=1)]
    )
    for _heading, text, indicator in TASKS:
        expect(tasks.get_by_text(text)).to_be_visible()
        expect(tasks.get_by_role("listitem").filter(has_text=indicator).last).to_be_visible()

    scores = main.locator("#tieu-chi").get_by_role("row")
    wanted = [(name, score.replace(".", ",")) for name, score in CRITERIA]
    for row, (name, score) in zip(scores.all()[1:], [*wanted, (_("Total"), "100")], strict=True):
        expect(row.get_by_role("rowheader")).to_have_text(name)
        expect(row.get_by_role("cell").first).to_have_text(score)

    awards = main.locator("#khen-thuong").get_by_role("listitem")
    expect(awards).to_have_count(1)
    expect(awards).to_contain_text(AWARD)
    expect(awards).to_contain_text(QUOTA)

    units = main.locator("#tham-gia")
    expect(units.get_by_role("listitem")).to_have_text([FOUND_UNIT, *sorted(UNITS[CHOSEN_CLUSTER])])
    expect(units.get_by_role("heading", level=3)).to_have_text([OTHER_CLUSTER, CHOSEN_CLUSTER])

    milestones = main.locator("#cac-moc").get_by_role("listitem")
    for item, (_day, machine_date, title) in zip(milestones.all(), MILESTONES, strict=True):
        expect(item.locator("time")).to_have_attribute("datetime", machine_date)
        expect(item.get_by_role("heading")).to_have_text(title)
    expect(milestones.first).to_contain_text(str(CampaignMilestone.State.DONE.label))

    documents = main.locator("#can-cu").get_by_role("listitem")
    for item, number in zip(documents.all(), ORDERED_NUMBERS, strict=True):
        expect(item).to_contain_text(number)

    contact = main.locator("#lien-he")
    for text in CONTACT.values():
        expect(contact.get_by_text(text, exact=True)).to_be_visible()
    phone = contact.get_by_role("link", name=CONTACT["phone"])
    expect(phone).to_have_attribute("href", "tel:02123851945")


def lists_it(page: Page, campaign: CampaignPage, tree: SiteTree, article: ArticlePage) -> None:
    """News about it links there and back; the movement and the index list it."""
    page.locator("#tin-tuc").get_by_role("link", name=article.title).click()
    expect(page).to_have_url(re.compile(re.escape(article.url) + "$"))
    about = page.get_by_role("region", name=_("This article is about"))
    about.get_by_role("link", name=TITLE).click()
    expect(page).to_have_url(re.compile(re.escape(campaign.url) + "$"))

    page.locator(".vd-facts").get_by_role("link", name=MOVEMENT).click()
    expect(page.locator("#cac-dot").get_by_role("link", name=TITLE)).to_be_visible()

    page.goto(tree.campaigns.url)
    ended = page.get_by_role("region", name=str(Phase.UNDER_REVIEW.label))
    expect(ended.get_by_role("link", name=TITLE)).to_be_visible()


def test_a_refused_form_says_why_at_its_fields_and_loses_nothing(
    page: Page, site_tree: SiteTree, moderator: AbstractUser, log_in: LogIn
) -> None:
    campaign = full_campaign(site_tree.campaigns, starts="06/2021", ends="08/2021", milestones=[])
    log_in(page.context, moderator)
    page.goto(reverse("wagtailadmin_pages:edit", args=[campaign.pk]))
    slogan, ends = page.locator("[name=slogan]"), page.locator("[name=ends]")
    slogan.fill("Nói thật, làm thật")
    ends.fill("05/2021")
    open_tab(page, CONTENT)
    write(page, "organisation", "Họp mỗi tuần một lần.")
    page.locator("[name=criteria-1-max_score]").fill("45.5")
    open_tab(page, COURSE)
    page.locator("#id_milestones-ADD").click()
    page.locator("[name=milestones-0-date]").fill("15/09/2021")
    page.locator("[name=milestones-0-title]").fill("Tuyên dương trước toàn ngành")
    press_publish(page)

    expect(errors_of(page, "ends")).to_contain_text("05/2021")
    expect(errors_of(page, "criteria_total")).to_contain_text("105,5")
    expect(page.locator("[name=milestones-0-date]")).to_have_value("15/09/2021")
    open_tab(page, CONTENT)
    expect(errors_of(page, "criteria_total")).to_be_visible()
    expect(page.locator("[name=criteria-1-max_score]")).to_have_value("45.5")
    expect(rich_text(page, "organisation")).to_contain_text("Họp mỗi tuần một lần.")
    page.locator("[name=criteria_total]").fill("105.5")
    open_tab(page, OVERVIEW)
    expect(errors_of(page, "ends")).to_be_visible()
    expect(slogan).to_have_value("Nói thật, làm thật")
    expect(ends).to_have_value("05/2021")
    ends.fill("31/06/2021")
    press_publish(page)
    expect(errors_of(page, "ends")).to_contain_text("01/06/2021")
    expect(errors_of(page, "criteria_total")).to_have_text("")
    expect(ends).to_have_value("31/06/2021")
    ends.fill("08/2021")

    publish_from_form(page, site_tree.campaigns)
    # A milestone after the end is most likely a slip, and may stand.
    expect(page.get_by_text("15/09/2021")).to_be_visible()
    campaign = CampaignPage.objects.get(pk=campaign.pk)
    assert campaign.slogan == "Nói thật, làm thật"
    assert "Họp mỗi tuần một lần." in campaign.organisation
    assert [str(milestone.date) for milestone in campaign.milestones.all()] == ["15/09/2021"]
