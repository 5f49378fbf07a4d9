"""In which languages this site's award lists are written, for the reader, which knows no Django."""

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register


def list_languages() -> tuple[Sequence[str], Sequence[str | Path]]:
    """The setting `CAMPAIGNS_READING_LANGUAGES`, else the languages of the site's content; and
    `CAMPAIGNS_READING_WORDS`, paths of more files of words.
    """
    chosen = getattr(settings, "CAMPAIGNS_READING_LANGUAGES", None)
    if chosen is None:
        content = getattr(settings, "WAGTAIL_CONTENT_LANGUAGES", None) or ()
        chosen = [settings.LANGUAGE_CODE, *(code for code, _name in content)]
    return chosen, getattr(settings, "CAMPAIGNS_READING_WORDS", ())


@register("campaigns")
def check_words(**kwargs: Any) -> list[CheckMessage]:
    errors: list[CheckMessage] = []
    hint = "Let CAMPAIGNS_READING_WORDS name TOML files as docs/adding-a-language.md describes."
    for path in list_languages()[1]:
        try:
            tomllib.loads(Path(path).read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            text = f"Words of award lists cannot be read from {path}: {error}"
            errors.append(Error(text, hint=hint, id="campaigns.E010"))
    return errors
