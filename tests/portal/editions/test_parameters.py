"""Whatever a public page reads from its address is known to editions."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django import forms
from django.apps import apps
from django.conf import settings

from campaigns.registers.facets import PARAMETERS as FACETS
from news.address_words import WORDS
from portal.edition_rules import PARAMETERS, UNREAD_TABLES

pytestmark = pytest.mark.any_database

#: Modules of the public pages; the admin's addresses are never kept.
ADMIN = (
    "admin|bin|editing|exports|first_screen|guide_views|imports|merge_views|review|tags|viewsets"
    "|word"
)
PUBLIC = re.compile(rf"^(?:home|news|campaigns)\.(?!.*\b(?:{ADMIN})\b)")
#: Forms that editors fill in, which are posted.
EDITORS = (forms.ModelForm,)


def subclasses(form: type[forms.BaseForm]) -> Iterator[type[forms.BaseForm]]:
    for child in form.__subclasses__():
        yield child
        yield from subclasses(child)


def public_forms() -> list[type[forms.BaseForm]]:
    """Every form class of a module that public pages use."""
    from campaigns.campaign import index_context  # noqa: F401
    from campaigns.honors.public import award_search, roll_index  # noqa: F401
    from home import search  # noqa: F401
    from news import views  # noqa: F401

    found = [
        form
        for form in {*subclasses(forms.Form)}
        if PUBLIC.match(form.__module__)
        and not issubclass(form, EDITORS)
        and "unit_import" not in form.__module__
    ]
    return sorted(found, key=lambda form: (form.__module__, form.__qualname__))


@pytest.mark.parametrize("form", public_forms(), ids=lambda form: form.__name__)
def test_each_field_of_a_public_form_is_known(form: type[forms.Form]) -> None:
    names = {form().add_prefix(name) for name in form.base_fields}
    assert names <= {*PARAMETERS}


def test_each_parameter_of_a_facet_is_known() -> None:
    assert {*FACETS.values()} <= {*PARAMETERS}


def test_no_public_code_reads_a_parameter_that_is_not_known() -> None:
    """`request.GET["name"]` and `request.GET.get("name")`, wherever they stand."""
    found = {}
    for app in ("news", "campaigns", "home"):
        for path in Path(settings.PROJECT_DIR, app).rglob("*.py"):
            name = ".".join(path.relative_to(settings.PROJECT_DIR).with_suffix("").parts)
            if PUBLIC.match(name) and "viewsets" not in name and "unit_import" not in name:
                found |= dict.fromkeys(read_keys(ast.parse(path.read_text())), name)
    assert {"q", "ngay", "trang"} <= set(found)
    assert {key: name for key, name in found.items() if key not in PARAMETERS} == {}


def read_keys(tree: ast.Module) -> Iterator[str]:
    constants = {
        node.targets[0].id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        match node:
            case (
                ast.Call(ast.Attribute(ast.Attribute(attr="GET"), "get"), [key, *_])
                | ast.Subscript(ast.Attribute(attr="GET"), key)
                | ast.Compare(key, [ast.In()], [ast.Attribute(attr="GET")])
            ):
                yield key.value if isinstance(key, ast.Constant) else read_key(key, constants)


def read_key(key: ast.expr, constants: dict[str, str]) -> str:
    """A constant of the module, or one of the site's words: `WORDS["page"]`."""
    match key:
        case ast.Subscript(ast.Name("WORDS"), ast.Constant(name)):
            return WORDS[name]
        case ast.Subscript(ast.Name("PARAMETERS"), ast.Constant(name)):
            return FACETS[name]
    return constants[key.id]


def test_the_tables_that_no_page_reads_exist() -> None:
    """A table that was renamed would begin an edition at each write."""
    models = apps.get_models(include_auto_created=True)
    tables = {model._meta.db_table for model in models}
    assert {name.removesuffix("_fts") for name in UNREAD_TABLES} <= tables
