"""Which button of an edit form was pressed, as far as forms ask before something goes public."""

from collections.abc import Mapping
from typing import Any

#: Buttons that bring a page before readers, or on the way there.
PUBLISHING = (
    "action-publish", "action-submit", "action-restart-workflow", "action-workflow-action",
)  # fmt: skip


def is_publishing(data: Mapping[str, Any]) -> bool:
    """Whether the posted `data` of a page's form publish it, submit it or approve it."""
    pressed = any(name in data for name in PUBLISHING)
    return pressed and data.get("workflow-action-name") != "reject"
