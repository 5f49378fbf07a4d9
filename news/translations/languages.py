"""Which languages a register's rows have texts in, and how a text in one of them is labelled."""

from django.conf import settings
from django.utils.translation import get_language, get_language_info, gettext
from wagtail.coreutils import get_content_languages, get_supported_content_language_variant

#: Languages that write the name of a language with a capital in a sentence, too.
_WITH_CAPITAL = {"af", "cy", "de", "en", "fy", "ga", "lb", "nl"}


def main_language() -> str:
    """The language that the rows' own fields are written in."""
    try:
        return get_supported_content_language_variant(settings.LANGUAGE_CODE)
    except LookupError:  # a site whose pages are in other languages than its default one
        return settings.LANGUAGE_CODE


def further_languages() -> list[str]:
    """The codes of the languages of the site's pages but for the main one."""
    if not getattr(settings, "WAGTAIL_I18N_ENABLED", False):
        return []
    main = main_language()
    return [code for code in get_content_languages() if code != main]


def site_language(code: str) -> str:
    """This site's code for a language, such as "en-gb" for "en"; `code` where it has none."""
    known = get_content_languages()
    alike = (own for own in known if own.partition("-")[0] == code.partition("-")[0])
    return code if code in known else next(alike, code)


def language_in_words(code: str) -> str:
    """The language's name in the active language, as within a sentence."""
    try:
        name = gettext(get_language_info(code)["name"])
    except KeyError:  # a language that Django does not know
        name = str(get_content_languages().get(code, code))
    active = (get_language() or "").partition("-")[0]
    return name if active in _WITH_CAPITAL else name[:1].lower() + name[1:]


def in_language(text: str, code: str) -> str:
    """The label of a field in another language: "name" → "name in English"."""
    return gettext("%(text)s in %(language)s") % {
        "text": text,
        "language": language_in_words(code),
    }
