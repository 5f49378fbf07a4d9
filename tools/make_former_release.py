"""Makes the small database of a release from which later ones prove that they can be updated.

    python tools/make_former_release.py [CHECKOUT]

runs the code of the release in CHECKOUT (or the one this file lies in) on a fresh SQLite database
and writes, into `tests/portal/former_release/` of this one, `database.sqlite3.xz` and `pages.json`:
addresses, and which words of the content each must show, or must not, after an update. Only
factories, addresses and forms are used: they change less from release to release than modules do.
"""

import atexit
import json
import lzma
import os
import shutil
import sqlite3
import sys
import tempfile
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[1]
TARGET = PROJECT / "tests" / "portal" / "former_release"
USERNAME = "can-bo"
NAMES = [f"{name} {n}" for n, name in enumerate(("Lê An", "Vũ Bình", "Trần Cúc", "Hà My"), start=1)]
NAMES += [f"Nguyễn Văn Dũng {n}" for n in range(5, 11)]
WITHHELD, ANNULLED, LATER = NAMES[1], NAMES[2], "Phạm Thị Giang"
FAR = date(2099, 12, 31)
CELLS = "STT\tHọ và tên\tĐơn vị\tDanh hiệu\n1\tĐỗ Văn Hải\tVăn phòng Sở\tLao động tiên tiến\n"


def set_up(checkout: Path) -> Path:
    """A fresh database with the site of the release in `checkout`; its file."""
    folder = Path(tempfile.mkdtemp(prefix="vinh-danh-release-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    database = folder / "db.sqlite3"
    os.environ["VAR_DIR"] = str(folder)
    os.environ["DATABASE_URL"] = f"sqlite:///{database}"
    os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings.test"
    sys.path[:0] = [str(checkout), str(checkout / "site")]

    import django
    from django.core.management import call_command
    from django.test.utils import setup_test_environment

    django.setup()
    setup_test_environment()  # so that answers carry their context
    for command in ("migrate", "setup_site"):
        call_command(command, verbosity=0)
    return database


def fill() -> dict[str, Any]:
    """Makes the content; the addresses and what they show."""
    from django.contrib.auth import get_user_model
    from django.contrib.sessions.models import Session
    from django.test import Client
    from django.urls import reverse

    from campaigns import factories
    from campaigns.models import (
        AwardImport,
        AwardMark,
        AwardType,
        CampaignIndexPage,
        HonorRollIndexPage,
        HonorRollPage,
    )
    from news.factories import (
        ArticleFactory,
        AuthorFactory,
        CategoryFactory,
        OfficialDocumentFactory,
        moment,
        translate,
    )
    from news.models import NewsIndexPage

    # Two, because nobody approves an annulment of their own; without passwords.
    user, other = (
        get_user_model().objects.create_user(name, is_superuser=True, is_staff=True)
        for name in (USERNAME, "lanh-dao")
    )
    desk, office = Client(), Client()
    desk.force_login(user)
    office.force_login(other)

    def vi(model: Any) -> Any:
        return model.objects.get(locale__language_code="vi")

    decision = OfficialDocumentFactory(number="257/QĐ-STP", signed_on=date(2021, 1, 28))
    cancelling = OfficialDocumentFactory(number="9/QĐ-STP", signed_on=date(2021, 5, 4))
    unit = factories.UnitFactory(
        name="Phòng Bổ trợ tư pháp",
        short_name="BTTP",
        cluster=factories.ClusterFactory(name="Khối các phòng"),
    )
    labour = AwardType.objects.get(name="Lao động tiên tiến")
    campaign = factories.CampaignFactory(
        parent=vi(CampaignIndexPage),
        title="Đợt thi đua cao điểm",
        starts="06/2020",
        ends="31/12/2020",
        units=[unit],
        tasks=["Hoàn thành nhiệm vụ chuyên môn"],
        milestones=[("15/07/2020", "Lễ phát động")],
        criteria=[("Kết quả chuyên môn", 100)],
        quotas=[labour],
        legal_basis=[decision],
    )
    roll = factories.HonorRollFactory(
        parent=vi(HonorRollIndexPage),
        title="Khen thưởng năm 2020",
        decision=decision,
        year=2020,
        campaigns=[campaign],
    )
    rows = [
        factories.award_row(name, award_type=labour, unit=unit, unit_text=unit.name)
        for name in NAMES
    ]
    awards = {row.name: row for row in factories.public_list(roll, *rows, user=user)}

    def post(client: Client, screen: str, key: str = "", **data: Any) -> None:
        address = reverse(f"award_list:{screen}", args=[roll.pk, *filter(None, [key])])
        answer = client.post(address, data)
        assert answer.status_code == 302, (screen, answer.status_code)

    def token() -> str:
        return desk.get(reverse("award_list:list", args=[roll.pk])).context["token"]

    post(desk, "withhold", awards[WITHHELD].key, reason="Theo đề nghị")
    post(desk, "annul", awards[ANNULLED].key, document=cancelling.pk, reason="Khai man")
    mark = AwardMark.objects.latest("pk")
    office.post(reverse("award_list:decide", args=[mark.pk]), {"approve": "1"})
    row = {"kind": "individual", "name": LATER, "award_type": labour.pk, "unit": unit.pk}
    post(desk, "add", **row, token=token())
    factories.publish(HonorRollPage.objects.get(pk=roll.pk))
    post(desk, "add", **row | {"name": "Chưa công bố"}, token=token())

    consultation = factories.ConsultationFactory(
        parent=vi(HonorRollIndexPage),
        title="Lấy ý kiến khen thưởng bậc cao",
        opens_on=date(2021, 1, 4),
        closes_on=FAR,
        nominees=["Bùi Thị Khanh", "Đinh Văn Lâm"],
    )
    article = ArticleFactory(
        parent=vi(NewsIndexPage),
        title="Phát động đợt thi đua",
        published_at=moment(2020, 6, 1),
        categories=[CategoryFactory(name="Thi đua")],
        bylines=[AuthorFactory(name="Văn phòng Sở")],
        tags=["thi đua"],
        subjects=[campaign],
        cites=[decision],
        body=[("heading", {"text": "Ba nội dung", "level": "h2"}), ("honor_roll", {"roll": roll})],
    )
    english = translate(article, title="A drive begins")
    desk.post(reverse("award_import:start", args=[roll.pk]), {"cells": CELLS})
    opened = AwardImport.objects.filter(user=user)
    opened.update(changed_at=moment(2099, 12, 31))  # it would be over after a week
    Session.objects.all().delete()

    shown = [name for name in (*NAMES, LATER) if name != WITHHELD]
    index = vi(HonorRollIndexPage)
    public = {
        article.url: [article.title, "Ba nội dung", roll.title, campaign.title],
        english.url: [english.title],
        campaign.url: [campaign.title, unit.name, "Lễ phát động", roll.title, article.title],
        roll.url: [roll.title, decision.number, *shown],
        index.url: [roll.title, consultation.title],
        consultation.url: ["Bùi Thị Khanh", "Đinh Văn Lâm"],
        "/": [],
        "/en/": [],
        f"{index.url_of('search')}?q=le an": [NAMES[0]],
        index.url_of("award", key=awards[NAMES[0]].key): [NAMES[0], unit.name],
        index.url_of("award", key=awards[ANNULLED].key): [ANNULLED, cancelling.number],
    }
    admin = {
        reverse("award_list:list", args=[roll.pk]): [*NAMES, LATER, "Chưa công bố"],
        reverse("award_list:difference", args=[roll.pk]): ["Chưa công bố"],
        reverse("award_import:preview", args=[opened.get().pk]): ["Đỗ Văn Hải"],
        reverse("wagtailadmin_pages:edit", args=[roll.pk]): [roll.title],
        reverse("wagtailadmin_pages:edit", args=[campaign.pk]): [campaign.title],
        reverse("wagtailadmin_pages:edit", args=[consultation.pk]): ["Bùi Thị Khanh"],
        reverse("wagtailadmin_pages:edit", args=[article.pk]): [article.title],
        reverse("wagtailadmin_pages:history", args=[roll.pk]): [awards[WITHHELD].key],
        reverse("wagtailsnippets_campaigns_unit:list"): [unit.name],
        reverse("wagtailsnippets_campaigns_awardtype:list"): ["Huân chương"],
    }
    gone = index.url_of("award", key=awards[WITHHELD].key)
    return {"user": USERNAME, "hidden": WITHHELD, "gone": gone, "public": public, "admin": admin}


def main() -> None:
    checkout = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else PROJECT
    database = set_up(checkout)
    pages = fill()

    from django.db import connections

    connections.close_all()
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("VACUUM")
    TARGET.mkdir(exist_ok=True)
    packed = lzma.compress(database.read_bytes(), preset=9)
    (TARGET / "database.sqlite3.xz").write_bytes(packed)
    text = json.dumps(pages, ensure_ascii=False, indent=2)
    (TARGET / "pages.json").write_text(f"{text}\n", encoding="utf-8")
    print(f"{len(packed):,} bytes")


if __name__ == "__main__":
    main()
