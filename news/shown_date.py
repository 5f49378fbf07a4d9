"""How the date of an article is written, on its page and in lists."""

from typing import Any

from django.utils import timezone
from django.utils.formats import date_format


class ShownDate:
    """For what has `published_at`; midnight means that no time was given."""

    published_at: Any  # a field of the article, an attribute of its row

    @property
    def published_label(self) -> str:
        """The date; the time only where one was given."""
        if self.published_at is None:
            return ""
        moment = timezone.localtime(self.published_at)
        return date_format(
            moment, "SHORT_DATETIME_FORMAT" if self.time_label else "SHORT_DATE_FORMAT"
        )

    @property
    def time_label(self) -> str:
        if self.published_at is None:
            return ""
        moment = timezone.localtime(self.published_at)
        is_given = (moment.hour, moment.minute) != (0, 0)
        return date_format(moment, "TIME_FORMAT") if is_given else ""
