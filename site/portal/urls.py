"""Every address of the site: fixed ones first, pages of both languages last."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

from news.files.views import media
from news.sitemaps import sitemap_index, sitemap_section

from .signin.urls import collection_urls, reader_urls
from .views import robots

handler400 = "portal.views.bad_request"
handler403 = "portal.views.forbidden"
handler404 = "portal.views.not_found"
handler500 = "portal.views.server_error"

urlpatterns = [
    path("admin/", include("portal.signin.urls")),
    path("admin/", include(wagtailadmin_urls)),
    *collection_urls,
    path("documents/", include("news.files.urls")),
    path("sitemap.xml", sitemap_index, name="sitemap"),
    path("sitemap-<int:number>.xml", sitemap_section, name="sitemap_section"),
    path("robots.txt", robots),
    path("", include("portal.security_txt.urls")),
    path(f"{settings.MEDIA_URL.lstrip('/')}<path:name>", media),
    *i18n_patterns(
        path("", include(reader_urls)),
        path("", include(wagtail_urls)),
        prefix_default_language=False,
    ),
]
