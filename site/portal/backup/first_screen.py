"""On the first screen of administrators: that the last night has no backup."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component

from . import nightly


class StaleBackupPanel(Component):
    """Shown only while there is something to be done."""

    name = "stale_backup"
    template_name = "portal/stale_backup_panel.html"
    order = 7

    def __init__(self, made: datetime | None) -> None:
        self.made = made

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        if self.made is None:
            return {"text": _("No backup of the site was made yet.")}
        moment = date_format(timezone.localtime(self.made), "SHORT_DATETIME_FORMAT")
        return {"text": _("The last backup of the site is of %(moment)s.") % {"moment": moment}}


def stale_backup_panels(request: HttpRequest) -> list[Component]:
    """Empty where backups are not made each night, and for all who cannot mend it."""
    if not settings.BACKUP["DIR"] or not request.user.is_superuser:
        return []
    made = nightly.last_made()
    return [StaleBackupPanel(made)] if nightly.is_stale(made) else []
