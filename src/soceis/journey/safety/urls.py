"""Routes of the app."""

from django.urls import path

from soceis.journey.safety import views

app_name = "safety"
PERSON = "young-people/<uuid:young_person_id>/"
urlpatterns = [
    path(f"{PERSON}before-you-visit/summary/", views.visit, name="visit"),
    path(f"{PERSON}keeping-safe/", views.overview, name="overview"),
    path(f"{PERSON}keeping-safe/new/", views.write_risk, name="write_risk"),
    path(f"{PERSON}keeping-safe/in/<slug:context_kind>/", views.context, name="context"),
    path("keeping-safe/<uuid:risk_id>/", views.look_again, name="look_again"),
    path("keeping-safe/<uuid:risk_id>/no-longer-so/", views.end_risk, name="end_risk"),
    path("keeping-safe/<uuid:risk_id>/versions/", views.risk_versions, name="risk_versions"),
    path("contexts/<uuid:context_id>/versions/", views.context_versions, name="context_versions"),
    path("context-actions/<uuid:context_action_id>/", views.settle_action, name="settle_action"),
]
