"""Fields of campaigns."""

from collections.abc import Iterable, Iterator

from django.db import models
from modelcluster.fields import ParentalManyToManyField


class TrackedManyToManyField(ParentalManyToManyField):
    """One whose choices Wagtail's reference index knows.

    Stock, a unit that campaigns name is said to be used nowhere, on the very screen that
    deletes it.
    """

    def extract_references(
        self, value: Iterable[models.Model]
    ) -> Iterator[tuple[type[models.Model], str, str, str]]:
        for chosen in value:
            yield type(chosen), str(chosen.pk), "item", str(chosen.pk)
