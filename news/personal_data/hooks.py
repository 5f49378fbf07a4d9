"""After a save by hand, editors are told of personal data in what they wrote."""

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from .forms import sentence
from .pages import places_in


@hooks.register("after_edit_page")
@hooks.register("after_create_page")
def tell_of_personal_data(request: HttpRequest, page: Page) -> None:
    """An autosave answers in JSON and shows no messages; who publishes was asked before."""
    is_autosave = "application/json" in request.headers.get("Accept", "")
    if is_autosave or "action-publish" in request.POST:
        return
    if places := places_in(page):
        messages.warning(request, sentence(places))
