"""Words of routes, which stand in the catalogues: "category/…", "chuyen-muc/…", "rubrique/…"."""

from functools import lru_cache
from typing import Any

from django.utils.translation import override

from .languages import known_languages


class RouteWords:
    """The first words of a page type's routes, in each language that the site has, and `others`.

    Read of the class or of a page: `NewsIndexPage.route_words`.
    """

    def __init__(self, *others: str) -> None:
        self.others = others

    def __get__(self, instance: Any, owner: type) -> frozenset[str]:
        return _first_words(owner, tuple(known_languages())) | frozenset(self.others)


@lru_cache(maxsize=256)
def _first_words(owner: Any, languages: tuple[str, ...]) -> frozenset[str]:
    found = set()
    for language in languages:
        with override(language):
            for route in owner.get_subpage_urls():
                text = str(route.pattern).removeprefix("^")
                word = text.partition("/")[0]
                if word and word.replace("-", "").isalnum():
                    found.add(word)
    return frozenset(found)
