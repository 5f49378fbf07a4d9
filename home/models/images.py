"""The site's images: Wagtail's, and who took them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from news.files.fallback import FallbackImageMixin, FallbackRenditionMixin


class SiteImage(FallbackImageMixin, AbstractImage):
    credit = models.CharField(
        _("photo credit"), max_length=150, blank=True, help_text=_("Shown wherever the image is.")
    )

    admin_form_fields = (*Image.admin_form_fields, "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        # Files that are not public are found by their names, whoever asks for them.
        indexes = [models.Index(fields=["file"], name="home_image_file")]


class SiteRendition(FallbackRenditionMixin, AbstractRendition):
    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="home_rendition_once"
            )
        ]
        indexes = [models.Index(fields=["file"], name="home_rendition_file")]
