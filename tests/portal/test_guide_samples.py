"""The site builder's guide: its code is code, and all that it names of the apps exists."""

import ast
import re
import textwrap
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.template import engines

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "site-builders-guide.md"
BLOCK = re.compile(r"^( *)```(python|html|toml)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
TEXT = GUIDE.read_text("utf-8")
BLOCKS = [(kind, textwrap.dedent(code)) for _indent, kind, code in BLOCK.findall(TEXT)]
DOTTED = re.compile(r"""[`"'(]((?:news|campaigns)(?:\.\w+)+)[`"'()]""")
#: Not modules: ids of checks, models, permissions.
NO_MODULE = re.compile(r"^\w+\.(?:[EW]\d+|[A-Z]\w+|\w+_(?:awards|annulments|lists|bin))$")


def samples(kind: str) -> list[str]:
    return [code for found, code in BLOCKS if found == kind]


@pytest.mark.parametrize("code", samples("python"))
def test_python_can_be_run_up_to_what_it_is_given(code: str) -> None:
    """It is compiled; what it imports is there, and has what is asked of it."""
    tree = ast.parse(code)
    compile(tree, str(GUIDE), "exec")
    given: dict[str, Any] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and ".models" not in node.module:
            module = import_module(node.module)
            for alias in node.names:
                if not hasattr(module, alias.name):
                    import_module(f"{node.module}.{alias.name}")
                given[alias.asname or alias.name] = getattr(module, alias.name)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            assert hasattr(given.get(node.value.id, node), node.attr) or node.value.id not in given


@pytest.mark.parametrize("code", samples("html"))
def test_templates_can_be_read(code: str) -> None:
    engines["django"].from_string(code)


@pytest.mark.parametrize("name", sorted(set(DOTTED.findall(TEXT))))
def test_what_it_names_of_the_apps_exists(name: str) -> None:
    if NO_MODULE.match(name):
        return
    parts = name.split(".")
    for length in range(len(parts), 0, -1):
        try:
            found = import_module(".".join(parts[:length]))
        except ModuleNotFoundError:
            continue
        for part in parts[length:]:
            found = getattr(found, part)
        return
