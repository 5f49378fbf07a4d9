"""The files of the award catalogue: awards, and their names in other languages.

The setting `CAMPAIGNS_AWARD_CATALOGUES` lists them. "vietnam" stands for the awards of Vietnamese
law that come with this app; all else is the path of a TOML file:

    language = "fr"                     # of the names in this file

    [[award_type]]                      # an award; the first of a level is the highest
    code = "medaille-du-merite"         # lower case letters, digits, hyphens; never changed
    name = "Médaille du mérite"
    authority = "Le ministre"           # may be left out, as all that follows
    short_names = ["MM"]
    family = "commendation"             # or "title"
    level = "state"                     # government, ministry_province, grassroots
    recipients = ["individuals"]        # collectives, households

    [translations.huan-chuong-sao-vang] # a name for an award of this or another file, by its code
    name = "Ordre de l'Étoile d'or"
    authority = "Le président de l'État"
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from campaigns.reading.award_list.letters import CATALOGUE

from .models.award_types import AwardType

VIETNAM = "vietnam"
BUILT_IN = (CATALOGUE, CATALOGUE.with_suffix(".en.toml"))
#: What a file may say of an award, and what it must say.
REQUIRED = {"code", "name"}
ALLOWED = REQUIRED | {
    "authority", "short_names", "family", "level", "recipients", "rank", "color", "between",
    "once_in_lifetime", "valid_from", "valid_to",
}  # fmt: skip
TEXTS = {"name", "authority"}


def read_catalogues() -> list[dict[str, Any]]:
    """The awards of all files, in order. `texts` has what is written in each language.

    Raises `ImproperlyConfigured`, which names the file and what is wrong with it.
    """
    files = [(path, _read(path)) for path in _paths()]
    awards = [award for path, file in files for award in _awards(path, file)]
    by_code = {award["code"]: award for award in awards}
    for path, file in files:
        for code, texts in file.get("translations", {}).items():
            if not isinstance(texts, dict) or not texts.keys() <= TEXTS:
                raise _wrong(path, f"translations.{code} may only have {_listed(TEXTS)}")
            if award := by_code.get(code):
                award["texts"].setdefault(file["language"], {}).update(texts)
    return awards


def _paths() -> Iterator[Path]:
    for named in getattr(settings, "CAMPAIGNS_AWARD_CATALOGUES", [VIETNAM]):
        if named == VIETNAM:
            yield from BUILT_IN
        else:
            yield Path(named)


def _read(path: Path) -> dict[str, Any]:
    try:
        file = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise _wrong(path, str(error)) from error
    if not isinstance(file.get("language"), str):
        raise _wrong(path, 'its language is missing: begin it with a line such as language = "fr"')
    return file


def _awards(path: Path, file: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for number, award in enumerate(file.get("award_type", []), start=1):
        place = f"award {number} ({award.get('code', 'without code')})"
        if missing := REQUIRED - award.keys():
            raise _wrong(path, f"{place} lacks {_listed(missing)}")
        if unknown := award.keys() - ALLOWED:
            raise _wrong(path, f"{place} has unknown keys: {_listed(unknown)}")
        for name, choices in (("level", AwardType.Level), ("family", AwardType.Family)):
            if award.get(name, choices.values[0]) not in choices.values:
                raise _wrong(path, f"{name} of {place} is not one of {_listed(choices.values)}")
        texts = {name: award.pop(name) for name in TEXTS & award.keys()}
        defaults = {"level": AwardType.Level.GRASSROOTS.value, "recipients": ["individuals"]}
        language = file["language"]
        yield {**defaults, **award, "language": language, "texts": {language: texts}}


def _wrong(path: Path, what: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"The award catalogue {path}: {what}.")


def _listed(names: Any) -> str:
    return ", ".join(sorted(names))
