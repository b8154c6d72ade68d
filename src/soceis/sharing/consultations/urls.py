"""Routes of the app."""

from django.urls import path

from soceis.sharing.consultations import views

app_name = "consultations"
urlpatterns = [
    path("from-partners/", views.waiting, name="waiting"),
    path("from-partners/by-partner/", views.by_partner, name="by_partner"),
    path("from-partners/<uuid:approach_id>/", views.page, name="page"),
]
