"""What could happen to a young person and what protects them, and the places and groups around them."""

from django.db import models
from django.db.models import Q

from soceis.foundation.accounts.models import User
from soceis.foundation.records.classification import Extract, Retention, classified, s1, s2, s3
from soceis.foundation.records.fields import EncryptedTextField
from soceis.foundation.records.models import with_history
from soceis.journey.casework.models import Episode
from soceis.journey.safety.rules import CONTEXTS, LIKELIHOODS, WEIGHTS
from soceis.people.models import WHOSE, AboutYoungPerson


@classified(
    about="young people",
    retention=Retention.RA,
    **WHOSE,
    episode=s1("In which time with us it was written", Extract.PSEUDONYM),
    could_happen=s3("What could happen, in words, encrypted"),
    likelihood=s2("How likely, in words; never a number", Extract.CODED),
    because=s3("Why we think so, and who told us, encrypted"),
    protects=s3("What protects them, encrypted"),
    plan=s3("What we do about it, encrypted"),
    their_view=s3("What the young person says about it, encrypted"),
    reviewer=s1("Who looks at it again"),
    review_on=s1("The day by which somebody looks again", Extract.CODED),
    looked_on=s1("The day on which it was looked at last", Extract.CODED),
    ended_on=s1("No longer so since", Extract.CODED),
    ended_because=s3("How we know that it is no longer so, encrypted"),
)
@with_history
class Risk(AboutYoungPerson):
    """One thing that could happen, how likely it is and what protects them: in words, never as a score."""

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="risks")
    could_happen = EncryptedTextField()
    likelihood = models.CharField(max_length=12, choices=list(LIKELIHOODS.items()))
    because = EncryptedTextField()
    protects = EncryptedTextField()
    plan = EncryptedTextField()
    their_view = EncryptedTextField(blank=True)
    reviewer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    review_on = models.DateField()
    looked_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    ended_because = EncryptedTextField(blank=True)

    class Meta:
        indexes = (
            models.Index(
                fields=["young_person"], condition=Q(ended_on__isnull=True), name="risk_of_young_person"
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(review_on__gt=models.F("looked_on")), name="risk_is_looked_at_again_later"
            ),
        )

    def __str__(self) -> str:
        return str(self.id)


@classified(
    about="young people",
    retention=Retention.RA,
    **WHOSE,
    kind=s2("Home, friends, school or work, neighbourhood, online", Extract.CODED),
    strengths=s3("What is good here, encrypted"),
    harms=s3("What harms here, encrypted"),
    reach=s3("Who has reach here and could change something, encrypted"),
    weight=s2("How much of what worries us comes from here, in words", Extract.CODED),
    looked_on=s1("The day on which it was looked at last", Extract.CODED),
)
@with_history
class Context(AboutYoungPerson):
    """A place or a group around a young person: the place is what needs to change, not they."""

    kind = models.CharField(max_length=20, choices=list(CONTEXTS.items()))
    strengths = EncryptedTextField(blank=True)
    harms = EncryptedTextField(blank=True)
    reach = EncryptedTextField(blank=True)
    weight = models.CharField(max_length=12, choices=list(WEIGHTS.items()))
    looked_on = models.DateField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["young_person", "area", "kind"], name="a_context_once_a_young_person"
            ),
        )

    def __str__(self) -> str:
        return self.kind


@classified(
    about="young people",
    retention=Retention.RA,
    **WHOSE,
    context=s1("In which place or group"),
    text=s3("What is to be done there, encrypted"),
    owner=s1("Which worker does it"),
    owner_elsewhere=s3("Who else does it, encrypted"),
    due_on=s1("By when", Extract.CODED),
    done_on=s1("When it was done", Extract.CODED),
    ended_on=s1("When it was let go"),
)
@with_history
class ContextAction(AboutYoungPerson):
    """Something that somebody does about a place or a group, by a day."""

    context = models.ForeignKey(Context, on_delete=models.PROTECT, related_name="actions")
    text = EncryptedTextField()
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    owner_elsewhere = EncryptedTextField(blank=True)
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = (
            models.Index(fields=["young_person"], name="context_action_of_person"),
            models.Index(
                fields=["owner"],
                condition=Q(done_on__isnull=True, ended_on__isnull=True),
                name="context_action_of_worker",
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(owner__isnull=False) | ~Q(owner_elsewhere=""), name="context_action_has_an_owner"
            ),
        )

    def __str__(self) -> str:
        return str(self.id)
