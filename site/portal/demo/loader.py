"""Puts the demo content of `content/` into the database, once."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Any

from django.utils import timezone, translation
from wagtail.models import Locale, Page, Revision, Site

from home.models import ContentPage, HomePage, SearchPage, SiteIdentity
from news.models import (
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
)
from news.text import slug_from

from . import media
from .bodies import BodyBuilder
from .campaigns import CampaignDemo
from .consultations import ConsultationDemo
from .honors import HonorDemo
from .sources import day_at, read, read_all, register_rows

SLUG_LENGTH = 80
MENU_LENGTH = 9
CAMPAIGNS_SECTION = ("campaigns", {"title": "", "count": 3})
ROLLS_SECTION = ("honor_rolls", {"title": "", "count": 3})


@contextmanager
def _amended(page: Page) -> Iterator[Any]:
    """The page as editors last left it, saved afterwards; an editor's draft stays a draft."""
    is_draft = page.has_unpublished_changes
    latest = page.get_latest_revision_as_object()
    yield latest
    revision = latest.save_revision()
    if not is_draft:
        revision.publish()


class DemoLoader:
    """`progress` is called with a line of text now and then.

    Missing pages are added, existing ones stay as editors left them. A site that was loaded before
    there were campaigns gets these, with their places in menu and news.
    """

    def __init__(self, progress: Callable[[str], None] | None = None) -> None:
        self.progress = progress or (lambda text: None)
        self.today: date = timezone.localdate()
        self.articles = [_with_slug(data) for data in read_all("articles")]
        self.english = [_with_slug(data) for data in read_all("articles_en")]
        self.pages: dict[str, Page] = {}
        self.new: set[str] = set()
        self.campaigns, self.honors = CampaignDemo(self), HonorDemo(self)
        self.parts = (self.campaigns, self.honors, ConsultationDemo(self))

    def is_loaded(self) -> bool:
        """Whether every article, campaign, roll, list and consultation is there."""
        has_articles = len(self.existing(ArticlePage, self.articles)) == len(self.articles)
        return has_articles and all(part.is_loaded() for part in self.parts)

    def existing(self, model: type[Page], rows: list[dict[str, Any]]) -> dict[str, Any]:
        """Key → Vietnamese page, for those of `rows` that the site has."""
        keys = {data["slug"]: data["key"] for data in rows}
        pages = model.objects.filter(slug__in=keys, locale=self.vi)
        return {keys[page.slug]: page for page in pages}

    def load(self) -> None:
        existing = self.existing(ArticlePage, self.articles)
        self._registers()
        self._content_pages()
        for part in self.parts:
            part.add()
        for number, data in enumerate(self.articles, start=1):
            self.progress(f"  article {number} of {len(self.articles)}")
            if article := existing.get(data["key"]):
                self.pages[data["key"]] = article
                self._add_subjects(article, data)
            else:
                self._article(data)
        self._add_picks_and_cards()
        for data in self.english:
            self._english_article(data)
        for part in self.parts:
            part.finish()
        if not existing:
            self._identity()
            self._front_pages()
        elif self.campaigns.is_new and self.honors.is_new:
            self._join_campaigns()

    @cached_property
    def vi(self) -> Locale:
        return Locale.objects.get(language_code="vi")

    @cached_property
    def en(self) -> Locale:
        return Locale.objects.get(language_code="en")

    @cached_property
    def site(self) -> Site:
        return Site.objects.get(is_default_site=True)

    @cached_property
    def front(self) -> HomePage:
        return self.site.root_page.specific

    @cached_property
    def index(self) -> NewsIndexPage:
        return NewsIndexPage.objects.child_of(self.front).get()

    @cached_property
    def bodies(self) -> BodyBuilder:
        return BodyBuilder(self.documents, self.pages)

    def _registers(self) -> None:
        self.authors, self.categories, self.documents = {}, {}, {}
        for data in register_rows("authors.toml", "author"):
            key = data.pop("key")
            self.authors[key], _made = Author.objects.get_or_create(
                slug=slug_from(data["name"]), defaults=data
            )
        for data in register_rows("categories.toml", "category"):
            key = data.pop("key")
            self.categories[key], _made = Category.objects.get_or_create(
                slug=data["slug"], defaults=data
            )
        for data in register_rows("documents.toml", "document"):
            key = data.pop("key")
            self.documents[key] = self._document(data)

    def _document(self, data: dict[str, Any]) -> OfficialDocument:
        has_file, offset = data.pop("has_file"), data.pop("signed", None)
        names = ("number", "issuing_body") if offset else ("number", "signed_on")
        if offset:
            data["signed_on"] = day_at(offset, self.today)
        document, made = OfficialDocument.objects.get_or_create(
            **{name: data[name] for name in names}, defaults=data
        )
        if made and has_file:
            document.file = media.pdf(document.number, [document.abstract])
            document.save()
        return document

    def _content_pages(self) -> None:
        search = SearchPage.objects.child_of(self.front).get()
        self.pages |= {"home": self.front, "news": self.index, "search": search}
        rows = read("pages.toml")["page"]
        for data in rows:
            self.pages[data["key"]] = self._content_page(data)
        for data in rows:
            page = self.pages[data["key"]]
            if not page.has_translation(self.en):
                self._fill_content_page(page, data)

    def _content_page(self, data: dict[str, Any]) -> ContentPage:
        if found := ContentPage.objects.child_of(self.front).filter(slug=data["slug"]).first():
            return found
        page = ContentPage(
            title=data["title"], slug=data["slug"], lead=data.get("lead", ""), locale=self.vi
        )
        if cover := data.get("cover"):
            page.cover, page.cover_alt = media.image(cover), cover["alt"]
        self.publish(self.front, page)
        return page

    def _fill_content_page(self, page: ContentPage, data: dict[str, Any]) -> None:
        """The body and the English page: both may link to any of the plain pages."""
        page.body = self.bodies.build(data.get("body", []))
        page.save_revision().publish()
        english = page.copy_for_translation(self.en)
        english.title, english.slug = data["title_en"], data["slug_en"]
        english.lead = data.get("lead_en", "")
        english.cover_alt = data.get("cover", {}).get("alt_en", "")
        english.body = self.bodies.build(data.get("body_en", []))
        english.save_revision().publish()

    def _article(self, data: dict[str, Any]) -> None:
        cover = data.get("cover")
        article = ArticlePage(
            title=data["title"],
            slug=data["slug"],
            lead=data["lead"],
            published_at=self._moment(data),
            cover=media.image(cover) if cover else None,
            cover_alt=cover["alt"] if cover else "",
            cover_caption=cover.get("caption", "") if cover else "",
            cover_credit=cover.get("credit", "") if cover else "",
            body=self.bodies.build(data["body"]),
            source_name=data.get("source_name", ""),
            source_url=data.get("source_url", ""),
            unlisted=data.get("unlisted", False),
            locale=self.vi,
        )
        article.categories = [self.categories[key] for key in data["categories"]]
        article.bylines = [
            ArticleByline(author=self.authors[key], sort_order=n)
            for n, key in enumerate(data.get("authors", []))
        ]
        if data.get("byline"):
            article.bylines.add(
                ArticleByline(name=data["byline"], sort_order=len(data.get("authors", [])))
            )
        article.subjects = [
            ArticleSubject(page=self.pages[key], sort_order=n)
            for n, key in enumerate(data.get("subjects", []))
        ]
        article.cited_documents = [
            CitedDocument(document=self.documents[key], sort_order=n)
            for n, key in enumerate(data.get("cites", []))
        ]
        article.attachments = [
            ArticleAttachment(document=media.attachment(item), sort_order=n)
            for n, item in enumerate(data.get("attachments", []))
        ]
        article.tags.add(*data["tags"])
        self.publish(self.index, article)
        self.pages[data["key"]] = article
        self.new.add(data["key"])

    def _add_subjects(self, article: ArticlePage, data: dict[str, Any]) -> None:
        """Makes an older article be about the campaigns and rolls that were just added."""
        added = set().union(*(part.new for part in self.parts))
        keys = [key for key in data.get("subjects", []) if key in added]
        for page in article.get_translations(inclusive=True) if keys else ():
            with _amended(page) as draft:
                draft.subjects.add(*(ArticleSubject(page=self.pages[key]) for key in keys))

    def _add_picks_and_cards(self) -> None:
        """Links to other articles, which may be later in the list."""
        for data in self.articles:
            picks = data.get("related", [])
            cards = any(block["type"] == "article_card" for block in data["body"])
            if data["key"] not in self.new or (not picks and not cards):
                continue
            article = self.pages[data["key"]].get_latest_revision_as_object()
            article.related_picks = [
                RelatedArticle(article=self.pages[key], sort_order=n) for n, key in enumerate(picks)
            ]
            article.body = self.bodies.build(data["body"])
            article.save_revision().publish()

    def _english_article(self, data: dict[str, Any]) -> None:
        if english := self.translation(self.pages[data["key"]], data["slug"]):
            english.title, english.lead = data["title"], data["lead"]
            english.body = self.bodies.build(data["body"])
            cover = data.get("cover", {})
            for name in ("alt", "caption", "credit"):
                setattr(english, f"cover_{name}", cover.get(name, ""))
            english.save_revision().publish()

    def _identity(self) -> None:
        data = read("site.toml")
        identity = SiteIdentity.for_site(self.site)
        identity.set_values(data["identity"])
        identity.navigation = [("item", self._menu_item(item)) for item in data["navigation"]]
        links = data.get("footer_links") or data["front"].get("footer_links", [])
        identity.footer_links = [("link", self._menu_link(link)) for link in links]
        identity.save()

    def _join_campaigns(self) -> None:
        """Puts the campaigns into the menu and on the front pages of a site that had none."""
        identity, data = SiteIdentity.for_site(self.site), read("site.toml")
        menu = [("item", dict(block.value)) for block in identity.navigation]
        present = {value["page"] and value["page"].pk for _kind, value in menu}
        for item in data["navigation"]:
            wanted = item.get("page") in ("campaigns", "rolls")
            if wanted and self.pages[item["page"]].pk not in present and len(menu) < MENU_LENGTH:
                menu.append(("item", self._menu_item(item)))
        identity.navigation = menu
        identity.save()
        for front in (self.front, self.front.get_translation(self.en).specific):
            with _amended(front) as draft:
                if not any(block.block_type == "campaigns" for block in draft.body):
                    draft.body.append(CAMPAIGNS_SECTION)

    def _menu_item(self, data: dict[str, Any]) -> dict[str, Any]:
        children = [self._menu_link(child) for child in data.get("children", [])]
        return {**self._menu_link(data), "children": children}

    def _menu_link(self, data: dict[str, Any]) -> dict[str, Any]:
        return {
            "label": data["label"],
            "label_en": data.get("label_en", ""),
            "page": self.pages[data["page"]] if data.get("page") else None,
            "url": data.get("url", ""),
        }

    def _front_pages(self) -> None:
        data = read("site.toml")["front"]
        self._front_page(self.front, data, "")
        self._front_page(self.front.get_translation(self.en).specific, data, "_en")

    def _front_page(self, front: HomePage, data: dict[str, Any], suffix: str) -> None:
        def target(item: dict[str, Any]) -> dict[str, Any]:
            key = item.get("page") or item.get("article")
            page = self.pages[key] if key else None
            if page and suffix:
                page = page.get_translation_or_none(self.en) or page
            route = item.get("route")
            if page and route:
                with translation.override(page.locale.language_code):
                    return {"page": None, "url": page.specific.url_of(route)}
            return {"page": page, "url": item.get("url", "")}

        notices = [
            {"text": item[f"text{suffix}"], "until": None, **target(item)}
            for item in data["notices"]
        ]
        links = [
            {
                "label": item[f"label{suffix}"],
                "text": item.get(f"text{suffix}", ""),
                "icon": item["icon"],
                **target(item),
            }
            for item in data["quick_links"]
        ]
        rails = [
            ("category_rail", {"category": self.categories[key], "count": 4})
            for key in data["rails"]
        ]
        front = front.get_latest_revision_as_object()
        sections: Any = [
            ("lead_story", {"article": None}),
            ("latest", {"title": "", "count": 6}),
            CAMPAIGNS_SECTION,
            ROLLS_SECTION,
            ("notices", {"title": "", "items": notices}),
            ("quick_links", {"title": "", "links": links}),
            *rails,
        ]
        front.body = sections
        front.save_revision().publish()

    def publish(self, parent: Page, page: Page) -> None:
        self.add_draft(parent, page).publish()

    def add_draft(self, parent: Page, page: Page) -> Revision:
        page.live = False
        parent.add_child(instance=page)
        return page.save_revision()

    def translation(self, page: Page, slug: str) -> Any:
        """A new English page; None if there is one, even of an article that was deleted since."""
        has_slug = type(page).objects.filter(slug=slug, locale=self.en).exists()
        if has_slug or page.has_translation(self.en):
            return None
        english = page.copy_for_translation(self.en, copy_parents=True)
        english.slug = slug
        return english

    def _moment(self, data: dict[str, Any]) -> datetime:
        """`days_ago` at `time` in the site's zone, but never later than now."""
        day = self.today - timedelta(days=data["days_ago"])
        moment = timezone.make_aware(datetime.combine(day, time.fromisoformat(data["time"])))
        return min(moment, timezone.now().replace(second=0, microsecond=0))


def _with_slug(data: dict[str, Any]) -> dict[str, Any]:
    return {"slug": slug_from(data["title"])[:SLUG_LENGTH].strip("-"), **data}
