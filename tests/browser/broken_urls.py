"""The site's addresses and two that fail: the error pages as visitors get them."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import path

from portal import urls

FORBIDDEN, FAILING = "/cam-vao/", "/hong-roi/"

handler403, handler404, handler500 = urls.handler403, urls.handler404, urls.handler500


def forbid(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def fail(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("on purpose")


urlpatterns = [
    path(FORBIDDEN.strip("/") + "/", forbid),
    path(FAILING.strip("/") + "/", fail),
    *urls.urlpatterns,
]
