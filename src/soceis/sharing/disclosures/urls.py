"""Routes of the app."""

from django.urls import path

from soceis.sharing.disclosures import views

app_name = "disclosures"
urlpatterns = [
    path("young-people/<uuid:young_person_id>/who-knows/", views.who_knows, name="who_knows"),
    path("young-people/<uuid:young_person_id>/who-knows/share/", views.share, name="share"),
    path("young-people/<uuid:young_person_id>/who-knows/told-us/", views.told_us, name="told_us"),
    path("shared/<uuid:disclosure_id>/", views.disclosure, name="disclosure"),
    path("shared/<uuid:disclosure_id>/looked-at/", views.look_at, name="look_at"),
    path(
        "shared/<uuid:disclosure_id>/afterwards/<uuid:afterwards>/",
        views.note_afterwards,
        name="note_afterwards",
    ),
    path("shared/<uuid:disclosure_id>/afterwards/<uuid:afterwards>/notice/", views.notice, name="notice"),
    path(
        "shared/<uuid:disclosure_id>/afterwards/<uuid:afterwards>/notice/paper/",
        views.notice_paper,
        name="notice_paper",
    ),
    path("shared/waiting/", views.waiting, name="waiting"),
    path("partners/<uuid:organisation_id>/told/", views.with_organisation, name="with_organisation"),
    path("agreements/without/", views.outside, name="outside"),
]
