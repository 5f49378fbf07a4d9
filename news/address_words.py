"""Words of public addresses that no page gives: parameters, and slugs where a title gives none.

They are in the site's own language (`LANGUAGE_CODE`) on pages of all languages, so that a link
says the same everywhere: "?nam=2021" on a Vietnamese site, "?year=2021" on an English one. They
come from the catalogues, context "address". The setting `NEWS_ADDRESS_WORDS`, a dict of names and
words, goes before these, so that a site can keep the words of its links.
"""

from collections.abc import Iterator, Mapping

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import override, pgettext_lazy

from .text import slug_by_sound, slug_from


class AddressWords(Mapping[str, str]):
    """Names and the site's words for them: letters, digits and underscores, all ASCII.

    Given as `year=pgettext_lazy("address", "year")`, so that catalogues have them, and looked up
    when they are asked for, because no catalogue is there while Django loads its apps.
    """

    def __init__(self, **words: Promise) -> None:
        self._words = words
        self._found: dict[tuple[str, str], str] = {}

    def __getitem__(self, name: str) -> str:
        own: Mapping[str, str] = getattr(settings, "NEWS_ADDRESS_WORDS", {})
        word = self._words[name]
        if name in own:
            return own[name]
        key = (name, settings.LANGUAGE_CODE)
        if key not in self._found:
            with override(settings.LANGUAGE_CODE):
                self._found[key] = slug_from(str(word)).replace("-", "_") or name
        return self._found[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)


#: Words that belong to no list's filters; those of filters are in `campaigns.registers.facets`.
WORDS = AddressWords(
    page=pgettext_lazy("address", "page"),
    date=pgettext_lazy("address", "date"),
    section=pgettext_lazy("address", "section"),
    tag=pgettext_lazy("address", "tag"),
    list=pgettext_lazy("address", "list"),
    calendar=pgettext_lazy("address", "calendar"),
)


def slug_or(text: str, word: str, longest: int) -> str:
    """A slug of `text`, of at most `longest` letters; the site's word of the name `word` where
    nothing of `text` can be said in Latin letters."""
    return slug_by_sound(text)[:longest].strip("-") or WORDS[word].replace("_", "-")
