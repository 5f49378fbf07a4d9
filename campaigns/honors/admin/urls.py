"""Addresses below `/admin/campaigns/award-list/`."""

from django.urls import path

from .views.bulk import SetAwardView, SetUnitView, TakeOutView, WithholdManyView
from .views.differences import DifferenceView
from .views.listing import ListView, UndoView
from .views.marking import AnnulView, ReleaseView, RestoreView, StoryView, WithholdView
from .views.proposals import DecideView, ProposalsView
from .views.rows import AddView, EditView, PlaceView, RemoveView
from .views.submitting import SubmitView

app_name = "award_list"
_ROW = "<int:page_id>/row/<slug:key>"
urlpatterns = [
    path("proposals/", ProposalsView.as_view(), name="proposals"),
    path("proposals/<int:pk>/", DecideView.as_view(), name="decide"),
    path("<int:page_id>/", ListView.as_view(), name="list"),
    path("<int:page_id>/submit/", SubmitView.as_view(), name="submit"),
    path("<int:page_id>/undo/", UndoView.as_view(), name="undo"),
    path("<int:page_id>/difference/", DifferenceView.as_view(), name="difference"),
    path("<int:page_id>/add/", AddView.as_view(), name="add"),
    path("<int:page_id>/set-award/", SetAwardView.as_view(), name="set_award"),
    path("<int:page_id>/set-unit/", SetUnitView.as_view(), name="set_unit"),
    path("<int:page_id>/take-out/", TakeOutView.as_view(), name="take_out"),
    path("<int:page_id>/withhold/", WithholdManyView.as_view(), name="withhold_many"),
    path(f"{_ROW}/", EditView.as_view(), name="edit"),
    path(f"{_ROW}/place/", PlaceView.as_view(), name="place"),
    path(f"{_ROW}/remove/", RemoveView.as_view(), name="remove"),
    path(f"{_ROW}/withhold/", WithholdView.as_view(), name="withhold"),
    path(f"{_ROW}/release/", ReleaseView.as_view(), name="release"),
    path(f"{_ROW}/annul/", AnnulView.as_view(), name="annul"),
    path(f"{_ROW}/restore/", RestoreView.as_view(), name="restore"),
    path(f"{_ROW}/story/", StoryView.as_view(), name="story"),
]
