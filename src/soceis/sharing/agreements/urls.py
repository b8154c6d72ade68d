"""Routes of the app."""

from django.urls import path

from soceis.sharing.agreements import views

app_name = "agreements"
urlpatterns = [
    path("agreements/", views.register, name="register"),
    path("agreements/new/", views.propose, name="propose"),
    path("agreements/<uuid:agreement_id>/", views.agreement, name="agreement"),
    path("agreements/<uuid:agreement_id>/edit/", views.edit, name="edit"),
    path("agreements/<uuid:agreement_id>/handover/", views.handover, name="handover"),
    path("agreements/<uuid:agreement_id>/parties/<uuid:party>/", views.speaker, name="speaker"),
    path("agreements/<uuid:agreement_id>/parties/<uuid:party>/pack/", views.pack, name="pack"),
    path(
        "agreements/<uuid:agreement_id>/parties/<uuid:party>/pack/paper/", views.pack_paper, name="pack_paper"
    ),
    path("agreements/reminders/<uuid:reminder_id>/seen/", views.saw, name="saw"),
]
