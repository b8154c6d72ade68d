"""Routes of the app."""

from django.urls import path

from soceis.sharing.partners import views

app_name = "partners"
urlpatterns = [
    path("partners/", views.directory, name="directory"),
    path("partners/new/", views.add, name="add"),
    path("partners/<uuid:organisation_id>/", views.organisation, name="organisation"),
    path("partners/<uuid:organisation_id>/edit/", views.edit, name="edit"),
    path("partners/people/<uuid:partner_contact_id>/note/", views.note, name="note"),
]
