"""Rich texts of one page, made ready for readers together."""

from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe
from wagtail.rich_text import expand_db_html

_BETWEEN = "\x1e"


class RichTexts(dict[str, SafeString]):
    """HTML as it is stored → HTML to print, for all the texts of a page in a query a kind of link.

    Expanded one by one, each text with a link to a page or a document would cost its own queries.
    """

    def __init__(self, *sources: str) -> None:
        texts = list(dict.fromkeys(text for text in sources if strip_tags(text or "").strip()))
        joined = _BETWEEN.join(text.replace(_BETWEEN, "") for text in texts)
        expanded = expand_db_html(joined).split(_BETWEEN) if texts else []
        # As Wagtail's own filter does: what editors may write was cleaned when it was stored.
        super().__init__(zip(texts, map(mark_safe, expanded), strict=True))

    def __missing__(self, source: str) -> SafeString:
        return SafeString("")
