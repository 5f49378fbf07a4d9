"""The site with `news`, after `campaigns` was taken out of it."""

from news.settings import complete

from .base import *  # noqa: F403
from .base import INSTALLED_APPS

INSTALLED_APPS = ["stories", *INSTALLED_APPS]
TIME_ZONE = "Europe/Dublin"

complete(globals())
