"""Uploaded files on a developer's machine; in production the web server gives them out."""

from pathlib import Path

import pytest
from django.conf import settings
from django.http import Http404
from django.test import RequestFactory
from wagtail.documents import get_document_model

from portal.views import media

pytestmark = pytest.mark.any_database


def test_documents_are_not_among_the_folders_open_to_all() -> None:
    folder = get_document_model()._meta.get_field("file").upload_to
    assert folder not in settings.PUBLIC_MEDIA


def test_a_name_that_no_file_can_have_is_no_file(rf: RequestFactory, tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"picture")
    assert media(rf.get("/"), "a.jpg", str(tmp_path)).status_code == 200
    with pytest.raises(Http404):
        media(rf.get("/"), "a" * 400, str(tmp_path))
