"""Routes of the app."""

from django.urls import path

from soceis.journey.casework.views import closing, contacts, diary, episodes, flags, outreach, workers

app_name = "casework"
urlpatterns = [
    path("young-people/<uuid:young_person_id>/attempts/new/", contacts.record_attempt, name="record_attempt"),
    path("record/group/", contacts.record_group, name="record_group"),
    path("contacts/<uuid:contact_id>/before/", contacts.amendments, name="amendments"),
    path("concerns/<uuid:concern_id>/told/<slug:whom>/", contacts.concern_told, name="concern_told"),
    path("young-people/<uuid:young_person_id>/flag/", flags.flag, name="flag"),
    path("concerns/<uuid:concern_id>/flag/", flags.flag_concern, name="flag_concern"),
    path("concerns/<uuid:concern_id>/seen/", flags.flag_seen, name="flag_seen"),
    path("concerns/<uuid:concern_id>/answer/", flags.answer_flag, name="answer_flag"),
    path("concerns/<uuid:concern_id>/heard-back/", flags.flag_heard, name="flag_heard"),
    path("my-hours/", contacts.my_work, name="my_work"),
    path("contacts/<uuid:contact_id>/correct/", contacts.correct_contact, name="correct_contact"),
    path("episodes/<uuid:episode_id>/workers/", workers.allocate, name="allocate"),
    path("episodes/<uuid:episode_id>/pause/", episodes.pause, name="pause"),
    path("episodes/<uuid:episode_id>/resume/", episodes.resume, name="resume"),
    path("episodes/<uuid:episode_id>/outreach/", outreach.outreach, name="outreach"),
    path("episodes/<uuid:episode_id>/introduction/", outreach.introduce, name="introduce"),
    path("episodes/<uuid:episode_id>/why/", outreach.ask_why, name="ask_why"),
    path("episodes/<uuid:episode_id>/close/", closing.ask_closure, name="ask_closure"),
    path("episodes/<uuid:episode_id>/sign-off/", closing.sign_off, name="sign_off"),
    path("episodes/<uuid:episode_id>/visits/new/", diary.plan_visit, name="plan_visit"),
    path("visits/<uuid:visit_id>/call-off/", diary.cancel_visit, name="cancel_visit"),
    path("episodes/<uuid:episode_id>/promises/new/", diary.promise, name="promise"),
    path("promises/<uuid:promise_id>/done/", diary.promise_done, name="promise_done"),
    path("episodes/<uuid:episode_id>/reviews/new/", episodes.review, name="review"),
]
