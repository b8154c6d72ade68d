"""Routes of the app."""

from django.urls import path

from soceis.journey.outcomes.views import measuring, moving_on, readings

app_name = "outcomes"
urlpatterns = [
    path("young-people/<uuid:young_person_id>/outcomes/", readings.record, name="record"),
    path("young-people/<uuid:young_person_id>/changed/", moving_on.changed, name="changed"),
    path("young-people/<uuid:young_person_id>/measures/", measuring.measures, name="measures"),
    path("young-people/<uuid:young_person_id>/support-network/", measuring.support, name="support"),
    path("young-people/<uuid:young_person_id>/milestone/", measuring.milestone, name="milestone"),
    path("young-people/<uuid:young_person_id>/exit-plan/", moving_on.exit_plan, name="exit_plan"),
    path("young-people/<uuid:young_person_id>/adult-services/", moving_on.transfer, name="transfer"),
    path("young-people/<uuid:young_person_id>/ask-again/<int:months>/", moving_on.leave, name="leave"),
]
