"""Addresses below `/admin/campaigns/`."""

from django.urls import URLPattern

app_name = "award_list"
urlpatterns: list[URLPattern] = []
