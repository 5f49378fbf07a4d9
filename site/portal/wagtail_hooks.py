"""What this website adds to Wagtail's admin."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks


@hooks.register("insert_editor_js")
def keep_what_is_typed_during_autosave() -> str:
    return format_html('<script src="{}"></script>', static("portal/admin/autosave.js"))
