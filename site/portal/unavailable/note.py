"""What stands on a page that was kept before, where it cannot be made anew."""

from datetime import datetime

from django.conf import settings
from django.templatetags.static import static
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import get_language_from_path, override
from django.utils.translation import gettext as _


def kept_note(kept_at: datetime, path: str) -> str:
    """HTML, in the language of the address; asks for nothing that may be away."""
    with override(get_language_from_path(path) or settings.LANGUAGE_CODE):
        moment = timezone.localtime(kept_at)
        text = _("This page was kept at %(time)s on %(day)s; the system is being restored.") % {
            "time": date_format(moment, "H:i"),
            "day": date_format(moment, "SHORT_DATE_FORMAT"),
        }
    # No page loads what only this note needs.
    sheet = static("portal/errors.css")
    return format_html(
        '<p class="kept-note" role="status"><link href="{}" rel="stylesheet"/>{}</p>', sheet, text
    )
