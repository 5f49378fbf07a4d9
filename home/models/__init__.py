"""The site's own pages, images and settings."""

from .identity import SiteIdentity
from .images import SiteImage, SiteRendition
from .pages import ContentPage, HomePage, SearchPage

__all__ = ["ContentPage", "HomePage", "SearchPage", "SiteIdentity", "SiteImage", "SiteRendition"]
