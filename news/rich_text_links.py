"""Links to pages within rich texts, in one query a text however many there are."""

from typing import Any

from django.utils.html import escape
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from .languages import active_language


class FewQueriesPageLinkHandler(PageLinkHandler):
    """As Wagtail's: a link leads to the page's live translation in the active language.

    Wagtail's asks for the locale, and in another language for the translation, once a link.
    """

    @classmethod
    def get_many(cls, attrs_list: list[dict[str, str]]) -> list[Page | None]:
        ids = {int(attrs["id"]) for attrs in attrs_list if attrs.get("id", "").isdecimal()}
        keys = Page.objects.filter(pk__in=ids).order_by().values("translation_key")
        pages = Page.objects.filter(translation_key__in=keys).select_related("locale").order_by()
        by_id = {page.pk: page for page in pages}
        language = active_language()
        translated = {
            page.translation_key: page
            for page in by_id.values()
            if page.live and page.locale.language_code == language
        }

        def target(attrs: dict[str, str]) -> Page | None:
            page = by_id.get(int(attrs["id"])) if attrs.get("id", "").isdecimal() else None
            return translated.get(page.translation_key, page) if page else None

        return [target(attrs) for attrs in attrs_list]

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, Any]]) -> list[str]:
        return [
            f'<a href="{escape(_url_of(page))}">' if page else "<a>"
            for page in cls.get_many(attrs_list)
        ]


def _url_of(page: Page) -> str:
    """Only page types that make their addresses themselves are loaded as what they are."""
    model = page.specific_class
    makes_its_own = model is not None and model.get_url_parts is not Page.get_url_parts
    return (page.specific if makes_its_own else page).url or ""
