"""Routes of the app."""

from django.urls import path

from soceis.journey.plans import views

app_name = "plans"
urlpatterns = [
    path("young-people/<uuid:young_person_id>/plan/", views.write, name="write"),
    path("goals/<uuid:goal_id>/steps/<int:index>/", views.goal_step, name="goal_step"),
    path("goals/<uuid:goal_id>/steps/new/", views.add_step, name="add_step"),
    path("goals/<uuid:goal_id>/move/", views.move_goal, name="move_goal"),
]
