"""Addresses below `/admin/campaigns/`."""

from django.urls import URLPattern

app_name = "award_import"
urlpatterns: list[URLPattern] = []
