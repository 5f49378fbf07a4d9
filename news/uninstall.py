"""Takes out of the database what an app put there, so that the app can be taken out of a site.

Django leaves pages, permissions, revisions and content types behind when an app goes, and then
Wagtail's admin fails at what it cannot load any more.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.models import Model
from wagtail.models import Page, ReferenceIndex, Site, get_page_models

from .bin.models import BinnedPage
from .bin.tree import BIN_PATH
from .public_index.models import PublicBody, PublicVersion

#: How many pages are named of each kind that stands in the way.
NAMED = 5


@dataclass
class Uninstallation:
    """What goes with the apps of these `labels`, and what has to be done before."""

    labels: Collection[str]
    #: Sentences, each with what to do.
    obstacles: list[str] = field(default_factory=list)
    #: Pages by their type; these are deleted.
    pages: dict[str, int] = field(default_factory=dict)
    #: Rows by their model; they go with the tables.
    rows: dict[str, int] = field(default_factory=dict)
    #: Pages and rows of others that name what goes; they lose it.
    mentions: list[str] = field(default_factory=list)


def look(labels: Collection[str]) -> Uninstallation:
    """Reads what would go. `labels` are those of installed apps."""
    found = Uninstallation(labels)
    models = [model for label in labels for model in apps.get_app_config(label).get_models()]
    built = _built_on(models, labels)
    found.obstacles += [
        *(_take_out(label, fields) for label, fields in built.items()),
        *_migrations_built_on({*labels, *built}),
        *_sites_below(labels),
        *_pages_of_others(labels),
    ]
    for model in models:
        counts = found.pages if issubclass(model, Page) else found.rows
        if count := model._base_manager.count():
            counts[model._meta.label] = count
    found.mentions += _mentions(labels)
    return found


def carry_out(labels: Collection[str]) -> None:
    """Deletes the pages, all that Wagtail and Django keep about the apps, then the tables."""
    with transaction.atomic():
        _delete_pages(labels)
        # With them go permissions, revisions, reviews, and what the search and the reference
        # index hold; the history of the site keeps its entries.
        ContentType.objects.filter(app_label__in=labels).delete()
        if "news" in labels:
            Page.objects.filter(path=BIN_PATH).delete()
    ContentType.objects.clear_cache()
    for label in _users_first(labels):
        call_command("migrate", label, "zero", verbosity=0, interactive=False)
    # `migrate` makes those of a table anew that is still there when another app's are gone.
    ContentType.objects.filter(app_label__in=labels).delete()
    if "news" not in labels:
        _forget_blocks()


def _forget_blocks() -> None:
    """The public index shows blocks that go: it is filled anew at the next `migrate`.

    Bodies are rendered at each request until then, because kept ones count the blocks that go.
    """
    PublicBody.objects.all().delete()
    PublicVersion.objects.filter(name="form").delete()


def _own_pages(labels: Collection[str]) -> list[type[Page]]:
    return [model for model in get_page_models() if model._meta.app_label in labels]


def _types(labels: Collection[str]) -> list[ContentType]:
    return list(ContentType.objects.get_for_models(*_own_pages(labels)).values())


def _tops(labels: Collection[str]) -> list[Page]:
    """The pages of the apps that do not lie below another one of them, the bin's included."""
    tops: list[Page] = []
    for page in Page.objects.filter(content_type__in=_types(labels)).order_by("path"):
        if not tops or not page.path.startswith(tops[-1].path):
            tops.append(page)
    return tops


def _delete_pages(labels: Collection[str]) -> None:
    for top in reversed(_tops(labels)):
        page = Page.objects.filter(pk=top.pk).first()
        if page:  # else it went with the page that it is an alias of
            page.specific.delete()


def _built_on(models: list[type[Model]], labels: Collection[str]) -> dict[str, list[str]]:
    """By app: models of others that inherit from what goes, and fields that lead to it."""
    packages = tuple(f"{apps.get_app_config(label).name}." for label in labels)
    built: dict[str, list[str]] = {}
    for model in apps.get_models(include_auto_created=True):
        label = model._meta.app_label
        if label in labels:
            continue
        found = [f"{model._meta.label}.{own.name}" for own in _leads_to(model, models)]
        if any(base.__module__.startswith(packages) for base in model.__mro__):
            found.insert(0, model._meta.label)
        if found:
            built.setdefault(label, []).extend(found)
    return built


def _take_out(label: str, fields: list[str]) -> str:
    return (
        f"The app {label} is built on what goes ({_some(fields)}): take these models or fields out "
        f"first, or name {label} in this command, too."
    )


def _leads_to(model: type[Model], targets: list[type[Model]]) -> list[Any]:
    fields = [*model._meta.fields, *model._meta.many_to_many]
    return [own for own in fields if own.related_model in targets]


def _migrations_built_on(labels: Collection[str]) -> Iterator[str]:
    graph = MigrationLoader(connection).graph
    plans = [graph.backwards_plan(root) for label in labels for root in graph.root_nodes(label)]
    found = {(label, name) for plan in plans for label, name in plan if label not in labels}
    if found:
        names = _some([f"{label}.{name}" for label, name in sorted(found)])
        yield (
            f"Migrations of other apps need those that go, and would be taken back: {names}. Take "
            "the dependency and the operations that name them out first."
        )


def _sites_below(labels: Collection[str]) -> Iterator[str]:
    tops = _tops(labels)
    for site in Site.objects.select_related("root_page"):
        if any(site.root_page.path.startswith(top.path) for top in tops):
            yield f"The site {site} begins at a page that goes: give it another front page."


def _pages_of_others(labels: Collection[str]) -> Iterator[str]:
    others = Page.objects.exclude(content_type__in=_types(labels))
    for top in _tops(labels):
        below = others.filter(path__startswith=top.path)
        if below:
            yield f"Below “{top.title}” are pages that stay: move {_named(list(below))} away."
    if "news" in labels:
        tops = BinnedPage.objects.on_their_own()
        waiting = [entry.page for entry in tops.filter(page__in=others)]
        if waiting:
            yield f"The bin goes: restore {_named(waiting)}, or delete for good what is in it."


def _named(pages: list[Page]) -> str:
    return _some([f"“{page.title}” ({page.pk})" for page in pages])


def _some(names: list[str]) -> str:
    return ", ".join(names[:NAMED]) + (f" and {len(names) - NAMED} more" if names[NAMED:] else "")


def _mentions(labels: Collection[str]) -> Iterator[str]:
    """What the reference index knows: blocks and links in pages and rows of others."""
    own = ContentType.objects.filter(app_label__in=labels)
    rows = ReferenceIndex.objects.exclude(content_type__in=own).select_related("content_type")
    page = ContentType.objects.get_for_model(Page)
    keys = Page.objects.filter(content_type__in=own).values_list("pk", flat=True)
    going = {str(key) for key in keys}
    to_pages = [row for row in rows.filter(to_content_type=page) if row.to_object_id in going]
    for row in [*rows.filter(to_content_type__in=own), *to_pages]:
        model = row.content_type.model_class()
        holder = model._base_manager.filter(pk=row.object_id).first() if model else None
        yield f"{row.content_type.name} “{holder}” ({row.object_id}): {row.model_path}"


def _users_first(labels: Collection[str]) -> list[str]:
    """So that no `migrate` takes back what another app of these still rests on."""
    graph = MigrationLoader(connection).graph
    roots = [(label, graph.root_nodes(label)) for label in labels]
    taken = {
        label: {other for root in nodes for other, _name in graph.backwards_plan(root)}
        for label, nodes in roots
    }
    return sorted(labels, key=lambda label: len(taken[label] & set(labels)))
