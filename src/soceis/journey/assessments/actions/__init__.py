"""Noting how life is going, and keeping the evidence of licences."""

from soceis.journey.assessments.actions.licensed import end_licence, record_licence, record_licensed
from soceis.journey.assessments.actions.talking import answer, begin

__all__ = ["answer", "begin", "end_licence", "record_licence", "record_licensed"]
