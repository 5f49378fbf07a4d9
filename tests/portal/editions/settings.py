"""Settings of the processes that the tests of editions start."""

import os
from pathlib import Path

from portal.settings.test import *  # noqa: F403
from portal.settings.test import EDITIONS

EDITIONS |= {
    "ENABLED": True,
    "FILE": Path(os.environ["EDITIONS_FILE"]),
    "URL": os.environ.get("EDITIONS_URL", ""),
}
