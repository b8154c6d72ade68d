"""Routes of the app."""

from django.urls import path

from soceis.sharing.dealings import views

app_name = "dealings"
urlpatterns = [
    path("partners/briefings/", views.briefings, name="briefings"),
    path("partners/briefings/new/", views.plan, name="plan"),
    path("partners/briefings/<uuid:briefing_id>/", views.briefing, name="briefing"),
    path("partners/briefings/<uuid:briefing_id>/called-off/", views.call_off, name="call_off"),
    path("partners/requests/", views.requests, name="requests"),
    path("partners/requests/<uuid:partner_request_id>/", views.one_request, name="request"),
]
