"""“Các tin đã đưa ngày”: the calendar, and pages for a day, a month and a year."""

import pytest
from django.test import Client
from django.utils import timezone

from bench.content.pages import bulk_articles
from news.factories import ArticleFactory, moment
from news.models import NewsIndexPage
from tests.fixtures import SiteTree
from tests.reading import hrefs, listed, main_part, titles, words


def calendar_links(response) -> dict[str, str]:
    """Address → text of each day that is a link."""
    cells = main_part(response).find("table").find("tbody").find_all("a")
    return {a["href"]: " ".join(a.get_text(" ").split()) for a in cells}


def test_days_with_news_are_links_that_say_how_many(news: NewsIndexPage, client: Client) -> None:
    bulk_articles(news, [moment(2021, 8, 4), moment(2021, 8, 4, 15), moment(2021, 8, 28)])
    links = calendar_links(client.get(f"{news.url}2021/08/"))
    assert list(links) == [f"{news.url}2021/08/04/", f"{news.url}2021/08/28/"]
    assert [text.split()[:2] for text in links.values()] == [["4", "2"], ["28", "1"]]


def test_the_calendar_counts_only_what_is_in_public(news: NewsIndexPage, client: Client) -> None:
    for traits in ({"draft": True}, {"hidden": True}, {"kept_out": True}, {"over": True}):
        ArticleFactory(parent=news, published_at=moment(2021, 8, 5), **traits)
    ArticleFactory(parent=news, published_at=moment(2021, 8, 4))
    assert list(calendar_links(client.get(f"{news.url}2021/08/"))) == [f"{news.url}2021/08/04/"]


def test_the_calendar_of_an_article_opens_at_its_day(news: NewsIndexPage, client: Client) -> None:
    article = ArticleFactory(parent=news, published_at=moment(2021, 8, 4))
    response = client.get(article.url)
    assert list(calendar_links(response)) == [f"{news.url}2021/08/04/"]
    assert main_part(response).find("a", {"aria-current": "date"})["href"].endswith("/2021/08/04/")


def test_weeks_begin_on_monday(news: NewsIndexPage, client: Client) -> None:
    bulk_articles(news, [moment(2021, 8, 1)])
    first_week = main_part(client.get(f"{news.url}2021/08/")).find("tbody").find("tr")
    assert [bool(cell.get_text(strip=True)) for cell in first_week.find_all("td")] == [
        False
    ] * 6 + [True]


@pytest.mark.parametrize(("hour", "minute", "day"), [((23), 59, "04"), (0, 1, "04"), (0, 0, "04")])
def test_a_day_begins_and_ends_by_the_clocks_of_vietnam(
    news: NewsIndexPage, client: Client, hour: int, minute: int, day: str
) -> None:
    """All of these are other days in UTC, or lie at the edge."""
    article = ArticleFactory(parent=news, published_at=moment(2021, 8, 4, hour, minute))
    assert listed(client, f"{news.url}2021/08/{day}/") == [article.pk]
    for other in ("03", "05"):
        assert listed(client, f"{news.url}2021/08/{other}/") == []
    assert list(calendar_links(client.get(f"{news.url}2021/08/"))) == [f"{news.url}2021/08/{day}/"]


def test_new_years_eve_belongs_to_the_old_year(news: NewsIndexPage, client: Client) -> None:
    bulk_articles(news, [moment(2020, 12, 31, 23, 59), moment(2021, 1, 1, 0, 1)])
    totals = [client.get(f"{news.url}{year}/").context["total"] for year in (2020, 2021)]
    counts = [m.count for m in client.get(f"{news.url}2020/").context["months"]]
    assert totals == [1, 1]
    assert counts == [0] * 11 + [1]


def test_a_day_lists_its_news_newest_first(news: NewsIndexPage, client: Client) -> None:
    for hour in (9, 17, 13):
        ArticleFactory(parent=news, title=f"{hour} giờ", published_at=moment(2021, 8, 4, hour))
    ArticleFactory(parent=news, published_at=moment(2021, 8, 5))
    response = client.get(f"{news.url}2021/08/04/")
    assert titles(response) == ["17 giờ", "13 giờ", "9 giờ"]
    assert "04/08/2021" in words(response)


def test_previous_and_next_skip_days_without_news(news: NewsIndexPage, client: Client) -> None:
    bulk_articles(news, [moment(2021, 7, 28), moment(2021, 8, 4), moment(2022, 1, 28)])
    context = client.get(f"{news.url}2021/08/04/").context
    assert context["previous"].url == f"{news.url}2021/07/28/"
    assert context["next"].url == f"{news.url}2022/01/28/"
    assert {context["previous"].url, context["next"].url} <= set(
        hrefs(client.get(f"{news.url}2021/08/04/"))
    )


def test_previous_and_next_month_and_year_are_those_with_news(
    news: NewsIndexPage, client: Client
) -> None:
    bulk_articles(news, [moment(2019, 12, 31), moment(2021, 8, 4), moment(2021, 11, 1)])
    month = client.get(f"{news.url}2021/08/").context
    assert month["previous"].url == f"{news.url}2019/12/"
    assert month["next"].url == f"{news.url}2021/11/"
    year = client.get(f"{news.url}2021/").context
    assert (year["previous"].url, year["next"]) == (f"{news.url}2019/", None)


def test_a_period_without_news_still_leads_to_its_neighbours(
    news: NewsIndexPage, client: Client
) -> None:
    bulk_articles(news, [moment(2021, 8, 4)])
    for empty in ("2021/08/03/", "2021/07/", "2020/"):
        response = client.get(f"{news.url}{empty}")
        assert response.status_code == 200
        assert response.context["is_empty"]
        assert response.context["next"].url in hrefs(response)


def test_a_year_has_twelve_months_with_their_counts(news: NewsIndexPage, client: Client) -> None:
    bulk_articles(news, [moment(2021, 8, 4), moment(2021, 8, 31, 23, 59), moment(2021, 2, 1)])
    context = client.get(f"{news.url}2021/").context
    assert [month.count for month in context["months"]] == [0, 1, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0]
    assert context["total"] == 3


def test_the_index_leads_to_every_year_since_the_oldest_news(
    news: NewsIndexPage, client: Client
) -> None:
    bulk_articles(news, [moment(2018, 5, 1), moment(2021, 8, 4)])
    links = hrefs(client.get(news.url))
    assert [f"{news.url}{year}/" in links for year in (2017, 2018, 2019, 2020, 2021)] == [
        False, True, True, True, True,
    ]  # fmt: skip


def test_the_leap_day_exists_in_leap_years_only(news: NewsIndexPage, client: Client) -> None:
    article = ArticleFactory(parent=news, published_at=moment(2024, 2, 29))
    assert listed(client, f"{news.url}2024/02/29/") == [article.pk]
    assert client.get(f"{news.url}2023/02/29/").status_code == 404


@pytest.mark.parametrize(
    "path", ["2021/02/30/", "2021/13/", "2021/13/01/", "2021/00/", "0000/", "9999/"]
)
def test_an_impossible_date_is_a_404_that_helps(
    news: NewsIndexPage, client: Client, path: str
) -> None:
    bulk_articles(news, [moment(2021, 8, 4)])
    response = client.get(f"{news.url}{path}")
    assert response.status_code == 404
    assert f"{news.url}2021/08/04/" in hrefs(response)
    assert main_part(response).find("input", {"name": "ngay"})


def test_impossible_dates_are_404_on_a_site_without_news(
    news: NewsIndexPage, client: Client
) -> None:
    assert client.get(f"{news.url}2021/02/30/").status_code == 404
    assert client.get(f"{news.url}2021/02/01/").status_code == 200


@pytest.mark.parametrize(
    ("loose", "exact"),
    [("2021/8/4/", "2021/08/04/"), ("2021/08/4/", "2021/08/04/"), ("2021/8/", "2021/08/")],
)
def test_a_date_without_zeros_leads_to_its_address(
    news: NewsIndexPage, client: Client, loose: str, exact: str
) -> None:
    response = client.get(f"{news.url}{loose}")
    assert (response.status_code, response["Location"]) == (301, f"{news.url}{exact}")


@pytest.mark.parametrize("typed", ["31/02/2021", "abc", "", "04/08/0021"])
def test_a_bad_date_typed_by_a_reader_is_explained(
    news: NewsIndexPage, client: Client, typed: str
) -> None:
    article = ArticleFactory(parent=news)
    response = client.get(news.url, {"ngay": typed})
    assert response.status_code == 200
    assert str(response.context["day_form"].errors["ngay"][0]) in words(response)
    assert article.url in hrefs(response)


def test_english_pages_keep_their_own_archive(site_tree: SiteTree, client: Client) -> None:
    bulk_articles(site_tree.news, [moment(2021, 8, 4)])
    english = ArticleFactory(parent=site_tree.news_en, published_at=moment(2021, 8, 5))
    day = client.get(f"{site_tree.news_en.url}2021/08/05/").context
    assert [article.pk for article in day["articles"]] == [english.pk]
    assert day["previous"] is None


def test_the_calendar_marks_today(news: NewsIndexPage, client: Client) -> None:
    today = timezone.localdate()
    calendar = client.get(f"{news.url}{today:%Y/%m/%d}/").context["calendar"]
    marked = [cell.day for week in calendar.weeks for cell in week if cell and cell.is_today]
    assert marked == [today.day]
