"""Tells caches in front of the site what they must not give any more: see docs/deploying.md."""

from .sender import Sender, sender

#: What everything that a cache may keep of this site is marked with.
SITE_TAG = "vd"

__all__ = ["SITE_TAG", "Sender", "purge_pages", "sender"]


def purge_pages() -> None:
    """A new edition began: nothing that was kept before is given any more. Returns at once."""
    sender().add(SITE_TAG)
