"""Routes of the app."""

from django.urls import URLPattern

app_name = "consent"
urlpatterns: list[URLPattern] = []
