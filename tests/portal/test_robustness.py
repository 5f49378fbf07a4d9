"""Whatever a visitor types into the address, the answer is a page, a redirect or “not found”."""

from collections.abc import Callable
from urllib.parse import quote, urlencode

import pytest
from django.test import Client
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from campaigns.factories import CampaignFactory, HonorRollFactory, UnitFactory
from news.factories import ArticleFactory, CategoryFactory, moment
from tests.fixtures import SiteTree
from tests.indexes import search_index

pytestmark = pytest.mark.slow

ANSWERS = {200, 301, 302, 404}
REFUSED_BY_DJANGO = 400
ROUTES = [
    "/", "/en/", "/tin-tuc/", "/en/news/", "/tim-kiem/", "/en/search/",
    "/tin-tuc/rss/", "/tin-tuc/atom/", "/tin-tuc/2021/", "/tin-tuc/2021/08/",
    "/tin-tuc/2021/08/04/", "/tin-tuc/chuyen-muc/thi-dua/", "/tin-tuc/chuyen-muc/thi-dua/rss/",
    "/tin-tuc/the/khen-thuong/", "/tin-tuc/tac-gia/ai/", "/tin-tuc/tin/", "/sitemap.xml",
    "/robots.txt", "/documents/1/x.pdf", "/khong-co/",
]  # fmt: skip
LISTS = ["/phong-trao-thi-dua/", "/en/campaigns/", "/bang-vang/", "/en/honor-rolls/"]
CAMPAIGN = "/phong-trao-thi-dua/dot/"
CAMPAIGN_ROUTES = [
    *LISTS, CAMPAIGN, f"{CAMPAIGN}rss/", f"{CAMPAIGN}atom/", f"{CAMPAIGN}lich/",
    f"{CAMPAIGN}lich/1/", f"{CAMPAIGN}lich/9999/", "/bang-vang/bang/",
]  # fmt: skip
PARAMETERS = ["trang", "ngay", "q", "page", "x"]
FILTERS = ["giai_doan", "nam", "pham_vi", "don_vi", "trang"]

odd_text = st.one_of(
    st.text(max_size=60),
    st.text(st.characters(categories=["Mn", "Cf", "Co", "Zl", "Nd"]), max_size=20),
    st.sampled_from(
        ["\x00", "1\x00", "-1", "0", "1e9", "9" * 400, "٣", "２", "28/01/2021", "31/02/2021",
         "'", '"', "*", "NEAR(", "a AND", "%", "%00", "\\", "../", "a" * 5000, "\u202e", "đ",
         "🏅", "NaN"]
    ),
)  # fmt: skip
# Half a character, a lone surrogate: no text at all, but a browser may send it.
raw_bytes = st.binary(max_size=30).map(lambda raw: quote(raw, safe=""))
segment = st.one_of(
    odd_text.map(lambda text: quote(text, safe="")),
    raw_bytes,
    st.integers(-1, 10**12).map(str),
    st.sampled_from(
        [
            "2021",
            "08",
            "4",
            "rss",
            "atom",
            "chuyen-muc",
            "the",
            "tac-gia",
            "en",
            "tin-tuc",
            "news",
            "..",
        ]
    ),
)
relaxed = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

fewer = settings(relaxed, max_examples=30)


@pytest.fixture(scope="module")
def _pages(module_db: None) -> None:
    site_tree = SiteTree()
    with search_index():
        ArticleFactory(
            parent=site_tree.news,
            title="Tin",
            published_at=moment(2021, 8, 4),
            categories=[CategoryFactory(name="Thi đua")],
            tags=["khen thưởng"],
        )
        campaign = CampaignFactory(
            parent=site_tree.campaigns,
            title="Đợt",
            units=[UnitFactory(name="Phòng Tư pháp")],
            milestones=[("15/07/2021", "Sơ kết")],
        )
        HonorRollFactory(parent=site_tree.rolls, title="Bảng", campaigns=[campaign])


@pytest.fixture
def visit(_pages: None, db: None) -> Callable[[str], None]:
    client = Client(raise_request_exception=False)

    def get(address: str) -> None:
        path, _, query = address.partition("?")
        response = client.get(path, QUERY_STRING=query)
        allowed = ANSWERS | {REFUSED_BY_DJANGO} if "\x00" in path or "%00" in address else ANSWERS
        assert response.status_code in allowed, (address, response.status_code)

    return get


@relaxed
@given(route=st.sampled_from(ROUTES), name=st.sampled_from(PARAMETERS), value=odd_text)
@example(route="/tin-tuc/", name="trang", value="\x00")
@example(route="/tin-tuc/", name="ngay", value="\x00")
@example(route="/tim-kiem/", name="q", value="\x00")
def test_odd_parameters_break_no_page(visit, route: str, name: str, value: str) -> None:
    visit(f"{route}?{urlencode({name: value}, errors='replace')}")


@relaxed
@given(route=st.sampled_from(ROUTES), query=raw_bytes, name=st.sampled_from(PARAMETERS))
@example(route="/tim-kiem/", query="%ED%A0%80", name="q")
def test_bytes_that_are_no_text_break_no_page(visit, route: str, query: str, name: str) -> None:
    visit(f"{route}?{name}={query}")
    visit(f"{route}?{query}")


@fewer
@given(route=st.sampled_from(CAMPAIGN_ROUTES), name=st.sampled_from(FILTERS), value=odd_text)
@example(route=LISTS[0], name="don_vi", value="\x00")
@example(route=LISTS[0], name="giai_doan", value="\x00")
@example(route=LISTS[0], name="nam", value="9" * 5000)
@example(route="/bang-vang/", name="nam", value="9" * 5000)
@example(route="/bang-vang/", name="nam", value="2021\x00")
def test_odd_filters_break_no_list(visit, route: str, name: str, value: str) -> None:
    visit(f"{route}?{urlencode({name: value}, errors='replace')}")


FILTER_VALUES = {
    "giai_doan": ["running", "upcoming", "under_review", "concluded"],
    "nam": ["1900", "2021", "2199"],
    "pham_vi": ["national", "ministry_province", "cluster", "unit"],
    "don_vi": ["phong-tu-phap"],
    "trang": ["1", "2"],
}
pairs = st.sampled_from(FILTERS).flatmap(
    lambda name: st.tuples(
        st.just(name), st.one_of(odd_text, *[st.sampled_from(FILTER_VALUES[name])] * 2)
    )
)


@fewer
@given(route=st.sampled_from(LISTS), chosen=st.lists(pairs, min_size=2, max_size=6))
def test_filters_in_any_mixture_break_no_list(
    visit, route: str, chosen: list[tuple[str, str]]
) -> None:
    visit(f"{route}?{urlencode(chosen, errors='replace')}")


def test_the_routes_that_are_tried_exist(visit) -> None:
    answers = {route: Client().get(route).status_code for route in CAMPAIGN_ROUTES}
    assert [route for route, code in answers.items() if code != 200] == [f"{CAMPAIGN}lich/9999/"]


@pytest.mark.parametrize("number", ["0", "1", "00001", "99999999999999999999", "-1", "x", "1.ics"])
def test_a_calendar_of_any_number_is_a_file_or_not_there(visit, number: str) -> None:
    for address in (f"{CAMPAIGN}lich/{number}/", f"{CAMPAIGN}lich-{number}.ics"):
        visit(address)


@relaxed
@given(
    st.sampled_from(
        ["/", "/en/", "/tin-tuc/", "/en/news/", "/documents/", *LISTS, CAMPAIGN, f"{CAMPAIGN}lich/"]
    ),
    st.lists(segment, min_size=1, max_size=5),
)
@example("/tin-tuc/", ["99999999999999999999", "1"])
@example("/tin-tuc/", ["2021", "٠٨"])
@example("/tin-tuc/", ["the", "a" * 4000])
def test_odd_paths_break_no_page(visit, start: str, segments: list[str]) -> None:
    visit(f"{start}{'/'.join(segments)}/")


@relaxed
@given(st.lists(st.tuples(st.sampled_from(PARAMETERS), odd_text), min_size=2, max_size=6))
def test_repeated_parameters_break_no_page(visit, pairs: list[tuple[str, str]]) -> None:
    for route in ("/tin-tuc/", "/tim-kiem/"):
        visit(f"{route}?{urlencode(pairs, errors='replace')}")


@pytest.mark.parametrize("method", ["post", "put", "delete", "options", "head"])
def test_other_methods_break_no_page(visit, method: str) -> None:
    client = Client(raise_request_exception=False)
    for route in (*ROUTES, *CAMPAIGN_ROUTES):
        assert getattr(client, method)(route).status_code < 500, route


@pytest.mark.parametrize(
    "headers",
    [
        {"if-none-match": "\x00"},
        {"if-none-match": "x" * 10_000},
        {"if-modified-since": "hôm qua"},
        {"accept-language": "xx,*;q=zzz"},
        {"cookie": "sessionid=\x00; csrftoken=%00"},
    ],
)
def test_odd_headers_break_no_page(visit, headers: dict[str, str]) -> None:
    client = Client(raise_request_exception=False)
    for route in ("/", "/tin-tuc/rss/", CAMPAIGN, f"{CAMPAIGN}rss/"):
        assert client.get(route, headers=headers).status_code in ANSWERS
