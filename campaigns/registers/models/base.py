"""What units and award types have in common: several names, and merged duplicates."""

from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from news.fields import labelled
from news.text import fold_words, tidy_texts


class EntryQuerySet(models.QuerySet):
    def current(self) -> Self:
        """Entries that were not merged into another."""
        return self.filter(merged_into=None)


class RegisterEntry(models.Model):
    """An entry of a register. Duplicates are merged, never deleted.

    `merged_into` names the entry that counts instead. It is followed when read, so that what an
    old revision or an old list names still loads.
    """

    #: The fields that hold its names; the last one holds one a line.
    NAME_FIELDS: ClassVar[tuple[str, ...]]

    merged_into = models.ForeignKey(
        "self",
        verbose_name=_("merged into"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="doubles",
    )

    label = labelled("name")

    objects = EntryQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        tidy_texts(self)
        self.name = " ".join(self.name.split())
        other_names = self.NAME_FIELDS[-1]
        setattr(self, other_names, "\n".join(dict.fromkeys(lines(getattr(self, other_names)))))

    @property
    def resolved(self) -> Any:
        """This entry, or the one it was merged into."""
        return self.merged_into or self

    @property
    def names(self) -> list[str]:
        """Every way in which this entry is written, its name first."""
        return [name for field in self.NAME_FIELDS for name in lines(getattr(self, field))]

    @property
    def folded_names(self) -> set[str]:
        return {fold_words(name) for name in self.names}


def lines(text: str) -> list[str]:
    """The lines of a text that are not empty, without stray spaces."""
    return [line for line in (" ".join(line.split()) for line in (text or "").splitlines()) if line]
