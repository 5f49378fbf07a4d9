"""The wheel in someone else's project: stock images and documents, no `home`, a plain base."""

import re
import subprocess
import sys
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest

from tests.hosts.fixtures import NO_COLLECTIONS

pytestmark = [pytest.mark.any_database, pytest.mark.slow]

PROJECT = Path(__file__).resolve().parents[2]

SETTINGS = """
from pathlib import Path

HERE = Path(__file__).parent
SECRET_KEY = "scratch"
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "urls"
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": HERE / "db.sqlite3"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ, TIME_ZONE, LANGUAGE_CODE, STATIC_URL, MEDIA_ROOT = True, "UTC", "en", "/static/", HERE
WAGTAIL_SITE_NAME, WAGTAILADMIN_BASE_URL = "Scratch", "http://testserver"
INSTALLED_APPS = [
    *EXTRA_APPS, "news",
    "wagtail.contrib.routable_page", "wagtail.contrib.table_block",
    "wagtail.sites", "wagtail.users", "wagtail.snippets", "wagtail.documents", "wagtail.images",
    "wagtail.search", "wagtail.admin", "wagtail", "modelcluster", "taggit", "django_filters",
    "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions",
    "django.contrib.messages", "django.contrib.staticfiles",
]
if "campaigns" in EXTRA_APPS:
    INSTALLED_APPS.append("wagtail.contrib.settings")
    NEWS_BODY_BLOCKS = {
        "honor_roll": "campaigns.honors.public.blocks.HonorRollBlock",
        "award": "campaigns.honors.public.blocks.AwardBlock",
    }
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "news.editing.middleware.UnsavedTextMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
WAGTAILIMAGES_IMAGE_FORM_BASE = "news.files.forms.ImageForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "news.files.forms.DocumentForm"
DATA_UPLOAD_MAX_NUMBER_FIELDS, DATA_UPLOAD_MAX_MEMORY_SIZE = 20_000, 20 * 1024 * 1024
TEMPLATES = [{
    "BACKEND": "django.template.backends.django.DjangoTemplates",
    "DIRS": [HERE / "templates"],
    "APP_DIRS": True,
    "OPTIONS": {"context_processors": [
        "django.template.context_processors.request",
        "django.contrib.auth.context_processors.auth",
        "django.contrib.messages.context_processors.messages",
    ]},
}]
"""
URLS = """
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("", include(wagtail_urls)),
]
"""
BASE = "<!doctype html><title>x</title><main>{% block content %}{% endblock %}</main>"
START = f"""{NO_COLLECTIONS}
import sys
import django
django.setup()
from django.core.management import call_command
from django.test import Client
from wagtail.models import Site
from news.models import ArticleByline, ArticlePage, NewsIndexPage

call_command("check", fail_level="ERROR", verbosity=0)
call_command("migrate", verbosity=0)
call_command("makemigrations", *sys.argv[1:], check_changes=True, dry_run=True, verbosity=0)
front = Site.objects.get().root_page
"""
VISIT = """
index = front.add_child(instance=NewsIndexPage(title="News", slug="news"))
article = ArticlePage(
    title="First article",
    lead="What happened",
    body=[("heading", {"text": "A heading", "level": "h2"})],
    bylines=[ArticleByline(name="A writer")],
)
index.add_child(instance=article)
page = Client().get("/news/first-article/")
text = page.content.decode()
assert page.status_code == 200, page.status_code
for words in ("First article", "What happened", "A heading", "A writer"):
    assert words in text, words
for path in ("", "rss/", f"{article.published_at:%Y/%m/%d}/", f"{article.published_at:%Y}/"):
    response = Client().get("/news/" + path)
    assert response.status_code == 200, path
    assert b"First article" in response.content or path[4:] == "/", path
print("read")
"""
VISIT_CAMPAIGNS = """
article = ArticlePage.objects.get()
from campaigns.models import (
    CampaignIndexPage, CampaignMilestone, CampaignPage, HonorRollIndexPage, HonorRollPage,
    RollCampaign, Unit,
)
from campaigns.campaign.partial_dates import PartialDate
from news.models import ArticleSubject

campaigns = front.add_child(instance=CampaignIndexPage(title="Campaigns", slug="campaigns"))
campaign = CampaignPage(
    title="A summer drive",
    lead="What we set out to do",
    starts=PartialDate.parse("06/2021"),
    ends=PartialDate.parse("08/2021"),
    milestones=[CampaignMilestone(date=PartialDate.parse("07/2021"), title="Half way")],
)
campaigns.add_child(instance=campaign)
campaign.units.add(Unit.objects.create(name="A unit"))
campaign.save()
article.subjects = [ArticleSubject(page=campaign)]
article.save()
rolls = front.add_child(instance=HonorRollIndexPage(title="Rolls", slug="rolls"))
roll = HonorRollPage(title="Those we thank", campaigns=[RollCampaign(campaign=campaign)])
rolls.add_child(instance=roll)
article.body = [("heading", {"text": "A heading", "level": "h2"}), ("honor_roll", {"roll": roll})]
article.save()
shown = {
    campaigns.url: ["A summer drive", "Concluded"],
    campaign.url: ["A summer drive", "What we set out to do", "Half way", "A unit",
                   "First article", "Those we thank", "Concluded"],
    rolls.url: ["Those we thank"],
    roll.url: ["Those we thank", "A summer drive"],
    article.url: ["A summer drive", "A heading", "Those we thank"],
    campaign.url + campaign.reverse_subpage("rss"): ["First article"],
    campaign.url + campaign.reverse_subpage("calendar"): ["BEGIN:VCALENDAR", "Half way"],
    f"{campaigns.url}?phase=running&year=2021": [],
}
for path, texts in shown.items():
    response = Client().get(path)
    assert response.status_code == 200, (path, response.status_code)
    text = response.content.decode()
    assert [words for words in texts if words not in text] == [], path
print("read campaigns")
"""


VISIT_ADMIN = """
from django.apps import apps
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, get_page_models

user = get_user_model().objects.create_superuser(f"boss{len(sys.argv)}", "", "a long password")
client = Client()
client.force_login(user)
ours = [model for model in get_page_models() if model._meta.app_label in sys.argv[1:]]
paths = [reverse("wagtailadmin_home"), reverse("wagtailadmin_explore_root")]
for model in ours:
    for page in model.objects.all()[:1]:
        paths += [reverse("wagtailadmin_pages:edit", args=[page.pk]),
                  reverse("wagtailadmin_explore", args=[page.pk])]
    for parent in Page.objects.filter(depth__gte=2).specific():
        if model in parent.creatable_subpage_models():
            paths.append(reverse("wagtailadmin_pages:add",
                                 args=[model._meta.app_label, model._meta.model_name, parent.pk]))
            break
from wagtail.admin.menu import admin_menu, reports_menu
from django.test import RequestFactory
request = RequestFactory().get("/admin/")
request.user = user
def urls(menu):
    for item in menu.menu_items_for_request(request):
        if getattr(item, "menu", None):
            yield from urls(item.menu)
        elif item.url.startswith("/"):
            yield item.url
paths += sorted(set(urls(admin_menu)) - {reverse("wagtailadmin_logout")})
for path in paths:
    response = client.get(path, follow=True)
    assert response.status_code == 200, (path, response.status_code)
print("seen", len(paths))
"""


def write_project(folder: Path) -> None:
    (folder / "templates").mkdir()
    (folder / "urls.py").write_text(URLS, "utf-8")
    (folder / "templates" / "base.html").write_text(BASE, "utf-8")


def visit(folder: Path, installed: Path, apps: list[str], script: str) -> list[str]:
    """The lines that `script` prints in the project with `apps` installed besides news."""
    (folder / "settings.py").write_text(f"EXTRA_APPS = {apps!r}\n{SETTINGS}", "utf-8")
    (folder / "visit.py").write_text(script, "utf-8")
    done = subprocess.run(
        [sys.executable, "visit.py", "news", *apps],
        cwd=folder,
        env={
            "PYTHONPATH": f"{folder}:{installed}",
            "DJANGO_SETTINGS_MODULE": "settings",
            "PATH": "/usr/bin:/bin",
        },
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.splitlines()


def test_the_wheel_holds_every_file_of_the_apps_and_nothing_of_this_website(
    wheel: zipfile.ZipFile,
) -> None:
    listed = ["git", "ls-files", "news", "campaigns"]
    tracked = subprocess.run(listed, cwd=PROJECT, capture_output=True, text=True, check=True)
    names = set(wheel.namelist())
    assert set(tracked.stdout.split("\n")) - {""} - names == set()
    catalogues = {name for name in names if name.endswith(".po")}
    assert {name.replace(".po", ".mo") for name in catalogues} <= names
    assert {name.split("/")[0] for name in names if ".dist-info" not in name} == {
        "news",
        "campaigns",
    }
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_the_wheel_asks_for_what_the_apps_import(wheel: zipfile.ZipFile) -> None:
    """Ranges, not this website's pins, and no package of the website alone."""
    (name,) = (name for name in wheel.namelist() if name.endswith("/METADATA"))
    metadata = Parser().parsestr(wheel.read(name).decode())
    wanted = {re.split(r"[<>=!~ ;\[]", one)[0].lower() for one in metadata.get_all("Requires-Dist")}
    assert {"wagtail", "django", "swapper", "icalendar", "python-calamine"} <= wanted
    assert not wanted & {"granian", "whitenoise", "psycopg", "redis", "django-environ"}
    assert not [one for one in metadata.get_all("Requires-Dist") if "==" in one.split(";")[0]]


def test_the_apps_migrate_and_serve_without_home(tmp_path: Path, installed: Path) -> None:
    """News alone first; campaigns come later, to a site that has news. Their admin works too."""
    write_project(tmp_path)
    assert visit(tmp_path, installed, [], START + VISIT + VISIT_ADMIN)[-2] == "read"
    read, seen = visit(tmp_path, installed, ["campaigns"], START + VISIT_CAMPAIGNS + VISIT_ADMIN)
    assert read == "read campaigns"
    assert int(seen.removeprefix("seen ")) > 25


@pytest.mark.parametrize("app", ["news", "campaigns"])
def test_no_migration_names_an_app_above(app: str) -> None:
    above = {"news": "campaigns|home|portal", "campaigns": "home|portal"}[app]
    for path in (PROJECT / app / "migrations").glob("*.py"):
        found = re.findall(
            rf"""["'](?:{above})[."']|\b(?:import|from) (?:{above})\b""", path.read_text("utf-8")
        )
        assert found == [], path.name
