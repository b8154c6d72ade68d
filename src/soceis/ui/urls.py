from django.urls import path

from soceis.ui import views

app_name = "ui"

urlpatterns = [
    path("blank/", views.blank, name="blank"),
    path("components/", views.components, name="components"),
]
