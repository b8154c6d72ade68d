"""Noting what changed: outcome readings, short measures, support, milestones, and plans for the time after."""

from soceis.journey.outcomes.actions.measuring import count_support, measure, reach_milestone
from soceis.journey.outcomes.actions.moving_on import leave_follow_up, plan_exit, plan_transfer
from soceis.journey.outcomes.actions.readings import record

__all__ = [
    "count_support",
    "leave_follow_up",
    "measure",
    "plan_exit",
    "plan_transfer",
    "reach_milestone",
    "record",
]
