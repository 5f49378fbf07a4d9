"""The site with the apps: what the site builder's guide asks for."""

from .base import *  # noqa: F403
from .base import INSTALLED_APPS, MIDDLEWARE

INSTALLED_APPS = [
    "campaigns",
    "news",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.contrib.table_block",
    *INSTALLED_APPS,
]
NEWS_BODY_BLOCKS = {
    "honor_roll": "campaigns.honors.public.blocks.HonorRollBlock",
    "award": "campaigns.honors.public.blocks.AwardBlock",
}
MIDDLEWARE = ["news.editing.middleware.UnsavedTextMiddleware", *MIDDLEWARE]
TIME_ZONE = "Europe/Dublin"
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILIMAGES_IMAGE_FORM_BASE = "news.files.forms.ImageForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "news.files.forms.DocumentForm"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024
