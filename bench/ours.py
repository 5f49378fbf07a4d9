"""This site: how it is filled, where its pages are, how one is published. For `child.py`."""

import re
import sys
from typing import Any
from urllib.parse import urlencode

from django.core.management import call_command, get_commands
from django.db import connection
from django.db.models import Count
from django.test import Client
from django.utils import timezone, translation

from campaigns.models import Award, CampaignPage, HonorRollIndexPage, HonorRollPage
from home.models import SearchPage
from news.models import ArticlePage, NewsIndexPage

from .content.pages import bulk_subjects
from .content.sentences import QUERIES
from .content.tree import forget_statistics

ARTICLES_PER_CAMPAIGN = 20
#: Of that many articles one is about the campaign that is measured.
ABOUT_EVERY = 40
#: So many articles are looked at when the site is filled: then all renditions are made.
LOOKED_AT = 80
#: After each chunk SQLite's index is read as a whole: few large ones take far less time.
INDEXED_AT_ONCE = 10_000
ROLL = 100
DEEPEST = 100


def fill(articles: int, awards: int) -> None:
    """The demo, and so many articles and awards in all, as `make_content` makes them."""
    for command in ("migrate", "setup_site", "load_demo"):
        tell(command)
        call_command(command, verbosity=0)
    wanted = {
        "campaigns": articles // ARTICLES_PER_CAMPAIGN,
        "articles": articles - ArticlePage.objects.count(),
        "awards": awards - Award.objects.count(),
    }
    tell(", ".join(f"{count:,} {name}" for name, count in wanted.items()))
    call_command("make_content", verbosity=0, **wanted)
    with translation.override("vi"):
        made = index().get_children().order_by("pk").values_list("pk", flat=True)
        bulk_subjects(made[::ABOUT_EVERY], campaign())
    tell("search index")
    call_command("update_index", verbosity=0, chunk_size=INDEXED_AT_ONCE)
    forget_statistics()
    tell("renditions")
    found = addresses(LOOKED_AT)
    client = Client(headers={"host": "127.0.0.1"})
    for path in [*found["articles in turn"], *found["front"], *found["news index"]]:
        client.get(path)
    connection.close()


def refresh() -> None:
    """What is derived from pages, by the code as it is now: a kept site may be of an older one."""
    if "public_index" in get_commands():
        tell("public index")
        call_command("public_index", rebuild=True, verbosity=0)
        tell("pictures")
        call_command("db_worker", "--batch", "--no-startup-delay", verbosity=0)


def tell(text: str) -> None:
    print(f"  {text} …", file=sys.stderr, flush=True)


def index() -> NewsIndexPage:
    return NewsIndexPage.objects.live().get(locale__language_code="vi")


def campaign() -> CampaignPage:
    """One that runs: the demo's first drive."""
    running = CampaignPage.objects.with_phase().filter(
        phase="running", kind="drive", locale=index().locale
    )
    return running.order_by("pk")[0]


def addresses(turn: int) -> dict[str, list[str]]:
    """What is measured → where it is; `turn` articles are visited in turn."""
    with translation.override("vi"):
        return _addresses(turn)


def _addresses(turn: int) -> dict[str, list[str]]:
    news = index()
    articles = ArticlePage.objects.child_of(news).live().order_by("published_at")
    count = articles.count()
    middle = articles[count // 2]
    day = timezone.localtime(middle.published_at)
    keys = list(articles.values_list("pk", flat=True)[:: max(1, count // turn)][:turn])
    some = ArticlePage.objects.in_bulk(keys)
    rolls = HonorRollPage.objects.live().annotate(size=Count("award_list__awards"))
    longest_first = rolls.filter(size__lte=ROLL).order_by("-size")
    search = SearchPage.objects.get(locale=news.locale)
    award_search = HonorRollIndexPage.objects.get(locale=news.locale).url_of("search")
    name = Award.objects.public().filter(kind="individual").first().name
    found = {
        "front": "/",
        "article": middle.url,
        "news index": news.url,
        "deep page": f"{news.url}?trang={min(DEEPEST, count // 20)}",
        "day": f"{news.url}{day:%Y/%m/%d}/",
        "campaign": campaign().url,
        "roll": longest_first[0].url,
        "award search, a name": f"{award_search}?{urlencode({'q': name})}",
        **{
            f"site search, {kind}": f"{search.url}?{urlencode({'q': query})}"
            for kind, query in QUERIES.items()
        },
        "feed": f"{news.url}rss/",
        "sitemap": "/sitemap.xml",
    }
    if part := _part_of_sitemap():
        found["sitemap, a part"] = part
    return {
        **{name: [path] for name, path in found.items()},
        "articles in turn": [some[key].url for key in keys],
    }


def _part_of_sitemap() -> str:
    """The first part, where `/sitemap.xml` is a list of parts."""
    body = Client(headers={"host": "127.0.0.1"}).get("/sitemap.xml").content.decode()
    if "<sitemapindex" not in body:
        return ""
    first = re.search(r"<loc>https?://[^/]+(/[^<]+)</loc>", body)
    return first[1].replace("&amp;", "&") if first else ""


def newest() -> dict[str, str]:
    """Where the article is that `publish` changes, and the lists that show it."""
    article = _newest()
    return {"article": article.url, "news index": index().url}


def _newest() -> ArticlePage:
    return ArticlePage.objects.child_of(index()).listed().newest_first()[0]


def publish(title: str) -> None:
    """Publishes the newest article under another title, as the editor's screen does."""
    article: Any = _newest().get_latest_revision_as_object()
    article.title = title
    article.save_revision().publish()
