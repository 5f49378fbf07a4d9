"""A keyword is one tag, however it is typed."""

from collections.abc import Callable
from importlib import import_module
from unicodedata import normalize

import pytest
from django.apps import apps
from django.contrib.auth.models import AbstractUser
from django.test import Client
from django.urls import reverse
from taggit.models import Tag as LibraryTag
from wagtail.images import get_image_model
from wagtail.images.forms import get_image_form
from wagtail_factories import ImageFactory

from news.factories import ArticleFactory, TagFactory
from news.models import ArticlePage, ArticleTag, NewsIndexPage, Tag
from tests.forms import article_form

Clients = Callable[[AbstractUser], Client]


@pytest.fixture
def save_with_tags(
    news: NewsIndexPage, moderator: AbstractUser, client_of: Clients
) -> Callable[[str], list[str]]:
    """Posts the article's form with what was typed; gives the names that the article then has."""

    def save(typed: str) -> list[str]:
        add = reverse("wagtailadmin_pages:add", args=["news", "articlepage", news.pk])
        form = article_form(tags=typed) | {"action-publish": "1"}
        client_of(moderator).post(add, form)
        article = ArticlePage.objects.get(slug="phat-dong")
        return [tag.name for tag in article.tag_list]

    return save


@pytest.mark.parametrize(
    "typed",
    [
        normalize("NFD", "Khen thưởng, đột xuất"),
        "KHEN THƯỞNG, ĐỘT XUẤT",
        "khen  thưởng , đột xuất,",
        '"Khen\u00a0thưởng", "đột\u200b xuất"',
        "khen th\u00adưởng, Đột xuất",
        "Khen thưởng, Đột xuất, khen thưởng",
    ],
)
def test_a_tag_typed_in_another_way_is_the_one_there_is(
    save_with_tags: Callable[[str], list[str]], typed: str
) -> None:
    TagFactory(name="Khen thưởng")
    TagFactory(name="Đột xuất")
    assert set(save_with_tags(typed)) == {"Khen thưởng", "Đột xuất"}
    assert Tag.objects.count() == 2


def test_a_new_tag_is_stored_composed_and_with_single_spaces(
    save_with_tags: Callable[[str], list[str]],
) -> None:
    typed = normalize("NFD", '"Hoà   giải", "hòa giải", "bán", "bản"')
    assert sorted(map(str.casefold, save_with_tags(typed))) == sorted(["bán", "bản", "hòa giải"])


@pytest.mark.parametrize("typed", ['""', ",", "\u200b", "  ", '"\u200b",'])
def test_nothing_is_no_tag(save_with_tags: Callable[[str], list[str]], typed: str) -> None:
    assert save_with_tags(typed) == []
    assert not Tag.objects.exists()


def test_tags_given_in_code_follow_the_same_rule(news: NewsIndexPage) -> None:
    ArticleFactory(parent=news, tags=["Thi đua"])
    other = ArticleFactory(parent=news, tags=[normalize("NFD", "THI  ĐUA"), "thi đua"])
    assert [tag.name for tag in other.tag_list] == ["Thi đua"]
    assert Tag.objects.get().slug == "thi-dua"


def test_tags_of_pictures_follow_the_same_rule(administrator: AbstractUser) -> None:
    LibraryTag.objects.create(name="Đại hội")
    image = ImageFactory()
    form_class = get_image_form(get_image_model())
    typed = normalize("NFD", "ĐẠI HỘI, Lễ  trao")
    data = {"title": "Ảnh", "tags": typed, "collection": image.collection_id}
    form = form_class(data, instance=image, user=administrator)
    form.is_valid()
    assert form.cleaned_data["tags"] == ["Lễ trao", "Đại hội"]


@pytest.mark.parametrize("typed", ["khen", "KHEN TH", "thuong", "thưở", normalize("NFD", "thưở")])
def test_tags_are_suggested_without_marks_and_case(
    site_tree: object, editor: AbstractUser, client_of: Clients, typed: str
) -> None:
    TagFactory(name="Khen thưởng")
    TagFactory(name="Hòa giải")
    address = reverse("news_tag_suggestions", args=["news.tag"])
    assert client_of(editor).get(address, {"term": typed}).json() == ["Khen thưởng"]


@pytest.mark.parametrize("model", ["news.article", "auth.user", "x", "news.nothing"])
def test_only_tags_are_suggested(
    site_tree: object, editor: AbstractUser, client_of: Clients, model: str
) -> None:
    address = reverse("news_tag_suggestions", args=[model])
    assert client_of(editor).get(address, {"term": "a"}).status_code == 404


def test_the_form_asks_for_suggestions_at_that_address(
    news: NewsIndexPage, editor: AbstractUser, client_of: Clients
) -> None:
    add = reverse("wagtailadmin_pages:add", args=["news", "articlepage", news.pk])
    page = client_of(editor).get(add).content.decode()
    assert reverse("news_tag_suggestions", args=["news.tag"]) in page


def test_doubles_from_before_become_one_and_their_addresses_lead_to_it(
    news: NewsIndexPage, client: Client
) -> None:
    one, both, other = (ArticleFactory(parent=news) for _ in range(3))
    kept = TagFactory(name="Khen thưởng")
    double = Tag(name=normalize("NFD", "KHEN  THƯỞNG"), slug="khen-thuong-2", key=None)
    Tag.objects.bulk_create([double])
    double = Tag.objects.get(slug="khen-thuong-2")
    rows = [(one, kept), (both, kept), (both, double), (other, double)]
    ArticleTag.objects.bulk_create(ArticleTag(content_object=a, tag=t) for a, t in rows)
    Tag.objects.update(key=None)

    import_module("news.migrations.0005_tag_keys").merge_doubles(apps, None)

    kept.refresh_from_db()
    tagged = kept.tagged_articles.values_list("content_object_id", flat=True)
    assert sorted(tagged) == sorted([one.pk, both.pk, other.pk])
    assert Tag.named("khen thưởng") == kept
    response = client.get(f"{news.url_of('tag', slug=double.slug)}?trang=2")
    assert response.status_code == 301
    assert response["Location"] == f"{news.url_of('tag', slug=kept.slug)}?trang=2"


def test_a_draft_that_names_a_double_is_published_with_the_one_that_was_kept(
    news: NewsIndexPage,
) -> None:
    kept = TagFactory(name="Khen thưởng")
    article = ArticleFactory(parent=news, tags=["khen thưởng cũ"])
    draft = article.save_revision()
    Tag.objects.filter(name="khen thưởng cũ").update(merged_into=kept, key=None)
    draft.publish()
    assert list(ArticleTag.objects.values_list("tag", flat=True)) == [kept.pk]
