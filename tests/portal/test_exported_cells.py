"""Whatever somebody writes into a name runs in no office program: every file with cells."""

import csv
import io
from collections.abc import Callable
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from django.apps import apps
from django.contrib.auth.models import AbstractUser
from django.db.models import CharField, Model, TextField
from django.test import Client
from django.urls import reverse
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Workflow

from campaigns.factories import (
    AwardTypeFactory,
    CampaignFactory,
    ClusterFactory,
    ConsultationFactory,
    HonorRollFactory,
    UnitFactory,
    award_row,
    public_list,
)
from campaigns.models import HonorRollPage
from news.exports import FORMULA_STARTS, csv_text, is_formula
from news.factories import (
    ArticleFactory,
    AuthorFactory,
    CategoryFactory,
    DocumentFactory,
    OfficialDocumentFactory,
)
from tests.admin_views import admin_views
from tests.fixtures import SiteTree

HOSTILE = "=HYPERLINK("
OURS = ("news", "campaigns", "home", "wagtailcore", "wagtaildocs", "wagtailredirects", "auth")
#: What code reads, and not people.
KEPT = {
    "slug", "slug_en", "path", "url_path", "key", "roll", "language_code", "codename", "password",
    "username", "content_hash", "file_hash", "action", "hostname", "view_name", "uuid", "site_name",
}  # fmt: skip


def _text_fields(model: type[Model]) -> list[str]:
    return [
        field.name
        for field in model._meta.local_concrete_fields
        if type(field) in (CharField, TextField)
        and not field.choices
        and not field.unique
        and not field.primary_key
        and field.name not in KEPT
        and (field.max_length or 99) > len(HOSTILE) + 5
    ]


@pytest.fixture
def hostile(site_tree: SiteTree, administrator: AbstractUser) -> None:
    """A row of everything, whose every text is a formula."""
    unit = UnitFactory(parent=UnitFactory(), cluster=ClusterFactory(), short_name="A")
    UnitFactory(merged_into=unit)
    roll = HonorRollFactory(parent=site_tree.rolls)
    public_list(roll, award_row(award_type=AwardTypeFactory(), unit=unit))
    CampaignFactory(parent=site_tree.campaigns)
    ConsultationFactory(parent=site_tree.rolls)
    AuthorFactory(), CategoryFactory(), OfficialDocumentFactory(), DocumentFactory()
    Redirect.objects.create(old_path="/cu", redirect_link="/moi/")
    article = ArticleFactory(parent=site_tree.news, locked=True)
    article.save_revision(user=administrator, log_action=True)
    Workflow.objects.filter(active=True).first().start(article, administrator)
    for model in apps.get_models():
        if model._meta.app_label in OURS and (names := _text_fields(model)):
            for number, pk in enumerate(model.objects.values_list("pk", flat=True)):
                text = f"{HOSTILE}{number})"
                model.objects.filter(pk=pk).update(**dict.fromkeys(names, text))


def _content(response: Any) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def _formulas(content: bytes, kind: str) -> list[object]:
    """The cells of a file that an office program would work out."""
    if kind == "csv":
        rows = csv.reader(io.StringIO(content.decode("utf-8-sig")))
        return [cell for row in rows for cell in row if is_formula(cell)]
    book = openpyxl.load_workbook(io.BytesIO(content))
    with ZipFile(io.BytesIO(content)) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if "worksheets/" in name]
    assert not any(b"<f>" in sheet for sheet in sheets)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    return [
        cell.value
        for cell in cells
        if isinstance(cell.value, str) and is_formula(cell.value) and not cell.quotePrefix
    ]


def _exports() -> list[str]:
    return sorted(
        view.address()
        for view in admin_views()
        if view.view_class
        and issubclass(view.view_class, SpreadsheetExportMixin)
        and not view.parameters
        and "(?P" not in view.route
    )


@pytest.mark.any_database
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_no_cell_of_the_admins_exports_is_a_formula(
    hostile: None, administrator: AbstractUser, client_of: Callable[..., Client], kind: str
) -> None:
    client = client_of(administrator)
    exported, bad, told = 0, {}, set()
    for address in _exports():
        response = client.get(address, {"export": kind})
        if "Content-Disposition" not in response:
            continue  # a listing without an export
        content = _content(response)
        exported += 1
        if found := _formulas(content, kind):
            bad[address] = found
        if kind == "csv" and HOSTILE.encode() in content:
            told.add(address)
    assert bad == {}
    assert exported > 15
    assert kind == "xlsx" or len(told) > 12  # the names were there


@pytest.mark.any_database
def test_no_cell_of_the_files_that_readers_and_officers_take_is_a_formula(
    hostile: None, site_tree: SiteTree, administrator: AbstractUser,
    client_of: Callable[..., Client], client: Client,
) -> None:  # fmt: skip
    roll = HonorRollPage.objects.get()
    for kind in ("csv", "xlsx"):
        response: Any = client.get(roll.url + roll.reverse_subpage("download", args=[kind]))
        assert "Content-Disposition" in response, response.status_code
        content = _content(response)
        assert _formulas(content, kind) == []
        assert kind == "xlsx" or f"'{HOSTILE}".encode() in content
    officer = client_of(administrator)
    for query in ({}, {"rows": "1"}):
        answer = officer.get(reverse("award_import:template", args=[roll.pk]), query)
        assert _formulas(_content(answer), "xlsx") == []


@pytest.mark.parametrize("first", FORMULA_STARTS)
@pytest.mark.parametrize("before", ["", " ", "\u00a0", "\u200b", "\ufeff  "])
def test_nothing_before_a_formula_hides_it(first: str, before: str) -> None:
    assert csv_text(f"{before}{first}1+1").startswith("'")


@pytest.mark.parametrize("text", ["", "Lê An", "a=b", "12/3", "(+84)", "'=1", "– Chuyên viên"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert csv_text(text) == text
