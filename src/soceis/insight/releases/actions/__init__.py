"""Verbs: asking for reports, making them, proposing, comparing, approving, checking releases, taking them away."""

from soceis.insight.releases.actions.checking import ask_check, do_check, verdict_words, verify
from soceis.insight.releases.actions.comparing import ask_comparison, do_comparison
from soceis.insight.releases.actions.making import ask_report, do_report
from soceis.insight.releases.actions.releasing import approve, decline, propose, withdraw
from soceis.insight.releases.actions.taking import take_release, take_report

__all__ = [
    "approve",
    "ask_check",
    "ask_comparison",
    "ask_report",
    "decline",
    "do_check",
    "do_comparison",
    "do_report",
    "propose",
    "take_release",
    "take_report",
    "verdict_words",
    "verify",
    "withdraw",
]
