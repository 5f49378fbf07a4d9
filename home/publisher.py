"""Who publishes the site, as search engines and other sites are told."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static

from .models import SiteIdentity

#: Where the settings have no logo: a file of this name, which a site may replace.
LOGO = "home/logo.png"
LOGO_SIZE = 600


def logo_of(identity: SiteIdentity) -> tuple[str, int, int]:
    """Address, width and height; a damaged file is none."""
    if identity.logo:
        made = identity.logo.get_rendition(f"max-{LOGO_SIZE}x{LOGO_SIZE}|format-png")
        if not made.is_placeholder:
            return made.url, made.width, made.height
    return static(LOGO), LOGO_SIZE, LOGO_SIZE


def publisher(request: HttpRequest) -> dict[str, Any]:
    """As structured data (schema.org), in the active language."""
    from .chrome import SiteChrome

    frame = SiteChrome.for_request(request).frame
    url, width, height = frame.logo
    return {
        "@type": "GovernmentOrganization",
        "name": frame.identity.name_label or frame.site_name,
        "url": request.build_absolute_uri(frame.home_url or "/"),
        "logo": {
            "@type": "ImageObject",
            "url": request.build_absolute_uri(url),
            "width": width,
            "height": height,
        },
    }
