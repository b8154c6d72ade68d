"""Routes of the extract."""

from django.urls import path

from soceis.insight.extracts import views

app_name = "extracts"
urlpatterns = [path("evaluation/extract/", views.make, name="make")]
