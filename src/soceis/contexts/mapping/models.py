"""People and ties around one young person. Nothing here knows another young person's record, on purpose."""

from django.db import models
from django.db.models import F, Q

from soceis.contexts.mapping.rules import CERTAINTIES, MAP_KINDS, RELIABILITIES, SIDES
from soceis.foundation.records.classification import Retention, classified, s1, s3
from soceis.foundation.records.fields import EncryptedTextField
from soceis.foundation.records.models import with_history
from soceis.people.models import WHOSE, AboutYoungPerson, Tie


@classified(
    about="young people",
    retention=Retention.RA,
    **WHOSE,
    around=s1("The tie of people around them that this is"),
    name=s3("Their name, encrypted, when they are on the map alone"),
)
@with_history
class MapPerson(AboutYoungPerson):
    """Somebody on the map of one young person: somebody around them, or a name on this map alone.

    A name is words. It is not looked up, not joined with the same name on another map, and leads to no record.
    """

    around = models.ForeignKey(Tie, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    name = EncryptedTextField(blank=True)

    class Meta:
        verbose_name_plural = "map people"
        constraints = (
            models.UniqueConstraint(fields=["around"], name="somebody_around_once_on_the_map"),
            models.CheckConstraint(
                condition=(Q(around__isnull=True) & ~Q(name="")) | Q(around__isnull=False, name=""),
                name="map_person_has_a_name",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)

    @property
    def said_name(self) -> str:
        """Their name as it stands with the people around them, or on this map."""
        name: str = self.around.name if self.around is not None else self.name
        return name


@classified(
    about="young people",
    retention=Retention.RA,
    **WHOSE,
    one=s1("From whom; nobody means the young person"),
    other=s1("To whom"),
    kind=s3("How they are tied"),
    side=s3("Good for them, worrying, both, neither"),
    certainty=s3("Known, or thought"),
    reliability=s3("How reliable, in words"),
    source=s3("Who says so, encrypted"),
    note=s3("In words, encrypted"),
    learned_on=s3("The day of the information"),
    confirmed_on=s3("When somebody last confirmed it"),
    good_until=s1("The day after which it fades"),
    ended_on=s1("When somebody let it go"),
)
@with_history
class MapTie(AboutYoungPerson):
    """How two people on a map are tied: who says so, whether it is known or thought, and until when it is good."""

    one = models.ForeignKey(MapPerson, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    other = models.ForeignKey(MapPerson, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=list(MAP_KINDS.items()))
    side = models.CharField(max_length=10, choices=list(SIDES.items()))
    certainty = models.CharField(max_length=10, choices=list(CERTAINTIES.items()))
    reliability = models.CharField(max_length=12, choices=list(RELIABILITIES.items()))
    source = EncryptedTextField()
    note = EncryptedTextField(blank=True)
    learned_on = models.DateField()
    confirmed_on = models.DateField(null=True, blank=True)
    good_until = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = (
            models.Index(
                fields=["young_person"], condition=Q(ended_on__isnull=True), name="map_tie_of_young_person"
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(one__isnull=True) | ~Q(one=F("other")), name="map_tie_is_between_two"
            ),
            models.CheckConstraint(
                condition=Q(good_until__gt=F("learned_on")), name="map_tie_is_good_for_a_time"
            ),
        )

    def __str__(self) -> str:
        return self.kind
