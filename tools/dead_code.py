"""Lists code that nothing uses, as vulture finds it; exit status 1 if there is any.

    python tools/dead_code.py

Tests do not count as users: what only they call is dead. Vulture knows neither templates nor the
names by which Django and Wagtail call our code, so those are read here; the few that are left have
their place in `[tool.vulture]` in pyproject.toml.
"""

import ast
import importlib
import os
import pkgutil
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import django
from django.db.models.enums import ChoicesType
from django.db.models.options import DEFAULT_NAMES
from vulture import Vulture

PROJECT = Path(__file__).resolve().parents[1]
APPS = {"news": "news", "campaigns": "campaigns", "home": "home", "portal": "site/portal"}
#: Use code of the apps, but are no part of the website.
USERS = ("bench", "tools", "manage.py")
WORD = re.compile(r"[A-Za-z_]\w*")


def in_templates() -> Iterator[str]:
    for folder in APPS.values():
        for path in (PROJECT / folder).rglob("templates/**/*.*"):
            if path.suffix not in (".html", ".txt"):
                continue
            for tag in re.findall(r"{[{%](.*?)[%}]}", path.read_text(encoding="utf-8"), re.DOTALL):
                yield from WORD.findall(tag)


def in_strings() -> Iterator[str]:
    """Fields, dotted paths and arguments that our own Python names."""
    for folder in APPS.values():
        for path in (PROJECT / folder).rglob("*.py"):
            if "migrations" in path.parts:
                continue
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.keyword) and node.arg:
                    yield node.arg
                elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield from WORD.findall(node.value) if " " not in node.value else ()


def is_ours(thing: object) -> bool:
    return str(getattr(thing, "__module__", "")).partition(".")[0] in APPS


def in_libraries() -> Iterator[str]:
    """Attributes of the classes that ours inherit from, and members of enumerations."""
    yield from DEFAULT_NAMES
    for app in APPS:
        for module in pkgutil.walk_packages(importlib.import_module(app).__path__, f"{app}."):
            if ".settings" in module.name or ".migrations" in module.name:
                continue
            for one in vars(importlib.import_module(module.name)).values():
                if isinstance(one, type) and is_ours(one):
                    yield from _inherited(one)


def _inherited(one: type) -> Iterator[str]:
    for nested in (one, *vars(one).values()):
        if isinstance(nested, ChoicesType):
            yield from nested.__members__
    for base in one.__mro__:
        if not is_ours(base):
            # A manager made from a queryset of ours counts as Django's, its methods as ours.
            yield from (name for name, value in vars(base).items() if not is_ours(value))


def main() -> int:
    config = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    options = config["tool"]["vulture"]
    finder = Vulture(
        ignore_names=options["ignore_names"], ignore_decorators=options["ignore_decorators"]
    )
    paths = [str(PROJECT / name) for name in (*APPS.values(), *USERS)]
    finder.scavenge(paths, exclude=options["exclude"])
    known = {*in_templates(), *in_strings(), *in_libraries()}
    dead = [
        item
        for item in finder.get_unused_code(min_confidence=options["min_confidence"])
        if item.name not in known
        and item.filename.relative_to(PROJECT).parts[0] not in USERS
        and item.filename.name != "factories.py"  # for tests
    ]
    for item in dead:
        print(f"{item.filename.relative_to(PROJECT)}:{item.first_lineno}: {item.message}")
    return 1 if dead else 0


if __name__ == "__main__":
    sys.path[:0] = [str(PROJECT), str(PROJECT / "site")]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")
    django.setup()
    sys.exit(main())
