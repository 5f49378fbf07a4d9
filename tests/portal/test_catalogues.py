"""The upkeep of the Vietnamese catalogues, on a small project of its own, then on ours."""

from pathlib import Path

import pytest
from django.conf import settings

from portal import catalogues

pytestmark = pytest.mark.any_database

MODELS = """
from django.utils.translation import gettext, gettext_lazy as _, ngettext, pgettext

name = _("Award")
month = pgettext("calendar", "May")


def text(count):
    return ngettext("%(count)s award", "%(count)s awards", count) % {"count": count}
"""
PAGE = """{% load i18n %}
<div>
    <p>It's {% translate "Search" %}</p>
        {% blocktranslate count n=total %}{{ n }} hit{% plural %}{{ n }} hits{% endblocktranslate %}
  <a title="{% translate 'Next page' context 'pager' %}" href="{{ url|default:_("Nowhere") }}">x</a>
</div>
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "news" / "templates" / "news").mkdir(parents=True)
    (tmp_path / "news" / "models.py").write_text(MODELS)
    (tmp_path / "news" / "templates" / "news" / "page.html").write_text(PAGE)
    return tmp_path


@pytest.fixture
def po(project: Path) -> Path:
    catalogues.update(project)
    return project / "news" / "locale" / "vi" / "LC_MESSAGES" / "django.po"


def translate(po: Path) -> None:
    catalog = catalogues.read(po)
    for message in catalog:
        if message.id:
            plural = message.pluralizable
            message.string = (f"vi {message.id[1]}",) if plural else f"vi {message.id}"
    catalogues.write(po, catalog)


def test_strings_come_from_code_and_templates(po: Path) -> None:
    ids = {(message.context, str(message.id)) for message in catalogues.read(po) if message.id}
    assert (None, "Award") in ids
    assert ("calendar", "May") in ids
    assert (None, "Search") in ids
    assert ("pager", "Next page") in ids
    assert (None, "Nowhere") in ids
    assert (None, "('%(count)s award', '%(count)s awards')") in ids
    assert (None, "('%(n)s hit', '%(n)s hits')") in ids


def test_a_new_catalogue_waits_for_its_translator(project: Path, po: Path) -> None:
    found = catalogues.problems(project)
    assert any("not translated: 'Award'" in line for line in found)
    translate(po)
    assert catalogues.problems(project) == []


def test_update_keeps_translations_and_rewrites_nothing(project: Path, po: Path) -> None:
    translate(po)
    before = po.read_bytes()
    assert catalogues.update(project) == []
    assert po.read_bytes() == before


def test_missing_and_unused_strings_are_found(project: Path, po: Path) -> None:
    translate(po)
    models = project / "news" / "models.py"
    models.write_text(MODELS.replace('"Award"', '"Decision"'))
    found = "\n".join(catalogues.problems(project))
    assert "missing: 'Decision'" in found
    assert "no longer used: 'Award'" in found
    catalogues.update(project)
    assert "Award" not in {str(message.id) for message in catalogues.read(po)}


def test_fuzzy_entries_are_found(project: Path, po: Path) -> None:
    translate(po)
    po.write_text(po.read_text().replace('msgid "Award"', '#, fuzzy\nmsgid "Award"'))
    assert any("fuzzy: 'Award'" in line for line in catalogues.problems(project))


@pytest.mark.parametrize("wrong", ["%(total)s khen thưởng", "khen thưởng %(count)s %s"])
def test_placeholders_are_compared(project: Path, po: Path, wrong: str) -> None:
    translate(po)
    po.write_text(po.read_text().replace("vi %(count)s awards", wrong))
    assert any("placeholders differ" in line for line in catalogues.problems(project))


def test_counting_without_plural_is_found(project: Path, po: Path) -> None:
    models = project / "news" / "models.py"
    models.write_text(MODELS + 'note = _("%(count)s things")\n')
    catalogues.update(project)
    assert any("counts without ngettext" in line for line in catalogues.problems(project))


def test_compile_writes_only_what_changed(project: Path, po: Path) -> None:
    translate(po)
    assert catalogues.compile_all(project) == [po.with_suffix(".mo")]
    assert catalogues.compile_all(project) == []
    assert catalogues.compile_all(project, force=True) == [po.with_suffix(".mo")]


def test_our_own_catalogues_are_complete() -> None:
    assert catalogues.problems(settings.PROJECT_DIR) == []
