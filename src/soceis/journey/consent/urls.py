"""Routes of the app."""

from django.urls import path

from soceis.journey.consent import views

app_name = "consent"
urlpatterns = [
    path("young-people/<uuid:young_person_id>/agreement/", views.agreement, name="agreement"),
    path("young-people/<uuid:young_person_id>/agreement/show/", views.show, name="show"),
    path("young-people/<uuid:young_person_id>/private/", views.limits, name="limits"),
    path("young-people/<uuid:young_person_id>/permissions/", views.permissions, name="permissions"),
    path("young-people/<uuid:young_person_id>/permissions/answer/", views.answer, name="answer"),
]
