"""Rows and pages of the newsroom for tests.

Articles are made as editors make them: a draft with a revision, published unless `draft` is set.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import factory
import wagtail_factories
from django.utils import timezone
from wagtail.models import Locale, Page, PageViewRestriction

from .models import (
    ArticleAttachment,
    ArticleByline,
    ArticlePage,
    ArticleSubject,
    Author,
    Category,
    CitedDocument,
    NewsIndexPage,
    OfficialDocument,
    RelatedArticle,
    Tag,
)


def moment(year: int, month: int, day: int, hour: int = 8, minute: int = 0) -> datetime:
    """A moment by the clocks of the site's time zone."""
    return timezone.make_aware(datetime(year, month, day, hour, minute))


def publish(page: Page) -> Page:
    """`page` published from a new revision, as read from the database afterwards."""
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def translate(page: Page, **fields: Any) -> Page:
    """The published English page of `page`; its parent must have an English page."""
    english = Locale.objects.get(language_code="en")
    translation = page.copy_for_translation(english)
    for name, value in fields.items():
        setattr(translation, name, value)
    return publish(translation)


class CategoryFactory(factory.django.DjangoModelFactory):
    name = factory.Sequence(lambda n: f"Chuyên mục {n}")

    class Meta:
        model = Category


class AuthorFactory(factory.django.DjangoModelFactory):
    name = factory.Sequence(lambda n: f"Tác giả {n}")

    class Meta:
        model = Author


class TagFactory(factory.django.DjangoModelFactory):
    name = factory.Sequence(lambda n: f"Từ khóa {n}")

    class Meta:
        model = Tag


PDF = b"%PDF-1.4 noi dung"


class DocumentFactory(wagtail_factories.DocumentFactory):
    title = factory.Sequence(lambda n: f"Tệp {n}")
    file = factory.django.FileField(filename="ke-hoach.pdf", data=PDF)
    file_size = len(PDF)


class OfficialDocumentFactory(factory.django.DjangoModelFactory):
    number = factory.Sequence(lambda n: f"{100 + n}/QĐ-UBND")
    issuing_body = "Ủy ban nhân dân tỉnh"
    signed_on = date(2021, 7, 28)
    abstract = "Về việc phát động đợt thi đua cao điểm"

    class Meta:
        model = OfficialDocument

    class Params:
        with_file = factory.Trait(file=factory.SubFactory(DocumentFactory))


class PageFactory(wagtail_factories.PageFactory):
    """Pages take the language of their parent and, without a slug, one from their title."""

    slug = ""

    class Meta:
        abstract = True

    @classmethod
    def _create_instance(
        cls, model_class: type[Page], parent: Page, kwargs: dict[str, Any]
    ) -> Page:
        live, private = kwargs.pop("live", True), kwargs.pop("private", False)
        page = cls.new(model_class, {"locale": parent.locale, **kwargs, "live": False})
        parent.add_child(instance=page)
        revision = page.save_revision()
        if live:
            revision.publish()
        if private:
            PageViewRestriction.objects.create(
                page=page, restriction_type=PageViewRestriction.LOGIN
            )
        return model_class.objects.get(pk=page.pk)

    @classmethod
    def new(cls, model_class: type[Page], kwargs: dict[str, Any]) -> Page:
        return model_class(**kwargs)


class NewsIndexFactory(PageFactory):
    title = "Tin tức"

    class Meta:
        model = NewsIndexPage


class ArticleFactory(PageFactory):
    """`parent` is a news index. Relations are plain lists: `categories=[…]`, `tags=["một"]`,
    `bylines=[author or "Name"]`, `subjects=[page]`, `cites=[official document]`,
    `attachments=[document]`, `picks=[article]`.
    """

    title = factory.Sequence(lambda n: f"Tin số {n}")
    lead = factory.LazyAttribute(lambda article: f"Tóm tắt của “{article.title}”.")
    published_at = factory.LazyFunction(timezone.now)

    class Meta:
        model = ArticlePage

    class Params:
        draft = factory.Trait(live=False)
        hidden = factory.Trait(private=True)
        kept_out = factory.Trait(unlisted=True)
        # Expired, but `publish_scheduled` has not run yet: the page is still live.
        over = factory.Trait(
            expire_at=factory.LazyFunction(lambda: timezone.now() - timedelta(hours=1))
        )
        illustrated = factory.Trait(
            cover=factory.SubFactory(wagtail_factories.ImageFactory), cover_alt="Lễ phát động"
        )

    @classmethod
    def new(cls, model_class: type[Page], kwargs: dict[str, Any]) -> Page:
        relations = {name: kwargs.pop(name, []) for name in (*RELATIONS, "tags", "categories")}
        article = model_class(**kwargs)
        article.categories = relations["categories"]
        for name, (accessor, row) in RELATIONS.items():
            rows = [row(value) for value in relations[name]]
            for place, made in enumerate(rows):
                made.sort_order = place
            setattr(article, accessor, rows)
        article.tags.add(*relations["tags"])
        return article


def byline(writer: Author | str) -> ArticleByline:
    return ArticleByline(name=writer) if isinstance(writer, str) else ArticleByline(author=writer)


#: A factory's argument → the article's relation, and how a row of it is made.
RELATIONS: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "bylines": ("bylines", byline),
    "subjects": ("subjects", lambda page: ArticleSubject(page=page)),
    "cites": ("cited_documents", lambda document: CitedDocument(document=document)),
    "attachments": ("attachments", lambda document: ArticleAttachment(document=document)),
    "picks": ("related_picks", lambda article: RelatedArticle(article=article)),
}
