"""Addresses of the pages about people. Only random identifiers ever stand in them."""

from django.urls import path

from soceis.people import views

app_name = "people"

PERSON = "young-people/<uuid:young_person_id>/"

urlpatterns = [
    path(f"{PERSON}details/", views.edit, name="edit"),
    path(f"{PERSON}safe-contact/", views.contact_points, name="contact_points"),
    path(f"{PERSON}people-around/", views.ties, name="ties"),
    path(f"{PERSON}before-you-visit/", views.safety_notes, name="safety_notes"),
    path(f"{PERSON}recorded-twice/", views.recorded_twice, name="recorded_twice"),
    path(f"{PERSON}recorded-twice/<uuid:other_id>/", views.compare, name="side_by_side"),
    path("recorded-twice/", views.merges, name="merges"),
    path("recorded-twice/<uuid:merge_id>/", views.merge, name="merge"),
    path("open-a-record/", views.open_with_reason, name="open_with_reason"),
    path("open-a-record/<uuid:opening_id>/seen/", views.opening_seen, name="opening_seen"),
]
