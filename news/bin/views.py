"""The screens of the bin: what is in it, bringing back, deleting for good."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.forms import Media
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from ..text import fold_words
from . import actions
from .contents import facts, sentence
from .forms import RestoreForm, SearchForm
from .models import BinnedPage, retention
from .permissions import BinRights
from .tree import is_in_bin
from .waiting import Woken

PER_PAGE = 25


class BinScreen(WagtailAdminTemplateMixin, TemplateView):
    header_icon = "bin"
    page_title = gettext_lazy("Bin")

    @cached_property
    def rights(self) -> BinRights:
        return BinRights(self.request.user)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        items = [*self.breadcrumbs_items, {"url": reverse("news_bin:list"), "label": _("Bin")}]
        if subtitle := self.get_page_subtitle():
            items.append({"url": "", "label": self.get_page_title(), "sublabel": subtitle})
        return items

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        media = Media(css={"all": ["news/admin/bin.css"]})
        return super().get_context_data(days=retention().days, media=media, **kwargs)


class BinView(BinScreen):
    template_name = "news/admin/bin/list.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.rights.may_look():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = SearchForm(self.request.GET)
        form.is_valid()
        query = fold_words(form.cleaned_data.get("q") or "")
        found = BinnedPage.objects.on_their_own().select_related(
            "page__content_type", "page__locale", "parent", "deleted_by"
        )
        mine = [entry for entry in found if self.rights.may_restore(entry)]
        shown = [entry for entry in mine if query in fold_words(entry.page.title)]
        page = Paginator(shown, PER_PAGE).get_page(form.cleaned_data.get("p"))
        return super().get_context_data(
            page=page,
            rows=[self._row(entry) for entry in page.object_list],
            query=form.cleaned_data.get("q") or "",
            total=len(mine),
            **kwargs,
        )

    def _row(self, entry: BinnedPage) -> dict[str, Any]:
        also = [companion.page for companion in entry.companions.select_related("page")]
        return {
            "entry": entry,
            "title": entry.page.get_admin_display_title(),
            "contents": sentence(facts([entry.page], also)),
            "deleted_by": _name(entry.deleted_by),
            "is_homeless": entry.parent is None or is_in_bin(entry.parent),
            "may_delete": self.rights.may_delete_for_good(entry),
        }


def _name(user: Any) -> str:
    return str(user.get_full_name() or user) if user else ""


class EntryScreen(BinScreen):
    """About one page in the bin."""

    entry: BinnedPage

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        found = BinnedPage.objects.on_their_own().select_related("page", "parent")
        self.entry = get_object_or_404(found, id=kwargs["pk"])
        if not self.is_allowed():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def is_allowed(self) -> bool:
        return self.rights.may_restore(self.entry)

    @property
    def title(self) -> str:
        return str(self.entry.page.get_admin_display_title())

    def get_page_subtitle(self) -> str:
        return self.title

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        also = [companion.page for companion in self.entry.companions.select_related("page")]
        told = facts([self.entry.page], also)
        return super().get_context_data(entry=self.entry, title=self.title, facts=told, **kwargs)


class RestoreView(EntryScreen):
    """One press where its place is as it was; otherwise it asks where to, or for an address."""

    template_name = "news/admin/bin/restore.html"
    page_title = gettext_lazy("Restore")

    def _form(self, data: Any = None, **initial: Any) -> RestoreForm:
        parent = self.entry.parent
        at_home = parent is not None and not is_in_bin(parent)
        start = {"parent": parent if at_home else None, "slug": self.entry.page.slug}
        return RestoreForm(data, entry=self.entry, user=self.request.user, initial=start | initial)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=self._form()))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        data = request.POST.dict()
        if "parent" not in data:  # the button of the list
            parent = self.entry.parent_id
            data = {"parent": str(parent or ""), "slug": self.entry.page.slug}
        if "use_offered" in data:
            data["slug"] = data["use_offered"]
        # The chooser asks for whatever number it is given.
        sent = data["parent"]
        known = str(sent).isdecimal() and Page.objects.filter(id=sent).exists()
        form = self._form(data if known else data | {"parent": ""})
        if form.is_valid():
            return self._restore(form)
        return self.render_to_response(self.get_context_data(form=form))

    def _restore(self, form: RestoreForm) -> HttpResponse:
        parent, slug = form.cleaned_data["parent"], form.cleaned_data["slug"]
        restored = actions.restore(
            self.entry,
            parent,
            self.request.user,
            slug=slug,
            may_publish=self.rights.may_publish(self.entry, parent),
        )
        page = restored.page
        text = _("“%(title)s” was restored under “%(place)s”.") % {
            "title": self.title,
            "place": parent.get_admin_display_title(),
        }
        open_it = messages.button(reverse("wagtailadmin_pages:edit", args=[page.pk]), _("Edit"))
        messages.success(self.request, text, buttons=[open_it])
        for warning in warnings(restored.woken, restored.left):
            messages.warning(self.request, warning)
        return redirect("news_bin:list")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = kwargs["form"]
        parent = form.cleaned_data.get("parent") if form.is_bound else self.entry.parent
        offered = ""
        if form.is_bound and "slug" in form.errors and parent:
            offered = actions.free_slug(self.entry, parent)
        context = super().get_context_data(offered_slug=offered, **kwargs)
        return context | {"media": context["media"] + form.media}


def warnings(woken: Woken, left: list[str]) -> list[str]:
    """What is not as it was, each in a sentence."""
    told = []
    for titles, text in (
        (
            woken.late,
            _(
                "The scheduled publication of %(titles)s was not carried out while it was in the"
                " bin. Publish or schedule again if it is still wanted."
            ),
        ),
        (woken.ended, _("The time of %(titles)s is over: it is restored, but not public.")),
        (woken.drafts, _("You may not publish there: %(titles)s is restored as a draft.")),
        (left, _("The place of the alias %(titles)s is gone: it stays in the bin.")),
    ):
        if titles:
            told.append(text % {"titles": named(titles)})
    return told


def named(titles: list[str], most: int = 3) -> str:
    """“One”, “two”, “three” and 4 other pages."""
    shown = ", ".join(f"“{title}”" for title in titles[:most])
    rest = len(titles) - most
    if rest <= 0:
        return shown
    text = ngettext(
        "%(shown)s and %(count)s other page", "%(shown)s and %(count)s other pages", rest
    )
    return text % {"shown": shown, "count": rest}


class DeleteForGoodView(EntryScreen):
    template_name = "news/admin/bin/delete_for_good.html"
    page_title = gettext_lazy("Delete for good")

    def is_allowed(self) -> bool:
        return self.rights.may_delete_for_good(self.entry)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        actions.delete_for_good(self.entry, request.user)
        messages.success(request, _("“%(title)s” was deleted for good.") % {"title": self.title})
        return redirect("news_bin:list")


class LookView(EntryScreen):
    """The page as its last draft has it, for those who ask themselves what it was."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        parent = self.entry.parent
        if parent is None or is_in_bin(parent):
            raise Http404
        draft = self.entry.page.specific.get_latest_revision_as_object()
        # As it was at its place: pages ask their parent for what stands around them.
        draft._cached_parent_obj = parent.specific
        draft.path, draft.depth = f"{parent.path}{self.entry.step}", parent.depth + 1
        draft.url_path = f"{parent.url_path}{draft.slug}/"
        return draft.make_preview_request(request, draft.default_preview_mode)
