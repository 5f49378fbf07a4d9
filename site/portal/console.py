"""The language of commands that somebody reads at a terminal, perhaps at night."""

import os

from django.conf import settings

LANGUAGES = ("vi", "en")


def language() -> str:
    """The site's, unless the variable LANGUAGE names another that the commands speak.

    Not LANG: servers have English there whoever works on them.
    """
    wanted = os.environ.get("LANGUAGE", "")[:2]
    return wanted if wanted in LANGUAGES else settings.LANGUAGE_CODE
