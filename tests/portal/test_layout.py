"""The project's shape: top level, size of files, and nothing that belongs to one machine."""

import re
from collections.abc import Iterator
from pathlib import Path

import grimp
import pytest

pytestmark = pytest.mark.any_database

PROJECT = Path(__file__).resolve().parents[2]
OURS = ("site", "news", "campaigns", "home", "tests", "tools", "bench")
WRITTEN = {".py", ".html", ".css", ".js", ".toml", ".txt", ".md"}
FOLDERS = ("site", "news", "campaigns", "home", "tests", "docs")
PLAIN = ("manage.py", "requirements.txt", "requirements-dev.txt", "README.md", "Makefile")
HIDDEN = ("pyproject.toml", "LICENSE", ".ci/run", ".editorconfig", ".gitignore")
LONGEST = 400
#: How many files may import one another in a circle, imports inside functions counted: a page
#: imports its own views late.
LARGEST_CIRCLES = {"campaigns": 6, "home": 3, "news": 3, "portal": 3}


def files(*suffixes: str) -> Iterator[Path]:
    for folder in OURS:
        for path in sorted((PROJECT / folder).rglob("*")):
            if path.is_file() and path.suffix in suffixes and "__pycache__" not in path.parts:
                yield path


@pytest.mark.parametrize("name", [*FOLDERS, *PLAIN, *HIDDEN])
def test_top_level(name: str) -> None:
    assert (PROJECT / name).exists()


def test_site_is_no_package() -> None:
    """Python's own module has the name `site`."""
    assert not (PROJECT / "site" / "__init__.py").exists()
    assert (PROJECT / "site" / "portal" / "__init__.py").exists()


def test_no_file_of_code_is_long() -> None:
    long = {
        str(path.relative_to(PROJECT)): count
        for path in files(".py", ".html", ".js")
        if "migrations" not in path.parts
        and "making" not in path.parts  # cells of made-up lists: data
        and (count := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST
    }
    assert long == {}


def test_text_is_utf8_in_composed_form() -> None:
    """Vietnamese in the source is NFC; tests that need NFD make it."""
    import unicodedata

    decomposed = [
        str(path.relative_to(PROJECT))
        for path in files(*WRITTEN)
        if "lists" not in path.parts  # offices' files, in whatever encoding
        and not unicodedata.is_normalized("NFC", path.read_text(encoding="utf-8"))
    ]
    assert decomposed == []


def test_templates_ask_no_other_server() -> None:
    """No script, style, font or image comes from a third party."""
    outside = re.compile(r"""(?:src|srcset|href)=["'](?:https?:)?//[^"']+\.(?:js|css|woff2?|png)""")
    found = [str(path) for path in files(".html") if outside.search(path.read_text())]
    assert found == []


def test_code_names_no_path_of_one_machine() -> None:
    machine = re.compile(r"(?<!\w)/(?:root|home)/\w+/|/Users/\w+")
    found = [
        str(path.relative_to(PROJECT))
        for path in files(".py", ".html", ".toml")
        if path != Path(__file__) and machine.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.fixture(scope="session")
def imports() -> grimp.ImportGraph:
    return grimp.build_graph(*LARGEST_CIRCLES, exclude_type_checking_imports=True, cache_dir=None)


@pytest.mark.parametrize("app", LARGEST_CIRCLES)
def test_no_large_circle_of_files(imports: grimp.ImportGraph, app: str) -> None:
    """Files in a circle can only be understood, and changed, together."""
    circles = [
        imports.find_upstream_modules(name) & imports.find_downstream_modules(name) | {name}
        for name in imports.modules
        if name.partition(".")[0] == app
    ]
    largest = sorted(max(circles, key=len))
    assert len(largest) <= LARGEST_CIRCLES[app], "\n".join(largest)
