"""What was found in documents, so that each is read once."""

from django.db import models
from wagtail.documents import get_document_model_string


class DocumentReading(models.Model):
    """Where a document seems to hold personal data; never the data itself. `readings` writes it."""

    document = models.OneToOneField(
        get_document_model_string(), primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    #: Which file was read; another one is read anew.
    file = models.CharField(max_length=500)
    #: As `child` answers: [["page", "2", "identity"], …]; None for a file that cannot be read.
    places = models.JSONField(null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.document_id}: {self.file}"
