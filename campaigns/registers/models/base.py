"""What units and award types have in common: several names, and merged duplicates."""

from collections.abc import Iterator
from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from news.fields import labelled
from news.text import fold_words, tidy_texts
from news.translations.models import TranslatedTexts


class EntryQuerySet(models.QuerySet):
    def current(self) -> Self:
        """Entries that were not merged into another."""
        return self.filter(merged_into=None)


class RegisterEntry(TranslatedTexts):
    """An entry of a register. Duplicates are merged, never deleted.

    `merged_into` names the entry that counts instead. It is followed when read, so that what an
    old revision or an old list names still loads.
    """

    #: The fields that hold its names, in the main language but for the last one, which has one a
    #: line. Those of `translated_fields` among them have further ones in `translations`.
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
        return [name for _field, name in self.names_by_field()]

    def names_by_field(self) -> Iterator[tuple[str, str]]:
        """Each name with the field of the form where it is typed, in all languages.

        A name in a language that the site has no more has no field: it goes with the name.
        """
        typed = {(one.language, one.field): one.name for one in self.translation_fields()}
        *single, other_names = self.NAME_FIELDS
        for field in single:
            for name in lines(getattr(self, field)):
                yield field, name
        for language, texts in self.translations.items():
            for field in single:
                for name in lines(texts.get(field, "")):
                    yield typed.get((language, field), single[0]), name
        for name in lines(getattr(self, other_names)):
            yield other_names, name

    @property
    def folded_names(self) -> set[str]:
        return {fold_words(name) for name in self.names}


def lines(text: str) -> list[str]:
    """The lines of a text that are not empty, without stray spaces."""
    return [line for line in (" ".join(line.split()) for line in (text or "").splitlines()) if line]
