"""The site with the apps: what the site builder's guide asks for."""

from news.settings import complete

from .base import *  # noqa: F403

TIME_ZONE = "Europe/Dublin"

complete(globals(), campaigns=True)
