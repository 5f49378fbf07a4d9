"""Whom to tell of weaknesses of the site: /.well-known/security.txt (RFC 9116)."""

from datetime import datetime
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

CONTACT, EXPIRES = "SECURITY_CONTACT", "SECURITY_EXPIRES"


def contacts(value: str) -> list[str]:
    """`mailto:`, `tel:` or `https:` addresses, separated by commas; a bare e-mail address gets
    its `mailto:`.
    """
    return [_contact(one.strip()) for one in value.split(",") if one.strip()]


def _contact(text: str) -> str:
    scheme = urlsplit(text).scheme
    if not scheme and "@" in text:
        text, scheme = f"mailto:{text}", "mailto"
    is_fit = text.isprintable() and " " not in text
    if scheme not in ("mailto", "tel", "https") or not is_fit:
        raise ImproperlyConfigured(
            f"{CONTACT}: e-mail addresses, or https: and tel: addresses, separated by commas"
        )
    return text


def expiry(value: str) -> datetime | None:
    """A moment with its time zone, as `2027-12-31T00:00:00+07:00`; None for ""."""
    if not value.strip():
        return None
    try:
        moment = datetime.fromisoformat(value.strip())
        if moment.tzinfo is None:
            raise ValueError("no time zone")
    except ValueError:
        raise ImproperlyConfigured(
            f"{EXPIRES}: a moment with its time zone, such as 2027-12-31T00:00:00+07:00"
        ) from None
    return moment
