"""What an editor's browser posts."""

from typing import Any

from django.http import HttpResponse
from wagtail.test.utils.form_data import (
    inline_formset,
    nested_form_data,
    rich_text,
    streamfield,
)

from news.blocks.base import TEXT_FEATURES
from tests.reading import soup

CHILDREN = (
    "bylines", "subjects", "cited_documents", "attachments", "related_picks", "comments",
)  # fmt: skip
CAMPAIGN_CHILDREN = (
    "tasks", "criteria", "award_quotas", "milestones", "legal_basis", "downloads", "contacts",
    "figures", "comments",
)  # fmt: skip
CAMPAIGN_TEXTS = ("aims", "audience", "award_rules", "organisation", "results_summary")


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


def text_of(html: str) -> str:
    """What the editor of a campaign's text posts for `html`."""
    return rich_text(html, features=TEXT_FEATURES)


def campaign_form(**fields: Any) -> dict[str, str]:
    """The fields of a campaign's form: empty but for title, slug, period and `fields`."""
    empty = {
        "title": "Đợt cao điểm",
        "slug": "dot-cao-diem",
        "kind": "drive",
        "scope": "ministry_province",
        "starts": "06/2021",
        "ends": "08/2021",
        "body": streamfield([]),
        **{name: text_of("") for name in CAMPAIGN_TEXTS},
        **{name: inline_formset([]) for name in CAMPAIGN_CHILDREN},
    }
    return nested_form_data({**empty, **fields})


def as_shown(response: HttpResponse) -> dict[str, Any]:
    """The values with which a page's form stands on the screen, for posting it unchanged.

    Stream fields are drawn by JavaScript; they are posted empty.
    """
    form = soup(response).find("form", id="page-edit-form")
    return nested_form_data({"body": streamfield([])}) | values_in(form)


def values_in(form: Any) -> dict[str, Any]:
    """The values of a form's fields."""
    values: dict[str, Any] = {}
    for field in form.find_all(["input", "textarea", "select"]):
        name, kind = field.get("name"), field.get("type")
        if not name or kind in ("submit", "button"):
            continue
        if kind in ("checkbox", "radio"):
            if field.has_attr("checked"):
                values.setdefault(name, []).append(field.get("value", "on"))
        elif field.name == "select":
            chosen = field.find_all("option", selected=True)
            values[name] = [option["value"] for option in chosen]
        else:
            values[name] = field.get("value", "") if field.name == "input" else field.get_text()
    return values
