"""This website takes from the apps what any host may: the names that are documented as public."""

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
DOCUMENTED = PROJECT / "docs" / "public-names.md"
WEBSITE = ("home", "bench", "site/portal")
#: All names of these are public: models and what makes rows of them.
WHOLE = {"news.models", "campaigns.models", "news.factories", "campaigns.factories"}


def documented() -> dict[str, set[str]]:
    rows = re.findall(r"^\| `([\w.]+)` \| (.*?) \|", DOCUMENTED.read_text("utf-8"), re.MULTILINE)
    return {module: set(re.findall(r"`(\w+)`", names)) for module, names in rows}


def imported(path: Path) -> Iterator[tuple[str, str]]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and not node.level:
            yield from ((node.module or "", alias.name) for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)


@pytest.mark.parametrize("floor", WEBSITE)
def test_the_website_imports_public_names_alone(floor: str) -> None:
    public = documented()
    paths = (path for path in (PROJECT / floor).rglob("*.py") if "migrations" not in path.parts)
    others = {
        f"{path.relative_to(PROJECT)}: {module}.{name}"
        for path in paths
        for module, name in imported(path)
        if module.split(".")[0] in ("news", "campaigns")
        and module not in WHOLE
        and name not in public.get(module, ())
        and not (not name and module in public)
    }
    assert others == set()


def test_every_public_name_exists() -> None:
    missing = [
        f"{module}.{name}"
        for module, names in documented().items()
        for name in names
        if not hasattr(import_module(module), name)
    ]
    assert missing == []
