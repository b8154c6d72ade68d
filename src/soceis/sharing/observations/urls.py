"""Routes of the app."""

from django.urls import path

from soceis.sharing.observations import views

app_name = "observations"
urlpatterns = [
    path("young-people/<uuid:young_person_id>/noticed/", views.observations, name="observations"),
    path("young-people/<uuid:young_person_id>/noticed/note/", views.note, name="note"),
    path("noticed/<uuid:observation_id>/", views.observation, name="observation"),
]
