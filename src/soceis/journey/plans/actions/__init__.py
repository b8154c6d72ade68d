"""Everything that changes plans and goals; each action checks, keeps its history and is audited."""

from soceis.journey.plans.actions.goals import add_goal, add_step, move_goal, reword_goal, step_done
from soceis.journey.plans.actions.helping import add_help, end_help
from soceis.journey.plans.actions.writing import agree, change_draft, write

__all__ = [
    "add_goal",
    "add_help",
    "add_step",
    "agree",
    "change_draft",
    "end_help",
    "move_goal",
    "reword_goal",
    "step_done",
    "write",
]
