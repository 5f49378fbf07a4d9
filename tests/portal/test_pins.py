"""pip installs an old release in silence where it must: what is installed is what is pinned."""

import re
from importlib.metadata import distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

pytestmark = pytest.mark.any_database

PROJECT = Path(__file__).resolve().parents[2]
FILES = ("requirements.txt", "requirements-dev.txt")
TOOLS = {"pip", "setuptools", "wheel"}


def requirements(name: str) -> list[Requirement]:
    lines = (PROJECT / name).read_text().splitlines()
    return [Requirement(line) for line in lines if re.match(r"[A-Za-z]", line)]


def pinned() -> dict[str, str]:
    return {
        canonicalize_name(requirement.name): str(requirement.specifier).removeprefix("==")
        for name in FILES
        for requirement in requirements(name)
        if requirement.marker is None or requirement.marker.evaluate()
    }


def installed() -> dict[str, str]:
    found = {canonicalize_name(package.name): package.version for package in distributions()}
    return {name: version for name, version in found.items() if name not in TOOLS}


@pytest.mark.parametrize("name", FILES)
def test_every_requirement_is_pinned_exactly(name: str) -> None:
    loose = [
        str(requirement)
        for requirement in requirements(name)
        if not re.fullmatch(r"==[^*,]+", str(requirement.specifier))
    ]
    assert loose == []


def test_what_is_installed_is_what_is_pinned() -> None:
    here = installed()
    wrong = {
        name: f"pinned {version}, installed {here.get(name)}"
        for name, version in pinned().items()
        if here.get(name) != version
    }
    assert wrong == {}


def test_nothing_unpinned_is_needed() -> None:
    """Each requirement of a pinned package is itself pinned."""
    pins = pinned()
    loose = set()
    for package in distributions():
        if canonicalize_name(package.name) not in pins:
            continue
        for line in package.requires or ():
            requirement = Requirement(line)
            wanted = requirement.marker is None or requirement.marker.evaluate({"extra": ""})
            if wanted and canonicalize_name(requirement.name) not in {*pins, *TOOLS}:
                loose.add(f"{requirement.name}, needed by {package.name}")
    assert loose == set()


def test_the_releases_that_were_agreed_on() -> None:
    pins = pinned()
    assert pins["wagtail"] == "8.0.1"
    assert pins["django"].startswith("5.2.")
