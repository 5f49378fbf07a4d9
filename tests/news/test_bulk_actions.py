"""What screens that act on many objects tell, and what they make of keys that are none."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AbstractUser, Permission
from django.http import HttpResponse
from django.test import Client
from wagtail.models import Collection
from wagtail_factories import ImageFactory

from news.factories import ArticleFactory, AuthorFactory
from news.models import ArticlePage
from tests.fixtures import SiteTree

PAGES = "/admin/bulk/wagtailcore/page/{}/"


@pytest.fixture
def visitor(django_user_model: type[AbstractUser], client_of: Callable) -> Client:
    """Let into the admin, and granted nothing there."""
    user = django_user_model.objects.create_user("khach")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    return client_of(user)


@pytest.fixture
def draft(site_tree: SiteTree) -> ArticlePage:
    return ArticleFactory(parent=site_tree.news, title="Tối mật", live=False)


SECRETS = ("Tối mật", "Ảnh mật", "Người mật")


def told(response: HttpResponse) -> bool:
    return any(secret in response.content.decode() for secret in SECRETS)


@pytest.mark.parametrize("action", ["delete", "move", "publish", "unpublish"])
def test_a_page_that_one_may_not_find_is_not_there(action, draft, visitor) -> None:
    for keys in ({"id": draft.pk}, {"id": "all", "childOf": draft.get_parent().pk}):
        response = visitor.get(PAGES.format(action), keys)
        assert response.status_code == 404
        assert not told(response)


def test_of_what_is_refused_only_what_one_may_find_is_named(
    draft, site_tree, officer, client_of
) -> None:
    shown = ArticleFactory(parent=site_tree.news, title="Tin công khai")
    response = client_of(officer).get(PAGES.format("delete"), {"id": [shown.pk, draft.pk]})
    assert "Tin công khai" in response.content.decode()
    assert not told(response)


def test_pictures_files_and_registers_are_named_to_those_who_use_them(
    visitor, editor, client_of
) -> None:
    root = Collection.get_first_root_node()
    image = ImageFactory(title="Ảnh mật", collection=root)
    author = AuthorFactory(name="Người mật")
    for address, key in (
        ("/admin/bulk/home/siteimage/add_tags/", image.pk),
        ("/admin/bulk/news/author/delete/", author.pk),
    ):
        refused = visitor.get(address, {"id": key})
        assert refused.status_code == 404
        assert not told(refused)
        assert told(client_of(editor).get(address, {"id": key}))


@pytest.mark.parametrize("key", ["abc", "", "9" * 30, "\0", "-1", "1.5"])
def test_what_is_no_key_names_no_object(key, administrator, client_of) -> None:
    client = client_of(administrator)
    for sent in ({"id": key}, {"id": "all", "childOf": key}):
        assert client.get(PAGES.format("publish"), sent).status_code == 404
        answer = client.post(PAGES.format("publish"), query_params=sent)
        assert answer.status_code == 404
