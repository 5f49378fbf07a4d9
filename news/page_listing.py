"""Flat listings of pages: what one may open, each row leading where its reader may go."""

from typing import Any

from django import forms
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.forms.pages import ParentChooserForm
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageTitleColumn
from wagtail.admin.views.pages.choose_parent import ChooseParentView
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.models import Page
from wagtail.permissions import policy_registry


class SelectColumn(BulkActionsColumn):
    """A box before each page that its reader may do something with, and one for all of these."""

    def render_header_html(self, parent_context: Any) -> SafeString:
        if any(self._may_act(page, parent_context) for page in parent_context["table"].data):
            return super().render_header_html(parent_context)
        return mark_safe("<th></th>")

    def render_cell_html(self, instance: Page, parent_context: Any) -> SafeString:
        if self._may_act(instance, parent_context):
            return super().render_cell_html(instance, parent_context)
        return mark_safe("<td></td>")

    def _may_act(self, page: Page, context: Any) -> bool:
        tester = page.permissions_for_user(context["request"].user)
        return tester.can_edit() or tester.may("publish")


class TitleColumn(PageTitleColumn):
    """Leads to the form; whoever may not write the page is led to it as readers see it."""

    cell_template_name = "news/admin/page_title_cell.html"


def title_columns() -> list[Any]:
    """With which a listing of pages begins."""
    title = TitleColumn("title", label=gettext_lazy("Title"), sort_key="title", classname="title")
    return [SelectColumn("bulk_actions"), title]


def parents_for(model: type[Page], user: Any) -> QuerySet:
    """The pages under which `user` may make a page of this type."""
    types = ContentType.objects.get_for_models(*model.allowed_parent_page_models())
    policy = policy_registry.get_by_type(model)
    granted = policy.instances_user_has_any_permission_for(user, {"add"})
    found = Page.objects.filter(pk__in=granted.order_by().values("pk"))
    return found.filter(content_type__in=types.values()).order_by("path")


def takers_for(model: type[Page], user: Any) -> QuerySet:
    """Those of `parents_for` that take one; a page type says with `is_offered_as_parent` which of
    its pages do not.
    """
    found: Any = parents_for(model, user)
    parents = found.defer_streamfields().specific()
    taking = (page for page in parents if getattr(page, "is_offered_as_parent", True))
    keys = [page.pk for page in taking if model.can_create_at(page)]
    return Page.objects.filter(pk__in=keys).order_by("path")


class OpenIndexView(IndexView):
    """All pages that one may edit or find in the tree, and those that any visitor may read."""

    def get_base_queryset(self) -> QuerySet:
        pages = self.model.objects
        own = self.permission_policy.explorable_instances(self.request.user).order_by()
        public = pages.order_by().readable()
        mine = Q(pk__in=own.values("pk")) | Q(pk__in=public.values("pk"))
        return self.annotate_queryset(pages.filter(mine, depth__gt=1))

    def get_add_url(self) -> str | None:
        """None for whom no page could be the parent of a new one."""
        url = super().get_add_url()
        return url if url and parents_for(self.model, self.request.user).exists() else None


class ParentField(forms.ModelChoiceField):
    """Names pages by their way from the front page."""

    def __init__(self, queryset: QuerySet, **kwargs: Any) -> None:
        super().__init__(queryset, empty_label=None, **kwargs)
        paths = {page.path for page in queryset}
        steps = {path[:end] for path in paths for end in range(0, len(path), Page.steplen)}
        above = Page.objects.filter(path__in=steps, depth__gt=2)
        self.titles = dict(above.values_list("path", "title"))

    def label_from_instance(self, page: Page) -> str:
        ends = range(Page.steplen, len(page.path), Page.steplen)
        above = [self.titles[step] for end in ends if (step := page.path[:end]) in self.titles]
        name = " › ".join([*above, page.get_admin_display_title()])
        return f"{name} ({page.locale.get_display_name()})"


class OwnParentForm(ParentChooserForm):
    """Offers nothing but pages under which a new one can be made."""

    def __init__(self, child_page_type: type[Page], user: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(child_page_type, user, *args, **kwargs)
        stock = self.fields["parent_page"]
        self.fields["parent_page"] = ParentField(
            takers_for(child_page_type, user).select_related("locale"),
            label=stock.label,
            help_text=stock.help_text,
        )


class OwnParentView(ChooseParentView):
    def get_valid_parent_pages(self, user: Any) -> QuerySet:
        return takers_for(self.model, user)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.get_valid_parent_pages(request.user).exists():
            text = _("Your account may not add this: %(kind)s. Ask an administrator for the right.")
            messages.error(request, text % {"kind": self.model.get_verbose_name()})
            return redirect(self.get_index_url())
        return super().get(request, *args, **kwargs)

    def get_form(self) -> OwnParentForm:
        data = self.request.POST if self.request.method == "POST" else None
        return OwnParentForm(self.model, self.request.user, data)


class OpenListingViewSet(PageListingViewSet):
    index_view_class = OpenIndexView
    choose_parent_view_class = OwnParentView
