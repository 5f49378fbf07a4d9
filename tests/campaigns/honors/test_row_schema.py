"""A column is described once: added to the schema, it arrives wherever rows are handled.

The first tests hold the schema, the models and the reader together; the others add a column.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import fields

import pytest
from django.db import connection, models
from django.forms import modelform_factory
from django.urls import reverse

from campaigns.consultations.import_target import nominee_columns
from campaigns.factories import award_row, list_of, publish
from campaigns.honors import row as schema
from campaigns.honors.admin.forms import RowForm
from campaigns.honors.imports import forms, mapping_form, read, template
from campaigns.honors.lists import row_edits
from campaigns.honors.lists.diff import difference
from campaigns.honors.lists.edit import draft_of, edit, source_of, token_of
from campaigns.honors.row import COLUMNS, NOBODY, OFFICERS, PUBLIC, UNIT, Column, names
from campaigns.models import Award, AwardImportRow, AwardListPublication, Nominee
from campaigns.reading.award_list import column_words, results
from tests.campaigns.honors.imports.asking import (
    codes,
    file_of,
    mend,
    person,
    press,
    row,
    save,
    send,
)
from tests.reading import main_part, soup

pytestmark = pytest.mark.any_database

#: Columns of a list's rows that the schema does not describe: the database and `Award` make them.
MADE = {"id", "list_id", "key", "place", "folded", "sort_key"}


def columns_of(model: type[models.Model]) -> set[str]:
    return {field.attname for field in model._meta.concrete_fields}


def test_the_schema_and_the_models_have_the_same_columns() -> None:
    assert {*names(), *MADE} == columns_of(Award)
    assert set(names(schema.imported())) <= columns_of(AwardImportRow)
    assert set(names(nominee_columns())) <= columns_of(Nominee)
    assert {"place", "key", *names()} == {field.name for field in fields(schema.Row)}
    assert all(column.max_length for column in COLUMNS if column.is_text)


def test_the_schema_and_the_reader_have_the_same_columns() -> None:
    read_as = {column.read_as for column in COLUMNS} - {""}
    assert read_as == {field.name for field in fields(results.Row)} - {
        "sheet",
        "row",
        "source",
        "left_out",
    }
    read_from = {name for column in COLUMNS if column.read_as for name in column.file_columns}
    # Ticks for "Ms" fill what the column for "Mr" does; rows are numbered anew; what is only
    # looked at tells who is honored.
    only_read = {"number", "ms", *column_words.LOOKED_AT}
    assert read_from | only_read == set(column_words.FIELDS)
    assert mapping_form.column_meanings().keys() == set(column_words.FIELDS)


def test_the_lists_form_and_the_downloads_have_what_the_schema_says() -> None:
    assert RowForm._meta.fields == [column.field.name for column in schema.editable()]
    assert all(column.seen_by == PUBLIC for column in COLUMNS if column.export)


# What somebody adds who follows "Add a column"


@pytest.fixture
def branch_in_models(db) -> Iterator[None]:
    """A field `branch` in the models and their tables."""
    for model in (Award, AwardImportRow, Nominee):
        longest = None if model is AwardImportRow else 50
        field = models.CharField("branch", max_length=longest, blank=True, default="")
        field.contribute_to_class(model, "branch")
        with connection.cursor() as cursor:
            table = model._meta.db_table
            cursor.execute(f"ALTER TABLE {table} ADD branch text NOT NULL DEFAULT ''")
    yield
    for model in (Award, AwardImportRow, Nominee):
        model._meta.local_fields.remove(model._meta.get_field("branch"))
        model._meta._expire_cache()
        del model.branch


@pytest.fixture
def seen_by() -> str:
    return PUBLIC


@pytest.fixture
def branch(monkeypatch, branch_in_models, seen_by) -> Column:
    """The column in a copy of the schema, and the reader's word for it."""
    described = Column(
        "branch",
        UNIT,
        seen_by,
        read_as="branch",
        template="Chi nhánh",
        template_width=20,
        export="branch",
        export_width=20,
    )
    for module in list(sys.modules.values()):  # whoever goes through the columns
        if getattr(module, "COLUMNS", None) is COLUMNS and module.__name__ != __name__:
            monkeypatch.setattr(module, "COLUMNS", (*COLUMNS, described))
    monkeypatch.setattr(mapping_form, "FIELDS", (*column_words.FIELDS, "branch"))
    monkeypatch.setattr(results.Row, "branch", "", raising=False)
    return described


def rows_of(roll) -> dict[str, str]:
    return dict(draft_of(roll).award_list.awards.values_list("name", "branch"))


def test_it_is_copied_and_taken_back(branch, roll, editor):
    (an,) = list_of(roll, award_row("An", branch="Hà Đông"), user=editor)
    publish(roll)
    token = token_of(draft_of(roll).award_list)
    row_edits.change_row(roll, editor, an.key, {"position": "Trưởng phòng"}, token)
    assert rows_of(roll) == {"An": "Hà Đông"}  # in a new version
    token = token_of(draft_of(roll).award_list)
    row_edits.change_row(roll, editor, an.key, {"branch": "Sơn Tây"}, token)
    assert rows_of(roll) == {"An": "Sơn Tây"}
    row_edits.undo(source_of(roll), editor, token_of(draft_of(roll).award_list))
    assert rows_of(roll) == {"An": "Hà Đông"}


def test_it_is_a_field_of_the_lists_form(branch, editor):
    fields = [column.field.name for column in schema.editable()]
    made = modelform_factory(Award, form=RowForm, fields=fields)
    data = {"name": "An", "kind": "individual", "award_text": "GK", "branch": "  Hà   Đông "}
    form = made(data, instance=Award(), for_user=editor)
    assert form.is_valid(), form.errors
    assert form.values["branch"] == "Hà Đông"
    unit = next(fields for heading, fields in form.groups if "branch" in [f.name for f in fields])
    assert [field.name for field in unit] == ["unit_text", "unit", "branch"]


def test_it_is_read_from_a_file_and_named_on_the_screens(branch):
    line = results.Row(name="An")
    line.branch = "Hà Đông"
    assert read.values_read(line) == {"name": "An", "branch": "Hà Đông"}
    assert mapping_form.column_meanings()["branch"] == "Branch"
    form = forms.RowForm(row=AwardImportRow(branch="Hà Đông"))
    assert (form["branch"].label, form["branch"].value()) == ("Branch", "Hà Đông")
    assert template.headings()["branch"] == ("Chi nhánh", 20)


def test_it_comes_into_a_list_by_an_import(branch, roll, officer, client_of, settings, tmp_path):
    settings.AWARD_IMPORT_DIR, desk = tmp_path, client_of(officer)
    send(desk, roll, file_of(person("Lê An")))
    AwardImportRow.objects.update(branch="x" * 51)
    press(desk, leave_out=row("Lê An").pk)
    press(desk, take_back=row("Lê An").pk)
    assert codes("Lê An") == ["too_long"]
    assert "branch" in mend(desk, row("Lê An"), branch="x" * 51).context["form"].errors
    mend(desk, row("Lê An"), branch="Hà Đông")
    assert codes("Lê An") == []
    save(desk)
    assert rows_of(roll) == {"Lê An": "Hà Đông"}
    send(desk, roll, file_of(person("Lê An")))
    mend(desk, row("Lê An"), branch="Sơn Tây")
    shown = soup(desk.get(reverse("award_import:save", args=[row("Lê An").award_import_id])))
    assert shown.find("del").get_text() == "Hà Đông"
    save(desk)
    assert rows_of(roll) == {"Lê An": "Sơn Tây"}


@pytest.mark.parametrize("seen_by", [PUBLIC, OFFICERS, NOBODY])
def test_who_sees_it(branch, seen_by, roll, editor, client):
    (an,) = list_of(roll, award_row("An", branch="Hà Đông"), user=editor)
    publish(roll)
    old = draft_of(roll).award_list

    def work(target):
        target.awards.filter(key=an.key).update(branch="Sơn Tây", position="Trưởng phòng")

    new = edit(roll, editor, work)
    publish(roll)
    public, officers = (
        "branch" in difference(old, new, audience).changed[an.key]
        for audience in (PUBLIC, OFFICERS)
    )
    assert (public, officers) == (seen_by == PUBLIC, seen_by != NOBODY)
    assert (branch in schema.editable()) == (seen_by != NOBODY)
    told = AwardListPublication.objects.latest("pk").changes["changed"]
    assert ("branch" in told[an.key]) == (seen_by == PUBLIC)
    section = main_part(client.get(roll.url)).find(id="dinh-chinh").get_text()
    assert ("Sơn Tây" in section, "Trưởng phòng" in section) == (seen_by == PUBLIC, True)
    for file_format in ("json", "csv"):
        response = client.get(roll.url + roll.reverse_subpage("download", [file_format]))
        content = b"".join(response.streaming_content).decode()
        assert ("Sơn Tây" in content, "Trưởng phòng" in content) == (seen_by == PUBLIC, True)
        if file_format == "json":
            (award,) = json.loads(content)["awards"]
            assert ("branch" in award) == (seen_by == PUBLIC)
