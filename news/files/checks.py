"""System checks for what a site builder has to set for files: `manage.py check --tag news`."""

from django.conf import settings
from django.core.checks import CheckMessage, Warning, register
from django.core.files.storage import default_storage
from django.urls import NoReverseMatch, resolve, reverse
from wagtail.documents.forms import get_document_base_form
from wagtail.images import get_image_model
from wagtail.images.forms import get_image_base_form

from . import public_folder
from .fallback import FallbackImageMixin

SERVED = "serve_view"
STOCK_IMAGES = "wagtailimages.Image"


@register("news")
def check_forms_of_files(**kwargs: object) -> list[CheckMessage]:
    from .forms import DocumentForm, ImageForm

    found: list[CheckMessage] = []
    for name, form, ours in (
        ("WAGTAILIMAGES_IMAGE_FORM_BASE", get_image_base_form(), ImageForm),
        ("WAGTAILDOCS_DOCUMENT_FORM_BASE", get_document_base_form(), DocumentForm),
    ):
        if not issubclass(form, ours):
            path = f"{ours.__module__}.{ours.__qualname__}"
            text = f"A file that is refused is an error page: {name} does not check it."
            hint = f'Set {name} = "{path}", or subclass that.'
            found.append(Warning(text, hint=hint, id="news.W020"))
    return found


@register("news")
def check_image_model(**kwargs: object) -> list[CheckMessage]:
    is_stock = get_image_model()._meta.label == STOCK_IMAGES
    if is_stock or issubclass(get_image_model(), FallbackImageMixin):
        return []
    hint = "Add news.files.fallback.FallbackImageMixin, and its sibling for renditions, first."
    text = f"A page fails where a file of {get_image_model()._meta.label} is damaged."
    return [Warning(text, hint=hint, id="news.W021")]


@register("news", deploy=True)
def check_stock_image_model(**kwargs: object) -> list[CheckMessage]:
    """Told before the site goes public: later another model means moving all pictures."""
    if get_image_model()._meta.label != STOCK_IMAGES:
        return []
    hint = (
        "Set WAGTAILIMAGES_IMAGE_MODEL, best before the first migrate, to a model of yours with "
        "news.files.fallback.FallbackImageMixin; or silence this check."
    )
    text = f"A page fails where a file of {STOCK_IMAGES} is damaged."
    return [Warning(text, hint=hint, id="news.W021")]


@register("news")
def check_address_of_documents(**kwargs: object) -> list[CheckMessage]:
    from .views import document

    hint = (
        'path("documents/", include("news.files.urls")) in place of Wagtail\'s, served by a view.'
    )
    text = "Documents of drafts can be had by anyone who has their address."
    is_direct = getattr(settings, "WAGTAILDOCS_SERVE_METHOD", None) in ("direct", "redirect")
    try:
        view = resolve(reverse("wagtaildocs_serve", args=(1, "x"))).func
    except NoReverseMatch:
        return []
    is_ours = view is document and not is_direct
    return [] if is_ours else [Warning(text, hint=hint, id="news.W022")]


@register("news")
def check_addresses_of_files(**kwargs: object) -> list[CheckMessage]:
    """A bucket's own addresses pass by `access.py`, and are valid after a file was withheld."""
    storage = default_storage
    if public_folder.is_used() or storage.url("images/x.jpg").startswith(settings.MEDIA_URL):
        found: list[CheckMessage] = []
    else:
        text = "Files have addresses of their storage, where nobody asks who may have them."
        hint = "Store them with news.files.bucket.BucketStorage, in a bucket that is private."
        found = [Warning(text, hint=hint, id="news.W023")]
    if not public_folder.is_used() and getattr(settings, "WAGTAILDOCS_SERVE_METHOD", "") != SERVED:
        text = "Documents are redirected to their storage, by addresses that can be passed on."
        found.append(Warning(text, hint=f'WAGTAILDOCS_SERVE_METHOD = "{SERVED}"', id="news.W024"))
    return found
