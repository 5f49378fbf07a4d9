"""Makes the site that drills run on, in the server that DATABASE_URL names; prints what it made.

python -m tests.portal.deploy.fill_site
"""

import json
from datetime import UTC, datetime
from typing import Any

import django

PASSWORD = "Drill-pass-2026"
NOT_YET = datetime(2099, 1, 1, tzinfo=UTC)


def fill() -> dict[str, Any]:
    """In a fresh database, whose name is told as well."""
    from django.db import connection

    from tests.database import prepare

    prepare()
    return {"database": connection.settings_dict["NAME"], **make_content()}


def make_content() -> dict[str, Any]:
    """In the present database."""
    from django.contrib.auth import get_user_model
    from wagtail.models import Revision

    from news.factories import ArticleFactory
    from tests.fixtures import SiteTree
    from tests.news.files.conftest import new_image
    from tests.news.test_scheduled_changes import schedule

    get_user_model().objects.create_superuser("quan-tri", password=PASSWORD)
    tree = SiteTree()
    image = new_image()
    for number in range(12):
        ArticleFactory(parent=tree.news, slug=f"tin-{number}", title=f"Đua thuyền {number}")
    draft = ArticleFactory(parent=tree.news, slug="moi", title="Tin mới", cover=image, live=False)
    planned = schedule(ArticleFactory(parent=tree.news, slug="hen-gio", live=False))
    # Due as soon as a drill says so in the database.
    Revision.objects.filter(pk=planned.pk).update(approved_go_live_at=NOT_YET)
    return {"draft": draft.pk, "image": image.pk, "planned": planned.pk}


if __name__ == "__main__":
    django.setup()
    print(json.dumps(fill()))
