"""Run by a process of its own, in which the optional packages cannot be imported.

Prints what such a site answers, as a line of JSON.
"""

import json
from datetime import date, timedelta
from io import BytesIO, StringIO
from typing import Any

import django

django.setup()

from django.core.checks import run_checks  # noqa: E402
from django.core.exceptions import ValidationError  # noqa: E402
from django.core.management import CommandError, call_command  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone, translation  # noqa: E402
from PIL import Image  # noqa: E402
from wagtail.models import Page  # noqa: E402

from campaigns.campaign.calendars import has_calendars  # noqa: E402
from campaigns.consultations.advice import knows_days_off  # noqa: E402
from campaigns.consultations.working_days import Calendar  # noqa: E402
from campaigns.models import CampaignIndexPage, CampaignPage  # noqa: E402
from campaigns.reading.award_list.reader import read_award_list  # noqa: E402
from campaigns.reading.files.spreadsheet_messages import spreadsheet_message  # noqa: E402
from campaigns.reading.files.spreadsheets import SpreadsheetError  # noqa: E402
from news.files.images import prepare  # noqa: E402
from news.guide.reading import guide  # noqa: E402
from tests.campaigns.reading.award_files import sheet_file, word_file  # noqa: E402
from tests.campaigns.reading.workbooks import ods, xls  # noqa: E402

LIST = [["TT", "Họ và tên", "Danh hiệu"], ["1", "Lê An", "Lao động tiên tiến"]]
HEIC = b"\0\0\0\x18ftypheic" + b"\0" * 64


def reading() -> dict[str, Any]:
    files = {
        "xlsx": sheet_file(LIST),
        "csv": "\n".join(",".join(line) for line in LIST).encode(),
        "docx": word_file(LIST),
        "ods": ods(LIST),
    }
    found: dict[str, Any] = {
        ending: [row.name for row in read_award_list(data, f"a.{ending}").rows]
        for ending, data in files.items()
    }
    try:
        read_award_list(xls(LIST), "a.xls")
    except SpreadsheetError as error:
        return {"read": found, "refused": error.code, "refusal": spreadsheet_message(error)}
    return {"read": found}


def pictures() -> dict[str, str]:
    content = BytesIO()
    Image.new("RGB", (8, 8)).save(content, "JPEG")
    try:
        prepare(BytesIO(HEIC), "a.heic")
        heic = ""
    except ValidationError as error:
        heic = " ".join(error.messages)
    return {"heic": heic, "jpeg": str(prepare(content, "a.jpg").name)}


def calendars() -> dict[str, Any]:
    today = timezone.localdate()
    index = CampaignIndexPage.objects.live().filter(locale__language_code="vi").first()
    assert index is not None
    page = index.add_child(
        instance=CampaignPage(title="Thử", slug="thu-lich", starts=str(today - timedelta(days=1)))
    )
    page.save_revision().publish()
    address = Page.objects.get(pk=page.pk).specific.get_url()
    client = Client()
    shown = client.get(address)
    assert shown.status_code == 200, shown.status_code
    return {
        "calendar": client.get(address + page.reverse_subpage("calendar")).status_code,
        "calendar_link": "Thêm vào lịch" in shown.content.decode() or has_calendars(),
    }


def needs_migrations() -> bool:
    try:
        call_command("migrate", check_unapplied=True, stdout=StringIO())
        call_command("makemigrations", check_changes=True, dry_run=True, stdout=StringIO())
    except (CommandError, SystemExit):
        return True
    return False


def main() -> None:
    messages = run_checks()
    days = (date(2026, 8, 28), date(2026, 8, 29), date(2026, 9, 2))
    with translation.override("vi"):
        answer = {
            "checks": {message.id: message.hint for message in messages},
            "migrations_missing": needs_migrations(),
            **reading(),
            **pictures(),
            **calendars(),
            "working_days": [Calendar().is_working_day(day) for day in days],
            "advice": not knows_days_off(),
            "has_guide": guide() is not None,
        }
    print(json.dumps(answer))


if __name__ == "__main__":
    main()
