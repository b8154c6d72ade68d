"""Everything that is written about practical help, grants, speaking up and caregivers' own support."""

from soceis.journey.support.actions.advocacy import change_advocacy, speak_up
from soceis.journey.support.actions.caregivers import change_caregiver_support, support_caregiver
from soceis.journey.support.actions.grants import (
    add_receipt,
    ask_for_grant,
    decide_grant,
    take_back_receipt,
    withdraw_grant,
)
from soceis.journey.support.actions.practical import ask_for_help, move_help
from soceis.journey.support.actions.receipts import count_files

__all__ = [
    "add_receipt",
    "ask_for_grant",
    "ask_for_help",
    "change_advocacy",
    "change_caregiver_support",
    "count_files",
    "decide_grant",
    "move_help",
    "speak_up",
    "support_caregiver",
    "take_back_receipt",
    "withdraw_grant",
]
