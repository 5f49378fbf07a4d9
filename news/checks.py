"""System checks for what a site builder can set wrong."""

from datetime import datetime
from typing import Any

from django import forms
from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.utils.translation import override
from wagtail.admin.localization import get_available_admin_languages
from wagtail.search.backends import get_search_backend

from .blocks import load_block

NEEDED_APPS = ("wagtail.contrib.table_block", "wagtail.snippets", "django_filters")
NEEDED_FORM_FIELDS = 10_000
SAMPLE = datetime(2021, 8, 4, 9, 5)


@register("news")
def check_body_blocks(**kwargs: Any) -> list[CheckMessage]:
    """A wrong entry would be noticed only by the first reader or editor of a body."""
    errors: list[CheckMessage] = []
    for name, path in getattr(settings, "NEWS_BODY_BLOCKS", {}).items():
        try:
            load_block(path)
        except ImproperlyConfigured as error:
            hint = "Write the dotted path of a subclass of wagtail.blocks.Block."
            errors.append(Error(f'NEWS_BODY_BLOCKS["{name}"]: {error}', hint=hint, id="news.E001"))
    return errors


@register("news")
def check_installed_apps(**kwargs: Any) -> list[CheckMessage]:
    return [
        Error(
            f"news needs the app {name}.",
            hint=f'Add "{name}" to INSTALLED_APPS.',
            id="news.E002",
        )
        for name in NEEDED_APPS
        if not apps.is_installed(name)
    ]


@register("news")
def check_time_zones(**kwargs: Any) -> list[CheckMessage]:
    if settings.USE_TZ:
        return []
    hint = "Set USE_TZ = True; a day of the archive is a day in TIME_ZONE."
    return [Error("The archive of news needs dates with time zones.", hint=hint, id="news.E003")]


@register("news")
def check_base_template(**kwargs: Any) -> list[CheckMessage]:
    try:
        get_template("base.html")
    except TemplateDoesNotExist:
        hint = "Add a template base.html with the blocks that the site builder's guide lists."
        return [Error("Pages of news extend base.html.", hint=hint, id="news.E004")]
    return []


@register("news")
def check_date_formats(**kwargs: Any) -> list[CheckMessage]:
    """Editors post back what a date field shows them: it must be read as the same date."""
    shown = {
        "WAGTAIL_DATE_FORMAT": (forms.DateField(), SAMPLE.date(), "%Y-%m-%d"),
        "WAGTAIL_DATETIME_FORMAT": (forms.DateTimeField(), SAMPLE, "%Y-%m-%d %H:%M"),
    }
    errors: list[CheckMessage] = []
    for name, (field, value, default) in shown.items():
        text = value.strftime(getattr(settings, name, default))
        wrong = [code for code in _content_languages() if not _is_read_as(field, text, value, code)]
        if wrong:
            errors.append(
                Error(
                    f"{name} shows dates as {text}, which forms misread in: {', '.join(wrong)}.",
                    hint="Put this format first among the input formats of the languages' modules "
                    "and name their package in FORMAT_MODULE_PATH.",
                    id="news.E005",
                )
            )
    return errors


def _is_read_as(field: forms.Field, text: str, value: Any, language: str) -> bool:
    with override(language):
        try:
            found = field.clean(text)
        except ValidationError:
            return False
    return (found.replace(tzinfo=None) if isinstance(found, datetime) else found) == value


@register("news")
def check_search_backend(**kwargs: Any) -> list[CheckMessage]:
    try:
        get_search_backend()
    except ImproperlyConfigured as error:
        hint = 'Give WAGTAILSEARCH_BACKENDS a working entry "default", or leave the setting out.'
        return [Error(f"Nothing can be found: {error}", hint=hint, id="news.E006")]
    return []


@register("news")
def check_admin_languages(**kwargs: Any) -> list[CheckMessage]:
    """Wagtail's own list lacks Vietnamese."""
    available = {code for code, _name in get_available_admin_languages()}
    missing = [code for code in _content_languages() if not {code, code.split("-")[0]} & available]
    if not missing:
        return []
    hint = "Name them in WAGTAILADMIN_PERMITTED_LANGUAGES."
    text = f"Editors cannot choose the admin's language among: {', '.join(missing)}."
    return [Warning(text, hint=hint, id="news.W001")]


@register("news")
def check_form_fields(**kwargs: Any) -> list[CheckMessage]:
    limit = settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
    if limit is None or limit >= NEEDED_FORM_FIELDS:
        return []
    hint = f"Set DATA_UPLOAD_MAX_NUMBER_FIELDS = {NEEDED_FORM_FIELDS:_}."
    return [
        Warning("A long article cannot be saved: its form is refused.", hint=hint, id="news.W002")
    ]


def _content_languages() -> list[str]:
    languages = getattr(settings, "WAGTAIL_CONTENT_LANGUAGES", None)
    return [code for code, _name in languages] if languages else [settings.LANGUAGE_CODE]
