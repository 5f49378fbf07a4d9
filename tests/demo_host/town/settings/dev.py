"""The site with the apps: what the site builder's guide asks for."""

from news.settings import complete

from .base import *  # noqa: F403
from .base import INSTALLED_APPS

INSTALLED_APPS = ["stories", *INSTALLED_APPS]
TIME_ZONE = "Europe/Dublin"

complete(globals(), campaigns=True)
