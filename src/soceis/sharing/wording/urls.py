"""Routes of the app."""

from django.urls import path

from soceis.sharing.wording import views

app_name = "wording"
urlpatterns = [
    path("words/", views.keep, name="keep"),
    path("words/list.json", views.listed, name="listed"),
]
