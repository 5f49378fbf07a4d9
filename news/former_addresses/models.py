"""Where pages, categories, tags and authors could be read before."""

from typing import Self

import swapper
from django.db import models


class FormerAddress(models.Model):
    """A page had this address; everything below it, then and now, had an address below this one."""

    site = models.ForeignKey("wagtailcore.Site", on_delete=models.CASCADE, related_name="+")
    #: From the site's root, percent-encoded, with a slash at both ends: "/tin-tuc/".
    path = models.TextField()
    page = models.ForeignKey(
        swapper.get_model_name("wagtailcore", "Page"), on_delete=models.CASCADE, related_name="+"
    )
    #: Made of a former address of a page above; another page may have been there at that time.
    is_derived = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["site", "path", "page"], name="news_former_address")
        ]

    def __str__(self) -> str:
        return self.path


class FormerSlug(models.Model):
    """A category, tag or author had this slug; the last one that had it counts."""

    #: "category", "tag", "author".
    kind = models.CharField(max_length=30)
    slug = models.CharField(max_length=255)
    #: The primary key of the row.
    target = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "slug"], name="news_former_slug"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.slug}"

    @classmethod
    def remember(cls, row: models.Model, slug: str) -> Self:
        kind = str(row._meta.model_name)
        return cls.objects.update_or_create(kind=kind, slug=slug, defaults={"target": row.pk})[0]

    @classmethod
    def slug_now(cls, model: type[models.Model], slug: str) -> str | None:
        """The slug that what was called `slug` has now; None where nothing was called so."""
        former = cls.objects.filter(kind=model._meta.model_name, slug=slug)
        rows = model._default_manager.filter(pk__in=former.values("target"))
        return rows.values_list("slug", flat=True).first()
