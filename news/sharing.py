"""Ways to pass an article on: plain links, nothing that follows the reader."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class ShareLink:
    key: str
    label: str
    url: str


def share_links(title: str, url: str) -> list[ShareLink]:
    """Links for `url` (absolute): copy, e-mail, Zalo, Facebook."""
    mail = urlencode({"subject": title, "body": url}, quote_via=quote)
    return [
        ShareLink("copy", _("Copy link"), url),
        ShareLink("email", _("E-mail"), f"mailto:?{mail}"),
        ShareLink("zalo", "Zalo", f"https://sp.zalo.me/share?{urlencode({'u': url})}"),
        ShareLink(
            "facebook",
            "Facebook",
            f"https://www.facebook.com/sharer/sharer.php?{urlencode({'u': url})}",
        ),
    ]
