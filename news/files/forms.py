"""Forms that take files, in all places of Wagtail's admin: named in the settings
`WAGTAILIMAGES_IMAGE_FORM_BASE` and `WAGTAILDOCS_DOCUMENT_FORM_BASE`.
"""

import os
from typing import Any

from django.core.exceptions import ValidationError
from django.forms.fields import FileField
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from wagtail.admin.forms.account import AvatarPreferencesForm
from wagtail.documents.fields import WagtailDocumentField
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images import get_image_model
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from ..personal_data.files import places_in_file
from ..personal_data.forms import AskingMixin, sentence
from ..personal_data.names import bare_name
from ..personal_data.pages import Place
from .documents import ACCEPTED, KINDS, check_document, check_end
from .images import PreparedImage, prepare
from .models import PublicFile
from .scanning import scan
from .uses import is_public


class ImageUploadField(WagtailImageField):
    """Gives the picture as it is to be stored. The name's ending need not fit what is in it."""

    def to_python(self, data: Any) -> PreparedImage | None:
        file = FileField.to_python(self, data)
        if file is None:
            return None
        name = file.name or ""
        ending = os.path.splitext(name)[1].lower().removeprefix(".")
        if ending not in self.allowed_image_extensions:
            text = _("“%(name)s” is not a picture of a kind that is accepted: %(kinds)s.")
            values = {"name": name, "kinds": self.supported_formats_text}
            raise ValidationError(text % values, code="invalid_image_extension")
        self.check_image_file_size(file)
        scan(file, name)
        return prepare(file, bare_name(name, pgettext("name of a file", "picture")))


class AskingFileForm(AskingMixin):
    """Of an image or a document. Nothing shows it yet when it comes in: its form then says what it
    found, and asks when that is saved. Pages that show a file ask about it, too.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        form: Any = self
        is_shown = form.instance.pk and not form.is_bound and "title" in form.fields
        if is_shown and (places := places_in_file(form.instance)):
            # Wagtail has asked for the bound field already, which keeps the text that it found.
            note = format_html('<strong class="vd-personal-note">{}</strong>', sentence(places))
            form["title"].help_text = form.fields["title"].help_text = note

    def is_going_public(self) -> bool:
        form: Any = self
        return bool(form.instance.pk) and super().is_going_public()

    def personal_question(self, places: list[Place]) -> str:
        form: Any = self
        question = super().personal_question(places)
        if form.files:
            question += " " + _("Choose the file once more, too.")
        return question

    def is_public(self, stored: Any) -> bool:
        kind = PublicFile.IMAGE if isinstance(stored, get_image_model()) else PublicFile.DOCUMENT
        return is_public(kind, stored.pk)

    def _places(self) -> list[Place]:
        form: Any = self
        return places_in_file(form.instance)


class ImageForm(AskingFileForm, BaseImageForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            taken = self.fields["file"]
            self.fields["file"] = ImageUploadField(
                label=taken.label, required=taken.required, widget=taken.widget
            )


class AvatarForm(AvatarPreferencesForm):
    """Takes a portrait as it takes any picture; one that cannot be read was a failed request."""

    avatar = ImageUploadField(
        label=AvatarPreferencesForm.base_fields["avatar"].label, required=False
    )


class DocumentUploadField(WagtailDocumentField):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        accepted = _("Accepted files: %(kinds)s.") % {"kinds": ACCEPTED}
        self.help_text = f"{accepted} {self.help_text}".strip()

    def to_python(self, data: Any) -> Any:
        file = super().to_python(data)
        if file is not None:
            scan(file, file.name)
            check_document(file, file.name)
            check_end(file, file.name)
            file.name = bare_name(file.name, pgettext("name of a file", "file"))
        return file

    def widget_attrs(self, widget: Any) -> dict[str, str]:
        endings = ",".join(f".{ending}" for ending in KINDS)
        return super().widget_attrs(widget) | {"accept": endings}


class DocumentForm(AskingFileForm, BaseDocumentForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            taken = self.fields["file"]
            self.fields["file"] = DocumentUploadField(
                label=taken.label, required=taken.required, widget=taken.widget
            )
