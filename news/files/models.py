"""Tables about files: pictures that could not be read, and what shows a file to readers."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images import get_image_model_string


class ImageProblem(models.Model):
    """That the file of an image is gone or cannot be read; noted when a size of it was to be made.

    `fallback.py` writes it, and takes it away when the image is saved or could be read again.
    """

    class Kind(models.TextChoices):
        MISSING = "missing", _("The file is gone")
        DAMAGED = "damaged", _("The file cannot be read")

    image = models.OneToOneField(
        get_image_model_string(),
        verbose_name=_("image"),
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    kind = models.CharField(_("what is wrong"), max_length=10, choices=Kind)
    noticed_at = models.DateTimeField(_("noticed at"))

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("damaged image")
        verbose_name_plural = _("damaged images")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.image_id} {self.kind}"


class PublicFile(models.Model):
    """That something which any visitor may see shows a file; a file without such a row is private.

    Only `uses.py` writes it.
    """

    IMAGE, DOCUMENT = "image", "document"
    #: Not a file but a row of a register through which one is shown, see `receivers.follow_files`.
    ROW = "row"

    #: The model and key of what shows it: "wagtailcore.page 12", "news.author 5".
    shown_by = models.CharField(max_length=100)
    kind = models.CharField(max_length=10)
    #: Its primary key; of a row, its model and key.
    file = models.CharField(max_length=100)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["shown_by", "kind", "file"], name="news_public_file_once"
            )
        ]
        indexes = [models.Index(fields=["kind", "file"], name="news_public_file")]

    def __str__(self) -> str:
        return f"{self.shown_by}: {self.kind} {self.file}"


class FolderDebt(models.Model):
    """That the public folder may not hold yet what it should: written with what changed, deleted
    once the folder follows. A row that stays is of a process that died in between.
    """

    IMAGE, NAME = "image", "name"

    kind = models.CharField(max_length=10)
    #: The primary key of an image, or the name of a file that is gone.
    key = models.CharField(max_length=255)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
