"""What this app tells of two records that may be made one: the work of both, and where it lies at one time."""

from datetime import date

from soceis.foundation.accounts.models import User
from soceis.foundation.records.checking import day_words
from soceis.journey.casework.models import Episode
from soceis.journey.casework.rules import CLOSED, STATES
from soceis.journey.referrals.rules import PROGRAMMES
from soceis.people.models import YoungPerson
from soceis.people.queries import obstacles


def at_onetime_of(first: tuple[date, date | None], second: tuple[date, date | None]) -> bool:
    """Whether two times have more than one day in common; None: it goes on."""
    latest = date.max
    return first[0] < (second[1] or latest) and second[0] < (first[1] or latest)


def known(user: User, stays: YoungPerson, goes: YoungPerson) -> obstacles.Known:  # noqa: ARG001  each finder is asked so
    """Their work with us, and where two pieces of one programme lie at one time."""
    episodes = Episode.objects.filter(young_person__in=[stays, goes]).select_related("referral")
    theirs: dict[object, list[Episode]] = {stays.pk: [], goes.pk: []}
    for episode in episodes.order_by("number"):
        theirs[episode.young_person_id].append(episode)
    return obstacles.Known(
        against=tuple(
            _overlap(mine, other)
            for other in theirs[goes.pk]
            for mine in theirs[stays.pk]
            if mine.programme == other.programme and at_onetime_of(time_of(mine), time_of(other))
        ),
        stays=tuple(obstacles.Line("Work with us", _words(one)) for one in theirs[stays.pk]),
        goes=tuple(obstacles.Line("Work with us", _words(one)) for one in theirs[goes.pk]),
    )


def time_of(episode: Episode) -> tuple[date, date | None]:
    began = episode.referral.decided_on or episode.referral.received_on
    return min(began, episode.open_from or began), episode.end_date if episode.state == CLOSED else None


def _words(episode: Episode) -> str:
    began, ended = time_of(episode)
    until = f"until {day_words(ended)}" if ended else STATES[episode.state].lower()
    return f"{PROGRAMMES[episode.programme]}, from {day_words(began)}, {until}"


def _overlap(stays: Episode, goes: Episode) -> obstacles.Overlap:
    words = f"Both have work at one time: {_words(stays)}; and {_words(goes)}."
    todo = (
        ""
        if goes.state == CLOSED
        else "End one of them first, or look from the other record, so that this one is the record that stays."
    )
    rows = (f"casework_episode:{goes.pk}", f"referrals_referral:{goes.referral_id}")
    return obstacles.Overlap(str(goes.pk), words, rows, todo)
