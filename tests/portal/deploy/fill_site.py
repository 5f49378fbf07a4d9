"""Makes the site that drills run on, in the server that DATABASE_URL names; prints what it made.

python -m tests.portal.deploy.fill_site
"""

import json
from typing import Any

import django


def fill() -> dict[str, Any]:
    from django.contrib.auth import get_user_model
    from django.db import connection

    from news.factories import ArticleFactory
    from tests.database import prepare
    from tests.fixtures import SiteTree
    from tests.news.files.conftest import new_image

    prepare()
    get_user_model().objects.create_superuser("quan-tri", password="Drill-pass-2026")
    tree = SiteTree()
    image = new_image()
    for number in range(12):
        ArticleFactory(parent=tree.news, slug=f"tin-{number}", title=f"Đua thuyền {number}")
    draft = ArticleFactory(parent=tree.news, slug="moi", title="Tin mới", cover=image, live=False)
    return {"database": connection.settings_dict["NAME"], "draft": draft.pk, "image": image.pk}


if __name__ == "__main__":
    django.setup()
    print(json.dumps(fill()))
