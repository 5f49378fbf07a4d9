"""The small page of one award, at its lasting address."""

from django.http import Http404, HttpRequest, HttpResponse

from ..models import HonorRollIndexPage


def award_page(index: HonorRollIndexPage, request: HttpRequest, key: str) -> HttpResponse:
    raise Http404(key)
