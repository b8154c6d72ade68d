"""Routes of the evaluation page, to be included below the namespace `staff`."""

from django.urls import path

from soceis.interfaces.staff.evaluation import views

urlpatterns = [
    path("evaluation/", views.page, name="evaluation"),
    path("evaluation/figures/<str:area>.svg", views.figure, name="evaluation_figure"),
]
