"""Routes of the app."""

from django.urls import path

from soceis.sharing.signposting import views

app_name = "signposting"
urlpatterns = [
    path("partners/signposting/", views.find, name="find"),
    path("partners/signposting/new/", views.add, name="add"),
    path("partners/signposting/read-in/", views.read_in, name="read_in"),
    path("partners/signposting/give/", views.give, name="give"),
    path("partners/signposting/<uuid:signpost_id>/", views.signpost, name="signpost"),
    path("partners/signposting/<uuid:signpost_id>/edit/", views.edit, name="edit"),
    path("partners/signposting/<uuid:signpost_id>/checked/", views.checked, name="checked"),
]
