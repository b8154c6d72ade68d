"""Routes of the app."""

from django.urls import path

from soceis.journey.outcomes import views

app_name = "outcomes"
urlpatterns = [
    path("young-people/<uuid:young_person_id>/outcomes/", views.record, name="record"),
]
