"""From the blocks of a TOML file to a page's body."""

from typing import Any

from wagtail.models import Page
from wagtail.rich_text import RichText

from news.models import ArticlePage, OfficialDocument
from news.ordinals import without_ordinal

from . import media


class BodyBuilder:
    def __init__(self, documents: dict[str, OfficialDocument], pages: dict[str, Page]) -> None:
        self.documents = documents
        self.pages = pages

    def build(self, blocks: list[dict[str, Any]]) -> Any:
        """Cards to articles that have not been added yet are left out."""
        built = ((block["type"], getattr(self, f"_{block['type']}")(block)) for block in blocks)
        return [(kind, value) for kind, value in built if value is not None]

    def _heading(self, data: dict[str, Any]) -> dict[str, Any]:
        return {"text": data["text"], "level": data.get("level", "h2")}

    def _paragraph(self, data: dict[str, Any]) -> RichText:
        return RichText(data["html"])

    def _ordered_section(self, data: dict[str, Any]) -> dict[str, Any]:
        return {"heading": without_ordinal(data["heading"]), "text": RichText(data["html"])}

    def _image(self, data: dict[str, Any]) -> dict[str, Any]:
        return {
            "image": media.image(data),
            "alt": data.get("alt", ""),
            "decorative": not data.get("alt"),
            "caption": data.get("caption", ""),
            "credit": data.get("credit", ""),
        }

    def _quote(self, data: dict[str, Any]) -> dict[str, Any]:
        return {
            "text": data["text"],
            "attribution": data.get("attribution", ""),
            "role": data.get("role", ""),
        }

    def _callout(self, data: dict[str, Any]) -> dict[str, Any]:
        return {
            "kind": data.get("kind", "note"),
            "title": data.get("title", ""),
            "text": RichText(data["html"]),
        }

    def _table(self, data: dict[str, Any]) -> dict[str, Any]:
        return {
            "data": data["rows"],
            "first_row_is_table_header": True,
            "first_col_is_header": False,
            "table_header_choice": "row",
            "table_caption": data.get("caption", ""),
        }

    def _attachments(self, data: dict[str, Any]) -> dict[str, Any]:
        files = [
            {"document": media.attachment(item), "title": item["title"]} for item in data["items"]
        ]
        return {"title": data.get("title", ""), "documents": files}

    def _official_document(self, data: dict[str, Any]) -> dict[str, Any]:
        return {"document": self.documents[data["document"]], "note": data.get("note", "")}

    def _article_card(self, data: dict[str, Any]) -> dict[str, Any] | None:
        article = self.pages.get(data["article"])
        return {"article": article} if isinstance(article, ArticlePage) else None

    def _call_to_action(self, data: dict[str, Any]) -> dict[str, Any]:
        return {
            "text": data.get("text", ""),
            "label": data["label"],
            "page": self.pages.get(data["page"]) if data.get("page") else None,
            "url": data.get("url", ""),
        }
