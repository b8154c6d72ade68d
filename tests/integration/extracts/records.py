"""Records written straight into the tables, for histories that no sequence of actions would give in a test's time."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from soceis.foundation.access.context import acting_as
from soceis.foundation.accounts.models import Area, User
from soceis.foundation.records import clock
from soceis.journey.casework.models import Contact, Episode, EpisodeState, NonEngagementReason
from soceis.journey.outcomes.models import OutcomeReading
from soceis.journey.plans.models import FormVersion, Plan
from soceis.journey.referrals.models import Referral
from soceis.people.models import PersonalDetails, YoungPerson
from tests.cast import Cast

COMPONENTS = {"FUN": 0.5, "EMO": 0.5}
SECRET_WORDS = "Zebedee Quillfeather"  # stands in every free text, and may stand in no extract


@dataclass
class Records:
    """Writes as the manager of an area."""

    cast: Cast
    counter: int = field(default=0)

    def manager(self, area: Area) -> User:
        return self.cast.alys if area == self.cast.cardiff else self.cast.morag

    def person(self, area: Area, **facts: Any) -> YoungPerson:
        self.counter += 1
        sex = facts.pop("sex", "male")
        with acting_as(self.manager(area)):
            person = YoungPerson.objects.create(
                name_used=SECRET_WORDS,
                about_me=SECRET_WORDS,
                strengths=SECRET_WORDS,
                areas=[area.id],
                **{"date_of_birth": date(2006, 3, 9), **facts},
            )
            PersonalDetails.objects.create(
                young_person=person,
                area=area,
                legal_first_name=SECRET_WORDS,
                sex=sex,
                sex_missing="" if sex else "not_asked",
            )
        return person

    def referral(self, person: YoungPerson, area: Area, received_on: date, **facts: Any) -> Referral:
        self.counter += 1
        decided_on = facts.pop("decided_on", received_on)
        decision = facts.pop("decision", "accepted_one_to_one" if decided_on else "pending")
        with acting_as(self.manager(area)):
            return Referral.objects.create(
                young_person=person,
                area=area,
                reference=f"R{self.counter:05}",
                received_on=received_on,
                state="decided" if decided_on else "received",
                decision=decision,
                decided_on=decided_on,
                concerns=SECRET_WORDS,
                referrer_name=SECRET_WORDS,
                decision_reason=SECRET_WORDS,
                **{"source": "police", "primary_reason": "other", **facts},
            )

    def episode(self, referral: Referral, events: list[tuple[str, date]], **facts: Any) -> Episode:
        """An episode with its events (state, effective day), recorded on those days in that order."""
        state = events[-1][0]
        closed = state == "closed"
        manager = self.manager(referral.area)
        with acting_as(manager):
            episode = Episode.objects.create(
                young_person=referral.young_person,
                area=referral.area,
                referral=referral,
                closure_note=SECRET_WORDS,
                **{
                    "programme": "one_to_one",
                    "state": state,
                    "end_date": events[-1][1] if closed else None,
                    "closure_code": "goals_met" if closed else "",
                    "signed_off_by": manager if closed else None,
                    **facts,
                },
            )
            before = ""
            for to_state, day in events:
                self.event(episode, before, to_state, day)
                before = to_state
        return episode

    def event(
        self, episode: Episode, from_state: str, to_state: str, day: date, recorded_at: datetime | None = None
    ) -> None:
        EpisodeState.objects.create(
            episode=episode,
            young_person=episode.young_person,
            area=episode.area,
            from_state=from_state,
            to_state=to_state,
            effective_on=day,
            recorded_at=recorded_at or datetime.combine(day, time(17), clock.LONDON),
            reason=SECRET_WORDS,
        )

    def reading(self, episode: Episode, outcome: str, day: date, **facts: Any) -> OutcomeReading:
        with acting_as(self.manager(episode.area)):
            return OutcomeReading.objects.create(
                young_person=episode.young_person,
                area=episode.area,
                episode=episode,
                outcome=outcome,
                recorded_on=day,
                note=SECRET_WORDS,
                **{"stage": "review", "applicable": "yes", "value": "better", **facts},
            )

    def contact(self, episode: Episode, day: date, **facts: Any) -> Contact:
        with acting_as(self.manager(episode.area)):
            return Contact.objects.create(
                young_person=episode.young_person,
                area=episode.area,
                episode=episode,
                happened_at=datetime.combine(day, time(14), clock.LONDON),
                title=SECRET_WORDS,
                summary=SECRET_WORDS,
                place=SECRET_WORDS,
                **{
                    "kind": "attended",
                    "mode": "one_to_one",
                    "minutes": 60,
                    "components": COMPONENTS,
                    **facts,
                },
            )

    def form(self, area: Area, code: str, topics: list[str]) -> FormVersion:
        with acting_as(self.manager(area)):
            return FormVersion.objects.create(
                area=area, code=code, title="Plan", topics=topics, used_from=area.launch_date
            )

    def plan(
        self, episode: Episode, form: FormVersion, day: date, topics: list[str], state: str = "agreed"
    ) -> Plan:
        with acting_as(self.manager(episode.area)):
            return Plan.objects.create(
                young_person=episode.young_person,
                area=episode.area,
                episode=episode,
                form_version=form,
                state=state,
                agreed_on=day,
                topics=topics,
                in_their_words=SECRET_WORDS,
            )

    def non_engagement(self, episode: Episode, reason: str) -> NonEngagementReason:
        with acting_as(self.manager(episode.area)):
            return NonEngagementReason.objects.create(
                young_person=episode.young_person,
                area=episode.area,
                episode=episode,
                reason=reason,
                informant="worker",
                note=SECRET_WORDS,
            )
