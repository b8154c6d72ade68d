"""Routes of the app."""

from django.urls import path

from soceis.contexts.mapping import views

app_name = "mapping"
urlpatterns = [
    path("young-people/<uuid:young_person_id>/map/", views.see, name="map"),
    path("young-people/<uuid:young_person_id>/map/new/", views.add, name="add"),
    path("map-ties/<uuid:map_tie_id>/", views.change, name="change"),
    path("map-ties/<uuid:map_tie_id>/settle/", views.settle, name="settle"),
]
