"""Languages as pages have them: the code of a content language, with or without a region.

`LANGUAGE_CODE` and the language of a request may say more than the content's ("en-us" where pages
are in "en"), or less; a code with a region may be a content language itself ("pt-br").
"""

from django.conf import settings
from django.utils.translation import get_language, get_language_from_path
from wagtail.coreutils import get_content_languages, get_supported_content_language_variant


def content_language(code: str) -> str:
    """The content language that stands for `code`; `code` itself where none does."""
    try:
        return get_supported_content_language_variant(code)
    except LookupError:
        return code


def default_language() -> str:
    """The content language that the site writes first."""
    return content_language(settings.LANGUAGE_CODE)


def active_language() -> str:
    """The content language of what is shown now."""
    return content_language(get_language() or settings.LANGUAGE_CODE)


def known_languages() -> list[str]:
    """The language that is active, the site's own, and all others in which it has pages."""
    codes = [get_language(), settings.LANGUAGE_CODE, *get_content_languages()]
    return list(dict.fromkeys(filter(None, codes)))


def front_page_of(path: str) -> str:
    """The front page in the language of an address, without a question to the database."""
    language = get_language_from_path(path)
    return f"/{language}/" if language else "/"
