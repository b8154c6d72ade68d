"""The working agreement, when the limits of privacy were explained, and answers to what we ask permission for."""

from django.db import models
from django.db.models import Q

from soceis.foundation.records.classification import Extract, Retention, classified, s1, s2
from soceis.foundation.records.models import with_history
from soceis.journey.casework.models import Episode
from soceis.journey.consent.rules import AGREED, AGREEMENT_STATES, DRAFT, SHARING
from soceis.people.models import WHOSE, AboutYoungPerson, YoungPerson


@classified(
    about="young people",
    retention=Retention.RA,
    **WHOSE,
    episode=s1("Which episode", Extract.PSEUDONYM),
    number=s1("First, second, third agreement", Extract.CODED),
    of_us=s1("What they can expect of us, one sentence a line"),
    of_you=s1("What we ask of them, one sentence a line"),
    of_home=s1("What the people at home hear and may expect, one sentence a line"),
    own_words=s1("What they added, in their own words"),
    state=s1("Draft, agreed, replaced", Extract.CODED),
    agreed_on=s1("When they agreed", Extract.CODED),
    agreed_how=s1("By saying so, on paper, on the phone", Extract.CODED),
    home_agreed_on=s1("When somebody at home agreed to their part"),
)
@with_history
class Agreement(AboutYoungPerson):
    """What both sides can expect of each other. An edit is a new draft, which is agreed again."""

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="agreements")
    number = models.PositiveSmallIntegerField()
    of_us = models.TextField()
    of_you = models.TextField()
    of_home = models.TextField(blank=True)
    own_words = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=list(AGREEMENT_STATES.items()), default=DRAFT)
    agreed_on = models.DateField(null=True, blank=True)
    agreed_how = models.CharField(max_length=10, blank=True)
    home_agreed_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["episode", "number"], name="agreement_number_once"),
            models.UniqueConstraint(
                fields=["episode"], condition=Q(state=DRAFT), name="one_draft_agreement_at_a_time"
            ),
            models.UniqueConstraint(
                fields=["episode"], condition=Q(state=AGREED), name="one_agreement_at_a_time"
            ),
            models.CheckConstraint(
                condition=(Q(state=DRAFT) & Q(agreed_on__isnull=True))
                | (~Q(state=DRAFT) & Q(agreed_on__isnull=False)),
                name="agreed_on_a_day",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)


@classified(
    about="young people",
    retention=Retention.RA,
    **WHOSE,
    episode=s1("Which episode", Extract.PSEUDONYM),
    explained_on=s1("When it was explained", Extract.CODED),
    understood=s1("Whether they understood it", Extract.CODED),
    words_of=s1("Which wording was explained"),
)
class LimitsExplained(AboutYoungPerson):
    """Somebody explained what stays private and what must be passed on. Rows are added, never changed."""

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="limits_explained")
    explained_on = models.DateField()
    understood = models.CharField(max_length=10)
    words_of = models.CharField(max_length=10)

    class Meta:
        verbose_name_plural = "limits explained"
        indexes = (models.Index(fields=["episode", "understood"], name="limits_of_episode"),)

    def __str__(self) -> str:
        return str(self.id)


@classified(
    about="young people",
    retention=Retention.RA,
    **WHOSE,
    purpose=s1("What was asked for", Extract.CODED),
    partner=s1("With whom, when it is about sharing"),
    answer=s1("Yes, no, taken back", Extract.CODED),
    answered_on=s1("When they answered", Extract.CODED),
    answered_by=s1("The young person, somebody with parental responsibility, both", Extract.CODED),
    competence=s1("Presumed, judged able, judged not able yet", Extract.CODED),
    judged_how=s2("How that was judged, in words"),
    note=s2("What they said about it"),
)
class PermissionAnswer(AboutYoungPerson):
    """One answer to one question. The latest counts; none at all means not asked, which is not "no"."""

    purpose = models.CharField(max_length=20)
    partner = models.CharField(max_length=120, blank=True)
    answer = models.CharField(max_length=10)
    answered_on = models.DateField()
    answered_by = models.CharField(max_length=14)
    competence = models.CharField(max_length=10)
    judged_how = models.TextField(blank=True)
    note = models.TextField(blank=True)

    class Meta:
        indexes = (
            models.Index(fields=["young_person", "purpose", "-answered_on"], name="answer_of_person"),
            # What keeps somebody out of every extract is looked up for each of them.
            models.Index(fields=["purpose", "young_person"], name="answer_for_purpose"),
        )
        constraints = (
            models.CheckConstraint(
                condition=(Q(purpose=SHARING) & ~Q(partner="")) | (~Q(purpose=SHARING) & Q(partner="")),
                name="sharing_names_a_partner",
            ),
        )

    def __str__(self) -> str:
        return self.purpose


@classified(
    about="young people",
    retention=Retention.RA,
    **WHOSE,
    since=s1("Since when they are left out"),
)
class LeftOut(AboutYoungPerson):
    """Somebody who said no to being counted: no research view shows a row of theirs.

    One row while the latest answer about the evaluation is a no or was taken back; policies of the research
    views read it (`app.guard_rows`).
    """

    young_person = models.OneToOneField(YoungPerson, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()

    class Meta:
        verbose_name_plural = "left out"

    def __str__(self) -> str:
        return str(self.id)
