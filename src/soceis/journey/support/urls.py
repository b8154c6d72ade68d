"""Routes of the app."""

from django.urls import path

from soceis.journey.support import views

app_name = "support"
PERSON = "young-people/<uuid:young_person_id>/"
urlpatterns = [
    path(f"{PERSON}practical-help/", views.practical, name="practical"),
    path("practical-help/<uuid:request_id>/", views.one_request, name="request"),
    path("practical-help/<uuid:request_id>/move/", views.move, name="move"),
    path("grants/", views.grants, name="grants"),
    path("grants/<uuid:grant_id>/decide/", views.decide, name="decide"),
    path("grants/<uuid:grant_id>/receipts/", views.receipts, name="receipts"),
    path(f"{PERSON}speaking-up/", views.advocacy, name="advocacy"),
    path(f"{PERSON}caregivers/", views.caregivers, name="caregivers"),
]
