"""What one version of a roll's list changed of another, for officers and approvers."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.widgets.button import Button, HeaderButton

from news.dates import typed_day

from ...lists.diff import Difference, difference, moved
from ...models.award_lists import AwardList
from ...models.awards import Award
from ...models.marks import AwardMark
from ...permissions import EDIT, WITHHOLD, may_any
from ...row import OFFICERS, Change, changes
from ..wording import change_counts
from .base import RollScreen

PER_PAGE = 100
#: Older versions are reached by Wagtail's history of the page.
VERSIONS = 60
#: Awards that are not in the catalogue come after those that are.
LAST = 10**9
EMPTY = "0"


SORTS = {
    "added": gettext_lazy("Added"),
    "removed": gettext_lazy("Removed"),
    "changed": gettext_lazy("Changed"),
    "moved": gettext_lazy("Moved"),
}


@dataclass
class Line:
    """One row that differs; `name` is empty where the user may not see it."""

    sort: str
    key: str
    name: str
    award: str
    unit: str
    changes: list[Change]
    is_withheld: bool = False

    @property
    def label(self) -> str:
        return str(SORTS[self.sort])


@dataclass
class Compared:
    """Two versions of one roll's list, and who looks at them."""

    old: AwardList | None
    new: AwardList | None
    sees_withheld: bool

    @cached_property
    def found(self) -> Difference:
        return difference(self.old, self.new, OFFICERS)

    @cached_property
    def moved(self) -> list[str]:
        before, after = (_keys(one) for one in (self.old, self.new))
        return moved(before, after)

    @cached_property
    def withheld(self) -> set[str]:
        one = self.new or self.old
        if one is None:
            return set()
        marks = AwardMark.objects.of_roll(one.roll).withheld()
        return set(marks.values_list("award_key", flat=True))

    @property
    def entries(self) -> list[tuple[str, str]]:
        """Sort and key of each row that differs; a row that only moved comes last."""
        found = self.found
        only_moved = [key for key in self.moved if key not in found.changed]
        return [
            *(("added", key) for key in found.added),
            *(("removed", key) for key in found.removed),
            *(("changed", key) for key in found.changed),
            *(("moved", key) for key in only_moved),
        ]

    @property
    def summary(self) -> str:
        """How many rows differ."""
        found = self.found
        only_moved = len(self.entries) - len(found.keys)
        counts = change_counts(len(found.added), len(found.removed), len(found.changed), only_moved)
        return ", ".join(counts) or _("No row differs.")

    def lines(self, entries: list[tuple[str, str]]) -> list[Line]:
        keys = [key for _sort, key in entries]
        before, after = _rows(self.old, keys), _rows(self.new, keys)
        return [self._line(sort, key, before.get(key), after.get(key)) for sort, key in entries]

    def _line(self, sort: str, key: str, old: Award | None, new: Award | None) -> Line:
        row = new or old
        is_withheld = key in self.withheld
        if row is None or (is_withheld and not self.sees_withheld):
            return Line(sort, key, "", "", "", [], is_withheld=True)
        found = []
        if old and new and sort == "changed":
            found = changes(old, new, self.found.changed[key])
        if old and new and sort == "moved":
            found = [Change(_("Place in the list"), str(old.place), str(new.place))]
        return Line(sort, key, row.full_name, row.award_text, row.unit_text, found, is_withheld)

    @cached_property
    def by_award(self) -> list[tuple[str, int, int]]:
        """Award, rows before, rows after; in the order of the catalogue."""
        before, after = _by_award(self.old), _by_award(self.new)
        labels = sorted({*before, *after})
        return [(text, before[label], after[label]) for label in labels for text in label[1:]]


def _keys(award_list: AwardList | None) -> list[str]:
    if award_list is None:
        return []
    return list(award_list.awards.order_by("place", "pk").values_list("key", flat=True))


def _rows(award_list: AwardList | None, keys: list[str]) -> dict[str, Award]:
    if award_list is None:
        return {}
    return {row.key: row for row in award_list.awards.filter(key__in=keys)}


def _by_award(award_list: AwardList | None) -> Counter[tuple[int, str]]:
    counts: Counter[tuple[int, str]] = Counter()
    if award_list is None:
        return counts
    rows = award_list.awards.order_by()
    columns = ("precedence", "name", "merged_into__precedence", "merged_into__name")
    types = rows.exclude(award_type=None).values_list(*(f"award_type__{one}" for one in columns))
    for precedence, name, *other, count in types.annotate(count=Count("pk")):
        place, label = other if other[1] else (precedence, name)
        counts[(place, label)] += count
    unlinked = rows.filter(award_type=None).values_list("award_text")
    for text, count in unlinked.annotate(count=Count("pk")):
        counts[(LAST, _("%(award)s (not in the catalogue)") % {"award": text})] += count
    return counts


class VersionsForm(forms.Form):
    """Two versions by number; an unknown number counts as not chosen."""

    old = forms.ChoiceField(label=gettext_lazy("From"), required=False)
    new = forms.ChoiceField(label=gettext_lazy("To"), required=False)

    def __init__(self, data: Mapping[str, Any], choices: list[tuple[str, str]]) -> None:
        super().__init__(data)
        defaults = {"old": _("The public list"), "new": _("The draft")}
        for name, default in defaults.items():
            field = cast(forms.ChoiceField, self.fields[name])
            field.choices = [("", default), *choices]
        self.is_valid()


class DifferenceView(RollScreen, TemplateView):
    """Draft against public unless two versions are named; open to whoever may see the draft."""

    template_name = "campaigns/admin/award_list/difference.html"
    page_title = gettext_lazy("What changes")

    def check_rights(self) -> None:
        tester = self.roll.permissions_for_user(self.request.user)
        if not (tester.can_edit() or tester.may("publish")):
            raise PermissionDenied

    @cached_property
    def header_buttons(self) -> list[Button]:
        edit = reverse("wagtailadmin_pages:edit", args=[self.roll.pk])
        return [HeaderButton(_("Edit page"), url=edit, icon_name="edit", priority=10)]

    @cached_property
    def public(self) -> AwardList | None:
        return self.roll.award_list if self.roll.live else None

    @cached_property
    def versions(self) -> dict[str, AwardList]:
        """By number: the newest, and those that the address names."""
        lists = AwardList.objects.filter(roll=self.roll.translation_key).order_by("-version")
        named = [self.request.GET.get(name, "") for name in ("old", "new")]
        numbers = [int(one) for one in named if one.isdecimal() and len(one) < 9]
        newest = [*lists.values_list("version", flat=True)[:VERSIONS], *numbers]
        found = lists.filter(version__in=newest).select_related("created_by").defer("undo")
        return {str(one.version): one for one in found}

    def _choices(self) -> list[tuple[str, str]]:
        versions = [(number, self._label(one)) for number, one in self.versions.items()]
        return [*versions, (EMPTY, _("No list at all"))]

    def _chosen(self, number: str, default: AwardList | None) -> AwardList | None:
        return self.versions.get(number) if number else default

    def _label(self, version: AwardList) -> str:
        made = timezone.localtime(version.created_at)
        params = {
            "version": version.version,
            "date": f"{typed_day(made)} {made:%H:%M}",
            "who": get_user_display_name(version.created_by) if version.created_by else "–",
        }
        label = _("Version %(version)s, %(date)s, %(who)s") % params
        if self.public and version.pk == self.public.pk:
            return _("%(version)s (public)") % {"version": label}
        return label

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = VersionsForm(self.request.GET, self._choices())
        old = self._chosen(form.cleaned_data.get("old") or "", self.public)
        new = self._chosen(form.cleaned_data.get("new") or "", self.award_list)
        query = QueryDict(mutable=True)
        query.update({name: form.cleaned_data.get(name) or "" for name in ("old", "new")})
        user = self.request.user
        sees = self.may(EDIT) or self.may(WITHHOLD) or may_any(user, self.roll)
        compared = Compared(old, new, sees_withheld=sees)
        page = Paginator(compared.entries, PER_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(
            form=form,
            compared=compared,
            old=old,
            new=new,
            query=query.urlencode(),
            public=self.public,
            page=page,
            lines=compared.lines(list(page.object_list)),
            elided_pages=list(page.paginator.get_elided_page_range(page.number)),
            ellipsis=Paginator.ELLIPSIS,
            may_open_list=may_any(user, self.roll),
            **kwargs,
        )
