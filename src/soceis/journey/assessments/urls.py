"""Routes of the app."""

from django.urls import path

from soceis.journey.assessments.views import licensed, talking

app_name = "assessments"
urlpatterns = [
    path("young-people/<uuid:young_person_id>/life/", talking.life, name="life"),
    path("young-people/<uuid:young_person_id>/life/begin/", talking.begin, name="begin"),
    path("talks/<uuid:conversation_id>/", talking.conversation, name="conversation"),
    path("talks/<uuid:conversation_id>/hand-over/", talking.hand_over, name="hand_over"),
    path("talks/<uuid:conversation_id>/theirs/", talking.theirs, name="theirs"),
    path("young-people/<uuid:young_person_id>/licensed-reading/", licensed.record_licensed, name="licensed"),
    path("licences/", licensed.keep_licences, name="licences"),
    path("licences/<uuid:licence_id>/end/", licensed.end_licence, name="end_licence"),
]
