"""What people and programs do to pages: acts to be played in any order."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from random import Random
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.models import Page, PageViewRestriction, Site

from bench.content.pages import bulk_articles, bulk_subjects
from campaigns.factories import CampaignFactory, HonorRollFactory
from campaigns.models import CampaignPage, HonorRollPage
from home.factories import ContentPageFactory
from home.models import ContentPage
from news.bin.actions import delete_for_good, free_slug, put_in_bin, restore
from news.bin.tree import not_in_bin
from news.factories import (
    ArticleFactory,
    AuthorFactory,
    CategoryFactory,
    NewsIndexFactory,
    OfficialDocumentFactory,
    TagFactory,
    publish,
    translate,
)
from news.models import (
    ArticleByline,
    ArticlePage,
    ArticleSubject,
    ArticleTag,
    Author,
    BinnedPage,
    Category,
    CitedDocument,
    NewsIndexPage,
    OfficialDocument,
    Tag,
)
from tests.fixtures import SiteTree

Act = Callable[["Player"], object]
ACTS: list[Act] = []


def act(function: Act) -> Act:
    ACTS.append(function)
    return function


class Player:
    """Plays acts on a site; the same seed plays the same."""

    def __init__(self, tree: SiteTree, seed: int) -> None:
        self.tree, self.chance, self.count = tree, Random(seed), 0

    def play(self) -> str:
        chosen = self.chance.choice(ACTS)
        chosen(self)
        return chosen.__name__

    def one_of(self, rows: Any) -> Any:
        found = list(rows.order_by("pk"))
        return self.chance.choice(found) if found else None

    def article(self, **conditions: Any) -> ArticlePage | None:
        return self.one_of(ArticlePage.objects.filter(not_in_bin(), **conditions))

    def word(self, word: str) -> str:
        self.count += 1
        return f"{word} {self.count}"

    def slug(self, word: str) -> str:
        return self.word(word).replace(" ", "-")

    def parent(self) -> NewsIndexPage:
        return self.one_of(NewsIndexPage.objects.all())

    def some(self, rows: Any, most: int = 2) -> list[Any]:
        found = list(rows.order_by("pk"))
        return self.chance.sample(found, min(len(found), self.chance.randint(0, most)))


@act
def writes_an_article(on: Player) -> None:
    subjects = on.some(Page.objects.type(CampaignPage, HonorRollPage, ContentPage))
    ArticleFactory(
        parent=on.parent(),
        title=on.word("Bài"),
        slug=f"bai-{on.count}",
        published_at=timezone.now() - timedelta(hours=on.chance.randint(0, 2_000)),
        categories=on.some(Category.objects.all()),
        tags=[tag.name for tag in on.some(Tag.objects.all())],
        bylines=[*on.some(Author.objects.all()), "Người viết"],
        subjects=subjects,
        live=on.chance.random() < 0.8,
        unlisted=on.chance.random() < 0.1,
    )


@act
def makes_what_articles_point_to(on: Player) -> None:
    CategoryFactory(name=on.word("Chuyên mục"))
    TagFactory(name=on.word("thẻ"))
    AuthorFactory(name=on.word("Tác giả"))
    OfficialDocumentFactory(number=on.word("QĐ"))


@act
def makes_subjects(on: Player) -> None:
    CampaignFactory(parent=on.tree.campaigns, title=on.word("Đợt"))
    HonorRollFactory(parent=on.tree.rolls, title=on.word("Bảng"))
    ContentPageFactory(parent=on.tree.front, title=on.word("Trang"))


@act
def edits_and_publishes(on: Player) -> None:
    if article := on.article(alias_of=None):
        article.title, article.lead = on.word("Sửa"), "Tóm tắt khác"
        article.categories = on.some(Category.objects.all())
        article.tags.set([tag.name for tag in on.some(Tag.objects.all())])
        publish(article)


@act
def edits_a_draft(on: Player) -> None:
    if article := on.article(alias_of=None):
        article.title = on.word("Nháp")
        article.save_revision()


@act
def unpublishes(on: Player) -> None:
    if article := on.article(live=True, alias_of=None):
        article.unpublish()


@act
def deletes(on: Player) -> None:
    if page := on.one_of(Page.objects.type(ArticlePage, ContentPage, CampaignPage)):
        page.specific.delete()


@act
def deletes_into_the_bin(on: Player) -> None:
    kinds = Page.objects.type(ArticlePage, ContentPage, CampaignPage, NewsIndexPage)
    page = on.one_of(kinds.exclude(pk=on.tree.news.pk).exclude(pk=on.tree.news_en.pk))
    if page and not Site.objects.filter(root_page__path__startswith=page.path).exists():
        put_in_bin(page, None)


@act
def restores(on: Player) -> None:
    entry = on.one_of(BinnedPage.objects.on_their_own().exclude(parent=None))
    if entry:
        with suppress(ValidationError):  # its place is in the bin, or its address is taken
            restore(entry, entry.parent, None, slug=free_slug(entry, entry.parent))


@act
def empties_the_bin(on: Player) -> None:
    if entry := on.one_of(BinnedPage.objects.on_their_own()):
        delete_for_good(entry)


@act
def moves(on: Player) -> None:
    article, parent = on.article(), on.parent()
    if article and article.get_parent().pk != parent.pk and parent.locale_id == article.locale_id:
        article.slug = on.slug("chuyen")
        article.save()
        article.move(parent, pos="last-child")


@act
def renames_an_index(on: Player) -> None:
    index = on.parent()
    index.slug = on.slug("tin-tuc")
    index.save()


@act
def restricts(on: Player) -> None:
    page = on.one_of(Page.objects.type(NewsIndexPage, ArticlePage, CampaignPage))
    PageViewRestriction.objects.get_or_create(page=page, restriction_type="login")


@act
def opens_again(on: Player) -> None:
    if restriction := on.one_of(PageViewRestriction.objects.all()):
        restriction.delete()


@act
def sets_an_end(on: Player) -> None:
    if article := on.article(live=True, alias_of=None):
        article.expire_at = timezone.now() + timedelta(hours=on.chance.choice([-1, 1]))
        article.save()


@act
def schedules_and_lets_the_clock_run(on: Player) -> None:
    if article := on.article(live=False, alias_of=None):
        article.go_live_at = timezone.now() + timedelta(hours=1)
        revision = article.save_revision()
        revision.publish()
        revision.approved_go_live_at = timezone.now() - timedelta(hours=1)
        revision.save()
    call_command("publish_scheduled", verbosity=0)


@act
def makes_an_alias(on: Player) -> None:
    article = on.article(alias_of=None)
    if article:
        CreatePageAliasAction(
            article, parent=article.get_parent(), update_slug=on.slug("bi-danh")
        ).execute(skip_permission_checks=True)


@act
def translates(on: Player) -> None:
    article = on.article(locale=on.tree.news.locale, alias_of=None)
    english = on.tree.news_en.locale
    is_new = article and not article.has_translation(english)
    if is_new and article.get_parent().has_translation(english):
        translate(article, title=on.word("In English"), slug=on.slug("in-english"))


@act
def copies(on: Player) -> None:
    if article := on.article(alias_of=None):
        article.copy(
            update_attrs={"slug": on.slug("ban-sao"), "title": on.word("Bản sao")},
            keep_live=on.chance.random() < 0.5,
        )


@act
def saves_directly(on: Player) -> None:
    if article := on.article(live=True, alias_of=None):
        article.unlisted = not article.unlisted
        article.save()
    if page := on.one_of(Page.objects.filter(depth__gt=2)):
        page.title = on.word("Thẳng")
        page.save()


@act
def stores_child_rows_without_their_article(on: Player) -> None:
    article = on.article()
    if article is None:
        return
    for tag in on.some(Tag.objects.all(), 1):
        ArticleTag.objects.get_or_create(content_object=article, tag=tag)
    for author in on.some(Author.objects.all(), 1):
        ArticleByline.objects.create(article=article, author=author, sort_order=9)
    for page in on.some(Page.objects.type(CampaignPage), 1):
        ArticleSubject.objects.create(article=article, page=page, sort_order=9)
    for document in on.some(OfficialDocument.objects.all(), 1):
        CitedDocument.objects.create(article=article, document=document, sort_order=9)
    if row := on.one_of(ArticleByline.objects.all()):
        row.delete()


@act
def renames_registers(on: Player) -> None:
    for model, word in ((Category, "Mục"), (Tag, "thẻ mới"), (Author, "Bút danh")):
        if row := on.one_of(model.objects.all()):
            row.name = on.word(word)
            row.save()
    if document := on.one_of(OfficialDocument.objects.all()):
        document.number = on.word("Số")
        document.save()


@act
def deletes_registers(on: Player) -> None:
    model = on.chance.choice([Category, Tag, Author, OfficialDocument])
    if row := on.one_of(model.objects.all()):
        row.delete()


@act
def makes_articles_in_bulk(on: Player) -> None:
    index = on.tree.news
    made = bulk_articles(index, 3, on.some(Category.objects.all()))
    if page := on.one_of(Page.objects.type(CampaignPage)):
        bulk_subjects(made, page)


@act
def adds_a_newsroom_and_a_site(on: Player) -> None:
    index = NewsIndexFactory(parent=on.tree.front, title=on.word("Tin nội bộ"))
    Site.objects.get_or_create(hostname="khac.example.vn", defaults={"root_page": index})


@act
def takes_a_site_away(on: Player) -> None:
    Site.objects.filter(is_default_site=False).delete()
