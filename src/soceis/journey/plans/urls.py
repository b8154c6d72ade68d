"""Routes of the app."""

from django.urls import path

from soceis.journey.plans.views import goals, plan

app_name = "plans"
urlpatterns = [
    path("young-people/<uuid:young_person_id>/plan/", plan.write, name="write"),
    path("young-people/<uuid:young_person_id>/plan/together/", plan.together, name="together"),
    path("goals/<uuid:goal_id>/", goals.page, name="goal"),
    path("goals/<uuid:goal_id>/steps/<int:index>/", goals.goal_step, name="goal_step"),
    path("goals/<uuid:goal_id>/steps/new/", goals.add_step, name="add_step"),
    path("goals/<uuid:goal_id>/move/", goals.move_goal, name="move_goal"),
]
