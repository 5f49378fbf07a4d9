"""An article with everything, its text in the manner of a provincial newsroom."""

from typing import TYPE_CHECKING, Any

from wagtail.rich_text import RichText
from wagtail_factories import ImageFactory

from home.factories import ContentPageFactory, menu_item, menu_link
from news.factories import (
    ArticleFactory,
    AuthorFactory,
    CategoryFactory,
    DocumentFactory,
    OfficialDocumentFactory,
    moment,
)
from news.models import ArticlePage

if TYPE_CHECKING:
    from tests.fixtures import SiteTree

SECTIONS = ("Hoàn thành nhiệm vụ chuyên môn", "Đẩy mạnh chuyển đổi số", "Chăm lo đời sống cán bộ")


def heading(text: str, level: str = "h2") -> tuple[str, Any]:
    return "heading", {"text": text, "level": level}


def paragraph(html: str) -> tuple[str, Any]:
    return "paragraph", RichText(html)


def section(title: str, html: str = "<p>Mỗi phòng chọn hai việc khó nhất.</p>") -> tuple[str, Any]:
    return "ordered_section", {"heading": title, "text": RichText(html)}


def image(alt: str = "Quang cảnh buổi lễ", **fields: Any) -> tuple[str, Any]:
    values = {"image": ImageFactory(), "alt": alt, "decorative": False, "caption": "", "credit": ""}
    return "image", values | fields


def table(rows: list[list[str]], caption: str = "") -> tuple[str, Any]:
    return "table", {
        "data": rows,
        "first_row_is_table_header": True,
        "first_col_is_header": False,
        "table_header_choice": "row",
        "table_caption": caption,
    }


def attachments(*documents: Any) -> tuple[str, Any]:
    files = [{"document": document, "title": ""} for document in documents]
    return "attachments", {"title": "Tài liệu kèm theo", "documents": files}


def citation(document: Any) -> tuple[str, Any]:
    return "official_document", {"document": document, "note": "Còn hiệu lực"}


def card(article: ArticlePage) -> tuple[str, Any]:
    return "article_card", {"article": article}


def call_to_action(label: str, page: Any = None, url: str = "") -> tuple[str, Any]:
    return "call_to_action", {"text": "", "label": label, "page": page, "url": url}


def body_with_every_block(other: ArticlePage, page: Any) -> list[tuple[str, Any]]:
    return [
        paragraph("<p>Sáng 04/08/2021, Sở Tư pháp <b>phát động</b> đợt thi đua cao điểm.</p>"),
        heading("Ba nội dung của đợt thi đua"),
        *(section(title) for title in SECTIONS),
        heading("Nơi liên hệ", "h3"),
        (
            "quote",
            {
                "text": "Mỗi hồ sơ đúng hẹn là một lời hứa được giữ.",
                "attribution": "Giám đốc",
                "role": "Sở Tư pháp",
            },
        ),
        (
            "callout",
            {
                "kind": "important",
                "title": "Thời hạn",
                "text": RichText("<p>Trước 28/08/2021.</p>"),
            },
        ),
        image(caption="Lễ phát động", credit="Văn phòng Sở"),
        table([["Phòng", "Hồ sơ"], ["Hộ tịch", "1.204"]], "Hồ sơ nửa đầu năm"),
        attachments(DocumentFactory(), DocumentFactory()),
        citation(OfficialDocumentFactory(with_file=True)),
        card(other),
        call_to_action("Gửi góp ý", page=page),
    ]


def full_article(tree: "SiteTree", **fields: Any) -> ArticlePage:
    """Cover, every kind of block, 2 bylines, 3 tags, 2 subjects, 3 citations, 2 files, 2 picks."""
    picks = ArticleFactory.create_batch(2, parent=tree.news, illustrated=True)
    subjects = ContentPageFactory.create_batch(2, parent=tree.front)
    values: dict[str, Any] = {
        "title": "Phát động đợt thi đua cao điểm kỷ niệm 28/8",
        "published_at": moment(2021, 8, 4),
        "illustrated": True,
        "body": body_with_every_block(picks[0], subjects[0]),
        "source_name": "Cổng thông tin",
        "source_url": "https://example.vn/",
        "bylines": [AuthorFactory(), "Vũ Xuân Quyết"],
        "categories": [CategoryFactory()],
        "tags": ["thi đua", "khen thưởng", "28/8"],
        "subjects": subjects,
        "cites": OfficialDocumentFactory.create_batch(3, with_file=True),
        "attachments": DocumentFactory.create_batch(2),
        "picks": picks,
    }
    return ArticleFactory(parent=tree.news, **values | fields)


def fill_identity(tree: "SiteTree", page: Any) -> None:
    """Everything the header and the footer can show: a menu of two levels, links, addresses."""
    identity = tree.identity
    identity.name, identity.parent_body = "Sở Tư pháp", "Ủy ban nhân dân tỉnh"
    identity.translations = {
        "en": {"name": "Department of Justice", "parent_body": "Provincial People's Committee"}
    }
    identity.tagline, identity.responsible = "Vì Nhân dân phục vụ", "Giám đốc Sở Tư pháp"
    identity.address, identity.phone, identity.email = "12 Lê Lợi", "0123 456 789", "so@example.vn"
    identity.navigation = [
        menu_item("Trang chủ", tree.front, label_en="Home"),
        menu_item("Tin tức", tree.news, label_en="News"),
        menu_item(
            "Giới thiệu",
            page,
            children=[
                menu_link("Tìm kiếm", tree.search),
                menu_link("Tỉnh", url="https://example.vn/"),
            ],
        ),
    ]
    identity.footer_links = [
        ("link", menu_link("Sơ đồ", tree.front)),
        ("link", menu_link("Về chúng tôi", page)),
    ]
    identity.save()
