"""The first publication of a page adds to the site, and takes nothing away.

So does making the sizes of a picture. Everything else counts as taking something away, which is
always safe: see `LAST_WHEN_FAILING`.
"""

from functools import wraps
from typing import Any

from wagtail.actions.publish_revision import PublishRevisionAction

from .writes import adding


def know_first_publications() -> None:
    """From here on, of pages and of whatever else has drafts."""
    original = PublishRevisionAction.execute

    @wraps(original)
    def execute(self: Any, *args: Any, **kwargs: Any) -> Any:
        if self.object.live or self.object.first_published_at is not None:
            return original(self, *args, **kwargs)
        with adding():
            return original(self, *args, **kwargs)

    PublishRevisionAction.execute = execute
