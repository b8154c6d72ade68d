from django.urls import path

from soceis.interfaces.demonstration import views

app_name = "demonstration"

urlpatterns = [
    path("choose-a-person/", views.choose, name="choose"),
    path("letters/", views.letters, name="letters"),
]
