"""What an editor of somebody else's site does first, in a browser: pages of all types, a list."""

import re
from collections.abc import Iterator
from io import BytesIO

import pytest
from openpyxl import Workbook
from playwright.sync_api import Browser, Page, expect

from tests.hosts.fixtures import Host

pytestmark = pytest.mark.slow

PATIENCE = 120_000
EMAIL, PASSWORD = "ana@portmere.example", "a long password"
LIST = [
    ["Volunteers honored in 2021"],
    ["No", "Name", "Organisation", "Award"],
    [1, "Nora Byrne", "Harbour Office", "Harbour Medal"],
    [2, "Liam O’Shea", "Lifeboat Station", "Harbour Medal"],
]
PREPARE = f"""
from people.models import User
from campaigns.models import AwardType, Unit
User.objects.create_superuser({EMAIL!r}, {PASSWORD!r})
AwardType.objects.create(name="Harbour Medal")
for name in ("Harbour Office", "Lifeboat Station"):
    Unit.objects.create(name=name)
from home.models import HomePage
print(HomePage.objects.get().pk)
"""
COLOR = "element => getComputedStyle(element).color"


@pytest.fixture(scope="module")
def home(demo_host: Host) -> int:
    """The key of the host's home page, once its first administrator has prepared the site."""
    *_, key = demo_host.several(
        ["setup_news", "--no-pages"],
        ["setup_campaigns", "--no-pages", "--no-catalogue"],
        PREPARE,
    )
    return int(key)


@pytest.fixture(scope="module")
def address(demo_host: Host, home: int) -> Iterator[str]:
    """Where the host is served."""
    with demo_host.served() as address:
        yield address


@pytest.fixture(scope="module")
def editor(address: str, browser: Browser) -> Iterator[Page]:
    """A browser in which the host's own user is signed in, by e-mail."""
    context = browser.new_context(base_url=address, locale="en-IE")
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto("/admin/login/")
    page.locator("[name=username]").fill(EMAIL)
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_url(re.compile("/admin/$"))
    yield page
    context.close()


def publish(page: Page) -> None:
    """Publishes from the form; the explorer then shows where the page stands."""
    page.get_by_role("button", name="More actions").click()
    page.locator("[name=action-publish]").click()
    expect(page).to_have_url(re.compile(r"/admin/pages/\d+/$"))


def make(page: Page, model: str, parent: int, **fields: str) -> int:
    """Makes a page in the admin and publishes it; gives its key."""
    page.goto(f"/admin/pages/add/{model.replace('.', '/')}/{parent}/")
    for name, text in fields.items():
        page.locator(f"[name={name}]").fill(text)
    publish(page)
    link = page.locator(".messages").get_by_role("link", name="Edit")
    (key,) = re.findall(r"/admin/pages/(\d+)/edit/", link.get_attribute("href") or "")
    return int(key)


def read_list(page: Page, roll: int) -> None:
    """Sends an officer's list and saves what was read as the roll's draft."""
    workbook = Workbook()
    for row in LIST:
        workbook.active.append(row)
    workbook.save(data := BytesIO())
    page.goto(f"/admin/campaigns/award-import/{roll}/")
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    page.locator("input[type=file]").set_input_files(
        {"name": "list.xlsx", "mimeType": kind, "buffer": data.getvalue()}
    )
    page.locator(".vd-start [type=submit]").click()
    page.locator(".vd-bar").get_by_text("Save draft").click()
    expect(page).to_have_url(re.compile("/award-list/|/save/$"))
    if page.url.endswith("/save/"):  # The reader is not sure of something.
        page.get_by_role("button", name="Save draft").click()
    expect(page).to_have_url(re.compile("/award-list/"))


@pytest.fixture(scope="module")
def pages(editor: Page, home: int) -> dict[str, int]:
    """Every page type, made in the admin; one roll with a list that was imported."""
    news = make(editor, "news.newsindexpage", home, title="News")
    campaigns = make(editor, "campaigns.campaignindexpage", home, title="Campaigns")
    rolls = make(editor, "campaigns.honorrollindexpage", home, title="Honor rolls")
    made = {
        "article": make(
            editor, "news.articlepage", news, title="Harbour reopens", lead="The quay is open."
        ),
        "story": make(
            editor,
            "stories.storypage",
            news,
            title="The night of the storm",
            lead="Nobody slept.",
            place="Lifeboat Station",
        ),
        "campaign": make(
            editor, "campaigns.campaignpage", campaigns, title="Clean harbour", starts="06/2021"
        ),
        "roll": make(editor, "campaigns.honorrollpage", rolls, title="Volunteers of 2021"),
        "consultation": make(
            editor, "campaigns.consultationpage", rolls, title="Proposed for 2022"
        ),
    }
    read_list(editor, made["roll"])
    editor.goto(f"/admin/pages/{made['roll']}/edit/")
    publish(editor)
    return made


@pytest.mark.usefixtures("pages")
def test_every_page_type_made_in_the_admin_is_read(editor: Page) -> None:
    for path, text in {
        "/news/": "Harbour reopens",
        "/news/harbour-reopens/": "The quay is open.",
        "/campaigns/": "Clean harbour",
        "/campaigns/clean-harbour/": "Clean harbour",
        "/honor-rolls/": "Volunteers of 2021",
        "/honor-rolls/proposed-for-2022/": "Proposed for 2022",
    }.items():
        assert editor.goto(path).status == 200, path  # type: ignore[union-attr]
        expect(editor.locator("main").get_by_text(text).first).to_be_visible()


@pytest.mark.usefixtures("pages")
def test_an_imported_list_is_read_and_searched(editor: Page) -> None:
    editor.goto("/honor-rolls/volunteers-of-2021/")
    for name in ("Nora Byrne", "Liam O’Shea"):
        expect(editor.locator("main").get_by_role("link", name=name)).to_be_visible()
    editor.goto("/honor-rolls/search/?q=byrne")
    expect(editor.locator("main").get_by_role("link", name="Nora Byrne")).to_be_visible()
    expect(editor.locator("main").get_by_role("link", name="Liam O’Shea")).to_have_count(0)


@pytest.mark.usefixtures("pages")
def test_the_hosts_own_kind_of_article_is_read_with_what_it_adds_and_stands_in_lists(
    editor: Page,
) -> None:
    editor.goto("/news/")
    editor.locator("main").get_by_role("link", name="The night of the storm").click()
    expect(editor.locator("main h1")).to_have_text("The night of the storm")
    expect(editor.locator("main .town-place")).to_have_text("Lifeboat Station")
    expect(editor.locator("main").get_by_text("Nobody slept.")).to_be_visible()
    editor.goto("/news/harbour-reopens/")
    others = editor.locator("main").get_by_role("link", name="The night of the storm")
    expect(others.first).to_be_visible()
    assert "The night of the storm" in editor.request.get("/news/rss/").text()


@pytest.mark.usefixtures("pages")
def test_the_host_replaces_a_template_and_colours_pages_by_custom_properties(
    editor: Page,
) -> None:
    editor.goto("/news/")
    expect(editor.locator(".town-card").get_by_role("link")).to_have_text(
        ["The night of the storm", "Harbour reopens"]
    )
    editor.goto("/honor-rolls/volunteers-of-2021/")
    ours = editor.locator("main h1")
    before = ours.evaluate(COLOR)
    editor.add_style_tag(content=":root { --vd-ink: rgb(1, 2, 3) }")
    assert ours.evaluate(COLOR) == "rgb(1, 2, 3)" != before
