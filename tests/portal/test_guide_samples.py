"""The site builder's guide: its code is code, and all that it names of the apps exists."""

import ast
import re
import textwrap
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.template import engines

PROJECT = Path(__file__).resolve().parents[2]
GUIDE = PROJECT / "docs" / "site-builders-guide.md"
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


APPS = [PROJECT / app for app in ("news", "campaigns", "home")]


def first_cells(heading: str) -> list[str]:
    """The names in the first column of the table below a heading."""
    section = TEXT.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    rows = [line for line in section.splitlines() if line.startswith("| `")]
    return [name for row in rows for name in re.findall(r"`([^`]+)`", row.split(" | ")[0])]


def code_of_the_apps() -> str:
    return "\n".join(path.read_text("utf-8") for app in APPS for path in app.rglob("*.py"))


def test_every_check_is_listed_once() -> None:
    listed = first_cells("Checks")
    assert len({*listed}) == len(listed)
    assert {*listed} == {*re.findall(r'"((?:news|campaigns|home)\.[EW]\d{3})"', code_of_the_apps())}


def test_every_setting_is_listed_once() -> None:
    listed = first_cells("Settings")
    asked = re.findall(r'getattr\(\s*settings,\s*"([A-Z_]+)"', code_of_the_apps())
    ours = {name for name in asked if name.startswith(("NEWS_", "CAMPAIGNS_", "AWARD_", "CLAMD"))}
    assert len({*listed}) == len(listed)
    assert ours <= {*listed}
    assert all(name in code_of_the_apps() for name in listed)


def test_every_command_is_listed() -> None:
    listed = " ".join(TEXT.split("\n## Commands\n")[1].split("\n## ")[0].split())
    commands = [path for app in APPS for path in app.glob("management/commands/[a-z]*.py")]
    assert commands
    assert {path.stem for path in commands if f"`{path.stem}" not in listed} == set()


def test_its_links_lead_somewhere() -> None:
    """To a heading of its own, or to a file; of another page's headings too."""
    for target in re.findall(r"\]\(([^)\s]+)\)", TEXT):
        name, _sign, anchor = target.partition("#")
        if name.startswith("http"):
            continue
        page = (GUIDE.parent / name).resolve() if name else GUIDE
        assert page.exists(), target
        if anchor:
            headings = re.findall(r"^#+ (.*)$", page.read_text("utf-8"), re.MULTILINE)
            slugs = {re.sub(r"[^\w\- ]", "", one.lower()).replace(" ", "-") for one in headings}
            assert anchor in slugs, target
