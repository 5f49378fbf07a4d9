"""Apps are taken out of somebody else's site, and nothing of the site fails afterwards."""

import pytest

from tests.hosts.fixtures import WITHOUT_APPS, WITHOUT_CAMPAIGNS, Host

pytestmark = [pytest.mark.any_database, pytest.mark.slow]

#: Pages of all kinds, one in the bin, with all that Wagtail keeps about a page that is worked on.
FILL = """
from wagtail.contrib.redirects.models import Redirect
from home.models import HomePage
from people.models import User
from stories.models import StoryPage
from news.bin.actions import put_in_bin
from news.models import ArticlePage, Author, Category, NewsIndexPage
boss = User.objects.create_superuser("boss@portmere.example", "a long password")
home = HomePage.objects.get()
Category.objects.create(name="Harbour")
Author.objects.create(name="A writer")
news = NewsIndexPage.objects.get()
for title in ("Harbour reopens", "Gone already", "Waits for approval"):
    article = news.add_child(instance=ArticlePage(title=title, lead="The quay is open."))
    article.save_revision(user=boss, log_action=True).publish(user=boss)
story = news.add_child(instance=StoryPage(title="The storm", lead="At night.", place="Quay"))
story.save_revision(user=boss, log_action=True).publish(user=boss)
waiting = ArticlePage.objects.get(title="Waits for approval")
waiting.get_workflow().start(waiting, boss)
put_in_bin(ArticlePage.objects.get(title="Gone already"), boss)
Redirect.objects.create(old_path="/old", redirect_page=news, site=home.get_site())
home.welcome = f'<p><a linktype="page" id="{news.pk}">News</a></p>'
home.save_revision(user=boss).publish(user=boss)
"""
#: Campaigns and rolls, one of them shown in an article and in a draft of it.
FILL_CAMPAIGNS = """
from people.models import User
from campaigns.factories import (
    CampaignFactory, ConsultationFactory, HonorRollFactory, public_list,
)
from campaigns.models import CampaignIndexPage, HonorRollIndexPage
from news.factories import OfficialDocumentFactory
from news.models import ArticlePage, ArticleSubject, OfficialDocument
OfficialDocumentFactory.reset_sequence(100 * (1 + OfficialDocument.objects.count()))
boss = User.objects.get(email="boss@portmere.example")
campaign = CampaignFactory(parent=CampaignIndexPage.objects.get(), title="Clean harbour")
rolls = HonorRollIndexPage.objects.get()
roll = HonorRollFactory(parent=rolls, title="Lifesavers", campaigns=[campaign])
public_list(roll, "Nora Byrne")
ConsultationFactory(parent=rolls)
article = ArticlePage.objects.get(title="Harbour reopens")
article.body = [
    ("paragraph", "<p>Before.</p>"), ("honor_roll", {"roll": roll}), ("paragraph", "<p>After.</p>"),
]
article.subjects = [ArticleSubject(page=campaign)]
article.save_revision(user=boss).publish(user=boss)
article.save_revision(user=boss)
"""
#: What readers and editors see of the article that showed a roll.
ARTICLE = """
from django.test import Client, override_settings
from news.models import ArticlePage
from news.public_index.check import differences
from people.models import User
client = Client()
page = ArticlePage.objects.get(title="Harbour reopens")
with override_settings(DEBUG=False):  # so that what the public index keeps is shown
    text = client.get(page.url).content.decode()
words = ("Before.", "Lifesavers", "Clean harbour", "After.")
print([word for word in words if word in text])
client.force_login(User.objects.get(email="boss@portmere.example"))
edit = client.get(f"/admin/pages/{page.pk}/edit/").content.decode()
print([word for word in words if word in edit])
print([*differences()])
"""
BODY = "['Before.', 'After.']"
#: Every screen that the admin's menu leads to, what is known of the host's own page, and the site.
SEE = """
from django.test import Client, RequestFactory
from django.urls import reverse
from wagtail.admin.menu import admin_menu
from home.models import HomePage
from people.models import User
boss = User.objects.get(email="boss@portmere.example")
client = Client()
client.force_login(boss)
request = RequestFactory().get("/admin/")
request.user = boss
def urls(menu):
    for item in menu.menu_items_for_request(request):
        if getattr(item, "menu", None):
            yield from urls(item.menu)
        elif item.url.startswith("/"):
            yield item.url
home = HomePage.objects.get()
paths = {reverse(f"wagtailadmin_pages:{name}", args=[home.pk])
         for name in ("edit", "history", "usage", "workflow_history")}
paths |= set(urls(admin_menu)) | {reverse("wagtailadmin_home"), "/django-admin/", "/"}
paths |= {f"/admin/groups/edit/{group.pk}/" for group in boss.groups.model.objects.all()}
paths |= {reverse("wagtailadmin_explore", args=[home.pk]), reverse("wagtailadmin_explore_root")}
for path in sorted(paths - {reverse("wagtailadmin_logout")}):
    response = client.get(path, follow=True)
    assert response.status_code == 200, (path, response.status_code)
print(len(paths))
"""
#: What a database still has of the apps.
REST = """
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from wagtail.models import Page, Revision
print([name for name in connection.introspection.table_names() if name.startswith(OURS)])
print(list(ContentType.objects.filter(app_label__in=OURS)))
print(list(MigrationRecorder.Migration.objects.filter(app__in=OURS)))
print(sorted(Page.objects.values_list("title", flat=True)))
print({revision.content_type.model for revision in Revision.objects.all()})
"""


MIGRATE = ["migrate", "--verbosity=0"]
#: Campaigns are added to a site that has news.
ADD_CAMPAIGNS = (["setup_campaigns", "--no-catalogue"], FILL_CAMPAIGNS)


def rest(*labels: str) -> str:
    return f"OURS = {labels!r}{REST}"


@pytest.fixture(scope="module")
def filled(demo_host: Host) -> Host:
    demo_host.several(["setup_news"], FILL, *ADD_CAMPAIGNS)
    return demo_host


def test_what_goes_is_shown_first(filled: Host) -> None:
    command = ["uninstall_apps", "stories", "campaigns", "news", "--dry-run"]
    said, seen = filled.several(command, SEE)
    assert "4 news.ArticlePage" in said
    assert "1 stories.StoryPage" in said
    assert "1 campaigns.Award\n" in said
    assert "home page “Home”" in said
    assert int(seen) > 25


def test_an_app_that_others_are_built_on_stays(filled: Host) -> None:
    said = filled.manage("uninstall_apps", "news", "--no-input", fails=True)
    for label in ("campaigns", "stories"):
        assert f"name {label} in this command, too" in said


def test_campaigns_alone_are_removed_and_articles_stay(filled: Host) -> None:
    said = filled.manage("uninstall_apps", "campaigns", "--no-input")
    assert "Harbour reopens" in said
    without = Host(filled.folder, filled.installed, WITHOUT_CAMPAIGNS)
    _, left, article, seen = without.several(MIGRATE, rest("campaigns"), ARTICLE, SEE)
    tables, types, migrations, titles, _revisions = left.splitlines()
    assert (tables, types, migrations) == ("[]", "[]", "[]")
    assert "Harbour reopens" in titles
    assert "Lifesavers" not in titles
    assert article.splitlines() == [BODY, BODY, "[]"]
    assert int(seen) > 20


def test_campaigns_can_come_back(filled: Host) -> None:
    """After the test above: they are not in the database, and the settings name them again."""
    *_, article, seen = filled.several(MIGRATE, *ADD_CAMPAIGNS, ARTICLE, SEE)
    shown, _in_the_form, differing = article.splitlines()
    assert shown == "['Before.', 'Lifesavers', 'Clean harbour', 'After.']"
    assert differing == "[]"
    assert int(seen) > 25


def test_all_apps_are_removed_and_the_admin_works(filled: Host) -> None:
    filled.manage("uninstall_apps", "stories", "campaigns", "news", "--no-input")
    without = Host(filled.folder, filled.installed, WITHOUT_APPS)
    _, left, seen = without.several(MIGRATE, rest("stories", "campaigns", "news"), SEE)
    assert left.splitlines() == ["[]", "[]", "[]", "['Home', 'Root']", "{'homepage'}"]
    assert int(seen) > 15


def test_what_was_removed_can_come_back(filled: Host) -> None:
    """After the test above: the apps are not in the database, and its settings name them again."""
    *_, seen = filled.several(MIGRATE, ["setup_news"], SEE)
    assert int(seen) > 25
