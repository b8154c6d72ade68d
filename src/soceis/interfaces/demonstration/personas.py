"""The invented people who can be chosen, by role, with a line on what each role can do."""

from dataclasses import dataclass
from uuid import UUID

from soceis.foundation.access.roles import ROLES
from soceis.foundation.accounts.models import Area, Membership, User
from soceis.interfaces.demonstration.load.partners import ORGANISATIONS, POLICE, SCHOOL, address
from soceis.interfaces.demonstration.workers import WORKERS

# What to try as each role, in the order in which most people want to meet them.
LINES = {
    "practitioner": "See today's meetings, open the young people you work with, record a visit in a minute.",
    "area_manager": "Decide on referrals, say who works with whom, read every record of one area.",
    "peer_mentor": "See the name used, safe ways to meet, and goals of the people you walk alongside. Nothing else.",
    "national_manager": "See how all areas do in numbers. No record opens without a reason.",
    "evaluator": "See every table and figure, and take a pseudonymised extract. No young person's record.",
    "data_protection_officer": "See who looked at what, and answer requests.",
    "administrator": "Invite colleagues, give and end roles. No young person, no number.",
}
ABOUT = {worker.email: worker.about for worker in WORKERS}


@dataclass(frozen=True)
class Persona:
    """One invented person: `where` is the area or the whole service."""

    id: UUID
    name: str
    where: str
    about: str


@dataclass(frozen=True)
class Group:
    """The invented people of one role."""

    role: str
    line: str
    people: tuple[Persona, ...]


def personas() -> list[Group]:
    """Everybody who can be chosen, in two statements; roles without anybody are left out."""
    held = Membership.objects.filter(user__is_demonstration=True, user__is_active=True, ends=None)
    by_role: dict[str, list[Persona]] = {}
    for membership in held.select_related("user", "area").order_by("area__order", "user__display_name"):
        where = membership.area.name if membership.area else "Whole service"
        by_role.setdefault(membership.role, []).append(_persona(membership.user, where))
    return [
        Group(ROLES[role].name, line, tuple(by_role[role])) for role, line in LINES.items() if role in by_role
    ]


def _persona(user: User, where: str) -> Persona:
    return Persona(user.id, user.display_name, where, ABOUT.get(user.email, ""))


@dataclass(frozen=True)
class Referrer:
    """An invented person at a partner, who has no account: a link is made for their address."""

    email: str
    name: str
    where: str


def referrers() -> list[Referrer]:
    """A school's safeguarding lead and a police officer in each area, in one statement."""
    return [
        Referrer(address(one, area.code), one.person, f"{one.job}, {one.name.format(area=area.name)}")
        for area in Area.objects.order_by("order")
        for one in (ORGANISATIONS[SCHOOL], ORGANISATIONS[POLICE])
    ]
