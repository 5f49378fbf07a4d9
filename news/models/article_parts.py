"""What hangs on an article: bylines, subjects, citations, attachments, picks, tags.

Each has an abstract base, without the key of its article: an article type with a table of its own
declares child rows of its own, with the same `related_name`.
"""

import swapper
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PageChooserPanel
from wagtail.documents import get_document_model_string
from wagtail.models import Orderable, Page

from ..page_types import named_types
from .registers import Author, OfficialDocument, Tag
from .subjects import check_is_subject

PAGE_MODEL = swapper.get_model_name("wagtailcore", "Page")


def article_types() -> list[type[Page]]:
    return named_types(["news.AbstractArticlePage"], "news")


#: For choosers: read when a form is built, once every app's models are known.
ARTICLE_PAGE_TYPES = SimpleLazyObject(lambda: [model._meta.label for model in article_types()])


class AbstractArticleTag(ItemBase):
    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="+")

    class Meta:
        abstract = True

    def save(self, *args, **kwargs) -> None:
        """A revision from before two tags were merged names the double."""
        self.tag = self.tag.merged_into or self.tag
        super().save(*args, **kwargs)


class ArticleTag(AbstractArticleTag):
    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="tagged_articles")
    content_object = ParentalKey(
        "news.ArticlePage", on_delete=models.CASCADE, related_name="tagged_items"
    )


class AbstractArticleByline(Orderable):
    """Who wrote the article: a known author, or a name as it is to be printed.

    A row with neither is no byline: the editor has just added it. Readers do not see it.
    """

    author = models.ForeignKey(
        Author,
        verbose_name=_("author"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    name = models.CharField(
        _("name as printed"),
        max_length=150,
        blank=True,
        help_text=_("For a writer who is not in the list of authors."),
    )

    panels = [FieldRowPanel([FieldPanel("author"), FieldPanel("name")])]

    class Meta(Orderable.Meta):
        abstract = True
        verbose_name = _("byline")

    @property
    def display_name(self) -> str:
        return self.name.strip() or (self.author.name if self.author else "")


class ArticleByline(AbstractArticleByline):
    article = ParentalKey("news.ArticlePage", on_delete=models.CASCADE, related_name="bylines")
    author = models.ForeignKey(
        Author,
        verbose_name=_("author"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="bylines",
    )


class AbstractArticleSubject(Orderable):
    """A page that the article is about. Not every page is a subject: `clean()` refuses others."""

    page = models.ForeignKey(
        PAGE_MODEL, verbose_name=_("subject"), on_delete=models.CASCADE, related_name="+"
    )

    panels = [FieldPanel("page")]

    class Meta(Orderable.Meta):
        abstract = True
        verbose_name = _("subject")

    def clean(self) -> None:
        super().clean()
        if self.page_id:
            check_is_subject(self.page)


class ArticleSubject(AbstractArticleSubject):
    article = ParentalKey("news.ArticlePage", on_delete=models.CASCADE, related_name="subjects")


class AbstractCitedDocument(Orderable):
    document = models.ForeignKey(
        OfficialDocument,
        verbose_name=_("official document"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    note = models.CharField(_("note"), max_length=250, blank=True)

    panels = [FieldPanel("document"), FieldPanel("note")]

    class Meta(Orderable.Meta):
        abstract = True
        verbose_name = _("cited document")


class CitedDocument(AbstractCitedDocument):
    article = ParentalKey(
        "news.ArticlePage", on_delete=models.CASCADE, related_name="cited_documents"
    )
    document = models.ForeignKey(
        OfficialDocument,
        verbose_name=_("official document"),
        on_delete=models.CASCADE,
        related_name="citations",
    )


class AbstractArticleAttachment(Orderable):
    document = models.ForeignKey(
        get_document_model_string(),
        verbose_name=_("file"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    title = models.CharField(
        _("title"), max_length=250, blank=True, help_text=_("The file's own title if left empty.")
    )

    panels = [FieldPanel("document"), FieldPanel("title")]

    class Meta(Orderable.Meta):
        abstract = True
        verbose_name = _("attachment")

    @property
    def display_title(self) -> str:
        return self.title or self.document.title


class ArticleAttachment(AbstractArticleAttachment):
    article = ParentalKey("news.ArticlePage", on_delete=models.CASCADE, related_name="attachments")


class AbstractRelatedArticle(Orderable):
    """An article that the editor sets first under "other news": one of any article type."""

    article = models.ForeignKey(
        PAGE_MODEL, verbose_name=_("article"), on_delete=models.CASCADE, related_name="+"
    )

    panels = [PageChooserPanel("article", page_type=ARTICLE_PAGE_TYPES)]

    class Meta(Orderable.Meta):
        abstract = True
        verbose_name = _("picked article")

    def clean(self) -> None:
        super().clean()
        if self.article_id and self.article.specific_class not in article_types():
            message = _g("“%(title)s” is not an article.") % {"title": self.article.title}
            raise ValidationError({"article": message})


class RelatedArticle(AbstractRelatedArticle):
    """Its key is one of `ArticlePage`: it picks such articles and those of its subclasses."""

    page = ParentalKey("news.ArticlePage", on_delete=models.CASCADE, related_name="related_picks")
    article = models.ForeignKey(
        "news.ArticlePage", verbose_name=_("article"), on_delete=models.CASCADE, related_name="+"
    )

    panels = [FieldPanel("article")]
