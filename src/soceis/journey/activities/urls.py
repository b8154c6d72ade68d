"""Routes of the app."""

from django.urls import path

from soceis.journey.activities.views import apart, catalogue, groups, sessions

app_name = "activities"
urlpatterns = [
    path("activities/", catalogue.catalogue, name="catalogue"),
    path("activities/<uuid:activity_id>/", catalogue.activity, name="activity"),
    path("young-people/<uuid:young_person_id>/activities/", catalogue.choices, name="choices"),
    path("activity-choices/<uuid:choice_id>/", catalogue.choose, name="choose"),
    path("groups/", groups.groups, name="groups"),
    path("groups/<uuid:group_id>/", groups.group, name="group"),
    path("sessions/<uuid:session_id>/", sessions.session, name="session"),
    path("sessions/<uuid:session_id>/people/", sessions.people, name="people"),
    path("sessions/<uuid:session_id>/register/", sessions.register, name="register"),
    path("keep-apart/", apart.keep_apart, name="keep_apart"),
]
