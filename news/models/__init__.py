"""The newsroom's models, one file a concern."""

from ..former_addresses.models import FormerAddress, FormerSlug
from ..public_index.models import PublicBody, PublicLink, PublicPage, PublicText, PublicVersion
from ..scheduling.models import ScheduleFailure
from .article import ArticlePage
from .article_parts import (
    ArticleAttachment,
    ArticleByline,
    ArticleSubject,
    ArticleTag,
    CitedDocument,
    RelatedArticle,
)
from .base import BasePage, CoverMixin, IndexPage
from .index import NewsIndexPage
from .registers import Author, Category, OfficialDocument, Tag
from .subjects import SubjectPageMixin

__all__ = [
    "ArticleAttachment",
    "ArticleByline",
    "ArticlePage",
    "ArticleSubject",
    "ArticleTag",
    "Author",
    "BasePage",
    "Category",
    "CitedDocument",
    "CoverMixin",
    "FormerAddress",
    "FormerSlug",
    "IndexPage",
    "NewsIndexPage",
    "OfficialDocument",
    "PublicBody",
    "PublicLink",
    "PublicPage",
    "PublicText",
    "PublicVersion",
    "RelatedArticle",
    "ScheduleFailure",
    "SubjectPageMixin",
    "Tag",
]
