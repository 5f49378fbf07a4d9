"""The newsroom in someone else's project: stock images and documents, no `home`, a plain base."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

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
    NEWS_BODY_BLOCKS = {
        "honor_roll": "campaigns.honors.public.blocks.HonorRollBlock",
        "award": "campaigns.honors.public.blocks.AwardBlock",
    }
MIDDLEWARE = ["django.contrib.sessions.middleware.SessionMiddleware"]
TEMPLATES = [{
    "BACKEND": "django.template.backends.django.DjangoTemplates",
    "DIRS": [HERE / "templates"],
    "APP_DIRS": True,
    "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
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
START = """
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
    f"{campaigns.url}?giai_doan=running&nam=2021": [],
}
for path, texts in shown.items():
    response = Client().get(path)
    assert response.status_code == 200, (path, response.status_code)
    text = response.content.decode()
    assert [words for words in texts if words not in text] == [], path
print("read campaigns")
"""


def write_project(folder: Path) -> None:
    (folder / "templates").mkdir()
    (folder / "urls.py").write_text(URLS, "utf-8")
    (folder / "templates" / "base.html").write_text(BASE, "utf-8")


def visit(folder: Path, apps: list[str], script: str) -> list[str]:
    """The lines that `script` prints in the project with `apps` installed besides news."""
    (folder / "settings.py").write_text(f"EXTRA_APPS = {apps!r}\n{SETTINGS}", "utf-8")
    (folder / "visit.py").write_text(script, "utf-8")
    done = subprocess.run(
        [sys.executable, "visit.py", "news", *apps],
        cwd=folder,
        env={
            "PYTHONPATH": f"{folder}:{PROJECT}",
            "DJANGO_SETTINGS_MODULE": "settings",
            "PATH": "/usr/bin:/bin",
        },
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.splitlines()


def test_the_apps_migrate_and_serve_without_home(tmp_path: Path) -> None:
    """News alone first; campaigns come later, to a site that has news."""
    write_project(tmp_path)
    assert visit(tmp_path, [], START + VISIT)[-1] == "read"
    assert visit(tmp_path, ["campaigns"], START + VISIT_CAMPAIGNS)[-1] == "read campaigns"


@pytest.mark.parametrize("app", ["news", "campaigns"])
def test_no_migration_names_an_app_above(app: str) -> None:
    above = {"news": "campaigns|home|portal", "campaigns": "home|portal"}[app]
    for path in (PROJECT / app / "migrations").glob("*.py"):
        found = re.findall(
            rf"""["'](?:{above})[."']|\b(?:import|from) (?:{above})\b""", path.read_text("utf-8")
        )
        assert found == [], path.name
