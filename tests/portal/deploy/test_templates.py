"""The files of `site/deploy`: they name what there is, and their programs accept them."""

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from portal.edition_rules import PARAMETERS
from portal.settings.private import private_folder
from tests.conftest import unavailable

pytestmark = pytest.mark.any_database

PROJECT = Path(settings.PROJECT_DIR)
DEPLOY = Path(settings.SITE_DIR, "deploy")
#: Set for Python, Django or the tests themselves.
NOT_OURS = {"PYTHONPATH", "DJANGO_SETTINGS_MODULE", "PATH", "CI"}


def in_readme() -> set[str]:
    table = (PROJECT / "README.md").read_text().partition("## Settings")[2].partition("\n## ")[0]
    rows = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    return {name for row in rows for name in re.findall(r"`([A-Z_]+)`", row)}


def in_template() -> set[str]:
    text = (DEPLOY / "env.example").read_text()
    return {*re.findall(r"^(?:# )?([A-Z][A-Z_]+)=", text, flags=re.MULTILINE)} - NOT_OURS


def test_the_template_names_each_variable_for_one_purpose() -> None:
    """`DATABASE_URL` has a second example; no other stands twice, for the later line would win."""
    text = (DEPLOY / "env.example").read_text()
    names = re.findall(r"^(?:# )?([A-Z][A-Z_]+)=", text, flags=re.MULTILINE)
    assert {name for name in names if names.count(name) > 1} == {"DATABASE_URL"}


def test_what_commands_make_as_root_is_given_to_the_sites_user(tmp_path: Path) -> None:
    """`catalogues compile` runs before there is an environment: settings make folders then."""
    private_folder(tmp_path / "var")
    made = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*")}
    text = (PROJECT / "docs" / "deploying.md").read_text()
    _before, _, after = text.partition("manage.py catalogues compile\n")
    lines = re.findall(r"^install -d -o vinh-danh (.*)$", after.partition("```")[0], re.MULTILINE)
    given = {word for line in lines for word in line.split()}
    assert made == {"var", "var/private"}
    assert made <= given


def in_code() -> set[str]:
    """What `site/portal` reads from the environment by a name that is written there."""
    found: set[str] = set()
    for path in (PROJECT / "site" / "portal").rglob("*.py"):
        if path.name not in ("development.py", "test.py"):
            found |= set(_read_in(ast.parse(path.read_text())))
    return found - NOT_OURS


def _read_in(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            source, arguments = ast.unparse(node.func), node.args
        elif isinstance(node, ast.Subscript):
            source, arguments = ast.unparse(node.value), [node.slice]
        else:
            continue
        is_asked = re.fullmatch(r"_?env(\.\w+)?|os\.environ(\.get)?|os\.getenv", source)
        if is_asked and arguments and isinstance(arguments[0], ast.Constant):
            yield str(arguments[0].value)


def test_readme_and_template_name_every_variable_that_the_code_reads() -> None:
    assert in_readme() == in_code()
    assert in_template() == in_code()


def test_varnish_knows_pages_by_the_parameters_that_pages_read() -> None:
    known = re.search(r"\(\?!\(([a-z_|]+)\)\(=", (DEPLOY / "varnish.vcl").read_text())
    assert known
    assert set(known[1].split("|")) == set(PARAMETERS)


def test_varnish_passes_the_cookies_that_the_site_reads() -> None:
    names = {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, "messages"}
    text = (DEPLOY / "varnish.vcl").read_text()
    named = re.search(r'Cookie ~ "\(\^\|\[;,\\s\]\)\(([^)]+)\)', text)
    assert named
    assert set(named[1].split("|")) == names


UNITS = sorted((DEPLOY / "systemd").iterdir())


@pytest.fixture
def units(tmp_path: Path) -> list[str]:
    if shutil.which("systemd-analyze") is None:
        unavailable("no systemd-analyze: install systemd")
    python = "/srv/vinh-danh/.venv/bin/python"
    for unit in UNITS:
        (tmp_path / unit.name).write_text(unit.read_text().replace(python, sys.executable))
    return [str(tmp_path / unit.name) for unit in UNITS]


def test_systemd_understands_all_units(units: list[str]) -> None:
    command = ["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", *units]
    said = subprocess.run(command, capture_output=True, text=True)
    assert (said.returncode, said.stdout, said.stderr) == (0, "", "")


def test_systemd_calls_no_unit_exposed(units: list[str]) -> None:
    services = [unit for unit in units if unit.endswith(".service")]
    command = ["systemd-analyze", "security", "--offline=true", "--threshold=20", "--no-pager"]
    for service in services:
        said = subprocess.run([*command, service], capture_output=True, text=True)
        assert said.returncode == 0, said.stdout


def test_units_and_image_call_commands_that_there_are() -> None:
    from django.core.management import get_commands

    texts = [path.read_text() for path in [*UNITS, DEPLOY / "Containerfile"]]
    called = {name for text in texts for name in re.findall(r"manage\.py (\w+)", text)}
    assert {"serve", "run_scheduled", "publish_scheduled", "backup"} <= called
    assert called <= set(get_commands())


def test_the_image_copies_what_there_is_and_runs_as_nobody() -> None:
    text = (DEPLOY / "Containerfile").read_text()
    stage = text.partition("FROM python:3.13-slim-trixie\n")[2]
    copied = re.findall(r"^COPY (?!--from)(\S+)", text, flags=re.MULTILINE)
    assert copied
    assert all(os.path.exists(PROJECT / name) for name in copied)
    assert re.search(r"^USER \d+:\d+$", stage, flags=re.MULTILINE)
    assert "HEALTHCHECK" in stage
    assert "SECRET_KEY" not in text
