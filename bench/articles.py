"""Articles by the thousand in two bulk inserts; search and reference index are left alone."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from news.models import ArticlePage, NewsIndexPage

PER_DAY = 4
BATCH = 1000


def grow(size: int) -> dict[str, str]:
    """Bring the Vietnamese index to `size` articles; returns the pages to measure."""
    index = NewsIndexPage.objects.live().filter(locale__language_code="vi").first()
    here = ArticlePage.objects.child_of(index)
    missing = size - here.count()
    for start in range(0, missing, BATCH):
        add(index, min(BATCH, missing - start))
    middle = here.live().order_by("published_at")[size // 2]
    day = timezone.localtime(middle.published_at)
    return {
        "article": middle.url,
        "index": index.url,
        "day": f"{index.url}{day:%Y/%m/%d}/",
        "front": "/",
    }


@transaction.atomic
def add(index: NewsIndexPage, number: int) -> None:
    """Put `number` live articles below `index`, a quarter of a day apart."""
    pattern = ArticlePage.objects.child_of(index).live().first()
    last = index.get_last_child()
    step = Page._str2int(last.path[len(index.path) :]) + 1
    now = timezone.now()
    articles = []
    for place in range(step, step + number):
        moment = now - timedelta(hours=24 / PER_DAY * place)
        article = ArticlePage(
            title=f"Tin số {place} về phong trào thi đua",
            draft_title=f"Tin số {place} về phong trào thi đua",
            slug=f"tin-so-{place}",
            url_path=f"{index.url_path}tin-so-{place}/",
            path=Page._get_path(index.path, index.depth + 1, place),
            depth=index.depth + 1,
            content_type=pattern.content_type,
            locale=index.locale,
            live=True,
            first_published_at=moment,
            last_published_at=moment,
            published_at=moment,
            lead=pattern.lead,
            body=pattern.body,
        )
        articles.append(article)
    pages = Page.objects.bulk_create(
        Page(**{field.attname: getattr(article, field.attname) for field in Page._meta.fields})
        for article in articles
    )
    for article, page in zip(articles, pages, strict=True):
        article.pk = article.page_ptr_id = page.pk
    fields = ArticlePage._meta.local_concrete_fields
    ArticlePage._base_manager._insert(articles, fields=fields, using="default")
    Page.objects.filter(pk=index.pk).update(numchild=index.numchild + number)
    index.refresh_from_db()
