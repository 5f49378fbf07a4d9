"""Files are public while something public shows them, and for no one else's eyes before or after:
originals and sizes of images, documents, those of registers.
"""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser, Permission
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Collection, PageViewRestriction

from home.models import SiteIdentity
from news.factories import (
    ArticleFactory,
    AuthorFactory,
    DocumentFactory,
    OfficialDocumentFactory,
    publish,
    translate,
)
from news.files import public_folder
from news.models import ArticlePage, PublicFile
from tests.news.files.conftest import new_image

SPEC = "width-480|format-jpeg"


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What waits for the end of a transaction is done at once: tests have one around them."""
    monkeypatch.setattr("django.db.transaction.on_commit", lambda work, *a, **k: work())


@pytest.fixture
def image(db: None) -> Any:
    return new_image()


@pytest.fixture
def document(db: None) -> Any:
    return DocumentFactory(collection=Collection.get_first_root_node())


@pytest.fixture
def draft(site_tree: Any, image: Any, document: Any) -> ArticlePage:
    """With the image as its cover and in its text, and the document in a link and attached."""
    return draft_with(site_tree, image, document)


def draft_with(site_tree: Any, image: Any, document: Any) -> ArticlePage:
    link = f'<p><a linktype="document" id="{document.pk}">Quyết định</a></p>'
    return ArticleFactory(
        parent=site_tree.news,
        live=False,
        cover=image,
        attachments=[document],
        body=[("image", {"image": image, "alt": "Lễ"}), ("paragraph", link)],
    )


def paths(image: Any, document: Any) -> list[str]:
    return [image.file.url, image.get_rendition(SPEC).url, document.url]


def statuses(client: Client, image: Any, document: Any) -> set[int]:
    return {client.get(path).status_code for path in paths(image, document)}


def folder_has(image: Any) -> bool:
    names = [r.file.name for r in image.renditions.all()]
    held = [(public_folder.root() / name).exists() for name in names]
    assert len(set(held)) == 1
    return held[0]


def test_files_of_a_draft_are_for_nobody_until_it_is_published(
    draft: ArticlePage, image: Any, document: Any, client: Client
) -> None:
    assert statuses(client, image, document) == {404}
    assert not folder_has(image)
    publish(draft)
    assert statuses(client, image, document) == {200}
    assert folder_has(image)
    ArticlePage.objects.get(pk=draft.pk).unpublish()
    assert statuses(client, image, document) == {404}
    assert not folder_has(image)


def test_files_that_nothing_uses_are_for_nobody(image: Any, document: Any, client: Client) -> None:
    assert statuses(client, image, document) == {404}


def test_files_of_a_scheduled_page_are_public_when_it_is(
    draft: ArticlePage, image: Any, document: Any, client: Client
) -> None:
    draft.go_live_at = timezone.now() + timedelta(hours=1)
    draft.save_revision().publish()
    assert statuses(client, image, document) == {404}
    revision = draft.scheduled_revision
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.save()
    content = revision.content
    content["go_live_at"] = (timezone.now() - timedelta(minutes=1)).isoformat()
    revision.content = content
    revision.save()
    call_command("publish_scheduled")
    assert statuses(client, image, document) == {200}


def test_files_of_a_page_that_is_over_are_taken_back(
    draft: ArticlePage, image: Any, document: Any, client: Client
) -> None:
    page = publish(draft)
    page.expire_at = timezone.now() - timedelta(minutes=1)
    page.save()
    call_command("publish_scheduled")
    assert statuses(client, image, document) == {404}


def test_files_of_a_deleted_page_are_taken_back(
    draft: ArticlePage, image: Any, document: Any, client: Client
) -> None:
    publish(draft).delete()
    assert statuses(client, image, document) == {404}
    assert not PublicFile.objects.exists()


def test_a_restriction_closes_files_and_lets_those_in_who_may_read_the_page(
    reference_index: None, site_tree: Any, client: Client
) -> None:
    image, document = new_image(), DocumentFactory()
    page = publish(draft_with(site_tree, image, document))
    restriction = PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.LOGIN
    )
    assert statuses(client, image, document) == {404}
    reader = get_user_model().objects.create_user("nguoi-doc", "a@example.vn")
    client.force_login(reader)
    assert statuses(client, image, document) == {200}
    restriction.delete()
    client.logout()
    assert statuses(client, image, document) == {200}


def test_what_another_public_page_shows_stays(
    site_tree: Any, draft: ArticlePage, image: Any, document: Any, client: Client
) -> None:
    page = publish(draft)
    other = ArticleFactory(parent=site_tree.news, cover=image)
    page.unpublish()
    assert client.get(image.get_rendition(SPEC).url).status_code == 200
    assert client.get(document.url).status_code == 404
    other.unpublish()
    assert client.get(image.get_rendition(SPEC).url).status_code == 404


def test_a_file_that_a_new_version_no_longer_shows_is_taken_back(
    draft: ArticlePage, image: Any, document: Any, client: Client
) -> None:
    page = publish(draft)
    page.cover = new_image("Khác")
    page.body, page.attachments = [], []
    publish(page)
    assert statuses(client, image, document) == {404}


def test_a_draft_of_a_public_page_gives_nothing_away(
    site_tree: Any, image: Any, client: Client
) -> None:
    page = ArticleFactory(parent=site_tree.news)
    page.cover = image
    page.save_revision()
    assert client.get(image.get_rendition(SPEC).url).status_code == 404


def test_an_embargoed_decision_is_public_with_the_page_that_cites_it(
    site_tree: Any, client: Client
) -> None:
    decision = OfficialDocumentFactory(with_file=True)
    page = ArticleFactory(parent=site_tree.news, live=False, cites=[decision])
    assert client.get(decision.file.url).status_code == 404
    publish(page)
    assert client.get(decision.file.url).status_code == 200


def test_a_decision_that_gets_its_file_later_shows_it(site_tree: Any, client: Client) -> None:
    decision = OfficialDocumentFactory()
    block = {"document": decision}
    ArticleFactory(parent=site_tree.news, body=[("official_document", block)])
    decision.file = DocumentFactory()
    decision.save()
    assert client.get(decision.file.url).status_code == 200
    former, decision.file = decision.file, None
    decision.save()
    assert client.get(former.url).status_code == 404


def test_portraits_of_authors_are_public(image: Any, client: Client) -> None:
    author = AuthorFactory(photo=image)
    assert client.get(image.get_rendition(SPEC).url).status_code == 200
    author.delete()
    assert client.get(image.get_rendition(SPEC).url).status_code == 404


def test_files_of_a_translation_are_its_own(
    site_tree: Any, draft: ArticlePage, image: Any, document: Any, client: Client
) -> None:
    page = publish(draft)
    translate(page, title="English")
    page.unpublish()
    assert statuses(client, image, document) == {200}


def test_moving_below_a_closed_page_closes_the_files(
    site_tree: Any, draft: ArticlePage, image: Any, document: Any, client: Client
) -> None:
    publish(draft)
    PageViewRestriction.objects.create(
        page=site_tree.news, restriction_type=PageViewRestriction.LOGIN
    )
    assert statuses(client, image, document) == {404}


def test_those_who_choose_files_in_the_admin_see_them_before(
    draft: ArticlePage,
    image: Any,
    document: Any,
    client_of: Callable[[AbstractUser], Client],
    editor: AbstractUser,
) -> None:
    client = client_of(editor)
    assert statuses(client, image, document) == {200}
    for path in paths(image, document):
        assert "private" in client.get(path)["Cache-Control"]


def test_others_with_a_login_do_not(
    draft: ArticlePage, image: Any, document: Any, client_of: Callable[[AbstractUser], Client]
) -> None:
    user = get_user_model().objects.create_user("khac", "khac@example.vn")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    assert statuses(client_of(user), image, document) == {404}


def test_a_size_that_is_made_of_a_public_image_is_public_at_once(
    draft: ArticlePage, image: Any
) -> None:
    publish(draft)
    renditions = image.get_renditions("width-200|format-jpeg", "width-220|format-webp")
    for rendition in (*renditions.values(), image.get_rendition("width-240|format-png")):
        assert (public_folder.root() / rendition.file.name).exists()


def test_a_deleted_size_leaves_the_public_folder(draft: ArticlePage, image: Any) -> None:
    publish(draft)
    rendition = image.get_rendition(SPEC)
    held = public_folder.root() / rendition.file.name
    assert held.exists()
    rendition.delete()
    assert not held.exists()


def test_a_lost_size_is_made_anew_when_it_is_asked_for(
    draft: ArticlePage, image: Any, client: Client
) -> None:
    publish(draft)
    url = image.get_rendition(SPEC).url
    Path(image.get_rendition(SPEC).file.path).unlink()
    answer = client.get(url)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")


def test_in_place_of_a_lost_picture_there_is_a_placeholder(
    draft: ArticlePage, image: Any, client: Client
) -> None:
    publish(draft)
    url = image.get_rendition(SPEC).url
    Path(image.get_rendition(SPEC).file.path).unlink()
    Path(image.file.path).unlink()
    answer = client.get(url)
    assert (answer.status_code, answer["Content-Type"]) == (404, "image/svg+xml")


def test_a_replaced_document_keeps_its_address(
    draft: ArticlePage, document: Any, client: Client
) -> None:
    publish(draft)
    former = document.url
    assert client.get(former).status_code == 200
    document.file.name = document.file.storage.save("documents/moi.pdf", document.file)
    document.save()
    answer = client.get(former, follow=True)
    assert (answer.status_code, answer.redirect_chain) == (200, [(document.url, 302)])


def test_a_former_address_of_a_private_document_tells_nothing(
    document: Any, client: Client
) -> None:
    assert client.get(f"/documents/{document.pk}/khac.pdf").status_code == 404
    assert client.get(f"/documents/{10**30}/khac.pdf").status_code == 404


def test_documents_run_nothing_in_a_browser(
    draft: ArticlePage, document: Any, client: Client
) -> None:
    publish(draft)
    answer = client.get(document.url)
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer["Content-Security-Policy"]


def test_the_command_finds_and_mends_what_is_not_as_it_should_be(
    draft: ArticlePage,
    image: Any,
    capsys: pytest.CaptureFixture[str],
    settings: Any,
    tmp_path: Path,
) -> None:
    settings.NEWS_PUBLIC_FILES_ROOT = tmp_path
    page = publish(draft)
    rendition = image.get_rendition(SPEC)
    call_command("public_files", "--check")
    assert page.live
    public_folder.hide(rendition.file.name)
    stray = public_folder.root() / "images" / "la.jpg"
    stray.write_bytes(b"x")
    PublicFile.objects.filter(kind="document").delete()
    with pytest.raises(CommandError):
        call_command("public_files", "--check")
    said = capsys.readouterr().out
    assert f"page {page.pk}: files" in said
    assert "images/la.jpg: in the public folder" in said
    assert f"{rendition.file.name}: not in the public folder" in said
    call_command("public_files", "--rebuild")
    call_command("public_files", "--check")
    assert not stray.exists()


def test_settings_of_the_site_show_their_files_always(
    site_tree: Any, image: Any, client: Client
) -> None:
    identity = SiteIdentity.for_site(site_tree.site)
    identity.logo = image
    identity.save()
    assert client.get(image.get_rendition(SPEC).url).status_code == 200
    identity.logo = None
    identity.save()
    assert client.get(image.get_rendition(SPEC).url).status_code == 404
