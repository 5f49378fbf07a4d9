"""The views of Wagtail's admin as the resolver knows them, for tests that visit all of a kind."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.urls import URLPattern, get_resolver

_PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")


@dataclass(frozen=True)
class AdminView:
    #: Its address, with parameters as "<int:pk>".
    route: str
    #: With its namespaces: "wagtailadmin_pages:edit".
    name: str
    #: None for views that are functions.
    view_class: type | None
    model: type[Model] | None

    @property
    def parameters(self) -> list[str]:
        return _PARAMETER.findall(self.route)

    def address(self, *values: object) -> str:
        """Its address with these values in the place of its parameters."""
        given = iter(values)
        return _PARAMETER.sub(lambda _match: str(next(given)), self.route)


def admin_views() -> list[AdminView]:
    return [view for view in _walk(get_resolver().url_patterns, "/", "") if "/admin/" in view.route]


def _walk(patterns: Any, prefix: str, namespace: str) -> Iterator[AdminView]:
    for pattern in patterns:
        route = prefix + str(pattern.pattern).removeprefix("^").removesuffix("$")
        if isinstance(pattern, URLPattern):
            options = getattr(pattern.callback, "view_initkwargs", {})
            model = options.get("model") or getattr(_class_of(pattern), "model", None)
            is_model = isinstance(model, type) and issubclass(model, Model)
            name = f"{namespace}{pattern.name or ''}"
            yield AdminView(route, name, _class_of(pattern), model if is_model else None)
        else:
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _walk(pattern.url_patterns, route, inner)


def _class_of(pattern: URLPattern) -> type | None:
    return getattr(pattern.callback, "view_class", None)
