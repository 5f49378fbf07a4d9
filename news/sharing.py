"""Links that share an article: plain addresses, nothing that follows the reader.

The setting `NEWS_SHARE` names them in their order: names of `SERVICES`, and services of the site's
own as a pair of label and address, in which `{url}` and `{title}` are filled in. Without it they
are those of `DEFAULT`; Zalo, which Vietnam uses, in sites with Vietnamese pages alone.
"""

from dataclasses import dataclass
from urllib.parse import quote

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.coreutils import get_content_languages

DEFAULT = ("copy", "email", "zalo", "facebook")
SERVICES: dict[str, tuple[str | Promise, str]] = {
    "copy": (_("Copy link"), "{plain_url}"),
    "email": (_("E-mail"), "mailto:?subject={title}&body={url}"),
    "zalo": ("Zalo", "https://sp.zalo.me/share?u={url}"),
    "facebook": ("Facebook", "https://www.facebook.com/sharer/sharer.php?u={url}"),
    "bluesky": ("Bluesky", "https://bsky.app/intent/compose?text={title}%20{url}"),
    "linkedin": ("LinkedIn", "https://www.linkedin.com/sharing/share-offsite/?url={url}"),
    "telegram": ("Telegram", "https://t.me/share/url?url={url}&text={title}"),
    "whatsapp": ("WhatsApp", "https://wa.me/?text={title}%20{url}"),
    "x": ("X", "https://x.com/intent/post?url={url}&text={title}"),
}
#: Those of which `news/icons.svg` has a picture; others show their name.
PICTURED = frozenset(DEFAULT)


@dataclass(frozen=True)
class ShareLink:
    key: str
    label: str
    url: str
    is_elsewhere: bool = False
    has_icon: bool = True


def share_links(title: str, url: str) -> list[ShareLink]:
    """The links of one page; `url` is absolute."""
    services = getattr(settings, "NEWS_SHARE", None)  # what is wrong in it is news.E011
    if services is None:
        is_vietnamese = any(code.split("-")[0] == "vi" for code in get_content_languages())
        services = [one for one in DEFAULT if one != "zalo" or is_vietnamese]
    known = [one for one in services if not isinstance(one, str) or one in SERVICES]
    return [_link(service, title, url) for service in known]


def _link(service: str | tuple[str, str], title: str, url: str) -> ShareLink:
    label, address = SERVICES[service] if isinstance(service, str) else service
    key = service if isinstance(service, str) else ""
    made = address.format(url=quote(url, safe=""), title=quote(title, safe=""), plain_url=url)
    return ShareLink(
        key, str(label), made, made.startswith("http") and key != "copy", key in PICTURED
    )
