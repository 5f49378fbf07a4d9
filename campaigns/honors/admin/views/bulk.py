"""Acts on the rows that were ticked, or on all that were found."""

from abc import abstractmethod
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages

from news.outages.waits import patiently

from ...lists import marks
from ...lists import row_edits as operations
from ...models.awards import Award
from ...permissions import WITHHOLD
from ..forms import ReasonForm, SetAwardForm, SetUnitForm
from ..wording import names_and_more
from .base import FormScreen
from .selection import KEY, MOST_KEYS, ticked

#: The most names that are shown before it is done.
NAMED = 12


class ManyScreen(FormScreen):
    """The list screen posts the ticked rows to it; it posts to itself once that is confirmed."""

    template_name = "campaigns/admin/award_list/many.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect(self.list_url)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "sure" in request.POST:
            return super().post(request, *args, **kwargs)
        if not self.keys:
            messages.warning(request, _("Tick the rows first, or choose all that were found."))
            return redirect(self.back_url)
        return self.render_to_response(self.get_context_data(form=self.form_class()))

    @cached_property
    def keys(self) -> list[str]:
        return ticked(self.request.POST, self.award_list)

    def refuse(self, form: Any) -> HttpResponse:
        self.__dict__.pop("keys", None)
        return super().refuse(form)

    def perform(self, form: Any) -> None:
        if not self.keys:
            raise operations.RowGone
        self.do(form)

    @abstractmethod
    def do(self, form: Any) -> None:
        """What happens to the ticked rows."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        post = self.request.POST
        rows = Award.objects.filter(list=self.award_list, key__in=self.keys[:NAMED])
        names = [row.full_name for row in rows.order_by("place")]
        return super().get_context_data(
            count=len(self.keys),
            names=names_and_more(names, len(self.keys)),
            posted_keys=[key for key in post.getlist("key")[:MOST_KEYS] if KEY.fullmatch(key)],
            posted_all=bool(post.get("all")),
            found=post.get("found", ""),
            **kwargs,
        )


class SetValuesView(ManyScreen):
    what = ""

    def do(self, form: Any) -> None:
        user = self.request.user
        operations.set_values(self.roll, user, self.keys, form.values, self.what, self.token)


class SetAwardView(SetValuesView):
    page_title = gettext_lazy("Set the award of rows")
    form_class = SetAwardForm
    what = "award"


class SetUnitView(SetValuesView):
    page_title = gettext_lazy("Set the unit of rows")
    form_class = SetUnitForm
    what = "unit"


class TakeOutView(ManyScreen):
    page_title = gettext_lazy("Remove rows")
    submit_label = gettext_lazy("Remove from the list")
    is_grave = True

    def do(self, form: Any) -> None:
        operations.remove_rows(self.roll, self.request.user, self.keys, self.token)


class WithholdManyView(ManyScreen):
    page_title = gettext_lazy("Withhold recipients")
    submit_label = gettext_lazy("Withhold at once")
    right = WITHHOLD
    is_grave = True
    form_class = ReasonForm

    def do(self, form: Any) -> None:
        reason = form.cleaned_data["reason"]
        with patiently():
            count = marks.withhold_many(self.roll, self.keys, self.request.user, reason)
        text = ngettext(
            "%(count)d recipient is withheld from now on.",
            "%(count)d recipients are withheld from now on.",
            count,
        )
        self.say(text % {"count": count})
