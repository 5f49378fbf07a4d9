"""Search through all public award lists."""

from django.http import Http404, HttpRequest, HttpResponse

from ..models import HonorRollIndexPage


def search_page(index: HonorRollIndexPage, request: HttpRequest) -> HttpResponse:
    raise Http404("search")


def search_download(
    index: HonorRollIndexPage, request: HttpRequest, file_format: str
) -> HttpResponse:
    raise Http404(file_format)
