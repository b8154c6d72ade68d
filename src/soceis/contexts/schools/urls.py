"""Routes of the app."""

from django.urls import path

from soceis.contexts.schools import views

app_name = "schools"
PERSON = "young-people/<uuid:young_person_id>/education/"
urlpatterns = [
    path(PERSON, views.page, name="page"),
    path(f"{PERSON}wallet/", views.wallet, name="wallet"),
    *(path(f"{PERSON}{kind}/", views.entry, {"kind": kind}, name=kind) for kind in views.KINDS),
    path("applications/<uuid:application_id>/move/", views.move, name="move"),
]
