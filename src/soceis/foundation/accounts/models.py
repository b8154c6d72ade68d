"""Areas, the people who work here, what they have typed and not yet saved."""

from typing import ClassVar
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from soceis.foundation.accounts.rules import AREA_ROLES, NATIONAL_ROLES, NATIONS, ROLE_CODES
from soceis.foundation.records import clock
from soceis.foundation.records.classification import Extract, Retention, classified, s0, s1, s2
from soceis.foundation.records.fields import EncryptedTextField
from soceis.foundation.records.identifiers import new_id


@classified(
    about="nobody",
    retention=Retention.CONFIGURATION,
    id=s0("Random identifier"),
    code=s0("Short lower-case name"),
    name=s0("Name on screen and in extracts", Extract.CODED),
    nation=s0("Nation, which decides code lists and gateways", Extract.CODED),
    launch_date=s0("First day of the service there", Extract.CODED),
    data_date=s0("Day on which the area's data was last taken for evaluation", Extract.CODED),
    complete=s0("False while only case files were read", Extract.CODED),
    order=s0("Place in lists and tables"),
)
class Area(models.Model):
    """A place where the service works. Adding one is configuration."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=80, unique=True)
    nation = models.CharField(max_length=20, choices=list(NATIONS.items()))
    launch_date = models.DateField()
    data_date = models.DateField(null=True, blank=True)
    complete = models.BooleanField(default=True)
    order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("order", "name")
        constraints = (
            models.CheckConstraint(
                condition=Q(data_date__isnull=True) | Q(data_date__gte=models.F("launch_date")),
                name="area_data_date_not_before_launch",
            ),
        )

    def __str__(self) -> str:
        return self.name


class UserManager(BaseUserManager["User"]):
    """Users are found by e-mail, whatever its capitals."""

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)

    def invite(self, *, email: str, display_name: str) -> "User":
        """A user who cannot log in until they have chosen a password."""
        user = self.model(email=self.normalize_email(email).lower(), display_name=display_name)
        user.set_unusable_password()
        user.save(using=self._db)
        return user


@classified(
    about="staff",
    retention=Retention.STAFF,
    id=s1("Random identifier"),
    email=s1("Work e-mail, used to log in"),
    display_name=s1("Name that colleagues see"),
    password=s1("Hash of the password (argon2)"),
    last_login=s1("Last log-in"),
    is_active=s1("False once the person has left"),
    is_demonstration=s0("An invented person of the demonstration"),
    joined_at=s1("When the account was made"),
)
class User(AbstractBaseUser):
    """A member of staff, a peer mentor, an evaluator, a data-protection officer."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField(unique=True)
    display_name = models.CharField(max_length=80)
    is_active = models.BooleanField(default=True)
    is_demonstration = models.BooleanField(default=False)
    joined_at = models.DateTimeField(default=clock.now)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["display_name"]

    def __str__(self) -> str:
        return self.display_name

    def get_full_name(self) -> str:
        return self.display_name

    def get_short_name(self) -> str:
        return self.display_name.split()[0]


@classified(
    about="staff",
    retention=Retention.STAFF,
    id=s0("Row number"),
    user=s1("Who"),
    area=s1("Where; empty for a national role"),
    role=s1("As what"),
    begins=s1("First day"),
    ends=s1("Last day, empty while it goes on"),
)
class Membership(models.Model):
    """A role that somebody holds, in one area or for the whole service."""

    id = models.BigAutoField(primary_key=True)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    area = models.ForeignKey(
        Area, on_delete=models.PROTECT, null=True, blank=True, related_name="memberships"
    )
    role = models.CharField(max_length=30)
    begins = models.DateField(default=clock.today)
    ends = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(role__in=ROLE_CODES), name="membership_role_known"),
            models.CheckConstraint(
                condition=Q(role__in=AREA_ROLES, area__isnull=False)
                | Q(role__in=NATIONAL_ROLES, area__isnull=True),
                name="membership_area_fits_role",
            ),
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(ends__gte=models.F("begins")),
                name="membership_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=("user", "area", "role"),
                condition=Q(ends__isnull=True),
                nulls_distinct=False,
                name="membership_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.user} as {self.role} in {self.area or 'all areas'}"


@classified(
    about="staff",
    retention=Retention.STAFF,
    id=s0("Random identifier"),
    email=s1("Where the invitation went"),
    display_name=s1("Whose"),
    role=s1("As what"),
    area=s1("Where"),
    token_hash=s1("SHA-256 of the link's token"),
    invited_by=s1("By whom"),
    invited_at=s1("When"),
    expires_at=s0("Until when the link works"),
    accepted_at=s1("When it was used"),
)
class Invitation(models.Model):
    """The only way to get an account."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField()
    display_name = models.CharField(max_length=80)
    role = models.CharField(max_length=30)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    invited_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.email


@classified(
    about="young people",
    retention=Retention.SESSION,
    id=s0("Random identifier, made when the form was opened"),
    owner=s1("Who is typing"),
    form=s0("Which form"),
    about_record=s1("Which record the form is about"),
    content=s2("What was typed, encrypted"),
    saved_at=s0("When"),
)
class Draft(models.Model):
    """What somebody has typed and not yet saved. Only they can see it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="drafts")
    form = models.CharField(max_length=60)
    about_record = models.UUIDField(null=True, blank=True)
    content = EncryptedTextField()
    saved_at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = (models.Index(fields=("owner", "form", "about_record")),)

    def __str__(self) -> str:
        return f"{self.form} at {self.saved_at:%H:%M}"


@classified(
    about="young people",
    retention=Retention.SESSION,
    key=s0("Made when the form was opened; a second arrival with the same key changes nothing"),
    owner=s1("Who saved"),
    result=s1("Where the first arrival led"),
    digest=s1("Keyed hash of what was saved, to tell a double tap from a changed page"),
    saved_at=s0("When"),
)
class Submission(models.Model):
    """One saving of one form, so that a double tap saves once."""

    key = models.UUIDField(primary_key=True)
    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    result = models.CharField(max_length=300)
    digest = models.CharField(max_length=64, default="")
    saved_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return str(self.key)


def areas_by_id() -> dict[UUID, Area]:
    """All areas, in their order."""
    return {area.id: area for area in Area.objects.all()}
