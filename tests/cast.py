"""One cast for all tests. Cardiff and Edinburgh; who owns, who shares, who is a stranger.

Alys manages Cardiff; Nia and Sam are practitioners there, Dom a peer mentor. Morag manages Edinburgh,
Ross is a practitioner there. Neil leads nationally, Eve evaluates, Dafydd protects data, Ada administers.
In a test, Nia works with the young person, Dom mentors, Sam and Ross are strangers.
"""

from dataclasses import dataclass
from datetime import date

from soceis.foundation.accounts.models import Area, Membership, User
from soceis.foundation.records import clock


@dataclass(frozen=True)
class Cast:
    """Everybody, by name."""

    cardiff: Area
    edinburgh: Area
    alys: User
    nia: User
    sam: User
    dom: User
    morag: User
    ross: User
    neil: User
    eve: User
    dafydd: User
    ada: User

    @property
    def everybody(self) -> list[User]:
        return [
            self.alys,
            self.nia,
            self.sam,
            self.dom,
            self.morag,
            self.ross,
            self.neil,
            self.eve,
            self.dafydd,
            self.ada,
        ]


ROLES = {
    "alys": ("cardiff", "area_manager"),
    "nia": ("cardiff", "practitioner"),
    "sam": ("cardiff", "practitioner"),
    "dom": ("cardiff", "peer_mentor"),
    "morag": ("edinburgh", "area_manager"),
    "ross": ("edinburgh", "practitioner"),
    "neil": (None, "national_manager"),
    "eve": (None, "evaluator"),
    "dafydd": (None, "data_protection_officer"),
    "ada": (None, "administrator"),
}


def _area(code: str, name: str, nation: str, launched: date, order: int) -> Area:
    return Area.objects.create(code=code, name=name, nation=nation, launch_date=launched, order=order)


def assemble() -> Cast:
    """Make the cast in the present database. Memberships began in 2020, so that any day in between works."""
    with clock.at(date(2020, 6, 1)):
        areas = {
            "cardiff": _area("cardiff", "Cardiff", "wales", date(2020, 6, 1), 1),
            "edinburgh": _area("edinburgh", "Edinburgh", "scotland", date(2020, 7, 1), 2),
        }
        people = {}
        for name, (area, role) in ROLES.items():
            user = User.objects.invite(email=f"{name}@example.org", display_name=name.title())
            user.set_password("a long enough password")
            user.is_demonstration = True
            user.save()
            Membership.objects.create(user=user, area=areas[area] if area else None, role=role)
            people[name] = user
    return Cast(**areas, **people)
