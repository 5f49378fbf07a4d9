"""The files of Wagtail's own reports open in Excel as those of our listings do."""

import csv
import io
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from django.contrib.auth.models import AbstractUser
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Workflow

from news.factories import ArticleFactory, moment
from news.models import ArticlePage
from tests.fixtures import SiteTree

Clients = Callable[[AbstractUser], Client]
FORMULA = "=HYPERLINK(“http://x”) cộng"
REPORTS = [
    "wagtailadmin_reports:aging_pages",
    "wagtailadmin_reports:site_history",
    "wagtailadmin_reports:locked_pages",
    "wagtailadmin_reports:workflow",
    "wagtailadmin_reports:workflow_tasks",
]


@pytest.fixture
def article(site_tree: SiteTree, administrator: AbstractUser) -> ArticlePage:
    """In every report: published, locked, in a workflow; its title is a formula to Excel."""
    page = ArticleFactory(parent=site_tree.news, title=FORMULA)
    page.save_revision(user=administrator, log_action=True).publish(user=administrator)
    Workflow.objects.filter(active=True).first().start(page, administrator)
    at = moment(2021, 8, 4, 23, 30)
    fields = {"last_published_at": at, "locked": True, "locked_at": at}
    ArticlePage.objects.filter(pk=page.pk).update(**fields, locked_by=administrator)
    return page


def file_of(client: Client, address: str, kind: str) -> bytes:
    response: Any = client.get(address, {"export": kind})
    assert response.status_code == 200
    return b"".join(response.streaming_content)


@pytest.mark.parametrize("report", REPORTS)
def test_a_report_as_csv(
    article: ArticlePage, administrator: AbstractUser, client_of: Clients, report: str
) -> None:
    content = file_of(client_of(administrator), reverse(report), "csv")
    assert content.startswith("\ufeff".encode())
    heads, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    assert rows
    assert [head for head in heads if head.isascii() and head not in {"ID", "Trang"}] == []
    cells = [cell for row in rows for cell in row]
    assert not any(cell.startswith(("=", "+", "@", "True", "False", "None")) for cell in cells)
    assert any(cell.startswith("'=HYPERLINK") for cell in cells)
    assert not any("+00:00" in cell for cell in cells)


def test_times_are_those_of_the_office(
    article: ArticlePage, administrator: AbstractUser, client_of: Clients
) -> None:
    address = reverse("wagtailadmin_reports:aging_pages")
    text = file_of(client_of(administrator), address, "csv").decode()
    assert "04/08/2021 23:30" in text
    sheet = openpyxl.load_workbook(
        io.BytesIO(file_of(client_of(administrator), address, "xlsx"))
    ).active
    cells = [cell for row in sheet.iter_rows() for cell in row]
    local = timezone.localtime(moment(2021, 8, 4, 23, 30)).replace(tzinfo=None)
    assert local in [cell.value for cell in cells]
    assert not any(cell.data_type == "f" for cell in cells)
    assert FORMULA in [cell.value for cell in cells]


def test_a_listing_of_another_package(
    site_tree: SiteTree, administrator: AbstractUser, client_of: Clients
) -> None:
    Redirect.add_redirect("/cu", "https://vi.du.vn/", is_permanent=False)
    content = file_of(client_of(administrator), reverse("wagtailredirects:index"), "csv")
    assert content.startswith("\ufeff".encode())
    assert content.count("\ufeff".encode()) == 1
    assert "/cu" in content.decode()
