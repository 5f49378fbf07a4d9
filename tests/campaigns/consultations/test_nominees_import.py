"""Nominees of a consultation from an officer's file: the same screens, and never an award."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from campaigns.factories import AwardTypeFactory, ConsultationFactory
from campaigns.models import Award, AwardImport, AwardList, ConsultationPage, Nominee
from portal.management.commands.setup_site import EDITORS
from tests.campaigns.honors.imports.asking import (
    FIGHTER,
    HEADER,
    LABOURER,
    file_of,
    person,
    preview,
    row,
    save,
    send,
    url,
)
from tests.fixtures import SiteTree, member
from tests.reading import soup

pytestmark = pytest.mark.any_database


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Path) -> None:
    settings.AWARD_IMPORT_DIR = tmp_path / "private"


@pytest.fixture
def consultation(site_tree: SiteTree) -> ConsultationPage:
    return ConsultationFactory(parent=site_tree.rolls, live=False)


def drafted(page: ConsultationPage) -> list[tuple[str, str]]:
    page.refresh_from_db()
    draft = page.get_latest_revision_as_object()
    return [(nominee.full_name, nominee.award_text) for nominee in draft.nominees.all()]


def test_a_file_becomes_the_nominees_of_a_draft_and_no_award(consultation, desk):
    shown = send(desk, consultation, file_of(person("Lê An"), person("Vũ Bình", FIGHTER)))
    assert shown.context["counts"]["error"] == 0
    saved = save(desk)
    assert saved.url == reverse("wagtailadmin_pages:edit", args=[consultation.pk])
    assert drafted(consultation) == [("Ông Lê An", "Lao động tiên tiến"), ("Ông Vũ Bình", FIGHTER)]
    assert not Award.objects.exists()
    assert not AwardList.objects.exists()


def test_nominees_are_never_made_awards(consultation, desk, monkeypatch):
    def refuse(*args, **kwargs):
        raise AssertionError("a nominee is no award")

    monkeypatch.setattr(Award, "__init__", refuse)
    send(desk, consultation, file_of(person("Lê An"), person("Vũ Bình", FIGHTER)))
    save(desk)
    address = reverse("award_import:template", args=[consultation.pk])
    send(desk, consultation, desk.get(f"{address}?rows=1").content)
    assert desk.get(url("save")).context["outcome"].kept == 2
    assert save(desk, mode="add").status_code == 302
    assert [name for name, _award in drafted(consultation)] == ["Ông Lê An", "Ông Vũ Bình"]


def test_the_difference_is_shown_and_can_be_added(consultation, desk):
    send(desk, consultation, file_of(person("Lê An")))
    save(desk)
    send(desk, consultation, file_of(person("Vũ Bình")))
    outcome = desk.get(url("save")).context["outcome"]
    assert ([a.name for a in outcome.added], [a.name for a in outcome.removed]) == (
        ["Vũ Bình"],
        ["Lê An"],
    )
    save(desk, mode="add")
    assert [name for name, _award in drafted(consultation)] == ["Ông Lê An", "Ông Vũ Bình"]


def test_a_draft_that_another_wrote_is_not_overwritten_unseen(consultation, desk, moderator):
    send(desk, consultation, file_of(person("Lê An")))
    token = preview(desk).context["target"].token
    draft = consultation.get_latest_revision_as_object()
    draft.nominees = [Nominee(name="Hà My", award_text=FIGHTER)]
    draft.save_revision(user=moderator)
    assert save(desk, token=token).status_code == 409
    assert [name for name, _award in drafted(consultation)] == ["Hà My"]


def test_more_nominees_than_the_form_can_hold_are_refused(consultation, desk):
    AwardTypeFactory(name="Bằng khen lớn")
    rows = [person(f"Lê An {n}", "Bằng khen lớn") for n in range(301)]
    send(desk, consultation, file_of(*rows))
    answer = save(desk, "add")
    assert answer.url == url("preview")
    assert drafted(consultation) == []


def test_the_template_of_nominees_is_read_as_it_was_filled(consultation, desk):
    send(desk, consultation, file_of(person("Lê An"), person("Vũ Bình", FIGHTER)))
    save(desk)
    address = reverse("award_import:template", args=[consultation.pk])
    send(desk, consultation, desk.get(f"{address}?rows=1").content)
    outcome = desk.get(url("save")).context["outcome"]
    assert (outcome.added, outcome.removed, outcome.changed) == ([], [], [])


def test_only_the_granted_role_imports_nominees(consultation, client_of):
    address = reverse("award_import:start", args=[consultation.pk])
    refused = client_of(member("bien-tap-vien", EDITORS)).get(address)
    assert (refused.status_code, refused.url) == (302, reverse("wagtailadmin_home"))


def test_the_notice_leads_those_who_may_to_its_import(consultation, desk, client_of):
    edit = reverse("wagtailadmin_pages:edit", args=[consultation.pk])
    address = reverse("award_import:start", args=[consultation.pk])
    assert address in desk.get(edit).content.decode()
    editor = client_of(member("bien-tap-vien", EDITORS))
    assert address not in editor.get(edit).content.decode()


def test_nominees_rows_hold_no_decision_and_the_screens_speak_of_proposals(consultation, desk):
    header = [*HEADER, "Số quyết định"]
    rows = [[*person("Lê An"), "257/QĐ-UBND"], [*person("Vũ Bình", "Giấy khen lạ"), ""]]
    shown = send(desk, consultation, file_of(*rows, header=header))
    assert row("Lê An").decision_number == ""
    form = desk.get(url("row", row("Lê An").pk))
    assert not {"decision_number", "signed_on"} & form.context["form"].fields.keys()
    assert "Danh hiệu, hình thức đề nghị" in desk.get(url("understood")).content.decode()
    for screen in (shown, form):
        text = soup(screen).find("main").get_text(" ")
        assert "đề nghị" in text
        for word in ("được khen thưởng", "Danh hiệu, hình thức chưa có", "Khen thưởng theo"):
            assert word not in text
    template = desk.get(reverse("award_import:template", args=[consultation.pk])).content
    book = load_workbook(BytesIO(template))
    assert book.active.title == "Danh sách đề nghị"
    headings = [cell.value for cell in book.active[1]]
    assert "Hình thức đề nghị" in headings
    assert "Mã" not in headings


def test_a_list_that_only_proposes_is_what_a_consultation_takes(consultation, desk):
    send(desk, consultation, file_of(person("Lê An")))
    imported = AwardImport.objects.get()
    imported.found |= {"is_proposal": True}
    imported.save()
    assert not preview(desk).context["is_proposal"]
    save(desk)
    assert drafted(consultation) == [("Ông Lê An", LABOURER)]
