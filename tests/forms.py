"""What an editor's browser posts."""

from typing import Any

from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

CHILDREN = (
    "bylines", "subjects", "cited_documents", "attachments", "related_picks", "comments",
)  # fmt: skip


def article_form(**fields: Any) -> dict[str, str]:
    """The fields of an article's form: empty but for the title, the slug and `fields`."""
    empty = {
        "title": "Phát động thi đua",
        "slug": "phat-dong",
        "tags": "",
        "published_at": "04/08/2021 08:00",
        "body": streamfield([]),
        **{name: inline_formset([]) for name in CHILDREN},
    }
    return nested_form_data({**empty, **fields})
