"""What the logs leave out."""

import logging

from django.core.exceptions import ObjectDoesNotExist


class LeaveOutVanishedRows(logging.Filter):
    """A queued task whose row was deleted meanwhile has nothing left to do: no error."""

    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info[1] if record.exc_info else None
        return not isinstance(error, ObjectDoesNotExist)
