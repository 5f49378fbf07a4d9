"""Fields of the campaign form that look and behave differently from Django's."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import groupby
from typing import Any

from django import forms
from django.db.models import F, Q
from django.forms.models import ModelChoiceIterator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from news.collation import alphabetical


class ShortNumberInput(forms.NumberInput):
    """A number without the zeros that a decimal column puts behind it: 60, not 60.00."""

    def format_value(self, value: Any) -> str | None:
        if isinstance(value, Decimal) and value.is_finite():
            value = f"{value.normalize():f}"
        return super().format_value(value)


class ScoreInput(ShortNumberInput):
    """The score of a criterion."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"data-vd-scores-target": "score", **(attrs or {})})


class ScoreTotalInput(ShortNumberInput):
    """The total that a plan states; the browser shows beside it what the scores add up to."""

    #: For the panel around the total and the criteria.
    PANEL_ATTRS = {
        "data-controller": "vd-scores",
        "data-action": "input->vd-scores#add change->vd-scores#add",
        "data-vd-scores-label-value": gettext_lazy("The criteria add up to"),
    }

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"data-vd-scores-target": "total", **(attrs or {})})

    class Media:
        js = ["campaigns/admin/scores.js"]


class UnitChoices(forms.CheckboxSelectMultiple):
    """Every unit on one screen, found by typing, a whole cluster with one tick."""

    template_name = "campaigns/admin/unit_choices.html"

    class Media:
        js = ["campaigns/admin/units.js"]


def units_by_cluster(chosen: list[int]) -> Callable[[Any], ModelChoiceIterator]:
    """An iterator for a unit field's choices: the current units and the `chosen` ones."""

    class UnitsByCluster(ModelChoiceIterator):
        def __iter__(self) -> Iterator[Any]:
            units = (
                self.queryset.filter(Q(merged_into=None) | Q(pk__in=chosen))
                .select_related("cluster")
                .order_by(
                    F("cluster__sort_order").asc(nulls_last=True),
                    alphabetical("cluster__name"),
                    "cluster_id",
                    alphabetical("name"),
                    "pk",
                )
            )
            for cluster, group in groupby(units, key=lambda unit: unit.cluster):
                name = cluster.name if cluster else _("Without a cluster")
                yield name, [self.choice(unit) for unit in group]

    return UnitsByCluster
