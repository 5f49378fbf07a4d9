"""Files in an S3-compatible bucket: the same people may have them as from a folder."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.test import Client
from wagtail.models import Collection, PageViewRestriction

from news.factories import ArticleFactory, DocumentFactory, publish
from news.files import public_folder
from news.files.bucket import BucketStorage
from news.files.checks import check_addresses_of_files
from news.files.wsgi import PublicFilesLayer
from news.models import ArticlePage, ImageProblem
from portal.settings.storage import file_storage
from tests.news.files.conftest import new_image

pytestmark = pytest.mark.any_database

SPEC = "width-480|format-jpeg"
#: Port 9 of this machine discards what it gets, where it listens at all.
AWAY = "s3://key:secret@127.0.0.1:9/media?tls=off"


def stored_at(url: str) -> dict[str, Any]:
    return {**settings.STORAGES, "default": file_storage(url)}


@pytest.fixture(autouse=True)
def bucket(s3_url: str, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr("django.db.transaction.on_commit", lambda work, *a, **k: work())
    settings.STORAGES = stored_at(s3_url)
    settings.WAGTAILDOCS_SERVE_METHOD = "serve_view"
    return


@pytest.fixture
def image(db: None) -> Any:
    return new_image()


@pytest.fixture
def article(site_tree: Any, image: Any, db: None) -> ArticlePage:
    document = DocumentFactory(collection=Collection.get_first_root_node())
    link = f'<p><a linktype="document" id="{document.pk}">Quyết định</a></p>'
    made = ArticleFactory(
        parent=site_tree.news, cover=image, body=[("paragraph", link)], live=False
    )
    made.document = document
    return made


def test_addresses_are_those_of_the_site(image: Any) -> None:
    assert isinstance(default_storage._wrapped, BucketStorage)
    for url in (image.file.url, image.get_rendition(SPEC).url):
        assert url.startswith("/media/")
    assert default_storage.url("images/Lễ.jpg") == "/media/images/L%E1%BB%85.jpg"


def test_files_are_public_while_something_public_shows_them(
    article: ArticlePage, image: Any, client: Client
) -> None:
    rendition = image.get_rendition(SPEC)
    addresses = [rendition.url, image.file.url, article.document.url]
    assert {client.get(url).status_code for url in addresses} == {404}
    publish(article)
    answers = [client.get(url) for url in addresses]
    assert [answer.status_code for answer in answers] == [200, 200, 200]
    assert all(answer.getvalue() for answer in answers)
    assert answers[0]["Cache-Control"] == "public, max-age=3600"
    restriction = PageViewRestriction.objects.create(
        page=article, restriction_type=PageViewRestriction.LOGIN
    )
    assert {client.get(url).status_code for url in addresses} == {404}
    restriction.delete()
    type(article).objects.get(pk=article.pk).unpublish()
    assert {client.get(url).status_code for url in addresses} == {404}


def test_a_document_is_sent_and_never_an_address_of_the_bucket(
    article: ArticlePage, administrator: AbstractUser, client_of: Callable[..., Client]
) -> None:
    document = article.document
    answer = client_of(administrator).get(document.url)
    assert answer.status_code == 200
    assert answer.getvalue() == default_storage.open(document.file.name).read()


def test_a_link_that_was_left_in_the_folder_is_not_sent(article: ArticlePage, image: Any) -> None:
    publish(article)
    name = image.get_rendition(SPEC).file.name
    left = public_folder.root() / name
    left.parent.mkdir(parents=True, exist_ok=True)
    left.write_bytes(b"left")
    try:
        asked: list[str] = []
        layer = PublicFilesLayer(lambda environ, start: asked.append(environ["PATH_INFO"]) or [])
        environ = {"REQUEST_METHOD": "GET", "PATH_INFO": f"/media/{name}"}
        assert layer(environ, None) == []
        assert asked == [f"/media/{name}"]
        call_command("public_files", "--rebuild", verbosity=0)
        assert not left.exists()
    finally:
        left.unlink(missing_ok=True)


def test_a_storage_that_is_away_makes_no_picture_gone_or_damaged(
    article: ArticlePage, image: Any, client: Client, settings: Any
) -> None:
    publish(article)
    rendition = image.get_rendition(SPEC)
    settings.STORAGES = stored_at(AWAY)
    for url in (rendition.url, article.document.url):
        answer = client.get(url)
        assert (answer.status_code, answer["Retry-After"]) == (503, "30")
        assert "no-store" in answer["Cache-Control"]
    assert image.get_rendition("width-99").is_placeholder
    assert not ImageProblem.objects.exists()
    assert type(rendition).objects.filter(pk=rendition.pk).exists()


def test_a_picture_that_is_gone_from_the_bucket_is_made_anew(
    article: ArticlePage, image: Any, client: Client
) -> None:
    publish(article)
    rendition = image.get_rendition(SPEC)
    default_storage.delete(rendition.file.name)
    assert client.get(rendition.url).status_code == 200


def test_a_file_can_be_read_again_after_it_was_closed(image: Any) -> None:
    stored = default_storage.open(image.file.name)
    first = stored.read()
    stored.close()
    with stored.open() as again:
        assert again.read() == first
    with pytest.raises(FileNotFoundError):
        default_storage.open("images/nothing.jpg")


def test_two_files_of_one_name_are_two(db: None) -> None:
    assert new_image().file.name != new_image().file.name


def test_a_storage_with_addresses_of_its_own_is_warned_of(s3_url: str, settings: Any) -> None:
    assert check_addresses_of_files() == []
    del settings.WAGTAILDOCS_SERVE_METHOD
    assert [warning.id for warning in check_addresses_of_files()] == ["news.W024"]
    made = file_storage(s3_url)
    plain = {**made, "BACKEND": "storages.backends.s3.S3Storage"}
    settings.STORAGES = {**settings.STORAGES, "default": plain}
    assert [warning.id for warning in check_addresses_of_files()] == ["news.W023", "news.W024"]
