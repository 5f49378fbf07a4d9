"""What one web process changes, the other one knows at once."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from home.factories import ContentPageFactory
from news.factories import ArticleFactory
from tests.database import SQLite, copy_to
from tests.fixtures import SiteTree

pytestmark = [pytest.mark.any_database, pytest.mark.slow]

PAGES = ["/", "/tin-tuc/", "/tin-tuc/bai/", "/gioi-thieu/lien-he/", "/en/"]
#: What an editor can change that pages show, or are found by.
EDITS = {
    "the front page's slug": "page = HomePage.objects.get(pk={front}); page.slug = {new!r}",
    "the slug of the front page in English": (
        "page = HomePage.objects.get(pk={front_en}); page.slug = {new!r}"
    ),
}
PRELUDE = """
from wagtail.coreutils import get_locales_display_names
from wagtail.models import Locale, Page, Site
from home.models import HomePage, SiteIdentity
from news.models import Category, NewsIndexPage
"""


class Process:
    def __init__(self, environment: dict[str, str]) -> None:
        self.process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("site_process.py"))],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def _do(self, *words: str) -> Any:
        self.process.stdin.write(json.dumps(words) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def get(self, path: str) -> tuple[int, str]:
        return tuple(self._do("get", path))

    def run(self, code: str) -> None:
        self._do("run", PRELUDE + code)

    def end(self) -> None:
        self.process.stdin.close()
        self.process.wait(20)


@pytest.fixture(scope="module")
def tree(django_db_setup: SQLite, django_db_blocker: Any, tmp_path_factory: Any) -> dict[str, Any]:
    """In a database of their own that these processes share."""
    path = tmp_path_factory.mktemp("site") / "site.sqlite3"
    with django_db_blocker.unblock():
        before = django_db_setup.state()
        made = SiteTree()
        article = ArticleFactory(parent=made.news, slug="bai")
        about = ContentPageFactory(parent=made.front, slug="gioi-thieu")
        link = f'<p><a linktype="page" id="{article.pk}">bài</a></p>'
        ContentPageFactory(parent=about, slug="lien-he", body=[("paragraph", link)])
        names = {"front": made.front.pk, "front_en": made.front_en.pk, "path": path}
        copy_to(path)
        django_db_setup.restore(before)
    return names


@pytest.fixture(scope="module")
def processes(tree: dict[str, Any]) -> Iterator[list[Process]]:
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "portal.settings.test",
        "PYTHONPATH": os.pathsep.join([str(settings.PROJECT_DIR), str(settings.SITE_DIR)]),
        "DATABASE_URL": f"sqlite:///{tree['path']}",
    }
    made = [Process(environment), Process(environment)]
    yield made
    for process in made:
        process.end()


def links(body: str) -> set[str]:
    return set(re.findall(r'href="([^"]*)"', body))


def test_both_processes_know_what_either_changed(
    processes: list[Process], tree: dict[str, Any]
) -> None:
    def look() -> list[dict[str, set[str]]]:
        found = []
        for process in processes:
            answers = {path: process.get(path) for path in PAGES}
            assert {status for status, _ in answers.values()} == {200}
            found.append({path: links(body) for path, (_, body) in answers.items()})
            # As Wagtail itself asks, in menus, choosers and the admin.
            process.run("assert all(page.url for page in Page.objects.filter(depth__gt=1))")
        return found

    first = look()
    assert first[0] == first[1]
    for number, (writer, edit) in enumerate(
        (writer, edit) for edit in EDITS.values() for writer in processes
    ):
        writer.run(edit.format(new=f"ten-{number}", **tree) + "; page.save_revision().publish()")
        for found in look():
            assert found == first[0]
            assert "None" not in set.union(*found.values())


def test_both_processes_show_changed_settings_sites_and_languages(
    processes: list[Process],
) -> None:
    for process in processes:
        process.run("assert get_locales_display_names()")
    edits = {
        "identity = SiteIdentity.for_site(Site.objects.get()); identity.name = {0!r}": "identity",
        "category = Category.objects.create(name={0!r}, sort_order=-1); category": "category",
    }
    for number, (code, row) in enumerate(edits.items()):
        processes[number % 2].run(f"{code.format(f'Đổi {number}')}\n{row}.save()")
        for process in processes:
            assert f"Đổi {number}" in process.get("/tin-tuc/")[1]
    processes[0].run("Site.objects.update_or_create(defaults={'port': 8123})")
    for process in processes:
        assert ":8123/tin-tuc/" in process.get("/tin-tuc/")[1]
    processes[1].run("Locale.objects.create(language_code='fr')")
    for process in processes:
        process.get("/")
        process.run("assert len(get_locales_display_names()) == 3")
