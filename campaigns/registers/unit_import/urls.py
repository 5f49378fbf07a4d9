"""Addresses below `/admin/campaigns/unit-import/`."""

from django.urls import path

from . import views
from .template import TemplateView

app_name = "unit_import"
urlpatterns = [
    path("", views.StartScreen.as_view(), name="start"),
    path("template/", TemplateView.as_view(), name="template"),
    path("<int:pk>/", views.PreviewScreen.as_view(), name="preview"),
    path("<int:pk>/reading/", views.ReadingScreen.as_view(), name="reading"),
    path("<int:pk>/state/", views.StateView.as_view(), name="state"),
    path("<int:pk>/understood/", views.MappingScreen.as_view(), name="understood"),
    path("<int:pk>/rows/", views.ActView.as_view(), name="act"),
    path("<int:pk>/rows/<int:row>/", views.RowScreen.as_view(), name="row"),
    path("<int:pk>/save/", views.SaveScreen.as_view(), name="save"),
    path("<int:pk>/discard/", views.DiscardScreen.as_view(), name="discard"),
]
