"""Hands out files that the web server does not: those that are not public, originals of images,
and documents.
"""

import logging
from pathlib import Path, PurePath
from typing import Any

from django.contrib.staticfiles import finders
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.cache import add_never_cache_headers, patch_cache_control
from wagtail.documents import get_document_model
from wagtail.documents.views.serve import serve as serve_document
from wagtail.images import get_image_model
from wagtail.users.models import UserProfile

from . import public_folder
from .access import is_for_all, may_have
from .fallback import PLACEHOLDER, is_away
from .headers import shut_in

logger = logging.getLogger(__name__)

#: Seconds for which browsers and caches may keep a public picture without asking again.
KEPT_FOR = 3600


def media(request: HttpRequest, name: str) -> HttpResponseBase:
    """A picture below MEDIA_URL: of a public image to anyone, else to those who may see it.

    A size whose file was lost is made anew.
    """
    if "\0" in name:
        raise Http404
    folder = PurePath(name).parts[0] if name else ""
    if folder == "avatar_images":
        return _avatar(request, name)
    image, rendition = _found(name)
    if image is None:
        raise Http404
    is_public = is_for_all(image)
    if not is_public and not may_have(request, image):
        raise Http404
    if rendition is not None and is_public:
        public_folder.show(rendition)
    try:
        stored = _stored(rendition or image) or (rendition and _made_anew(image, rendition))
    except OSError as error:
        return _away(name, error)
    if not stored:
        return _placeholder()
    response = FileResponse(stored, content_type=public_folder.type_of(name))
    _say_how_long(response, is_public)
    return response


def document(request: HttpRequest, document_id: str, filename: str) -> HttpResponseBase:
    """A document; under a name that its file no longer has, the way to the present one."""
    found = get_object_or_404(get_document_model(), pk=document_id)
    is_public = is_for_all(found)
    if not is_public and not may_have(request, found):
        raise Http404
    if found.filename != filename:
        response: HttpResponseBase = redirect(found.url)
        add_never_cache_headers(response)
        return response
    try:
        response = serve_document(request, document_id, filename)
    except FileNotFoundError as error:
        raise Http404 from error
    except OSError as error:
        return _away(found.file.name, error)
    if response.status_code == 200:
        shut_in(response, is_public)
    if not is_public:
        patch_cache_control(response, private=True, no_cache=True)
    return response


def _found(name: str) -> tuple[Any, Any]:
    """The image whose picture has this name, and which rendition it is, if any."""
    model = get_image_model()
    if name.startswith(f"{public_folder.RENDITIONS}/"):
        renditions = model.get_rendition_model().objects.select_related("image")
        rendition = renditions.filter(file=name).first()
        return (rendition.image, rendition) if rendition else (None, None)
    return model.objects.filter(file=name).first(), None


def _stored(owner: Any) -> Any:
    """None where the file is gone; raises `OSError` where that cannot be known now."""
    try:
        return owner.file.storage.open(owner.file.name, "rb")
    except OSError as error:
        if is_away(error):
            raise
        return None


def _away(name: str, error: OSError) -> HttpResponse:
    """The storage will be back: nobody shall take the file for gone, nor keep this answer."""
    logger.error("%s cannot be sent: %s", name, error)
    response = HttpResponse(status=503, headers={"Retry-After": "30"})
    add_never_cache_headers(response)
    return response


def _made_anew(image: Any, rendition: Any) -> Any:
    rendition.delete()
    made = image.get_rendition(rendition.filter_spec)
    return None if getattr(made, "is_placeholder", False) else _stored(made)


def _avatar(request: HttpRequest, name: str) -> HttpResponseBase:
    """Of those who work in the admin; nobody else needs them."""
    if not request.user.has_perm("wagtailadmin.access_admin"):
        raise Http404
    storage = UserProfile._meta.get_field("avatar").storage
    profile = get_object_or_404(UserProfile, avatar=name)
    try:
        stored = storage.open(profile.avatar.name)
    except OSError as error:
        raise Http404 from error
    response = FileResponse(stored, content_type=public_folder.type_of(name))
    _say_how_long(response, is_public=False)
    return response


def _placeholder() -> HttpResponse:
    """Browsers show it, whatever the status says."""
    path = finders.find(PLACEHOLDER)
    content = Path(path).read_bytes() if path else b""
    response = HttpResponse(content, status=404, content_type="image/svg+xml")
    shut_in(response, is_public=True)
    add_never_cache_headers(response)
    return response


def _say_how_long(response: HttpResponseBase, is_public: bool) -> None:
    shut_in(response, is_public)
    if is_public:
        patch_cache_control(response, public=True, max_age=KEPT_FOR)
    else:
        patch_cache_control(response, private=True, no_cache=True)
