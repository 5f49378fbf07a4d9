from django.db import models
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class TownImage(AbstractImage):
    photographer = models.CharField(max_length=100, blank=True)

    admin_form_fields = (*Image.admin_form_fields, "photographer")


class TownRendition(AbstractRendition):
    image = models.ForeignKey(TownImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = [("image", "filter_spec", "focal_point_key")]


class TownDocument(AbstractDocument):
    shelf_mark = models.CharField(max_length=40, blank=True)

    admin_form_fields = (*Document.admin_form_fields, "shelf_mark")
