"""Addresses of referrals. Only random identifiers ever stand in them."""

from django.urls import path

from soceis.journey.referrals import views

app_name = "referrals"

urlpatterns = [
    path("referrals/", views.queue, name="queue"),
    path("referrals/new/", views.enter, name="enter"),
    path("referrals/<uuid:referral_id>/", views.page, name="page"),
    path("young-people/<uuid:young_person_id>/refer-again/", views.enter_again, name="enter_again"),
]
