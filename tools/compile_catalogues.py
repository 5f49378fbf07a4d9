"""Compiles the translations as the apps are built: a host has neither gettext nor our commands."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledCatalogues(BuildHookInterface):
    """A build hook of hatchling: every `.po` of the apps gets its `.mo` beside it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        for app in ("news", "campaigns"):
            for path in sorted((Path(self.root) / app).rglob("LC_MESSAGES/*.po")):
                with path.open("rb") as source:
                    catalogue = read_po(source, locale=path.parent.parent.name)
                with path.with_suffix(".mo").open("wb") as target:
                    write_mo(target, catalogue)
