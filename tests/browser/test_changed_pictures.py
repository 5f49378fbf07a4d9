"""What was written for one picture does not stay silently beside another."""

from collections.abc import Callable

from django.contrib.auth.models import AbstractUser
from django.urls import reverse
from django.utils.translation import gettext as _
from playwright.sync_api import BrowserContext, Locator, Page, expect
from wagtail.models import Collection
from wagtail_factories import ImageFactory

from news.factories import ArticleFactory
from tests.fixtures import SiteTree
from tests.samples import image

OLD = {"alt": "Chín cán bộ nhận giấy khen", "caption": "Lễ trao thưởng", "credit": "Lò Văn Pản"}


def choose_by_keyboard(page: Page, chooser: Locator, title: str) -> None:
    """Opens the actions of a chosen image, “Change image”, and takes another one."""
    choose = page.locator("[data-chooser-action-choose]").locator("visible=true")
    chooser.get_by_role("button", name=_("Actions")).press("Enter")
    choose.press("Enter")
    choice = page.locator(f"a.image-choice[title='{title}']")
    expect(choice).to_be_visible()
    choice.press("Enter")
    expect(page.locator(".image-choice:visible")).to_have_count(0)
    expect(chooser.locator("[data-chooser-title]")).to_have_text(title)


def test_texts_of_a_former_picture_are_emptied_and_can_be_brought_back(
    page: Page,
    site_tree: SiteTree,
    moderator: AbstractUser,
    log_in: Callable[[BrowserContext, AbstractUser], None],
) -> None:
    article = ArticleFactory(
        parent=site_tree.news,
        cover=ImageFactory(title="Hội trường"),
        cover_alt=OLD["alt"],
        cover_caption=OLD["caption"],
        cover_credit=OLD["credit"],
        body=[image(**OLD), image(alt="", decorative=True)],
    )
    ImageFactory(title="Cầu treo", collection=Collection.get_first_root_node())
    log_in(page.context, moderator)
    page.goto(reverse("wagtailadmin_pages:edit", args=[article.pk]))

    # The cover: emptied, said, brought back by the next key.
    cover = page.locator("#id_cover-chooser")
    fields = {name: page.locator(f"[name=cover_{name}]") for name in OLD}
    choose_by_keyboard(page, cover, "Cầu treo")
    for field in fields.values():
        expect(field).to_have_value("")
    said = page.get_by_role("status").filter(
        has_text=_("The texts written for the former picture were taken out.")
    )
    expect(said).to_have_count(1)
    back = said.get_by_role("button", name=_("Use them for this picture, too"))
    cover.get_by_role("button", name=_("Actions")).focus()
    page.keyboard.press("Tab")
    expect(back).to_be_focused()
    page.keyboard.press("Enter")
    for name, field in fields.items():
        expect(field).to_have_value(OLD[name])
    expect(fields["alt"]).to_be_focused()
    expect(said).to_have_count(0)

    # A picture in the body is no different; its neighbour's texts are not its own.
    block = page.locator("#body-0-value-image-chooser")
    choose_by_keyboard(page, block, "Cầu treo")
    for name in OLD:
        expect(page.locator(f"[name=body-0-value-{name}]")).to_have_value("")
    expect(page.locator("[name=body-1-value-decorative]")).to_be_checked()
    choose_by_keyboard(page, page.locator("#body-1-value-image-chooser"), "Cầu treo")
    expect(page.locator("[name=body-1-value-decorative]")).not_to_be_checked()

    # The same picture once more changes nothing.
    page.locator("[name=body-0-value-alt]").fill("Cầu treo mới sửa")
    choose_by_keyboard(page, block, "Cầu treo")
    expect(page.locator("[name=body-0-value-alt]")).to_have_value("Cầu treo mới sửa")
