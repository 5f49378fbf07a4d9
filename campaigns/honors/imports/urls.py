"""Addresses below `/admin/campaigns/award-import/`."""

from django.urls import path

from .template import TemplateView
from .views.acts import ActView, AddScreen, RowScreen
from .views.mapping import MappingScreen
from .views.preview import PreviewScreen
from .views.save import SaveScreen
from .views.start import DiscardScreen, ReadingScreen, StartScreen, StateView
from .views.values import ValueScreen, ValuesScreen

app_name = "award_import"
urlpatterns = [
    path("<int:page_id>/", StartScreen.as_view(), name="start"),
    path("<int:page_id>/template/", TemplateView.as_view(), name="template"),
    path("list/<int:pk>/", PreviewScreen.as_view(), name="preview"),
    path("list/<int:pk>/reading/", ReadingScreen.as_view(), name="reading"),
    path("list/<int:pk>/state/", StateView.as_view(), name="state"),
    path("list/<int:pk>/understood/", MappingScreen.as_view(), name="understood"),
    path("list/<int:pk>/rows/", ActView.as_view(), name="act"),
    path("list/<int:pk>/rows/add/", AddScreen.as_view(), name="add"),
    path("list/<int:pk>/rows/<int:row>/", RowScreen.as_view(), name="row"),
    path("list/<int:pk>/values/", ValuesScreen.as_view(), name="values"),
    path("list/<int:pk>/values/one/", ValueScreen.as_view(), name="value"),
    path("list/<int:pk>/save/", SaveScreen.as_view(), name="save"),
    path("list/<int:pk>/discard/", DiscardScreen.as_view(), name="discard"),
]
