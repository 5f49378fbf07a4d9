"""As in Vietnamese."""

from ..vi.formats import *  # noqa: F403
