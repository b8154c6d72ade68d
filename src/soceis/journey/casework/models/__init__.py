"""Episodes, who works with whom, contacts and what they took, worries, visits, promises, reviews."""

from soceis.journey.casework.models.chronology import ChronologyEntry
from soceis.journey.casework.models.concerns import Concern
from soceis.journey.casework.models.conflicts import Conflict, KeptApart
from soceis.journey.casework.models.contacts import Contact, NonEngagementReason
from soceis.journey.casework.models.diary import PlannedVisit, Promise
from soceis.journey.casework.models.episodes import Assignment, Episode, EpisodeState
from soceis.journey.casework.models.fit import ChangeAsked, MatchingNote
from soceis.journey.casework.models.mentoring import MentorWord
from soceis.journey.casework.models.reviews import MonthlyReview
from soceis.journey.casework.models.supervision import Supervision, SupervisionCase
from soceis.journey.casework.models.work import WorkEntry

__all__ = [
    "Assignment",
    "ChangeAsked",
    "ChronologyEntry",
    "Concern",
    "Conflict",
    "Contact",
    "Episode",
    "EpisodeState",
    "KeptApart",
    "MatchingNote",
    "MentorWord",
    "MonthlyReview",
    "NonEngagementReason",
    "PlannedVisit",
    "Promise",
    "Supervision",
    "SupervisionCase",
    "WorkEntry",
]
