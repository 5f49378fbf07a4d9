"""The editor's paste: HTML in, the state of blocks and fields for the form out."""

from typing import Any

from django import forms
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from ..blocks import BodyStreamBlock
from .conversion import MOST_CHARACTERS, Converted, convert
from .notices import flattened_text, left_out_texts, taken_text

TOO_LONG = _(
    "The pasted text is too long to be converted at once. Paste it in parts, chapter by chapter."
)
#: What an editor allows, as Draftail calls it → as Wagtail's features are called.
FEATURES = {
    "BOLD": "bold",
    "ITALIC": "italic",
    "SUPERSCRIPT": "superscript",
    "SUBSCRIPT": "subscript",
    "LINK": "link",
    "unordered-list-item": "ul",
    "ordered-list-item": "ol",
    "header-two": "h2",
    "header-three": "h3",
    "header-four": "h4",
}


class PasteForm(forms.Form):
    html = forms.CharField(
        max_length=MOST_CHARACTERS,
        strip=False,
        error_messages={"max_length": TOO_LONG, "required": _("Nothing was pasted.")},
    )
    #: Whether it is pasted into a paragraph of a body, beside which other blocks may stand.
    in_body = forms.BooleanField(required=False)
    allowed = forms.CharField(required=False, max_length=1_000)

    def features(self) -> list[str]:
        names = self.cleaned_data["allowed"].split(",")
        return [FEATURES[name] for name in names if name in FEATURES]


@require_POST
def paste(request: HttpRequest) -> JsonResponse:
    """`blocks`, as the body's form has them, or `text`, as a rich text field has it; `messages`
    for the editor. 400 with `message` where it cannot be done.

    Only for who may use the admin, as all of Wagtail's addresses; nothing is read or stored.
    """
    form = PasteForm(request.POST)
    if not form.is_valid():
        message = next(iter(form.errors.values()))[0]
        return JsonResponse({"message": message}, status=400)
    converted = convert(form.cleaned_data["html"])
    if not converted.pieces:
        nothing = [_g("There is no text in what was copied."), *left_out_texts(converted.left_out)]
        return JsonResponse({"text": None, "messages": nothing})
    if form.cleaned_data["in_body"] and converted.has_structure:
        return JsonResponse({"blocks": _form_state(converted), "messages": _messages(converted)})
    html, flattened = converted.rich_text(form.features())
    text = ContentstateConverter(form.features()).from_database_format(html)
    messages = [flattened_text(flattened)] if flattened else []
    if not flattened and converted.taken["lists"]:
        messages = [taken_text(converted.taken)]
    return JsonResponse({"text": text, "messages": messages + left_out_texts(converted.left_out)})


def _form_state(converted: Converted) -> list[dict[str, Any]]:
    """The blocks as Wagtail's form takes them; rich texts as their editor reads them."""
    block = BodyStreamBlock()
    state = block.get_form_state(block.to_python(converted.blocks))
    return [{"type": child["type"], "value": child["value"]} for child in state]


def _messages(converted: Converted) -> list[str]:
    return [taken_text(converted.taken), *left_out_texts(converted.left_out)]
