"""Routes of the app."""

from django.urls import path

from soceis.sharing.meetings import views

app_name = "meetings"
urlpatterns = [
    path("meetings/", views.meetings, name="meetings"),
    path("meetings/plan/", views.plan, name="plan"),
    path("meetings/<uuid:meeting_id>/", views.meeting, name="meeting"),
    path("meetings/<uuid:meeting_id>/who-came/<uuid:attendee_id>/", views.attended, name="attended"),
    path("meetings/<uuid:meeting_id>/further/", views.further, name="further"),
    path("meetings/<uuid:meeting_id>/minutes/", views.minutes, name="minutes"),
    path("young-people/<uuid:young_person_id>/meetings/", views.about, name="about"),
    path("on-agenda/<uuid:item_id>/", views.item, name="item"),
    path("on-agenda/<uuid:item_id>/told/", views.tell, name="tell"),
    path("agreed-at-meetings/<uuid:meeting_action_id>/", views.done, name="done"),
]
