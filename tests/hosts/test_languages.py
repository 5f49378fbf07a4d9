"""Sites of one language, French, Brazilian and English, that take the apps from the wheel."""

import shutil
import sqlite3
import subprocess
import sys
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from tests.hosts.fixtures import NO_COLLECTIONS
from tests.news.test_scratch_project import SETTINGS as SCRATCH
from tests.news.test_scratch_project import START, VISIT_ADMIN, write_project

pytestmark = [pytest.mark.any_database, pytest.mark.slow]

IN_A_LANGUAGE = """
LANGUAGE_CODE, LANGUAGES = {code!r}, [({code!r}, "Content"), ("de", "Deutsch")]
WAGTAIL_CONTENT_LANGUAGES = [({code!r}, "Content")]
USE_I18N = WAGTAIL_I18N_ENABLED = True
MIDDLEWARE.insert(1, "django.middleware.locale.LocaleMiddleware")
MIDDLEWARE.append("wagtail.contrib.redirects.middleware.RedirectMiddleware")
INSTALLED_APPS.append("wagtail.contrib.redirects")
"""
VISIT = """
from datetime import date
from django.contrib.auth import get_user_model
from wagtail.models import Locale
from campaigns.models import *
from campaigns.campaign.partial_dates import PartialDate
from news.models import ArticleSubject, Category, OfficialDocument, Tag

assert [one.language_code for one in Locale.objects.all()] == [CODE]
category = Category.objects.create(name="Œuvres sociales")
assert category.slug == "oeuvres-sociales"
index = front.add_child(instance=NewsIndexPage(title="Actualités", slug="news"))
campaigns = front.add_child(instance=CampaignIndexPage(title="Campagnes", slug="campaigns"))
rolls = front.add_child(instance=HonorRollIndexPage(title="Tableaux", slug="rolls"))
campaign = campaigns.add_child(instance=CampaignPage(
    title="Été à Łódź", lead="Ce que nous ferons", starts=PartialDate.parse("06/2021"),
    ends=PartialDate.parse("08/2021"),
    milestones=[CampaignMilestone(date=PartialDate.parse("07/2021"), title="Mi-parcours")]))
assert campaign.slug == "ete-a-lodz", campaign.slug
article = index.add_child(instance=ArticlePage(
    title="L’œuvre d’Ærø", lead="Ce qui s’est passé", categories=[category],
    body=[("heading", {"text": "Straße", "level": "h2"})],
    subjects=[ArticleSubject(page=campaign)]))
assert article.slug == "l-oeuvre-d-aero", article.slug
for title in ("北京", "???"):
    index.add_child(instance=ArticlePage(title=title, lead="x"))
decision = OfficialDocument.objects.create(number="145", signed_on=date(2026, 1, 15))
roll = HonorRollPage(title="Médailles 2026", decision=decision,
                     campaigns=[RollCampaign(campaign=campaign)])
rolls.add_child(instance=roll)
"""
READ = """
client = Client()
missing = []
def get(path, *texts, status=200, **headers):
    response = client.get(path, headers=headers)
    assert response.status_code == status, (path, response.status_code)
    text = response.content.decode() if not response.streaming else ""
    missing.extend((path, words) for words in texts if words not in text)
    return text
url = index.url
get(article.url, "Straße", 'id="%s-strasse"' % WORDS["section"], *WORDS["article"])
get(campaign.url, "Mi-parcours", *WORDS["campaign"])
get(campaigns.url, "Été à Łódź")
get(f"{campaigns.url}?{PARAMETERS['year']}=2021&{PARAMETERS['phase']}=concluded", "Été à Łódź")
get(f"{campaigns.url}?{PARAMETERS['year']}=abc")
get(rolls.url, *WORDS["rolls"])
get(roll.url, "Médailles 2026")
for path, name in WORDS["routes"].items():
    pages = {"news": index, "campaign": campaign, "rolls": rolls, "roll": roll}
    page = pages[path.partition(":")[0]]
    kwargs = {"slug": "oeuvres-sociales"} if "category" in path else {}
    kwargs |= {"file_format": "csv"} if "download" in path else {}
    found = page.reverse_subpage(path.partition(":")[2], kwargs=kwargs)
    assert found.startswith(name), (path, found)
    if "download" not in path:  # the roll has no rows
        get(page.url + found)
get(f"{url}?{WORDS['date']}=04/08/2021", status=301)
get(f"{url}?{WORDS['page']}=2", status=404)
get(f"{url}nothing-here/", status=404)
get(f"{rolls.url_of('award', key='nokey')}", status=404)
get(f"{rolls.url_of('search')}?q=lefevre")
get(article.url, **{"accept-language": "de"})
from news.public_index.words import find
from news.text import fold_words
found = find(fold_words("OEUVRE aero"), Locale.objects.get().pk)
assert article.pk in set(found), found
assert not missing, missing
print("read", CODE)
"""


def words_of(code: str) -> dict[str, object]:
    if code == "fr":
        return {
            "section": "rubrique", "page": "page", "date": "date",
            "article": ["Partager", "Copier le lien"], "campaign": ["Étapes", "Terminée"],
            "rolls": ["Médailles 2026"],
            "routes": {"news:category": "rubrique/", "campaign:calendar": "calendrier/",
                       "rolls:search": "recherche/", "roll:download": "telecharger/"},
        }  # fmt: skip
    return {
        "section": "section", "page": "page", "date": "date",
        "article": ["Share"], "campaign": ["Milestones", "Concluded"], "rolls": ["Médailles 2026"],
        "routes": {"news:category": "category/", "campaign:calendar": "calendar/",
                   "rolls:search": "search/", "roll:download": "download/"},
    }  # fmt: skip


MIGRATE = f"""{NO_COLLECTIONS}
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
"""


def run(folder: Path, installed: Path, code: str, script: str) -> str:
    """What a script prints in the site of the language `code`."""
    settings = f"EXTRA_APPS = ['campaigns']\n{SCRATCH}{IN_A_LANGUAGE.format(code=code)}"
    (folder / "settings.py").write_text(settings, "utf-8")
    (folder / "visit.py").write_text(script, "utf-8")
    done = subprocess.run(
        [sys.executable, "visit.py", "news", "campaigns"],
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
    return done.stdout


@pytest.fixture(scope="module")
def french(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of a French site, migrated from nothing."""
    folder = tmp_path_factory.mktemp("french")
    write_project(folder)
    run(folder, installed, "fr", MIGRATE)
    return folder / "db.sqlite3"


@pytest.mark.parametrize("code", ["fr", "pt-br", "en-gb"])
def test_a_site_of_one_language_works_in_its_own_words(
    code: str, tmp_path: Path, installed: Path, french: Path
) -> None:
    """Migrated in French: in another language Wagtail's row of the locale alone is different."""
    write_project(tmp_path)
    database = shutil.copyfile(french, tmp_path / "db.sqlite3")
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("UPDATE wagtailcore_locale SET language_code = ?", [code])
    head = f"CODE, WORDS = {code!r}, {words_of(code)!r}\n"
    imports = "from campaigns.registers.facets import PARAMETERS\n"
    script = START + head + imports + VISIT + READ + VISIT_ADMIN
    assert f"read {code}" in run(tmp_path, installed, code, script)


def test_the_wheel_has_the_strings_for_a_further_language(wheel: zipfile.ZipFile) -> None:
    names = set(wheel.namelist())
    for app in ("news", "campaigns"):
        template = wheel.read(f"{app}/locale/django.pot").decode()
        assert 'msgid "Milestones"' in template or app == "news"
        assert "Các mốc" not in template
        assert f"{app}/locale/fr/LC_MESSAGES/django.mo" in names
    assert "campaigns/reading/award_list/table/headings.fr.toml" in names
