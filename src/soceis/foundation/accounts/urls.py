from django.urls import path

from soceis.foundation.accounts.views import colleagues, locking, log_ins, typing

app_name = "accounts"

urlpatterns = [
    path("typing/<uuid:key>/", typing.draft, name="draft"),
    path("typing/<uuid:key>/let-go/", typing.let_go, name="let_go"),
    path("lock/", locking.lock, name="lock"),
    path("account/log-ins/", log_ins.log_ins, name="log_ins"),
    path("account/second-step/", log_ins.second_step, name="second_step"),
    path("join/<str:token>/", colleagues.join, name="join"),
    path("people-who-work-here/", colleagues.invite, name="invite"),
    path("people-who-work-here/<uuid:user_id>/", colleagues.colleague, name="colleague"),
    path(
        "people-who-work-here/roles/<int:membership_id>/end/",
        colleagues.end_membership,
        name="end_membership",
    ),
    path(
        "people-who-work-here/invitations/<uuid:invitation_id>/withdraw/",
        colleagues.withdraw,
        name="withdraw",
    ),
]
