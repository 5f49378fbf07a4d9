"""System checks for what a site builder can set wrong: `manage.py check --tag news`."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import django
from django import forms
from django.apps import apps
from django.conf import global_settings, settings
from django.core.checks import CheckMessage, Error, Warning, register
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.db import DatabaseError
from django.template import Context, NodeList, Template, TemplateDoesNotExist
from django.template.base import TextNode
from django.template.loader import get_template
from django.template.loader_tags import BlockNode, ExtendsNode
from django.utils import timezone
from django.utils.translation import override
from wagtail.admin.localization import get_available_admin_languages
from wagtail.search.backends import get_search_backend

from .blocks import load_block
from .extras import missing as missing_packages
from .scheduling.jobs import PASS
from .scheduling.models import ScheduledRun
from .settings import NEEDED_APPS, SEARCH_BACKEND, UNSAVED_TEXT
from .sharing import DEFAULT, SERVICES

BASE_BLOCKS = ("title", "meta", "styles", "main_class", "breadcrumbs", "content", "scripts")
NEEDED_FORM_FIELDS = 10_000
NEEDED_FORM_BYTES = 10 * 1024 * 1024
LONGEST_SILENCE = timedelta(hours=1)
SAMPLE = datetime(2021, 8, 4, 9, 5)


@register("news")
def check_body_blocks(**kwargs: Any) -> list[CheckMessage]:
    errors: list[CheckMessage] = []
    hint = "Write the dotted path of a subclass of wagtail.blocks.Block."
    for name, path in getattr(settings, "NEWS_BODY_BLOCKS", {}).items():
        try:
            load_block(path)
        except ImproperlyConfigured as error:
            errors.append(Error(f'NEWS_BODY_BLOCKS["{name}"]: {error}', hint=hint, id="news.E001"))
    return errors


@register("news")
def check_installed_apps(**kwargs: Any) -> list[CheckMessage]:
    missing = [name for name in NEEDED_APPS if not apps.is_installed(name)]
    hint = "Add it to INSTALLED_APPS."
    return [Error(f"news needs the app {name}.", hint=hint, id="news.E002") for name in missing]


@register("news")
def check_time_zones(**kwargs: Any) -> list[CheckMessage]:
    hint = "Set USE_TZ = True; a day of the archive is a day in TIME_ZONE."
    error = Error("The archive of news needs dates with time zones.", hint=hint, id="news.E003")
    return [] if settings.USE_TZ else [error]


@register("news")
def check_base_template(**kwargs: Any) -> list[CheckMessage]:
    hint = "Add a template base.html with the blocks that the site builder's guide lists."
    try:
        base = get_template("base.html")
    except TemplateDoesNotExist:
        return [Error("Pages of news extend base.html.", hint=hint, id="news.E004")]
    missing = [name for name in BASE_BLOCKS if name not in _blocks_of(base)]
    hint = (
        'Add them to base.html: "{% block meta %}{% endblock %}" and styles in <head>, the others '
        "in <body>. The guide shows the file of wagtail start before and after."
    )
    text = f"Parts of the pages of news are not shown: base.html lacks the blocks {missing}."
    return [Warning(text, hint=hint, id="news.W012")] if missing else []


@register("news")
def check_one_description(**kwargs: Any) -> list[CheckMessage]:
    """The base.html of Wagtail's project template has one for every page, in no block."""
    try:
        base = get_template("base.html")
    except TemplateDoesNotExist:
        return []
    hint = 'Put it into the block: {% block meta %}<meta name="description" …>{% endblock %}.'
    text = "Pages of news have two descriptions: base.html writes one outside of its block meta."
    is_double = _describes_outside_meta(base)
    return [Warning(text, hint=hint, id="news.W016")] if is_double else []


@register("news")
def check_time_zone_is_chosen(**kwargs: Any) -> list[CheckMessage]:
    """Django without a setting is in Chicago, and its project template in Greenwich."""
    hint = (
        'Set TIME_ZONE, e.g. to "Asia/Ho_Chi_Minh": a day of the archive is a day there. If it is '
        "meant so, silence this check."
    )
    text = f"TIME_ZONE is {settings.TIME_ZONE}: news of an evening may stand under another day."
    is_vietnamese = settings.LANGUAGE_CODE.split("-")[0] == "vi"
    is_chosen = settings.TIME_ZONE != global_settings.TIME_ZONE
    is_wrong = not is_chosen or (is_vietnamese and settings.TIME_ZONE == "UTC")
    return [Warning(text, hint=hint, id="news.W013")] if is_wrong else []


@register("news")
def check_slugs(**kwargs: Any) -> list[CheckMessage]:
    if getattr(settings, "WAGTAIL_ALLOW_UNICODE_SLUGS", True) is False:
        return []
    hint = "Set WAGTAIL_ALLOW_UNICODE_SLUGS = False."
    text = "Slugs of news have no marks, and those of the site's other pages keep theirs."
    return [Warning(text, hint=hint, id="news.W014")]


@register("news")
def check_date_formats(**kwargs: Any) -> list[CheckMessage]:
    """Editors post back what a date field shows them: it must be read as the same date."""
    errors: list[CheckMessage] = []
    hint = (
        "Put this format first among the input formats in a formats module for each language, "
        "and name their package in FORMAT_MODULE_PATH."
    )
    for name, default, field, value in (
        ("WAGTAIL_DATE_FORMAT", "%Y-%m-%d", forms.DateField(), SAMPLE.date()),
        ("WAGTAIL_DATETIME_FORMAT", "%Y-%m-%d %H:%M", forms.DateTimeField(), SAMPLE),
    ):
        shown = value.strftime(getattr(settings, name, default))
        wrong = [code for code in _content_languages() if _read(field, shown, code) != value]
        if wrong:
            text = f"{name} shows {shown}, which forms misread in: {', '.join(wrong)}."
            errors.append(Error(text, hint=hint, id="news.E005"))
    return errors


@register("news")
def check_search_backend(**kwargs: Any) -> list[CheckMessage]:
    try:
        backend = get_search_backend()
    except ImproperlyConfigured as error:
        hint = 'Give WAGTAILSEARCH_BACKENDS a working entry "default", or leave the setting out.'
        return [Error(f"Nothing can be searched: {error}", hint=hint, id="news.E006")]
    from .search_backend import AnyColumn

    if issubclass(backend.query_compiler_class or object, AnyColumn):
        return []
    hint = (
        f'Set WAGTAILSEARCH_BACKENDS = {{"default": {{"BACKEND": "{SEARCH_BACKEND}"}}}}, then run '
        "manage.py update_index. Another backend of yours may have another name."
    )
    text = (
        "Searching in the admin's lists of campaigns, units, categories and the like is an error "
        "page: the search backend refuses the columns that they are sorted by."
    )
    return [Warning(text, hint=hint, id="news.W015")]


@register("news", deploy=True)
def check_what_runs_beside(databases: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """Only where a database may be asked: `check --deploy --database default`."""
    if not databases:
        return []
    try:
        run = ScheduledRun.objects.filter(name=PASS.name).first()
    except DatabaseError:  # not migrated yet
        return []
    if run is not None and timezone.now() - run.begun_at < LONGEST_SILENCE:
        return []
    since = f"{timezone.localtime(run.begun_at):%Y-%m-%d %H:%M}" if run else "the beginning"
    hint = (
        "Keep manage.py run_scheduled running, or let cron run it with --once every minute. If its "
        "commands are run otherwise, silence this check."
    )
    text = (
        f"manage.py run_scheduled has not run since {since}: pages are not published at their set "
        "times, nothing leaves the bin, and no sent file is deleted."
    )
    return [Warning(text, hint=hint, id="news.W030")]


@register("news")
def check_tasks(**kwargs: Any) -> list[CheckMessage]:
    """Wagtail 8.0 makes tasks of `django_tasks`; Django 6 has its own.

    What Django 6 sets where a site sets nothing is no choice: `django_tasks` then takes its own.
    """
    chosen = getattr(settings, "TASKS", None)
    if chosen is None or chosen is getattr(global_settings, "TASKS", None):
        return []
    backend = chosen.get("default", {}).get("BACKEND", "")
    if django.VERSION < (6,) or not backend.startswith(("django_tasks_db.", "django.tasks.")):
        return []
    hint = "Leave TASKS out, or name a backend of django_tasks, until Wagtail takes Django's tasks."
    text = f"Saving a page is an error page: on Django 6 {backend} refuses Wagtail's tasks."
    return [Error(text, hint=hint, id="news.E012")]


@register("news")
def check_admin_languages(**kwargs: Any) -> list[CheckMessage]:
    """Wagtail's own list lacks Vietnamese."""
    available = {code for code, _name in get_available_admin_languages()}
    missing = [c for c in _content_languages() if not {c, c.split("-")[0]} & available]
    hint = "Name them in WAGTAILADMIN_PERMITTED_LANGUAGES."
    text = f"Editors cannot choose these languages for the admin: {', '.join(missing)}."
    return [Warning(text, hint=hint, id="news.W001")] if missing else []


@register("news")
def check_form_fields(**kwargs: Any) -> list[CheckMessage]:
    limit = settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
    hint = f"Set DATA_UPLOAD_MAX_NUMBER_FIELDS = {NEEDED_FORM_FIELDS:_}."
    text = "A long article cannot be saved: its form has more fields than are accepted."
    is_enough = limit is None or limit >= NEEDED_FORM_FIELDS
    return [] if is_enough else [Warning(text, hint=hint, id="news.W002")]


@register("news")
def check_form_size(**kwargs: Any) -> list[CheckMessage]:
    limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    hint = "Set DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024, and the same in a server before it."
    text = "A long article with tables cannot be saved: its form is larger than what is accepted."
    is_enough = limit is None or limit >= NEEDED_FORM_BYTES
    return [] if is_enough else [Warning(text, hint=hint, id="news.W010")]


@register("news")
def check_unsaved_text(**kwargs: Any) -> list[CheckMessage]:
    middleware = list(settings.MIDDLEWARE)
    csrf = "django.middleware.csrf.CsrfViewMiddleware"
    before_csrf = middleware[: middleware.index(csrf)] if csrf in middleware else middleware
    hint = f"Put {UNSAVED_TEXT} into MIDDLEWARE, before CsrfViewMiddleware."
    text = "Text that is saved, or whose writer signed out, stays in the browser for a week."
    is_there = UNSAVED_TEXT in before_csrf
    return [] if is_there else [Warning(text, hint=hint, id="news.W011")]


@register("news")
def check_extras(**kwargs: Any) -> list[CheckMessage]:
    """What editors do without, where packages that are not needed are missing."""
    texts = {
        "pictures": ("Pictures from phones (HEIC) are refused.", "news.W040"),
        "documents": ("Editors are not told of personal data in PDF files.", "news.W045"),
    }
    if getattr(settings, "NEWS_GUIDE", {}).get("FILE"):
        texts["guide"] = ("The guide that NEWS_GUIDE names is not shown.", "news.W041")
    return [
        Warning(
            f"{text} Not installed: {', '.join(packages)}.",
            hint=f'pip install "vinh-danh[{extra}]", or silence this check.',
            id=number,
        )
        for extra, (text, number) in texts.items()
        if (packages := missing_packages(extra))
    ]


def _blocks_of(template: Any) -> set[str]:
    """The blocks of a template of Django and of those that it extends."""
    nodes: list[Any] = [
        node
        for loaded in _with_those_it_extends(template)
        for node in loaded.nodelist.get_nodes_by_type(BlockNode)
    ]
    return {node.name for node in nodes}


def _describes_outside_meta(template: Any) -> bool:
    def texts(nodes: NodeList) -> list[Any]:
        found: list[Any] = nodes.get_nodes_by_type(TextNode)
        return [node for node in found if 'name="description"' in node.s]

    for loaded in _with_those_it_extends(template):
        blocks: list[Any] = loaded.nodelist.get_nodes_by_type(BlockNode)
        inside = [node for b in blocks if b.name == "meta" for node in texts(b.nodelist)]
        if len(texts(loaded.nodelist)) > len(inside):
            return True
    return False


def _with_those_it_extends(template: Any) -> Iterator[Template]:
    """A template of Django, and those that it extends by a name that is written there."""
    loaded: Any = getattr(template, "template", None)
    while isinstance(loaded, Template):
        yield loaded
        parents: list[Any] = loaded.nodelist.get_nodes_by_type(ExtendsNode)
        name = parents[0].parent_name.resolve(Context()) if parents else None
        loaded = getattr(get_template(name), "template", None) if isinstance(name, str) else None


def _content_languages() -> list[str]:
    languages = getattr(settings, "WAGTAIL_CONTENT_LANGUAGES", None)
    return [code for code, _name in languages] if languages else [settings.LANGUAGE_CODE]


def _read(field: forms.Field, text: str, language: str) -> Any:
    """What a form makes of `text` in `language`; None where it refuses it."""
    with override(language):
        try:
            value = field.clean(text)
        except ValidationError:
            return None
    return value.replace(tzinfo=None) if isinstance(value, datetime) else value


@register("news")
def check_share(**kwargs: Any) -> list[CheckMessage]:
    named = [one for one in getattr(settings, "NEWS_SHARE", DEFAULT) if isinstance(one, str)]
    hint = f"Choose of {', '.join(SERVICES)}, or give label and address of another service."
    return [
        Error(f"NEWS_SHARE: {name} is no service that is known.", hint=hint, id="news.E011")
        for name in named
        if name not in SERVICES
    ]
