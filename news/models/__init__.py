"""The newsroom's models, one file a concern."""

from ..bin.models import BinnedPage
from ..files.models import ImageProblem, PublicFile
from ..former_addresses.models import FormerAddress, FormerSlug
from ..personal_data.documents.models import DocumentReading
from ..public_index.models import PublicBody, PublicLink, PublicPage, PublicText, PublicVersion
from ..scheduling.models import ScheduledRun, ScheduleFailure
from .article import AbstractArticlePage, ArticlePage
from .article_parts import (
    AbstractArticleAttachment,
    AbstractArticleByline,
    AbstractArticleSubject,
    AbstractArticleTag,
    AbstractCitedDocument,
    AbstractRelatedArticle,
    ArticleAttachment,
    ArticleByline,
    ArticleSubject,
    ArticleTag,
    CitedDocument,
    RelatedArticle,
)
from .base import BasePage, CoverMixin, IndexPage
from .index import AbstractNewsIndexPage, NewsIndexPage
from .registers import Author, Category, OfficialDocument, Tag
from .subjects import SubjectPageMixin

__all__ = [
    "AbstractArticleAttachment",
    "AbstractArticleByline",
    "AbstractArticlePage",
    "AbstractArticleSubject",
    "AbstractArticleTag",
    "AbstractCitedDocument",
    "AbstractNewsIndexPage",
    "AbstractRelatedArticle",
    "ArticleAttachment",
    "ArticleByline",
    "ArticlePage",
    "ArticleSubject",
    "ArticleTag",
    "Author",
    "BasePage",
    "BinnedPage",
    "Category",
    "CitedDocument",
    "CoverMixin",
    "DocumentReading",
    "FormerAddress",
    "FormerSlug",
    "ImageProblem",
    "IndexPage",
    "NewsIndexPage",
    "OfficialDocument",
    "PublicBody",
    "PublicFile",
    "PublicLink",
    "PublicPage",
    "PublicText",
    "PublicVersion",
    "RelatedArticle",
    "ScheduleFailure",
    "ScheduledRun",
    "SubjectPageMixin",
    "Tag",
]
