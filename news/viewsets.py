"""The newsroom in the admin: all articles, the index as an explorer, and the registers."""

import django_filters
from django import forms
from django.db.models import F, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django_filters.fields import DateRangeField
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.admin.ui.tables.pages import PageStatusColumn
from wagtail.admin.views.pages.listing import ExplorableIndexView, PageFilterSet
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import WorkflowState
from wagtail.snippets.views.snippets import CopyView as SnippetCopyView
from wagtail.snippets.views.snippets import IndexView as SnippetIndexView
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .choosers import RegisterChooserViewSet
from .citing.choosers import OfficialDocumentChooserViewSet
from .models import ArticlePage, Author, Category, OfficialDocument
from .page_listing import OpenIndexView, OpenListingViewSet, title_columns
from .review.viewset import ReviewedViews
from .translations.columns import translation_columns, translation_exports, translation_headings
from .validators import in_archive

STATES = [
    ("live", _("Live")),
    ("draft", _("Draft")),
    ("review", _("In review")),
    ("returned", _("Returned")),
    ("scheduled", _("Scheduled")),
    ("expired", _("Expired")),
]


WORKFLOWS = {
    "review": WorkflowState.STATUS_IN_PROGRESS,
    "returned": WorkflowState.STATUS_NEEDS_CHANGES,
}


class DayColumn(DateColumn):
    """A date as the article shows it: dd/mm/yyyy, hh:mm."""

    cell_template_name = "news/admin/day_cell.html"


ARTICLE_COLUMNS = [
    *title_columns(),
    DayColumn("published_at", label=_("Date"), sort_key="published_at", width="12%"),
    Column("categories", label=_("Categories"), accessor="categories_text", width="14%"),
    Column("bylines", label=_("Bylines"), accessor="bylines_text", width="12%"),
    DateColumn(
        "latest_revision_created_at",
        label=_("Updated"),
        sort_key="latest_revision_created_at",
        width="9%",
    ),
    PageStatusColumn("status", label=_("Status"), sort_key="live", width="12%"),
]


class ArchiveRangeField(DateRangeField):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields:
            field.validators.append(in_archive)


class ArchiveRangeFilter(django_filters.DateFromToRangeFilter):
    """From and to; an odd year is a message, not an overflow of the time zone."""

    field_class = ArchiveRangeField


class ArticleFilterSet(PageFilterSet):
    published_at = ArchiveRangeFilter(label=_("Date"), widget=DateRangePickerWidget)
    categories = django_filters.ModelMultipleChoiceFilter(
        label=_("Category"), queryset=Category.objects.all(), widget=forms.CheckboxSelectMultiple
    )
    author = django_filters.ModelChoiceFilter(
        label=_("Author"), queryset=Author.objects.all(), method="filter_author"
    )
    state = django_filters.ChoiceFilter(label=_("State"), choices=STATES, method="filter_state")
    has_child_pages = None

    class Meta:
        model = ArticlePage
        fields: list[str] = []

    def filter_author(self, articles, name, author):
        return articles.by_author(author) if author else articles

    def filter_state(self, articles, name, state):
        if state == "live":
            return articles.filter(live=True)
        if state == "scheduled":
            return articles.scheduled()
        if state == "expired":
            return articles.filter(expired=True)
        if state in WORKFLOWS:
            return articles.in_workflow(WORKFLOWS[state])
        return articles.filter(live=False, expired=False) if state == "draft" else articles


class ArticleRowsMixin:
    """Rows with their categories and bylines, in a fixed number of queries."""

    # Of the view that it is mixed into.
    ordering: str
    is_searching: bool

    def order_queryset(self, queryset):
        """Drafts that will bear the day of their publication stand before what is published."""
        if self.ordering == "-published_at" and not self.is_searching:
            return queryset.order_by(F("published_at").desc(nulls_first=True), "-pk")
        return super().order_queryset(queryset)

    def annotate_queryset(self, pages):
        return super().annotate_queryset(pages).prefetch_related("categories", "bylines__author")


class ArticleIndexView(ArticleRowsMixin, OpenIndexView):
    default_ordering = "-published_at"
    export_headings = {
        "categories_text": _("Categories"),
        "bylines_text": _("Bylines"),
        "full_url": _("Address"),
    }


class ArticleExplorerView(ArticleRowsMixin, ExplorableIndexView):
    default_ordering = "-published_at"

    @cached_property
    def explorable_columns(self):
        """Nothing stands below an article: the room goes to its title."""
        return [c for c in super().explorable_columns if c.name != "navigate"]


class ArticleListingViewSet(OpenListingViewSet):
    """All articles of all indexes, flat."""

    model = ArticlePage
    name = "articles"
    icon = "doc-full"
    menu_label = _("All articles")
    index_view_class = ArticleIndexView
    columns = ARTICLE_COLUMNS
    filterset_class = ArticleFilterSet
    list_export = ["title", "published_at", "categories_text", "bylines_text", "live", "full_url"]
    export_filename = "tin-bai"


class NewsIndexViewSet(ReviewedViews, PageViewSet):
    """A news index in the page explorer: its articles with date, category, author and state.

    Wagtail lists a page's children with the view of the only type they can be.
    """

    model = ArticlePage
    index_view_class = ArticleExplorerView
    columns = ARTICLE_COLUMNS
    filterset_class = ArticleFilterSet


class RegisterIndexView(SnippetIndexView):
    export_headings = {"get_kind_display": _("Kind"), "get_color_display": _("Color")}

    def get_heading(self, queryset: QuerySet, field: str) -> str:
        return translation_headings(self.model).get(field) or super().get_heading(queryset, field)


class RegisterCopyView(SnippetCopyView):
    """A copy is a new row: it gets a slug of its own."""

    def get_initial_form_instance(self):
        row = super().get_initial_form_instance()
        row.pk, row.slug = None, ""
        return row


class CategoryFilterSet(WagtailFilterSet):
    class Meta:
        model = Category
        fields = ["color"]


class CategoryViewSet(SnippetViewSet):
    model = Category
    index_view_class = RegisterIndexView
    copy_view_class = RegisterCopyView
    icon = "folder-open-inverse"
    menu_label = _("Categories")
    list_display = ["name", *translation_columns(Category, "name"), "color", "sort_order"]
    list_export = [
        "name",
        *translation_exports(Category, "name"),
        "slug",
        "get_color_display",
        "sort_order",
        "description",
        *translation_exports(Category, "description"),
    ]
    filterset_class = CategoryFilterSet
    ordering = ["sort_order", "name"]
    export_filename = "chuyen-muc"
    chooser_viewset_class = RegisterChooserViewSet


class AuthorFilterSet(WagtailFilterSet):
    class Meta:
        model = Author
        fields = ["role"]


class AuthorChooserViewSet(RegisterChooserViewSet):
    icon = "user"
    form_fields = ["name", "role"]


class AuthorViewSet(SnippetViewSet):
    model = Author
    index_view_class = RegisterIndexView
    copy_view_class = RegisterCopyView
    icon = "user"
    menu_label = _("Authors")
    list_display = ["name", "role", *translation_columns(Author, "role")]
    list_export = ["name", "slug", "role", *translation_exports(Author, "role")]
    filterset_class = AuthorFilterSet
    ordering = ["name"]
    export_filename = "tac-gia"
    chooser_viewset_class = AuthorChooserViewSet


class OfficialDocumentFilterSet(WagtailFilterSet):
    signed_on = ArchiveRangeFilter(label=_("Signed on"), widget=DateRangePickerWidget)

    class Meta:
        model = OfficialDocument
        fields = ["kind", "issuing_body", "in_force"]


class OfficialDocumentViewSet(SnippetViewSet):
    model = OfficialDocument
    index_view_class = RegisterIndexView
    icon = "doc-empty-inverse"
    menu_label = _("Official documents")
    list_display = [
        "number",
        "kind",
        "issuing_body",
        "signed_on",
        BooleanColumn("in_force", label=_("In force"), sort_key="in_force"),
    ]
    list_export = [
        "number",
        "get_kind_display",
        "issuing_body",
        "signed_on",
        "signer",
        "abstract",
        *translation_exports(OfficialDocument, "abstract"),
        "link",
        "in_force",
    ]
    filterset_class = OfficialDocumentFilterSet
    ordering = ["-signed_on"]
    export_filename = "van-ban"
    chooser_viewset_class = OfficialDocumentChooserViewSet


class NewsroomGroup(SnippetViewSetGroup):
    menu_label = _("Newsroom")
    menu_icon = "doc-full-inverse"
    menu_order = 150
    items = (ArticleListingViewSet, CategoryViewSet, AuthorViewSet, OfficialDocumentViewSet)
