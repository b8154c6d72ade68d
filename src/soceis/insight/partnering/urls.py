"""Routes of the app."""

from django.urls import path

from soceis.insight.partnering import views

app_name = "partnering"
urlpatterns = [
    path("partners/<uuid:organisation_id>/report/", views.report, name="report"),
    path("partners/<uuid:organisation_id>/report/paper/", views.report_paper, name="report_paper"),
    path("partners/reasons/", views.reasons, name="reasons"),
    path("partners/reasons/paper/", views.reasons_paper, name="reasons_paper"),
    path("partners/changes/<uuid:partner_action_id>/done/", views.finish, name="finish"),
]
