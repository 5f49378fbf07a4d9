"""The texts of one column, each once: what is said of one counts for all its rows."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages

from campaigns.imports.views.preview import PER_PAGE
from campaigns.registers.learning import learn, may_teach

from ...row import column
from ..forms import ValueForm, ValuesForm
from .preview import WorkScreen


class ValuesScreen(WorkScreen):
    """The list of texts, most rows first."""

    page_title = gettext_lazy("The same in all rows")
    header_icon = "list-ul"
    template_name = "campaigns/admin/award_import/values.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = ValuesForm(request.GET)
        field, number = form.chosen()
        page = Paginator(self.workbench.values(field), PER_PAGE).get_page(number)
        return self.render(
            field=field,
            fields=[(name, column(name).heading) for name in ValuesForm.FIELDS],
            page_of_values=page,
            values=[
                {"text": text, "number": n, "query": urlencode({"field": field, "text": text})}
                for text, n in page.object_list
            ],
        )


class ValueScreen(WorkScreen):
    """One text: what it is to be, and which entry of the register it means."""

    page_title = gettext_lazy("The same in all rows")
    header_icon = "list-ul"
    template_name = "campaigns/admin/award_import/value.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self._number:
            return redirect(self._list_url)
        return self._ask(ValueForm(self._field, self._text))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = ValueForm(self._field, self._text, request.POST)
        if not form.is_valid():
            return self._ask(form)
        new_text, link = form.cleaned_data["new_text"], form.cleaned_data.get("link")
        number = self.workbench.set_value(self._field, self._text, new_text, link)
        if form.cleaned_data["remember"]:
            links = {form.link_name: link} if form.link_name else {}
            learn(request.user, self._field, self._text, new_text=new_text, **links)
        text = ngettext("%(n)s row was changed.", "%(n)s rows were changed.", number)
        messages.success(request, text % {"n": number})
        return redirect(self._list_url)

    @property
    def _field(self) -> str:
        return ValuesForm(self.request.GET).chosen()[0]

    @property
    def _text(self) -> str:
        return self.request.GET.get("text", "").replace("\0", "")

    @property
    def _number(self) -> int:
        return self.workbench.kept.filter(**{self._field: self._text}).count() if self._text else 0

    @property
    def _list_url(self) -> str:
        return f"{self.url('values')}?{urlencode({'field': self._field})}"

    def _ask(self, form: ValueForm) -> HttpResponse:
        is_for_all = may_teach(self.request.user, self._field)
        return self.render(
            form=form,
            media=form.media,
            text=self._text,
            number=self._number,
            heading=column(self._field).heading,
            list_url=self._list_url,
            who=_("for everybody's imports") if is_for_all else _("for your own imports"),
        )
