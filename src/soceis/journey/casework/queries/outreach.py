"""How somebody was reached, or why not yet."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import User
from soceis.foundation.records import clock
from soceis.journey.casework.models import Contact, Episode, NonEngagementReason
from soceis.journey.casework.rules.outreach import ROUTE_OF_MODE, Tries, Try, tries
from soceis.journey.referrals.models import Referral


@dataclass(frozen=True)
class Outreach:
    """Attempts and what came of them, days that mark the way, and what each side says stands in it."""

    referred_on: date | None
    met_on: date | None
    tries: Tries
    reasons: list[NonEngagementReason]

    @property
    def days_to_meeting(self) -> int | None:
        """Days from the referral to the first meeting; None while they have not met."""
        if self.referred_on is None or self.met_on is None:
            return None
        return (self.met_on - self.referred_on).days


def outreach_of(user: User, episode: Episode) -> Outreach:
    """Everything about reaching somebody, in three statements. Not for peer mentors: reasons are of the full record."""
    check(reach_of(user), Permission.REFERRAL_SEE, episode.access_subject)
    later = Contact.objects.filter(corrects=OuterRef("pk"))
    attempts = Contact.objects.filter(~Exists(later), episode=episode.pk, kind="attempt")
    made = [
        Try(at.astimezone(clock.LONDON).date(), route or ROUTE_OF_MODE.get(mode, "message"), outcome)
        for at, route, mode, outcome in attempts.values_list("happened_at", "route", "mode", "outcome")
    ]
    referred_on = (
        Referral.objects.filter(pk=episode.referral_id).values_list("received_on", flat=True).first()
    )
    reasons = NonEngagementReason.objects.select_related("created_by").filter(episode=episode.pk)
    return Outreach(
        referred_on=referred_on,
        met_on=episode.first_attended,
        tries=tries(made, episode.first_attended),
        reasons=list(reasons.order_by("asked_on", "created_at")),
    )
