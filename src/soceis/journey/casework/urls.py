"""Routes of the app."""

from django.urls import path

from soceis.journey.casework.views import (
    closing,
    conflicts,
    contacts,
    diary,
    episodes,
    fit,
    handing_over,
    outreach,
    supervision,
    workers,
)

app_name = "casework"
urlpatterns = [
    path("young-people/<uuid:young_person_id>/attempts/new/", contacts.record_attempt, name="record_attempt"),
    path("record/group/", contacts.record_group, name="record_group"),
    path("contacts/<uuid:contact_id>/before/", contacts.amendments, name="amendments"),
    path("concerns/<uuid:concern_id>/told/<slug:whom>/", contacts.concern_told, name="concern_told"),
    path("words/<uuid:word_id>/heard/", contacts.word_heard, name="word_heard"),
    path("conflicts/mine/", conflicts.declare, name="declare_conflict"),
    path("conflicts/", conflicts.conflicts, name="conflicts"),
    path("conflicts/<uuid:conflict_id>/", conflicts.conflict, name="conflict"),
    path("workers/<uuid:user_id>/hand-over/", handing_over.hand_over, name="hand_over"),
    path("supervision/", supervision.log, name="supervision_log"),
    path("supervision/with/<uuid:user_id>/", supervision.write, name="write_supervision"),
    path("supervision/<uuid:supervision_id>/", supervision.talk, name="supervision"),
    path("supervision/<uuid:supervision_id>/correct/", supervision.correct, name="correct_supervision"),
    path("my-hours/", contacts.my_work, name="my_work"),
    path("contacts/<uuid:contact_id>/correct/", contacts.correct_contact, name="correct_contact"),
    path("episodes/<uuid:episode_id>/workers/", workers.allocate, name="allocate"),
    path("young-people/<uuid:young_person_id>/fit/", fit.fit_of_person, name="fit_of"),
    path("episodes/<uuid:episode_id>/fit/", fit.fit, name="fit"),
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
