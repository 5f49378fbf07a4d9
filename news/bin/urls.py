"""Addresses of the bin in the admin."""

from django.urls import path

from . import views

app_name = "news_bin"
urlpatterns = [
    path("", views.BinView.as_view(), name="list"),
    path("<int:pk>/restore/", views.RestoreView.as_view(), name="restore"),
    path("<int:pk>/delete/", views.DeleteForGoodView.as_view(), name="delete"),
    path("<int:pk>/look/", views.LookView.as_view(), name="look"),
]
