"""The rules of who sees what, said as plainly as possible: the oracle for policy and row-level security.

A world is a handful of facts. Nothing here shares code with the product.
"""

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True)
class Holds:
    """Somebody holds a role, in an area or everywhere, from a day to a day."""

    user: str
    role: str
    area: str | None
    begins: date
    ends: date | None


@dataclass(frozen=True)
class Works:
    """Somebody works with a young person."""

    user: str
    child: str
    kind: str
    begins: date
    ends: date | None


@dataclass(frozen=True)
class Opened:
    """Somebody opened a record with a reason."""

    user: str
    child: str
    opened_at: datetime
    expires_at: datetime


@dataclass
class World:
    """Who is there, and when it is."""

    today: date
    now: datetime
    children: dict[str, set[str]] = field(default_factory=dict)  # child -> areas
    roles: list[Holds] = field(default_factory=list)
    work: list[Works] = field(default_factory=list)
    opened: list[Opened] = field(default_factory=list)
    apart: set[tuple[str, str]] = field(default_factory=set)  # a user from whom a child is kept
    closed: set[str] = field(default_factory=set)  # children whose work has ended; it changes nobody's sight

    def holds(self, user: str, role: str, area: str | None = None) -> bool:
        return any(
            held.user == user
            and held.role == role
            and (area is None or held.area == area)
            and held.begins <= self.today
            and (held.ends is None or held.ends >= self.today)
            for held in self.roles
        )

    def manages(self, user: str, area: str) -> bool:
        return self.holds(user, "area_manager", area)

    def answers_for(self, user: str, child: str, area: str) -> bool:
        """Manages an area of the young person, whose record is not kept from them."""
        return self.manages(user, area) and (user, child) not in self.apart

    def works_with(self, user: str, child: str) -> bool:
        """As key worker, co-worker or cover, today, and still employed to do so."""
        if (user, child) in self.apart:
            return False
        if not (self.holds(user, "practitioner") or self.holds(user, "area_manager")):
            return False
        return any(
            w.user == user
            and w.child == child
            and w.kind != "peer_mentor"
            and w.begins <= self.today
            and (w.ends is None or w.ends >= self.today)
            for w in self.work
        )

    def mentors(self, user: str, child: str) -> bool:
        if (user, child) in self.apart or not self.holds(user, "peer_mentor"):
            return False
        return any(
            w.user == user
            and w.child == child
            and w.kind == "peer_mentor"
            and w.begins <= self.today
            and (w.ends is None or w.ends >= self.today)
            for w in self.work
        )

    def has_opened(self, user: str, child: str) -> bool:
        """Only while they hold a role that may open records: who has left sees nothing."""
        if (user, child) in self.apart:
            return False
        if not any(self.holds(user, role) for role in ("practitioner", "area_manager", "national_manager")):
            return False
        return any(
            o.user == user and o.child == child and o.opened_at <= self.now < o.expires_at
            for o in self.opened
        )

    def knows_the_child(self, user: str, child: str) -> bool:
        """May learn that the young person exists, and see the row with the name they use."""
        return (
            any(self.answers_for(user, child, area) for area in self.children[child])
            or self.works_with(user, child)
            or self.mentors(user, child)
            or self.has_opened(user, child)
        )

    def sees_full(self, user: str, child: str, area: str) -> bool:
        """A row of the full record that belongs to an area: details, referral, plan, review."""
        return (
            self.answers_for(user, child, area)
            or self.works_with(user, child)
            or self.has_opened(user, child)
        )

    def sees_caregivers_own(self, user: str, child: str, area: str) -> bool:
        """A caregiver's own support: whoever works with the family, not who opened the young person's record."""
        return self.answers_for(user, child, area) or self.works_with(user, child)

    def sees_details(self, user: str, child: str) -> bool:
        """Legal name and the like: one row a young person, needed in every area where they were referred."""
        return any(self.sees_full(user, child, area) for area in self.children[child])

    def sees_shared(self, user: str, child: str, area: str) -> bool:
        """A row that a peer mentor needs too: safe contact, goals, planned visits."""
        return self.sees_full(user, child, area) or self.mentors(user, child)

    def sees_contact(self, user: str, child: str, area: str, written_by: str, shared: bool) -> bool:
        if self.sees_full(user, child, area):
            return True
        return self.mentors(user, child) and (written_by == user or shared)

    def sees_worry(self, user: str, child: str, area: str, written_by: str) -> bool:
        """A worry from a visit: never shared with a note; a peer mentor reads those that they wrote."""
        return self.sees_full(user, child, area) or (self.mentors(user, child) and written_by == user)

    def sees_hours(self, user: str, area: str, worker: str) -> bool:
        """Hours, miles and money of staff: their own, and the area manager's to check."""
        return user == worker or self.manages(user, area)

    def may_write_full(self, user: str, child: str, area: str) -> bool:
        """Opening a record with a reason never lets anybody write."""
        return self.answers_for(user, child, area) or self.works_with(user, child)
