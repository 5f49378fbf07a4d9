"""Addresses of public pages, from what their rows hold: no query, no page."""

from dataclasses import dataclass
from urllib.parse import quote

from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language, override
from wagtail.coreutils import WAGTAIL_APPEND_SLASH
from wagtail.models import Site

from ..languages import content_language
from .memory import kept

#: As Django's `reverse` leaves them.
SAFE = "/~:@!$&'()*+,;="


@dataclass(frozen=True)
class Root:
    """The top page of a site in one language."""

    site_id: int
    #: Its `url_path`; those of all pages below begin with it.
    url_path: str
    #: Scheme and host.
    origin: str
    #: The address of the top page itself: "/", "/en/".
    prefix: str

    def whole_path_of(self, url_path: str) -> str:
        """With a slash at its end, whatever the site's addresses have."""
        return self.prefix + quote(url_path[len(self.url_path) :], safe=SAFE)

    def path_of(self, url_path: str) -> str:
        path = self.whole_path_of(url_path)
        return path if WAGTAIL_APPEND_SLASH or path == "/" else path.rstrip("/")


def roots() -> list[Root]:
    """The roots of all sites in all languages, the most particular first; no query once known."""
    return kept(("roots", get_language()), _find_roots)


def root_of(url_path: str) -> Root | None:
    return next((root for root in roots() if url_path.startswith(root.url_path)), None)


def address(url_path: str) -> str:
    """The address of the page at `url_path`, as `Page.url` gives it: with scheme and host where
    there is more than one site, "" where no site shows it.
    """
    root = root_of(url_path)
    if root is None:
        return ""
    has_one_site = all(other.site_id == root.site_id for other in roots())
    return root.path_of(url_path) if has_one_site else root.origin + root.path_of(url_path)


def _find_roots() -> list[Root]:
    try:
        return [
            Root(path.site_id, path.root_path, path.root_url, _prefix(path.language_code))
            for path in Site.get_site_root_paths()
        ]
    except NoReverseMatch:  # a site that serves no pages itself
        return []


def _prefix(language: str) -> str:
    active = get_language()
    if active and content_language(active) == language:
        language = active
    with override(language):
        return reverse("wagtail_serve", args=("",))
