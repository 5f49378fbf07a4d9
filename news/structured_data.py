"""Pages as structured data that search engines and other systems read (schema.org)."""

import json
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

# What could end the script element, or be read as markup inside it.
_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def news_article(page: Any, url: str, authors: list[str]) -> SafeString:
    """A `NewsArticle` as JSON-LD text, safe inside a `<script>` element."""
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": page.title,
        "description": page.meta_description,
        "inLanguage": get_language(),
        "mainEntityOfPage": url,
        "datePublished": page.published_at,
        "dateModified": page.updated_at or page.published_at,
        "author": [{"@type": "Person", "name": name} for name in authors],
        "articleSection": [category.label for category in page.category_list],
        "keywords": [tag.name for tag in page.tag_list],
    }
    return linked_data(data)


def linked_data(data: dict[str, Any]) -> SafeString:
    """`data` without its empty values as JSON-LD text, safe inside a `<script>` element."""
    filled = {key: value for key, value in data.items() if value}
    text = json.dumps(filled, ensure_ascii=False, default=lambda moment: moment.isoformat())
    return mark_safe(text.translate(_ESCAPES))  # noqa: S308 - what HTML could read is escaped
