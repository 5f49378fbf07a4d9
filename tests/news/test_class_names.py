"""Class names of the apps' public pages: a site that takes them in has names of its own."""

import re
from pathlib import Path

import pytest

#: Of Wagtail's rich text, of its tables' editor, of Django's forms
FOREIGN = {"rich-text", "htLeft", "htRight", "htCenter", "errorlist"}
#: What an element is at the moment, always beside a name of ours
STATE = re.compile(r"(is|has)-[a-z-]*")

APPS = ("news", "campaigns")
COMMENTS_AND_TEXTS = re.compile(r'/\*.*?\*/|"[^"]*"|url\([^)]*\)', re.S)
TAGS = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.S)


def public_files(app: str, folder: str, ending: str) -> list[Path]:
    return [
        path
        for path in Path(app, folder, app).rglob(f"*.{ending}")
        if "admin" not in path.parts and "mails" not in path.parts
    ]


def without_prefix(names: set[str]) -> list[str]:
    return sorted(
        name
        for name in names
        if not name.startswith("vd-") and name not in FOREIGN and not STATE.fullmatch(name)
    )


@pytest.mark.parametrize("app", APPS)
def test_public_styles_name_only_classes_with_our_prefix(app: str) -> None:
    found: set[str] = set()
    for path in public_files(app, "static", "css"):
        rules = COMMENTS_AND_TEXTS.sub("", path.read_text())
        found |= set(re.findall(r"\.([A-Za-z][\w-]*)", rules))
    assert len(found) > 40
    assert without_prefix(found) == []


@pytest.mark.parametrize("app", APPS)
def test_public_templates_name_only_classes_with_our_prefix(app: str) -> None:
    found: set[str] = set()
    for path in public_files(app, "templates", "html"):
        text = path.read_text()
        values = re.findall(r'\bclass="([^"]*)"', text)
        values += re.findall(r"\{% block main_class %\}(.*?)\{% endblock", text)
        for value in values:
            # A name that a tag continues ("vd-cat-{{ … }}") is known by its beginning
            words = TAGS.sub("\0", value).split()
            found |= {word.split("\0")[0] for word in words if not word.startswith("\0")}
    assert len(found) > 40
    assert without_prefix(found - {""}) == []
