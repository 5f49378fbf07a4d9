"""Compiles the translations as the apps are built: a host has neither gettext nor our commands.

Beside them lies `locale/django.pot`, all strings without translation, for a new language.
"""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

#: The language whose catalogues lack no string.
COMPLETE = "vi"


class CompiledCatalogues(BuildHookInterface):
    """A build hook of hatchling: every `.po` of the apps gets its `.mo` beside it, every folder of
    catalogues its `.pot`s."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        for app in ("news", "campaigns"):
            for path in sorted((Path(self.root) / app).rglob("LC_MESSAGES/*.po")):
                with path.open("rb") as source:
                    catalogue = read_po(source, locale=path.parent.parent.name)
                with path.with_suffix(".mo").open("wb") as target:
                    write_mo(target, catalogue)
                if path.parent.parent.name == COMPLETE:
                    write_template(path, path.parents[2] / f"{path.stem}.pot")


def write_template(source: Path, target: Path) -> None:
    """The strings of a complete catalogue, without its translations."""
    with source.open("rb") as file:
        catalogue = read_po(file)
    for message in catalogue:
        if message.id:
            message.string = ("", "") if message.pluralizable else ""
    catalogue.header_comment = "# Strings to be translated. Copy to LANGUAGE/LC_MESSAGES."
    with target.open("wb") as file:
        write_po(file, catalogue, width=100, include_lineno=False, ignore_obsolete=True)
