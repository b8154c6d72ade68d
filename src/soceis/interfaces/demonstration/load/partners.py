"""Partners, agreements and disclosures: what an area has agreed with whom, and who was told what."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from soceis.foundation.accounts.models import User
from soceis.foundation.records import clock
from soceis.interfaces.demonstration.load.steps import Book, Line, Rank
from soceis.interfaces.demonstration.shapes import Area, DemonstrationPlan, Episode
from soceis.interfaces.demonstration.since import is_open, key_worker, weekday
from soceis.sharing.agreements import actions as agreeing
from soceis.sharing.agreements.models import Agreement
from soceis.sharing.agreements.rules import GATEWAYS
from soceis.sharing.disclosures import actions as sharing
from soceis.sharing.disclosures.models import Disclosure
from soceis.sharing.meetings import actions as meetings
from soceis.sharing.partners import actions as partners
from soceis.sharing.partners.models import Organisation, PartnerContact


@dataclass(frozen=True)
class Invented:
    """An organisation, the person there, who stands in, and what becomes of the person (`then`, "" for nothing)."""

    name: str
    kind: str
    domain: str
    person: str
    job: str
    deputy: str = ""
    then: str = ""


# {area} stands for the area's name. Domains end in .example, which nobody can own.
ORGANISATIONS = (
    Invented(
        "{area} police", "police", "police.example", "Sergeant Pat Lowe", "Exploitation team", "Kim Ash"
    ),
    Invented(
        "{area} children's services",
        "children_services",
        "council.example",
        "Jo Marsh",
        "Team manager",
        then="bounced",
    ),
    Invented(
        "{area} youth justice service",
        "youth_justice",
        "justice.example",
        "Ali Reed",
        "Case manager",
        then="left",
    ),
    Invented(
        "Hillside Academy, {area}", "education", "hillside.example", "Ms Dale", "Safeguarding lead", "Mr Holt"
    ),
    Invented("{area} health board", "health", "health.example", "Dr Fern", "Nurse adviser", then="left"),
)
POLICE, COUNCIL, JUSTICE, SCHOOL, HEALTH = range(5)
WEEK = timedelta(days=7)
AGREED_BEFORE = timedelta(days=200)


def partner_steps(whole: DemonstrationPlan, area: Area, today: date) -> list[Line]:
    """The directory and agreements by the area's manager, and what was told about a few with a whole story."""
    manager = next(one.key for one in whole.workers if one.area == area.name and one.role == "area_manager")
    told_whole = {person.key for person in whole.people if person.full_story}
    going = [
        episode
        for episode in whole.episodes
        if episode.area == area.name
        and episode.person in told_whole
        and is_open(episode)
        and episode.first_attended
    ]
    first = weekday(max(area.launch_date, today - AGREED_BEFORE))
    line = Line(f"partners {area.name}")
    line.add(first, Rank.REFERRED, manager, _directory, hour=9)
    line.add(first, Rank.SCREENED, manager, partial(_agreements, area.nation, today), hour=10)
    line.add(weekday(today - WEEK), Rank.REVIEW, manager, _what_became, hour=9)
    line.add(weekday(today - WEEK), Rank.REVIEW, manager, _somebody_new, hour=12)
    line.add(weekday(today - timedelta(days=1)), Rank.REVIEW, manager, _reminded, hour=8)
    keys = [episode.key for episode in going[:2]]
    line.add(weekday(today - 2 * WEEK), Rank.REVIEW, manager, partial(_panel, today, keys), hour=11)
    return [line, *_told(going, today)]


def _directory(book: Book, user: User) -> None:
    for one in ORGANISATIONS:
        organisation = partners.add_organisation(
            by=user,
            area=book.area,
            name=one.name.format(area=book.area.name),
            kind=one.kind,
            email_domains=f"{book.area.code}.{one.domain}",
        )
        deputy = _somebody(user, organisation, one.deputy, "Deputy") if one.deputy else None
        _somebody(user, organisation, one.person, one.job, level="senior", deputy=deputy)


def _somebody(user: User, organisation: Organisation, name: str, job: str, **values: Any) -> PartnerContact:
    return partners.add_contact(
        by=user,
        organisation=organisation,
        name=name,
        job=job,
        email=mailbox(name, organisation.email_domains[0]),
        **values,
    )


def mailbox(name: str, domain: str) -> str:
    """The invented work address of somebody: their last name at the domain."""
    return f"{name.rsplit(maxsplit=1)[-1].lower()}@{domain}"


def address(one: Invented, area_code: str) -> str:
    """The work address of the first person of an invented organisation in an area."""
    return mailbox(one.person, f"{area_code}.{one.domain}")


def _organisation(book: Book, place: int) -> Organisation:
    return Organisation.objects.get(
        area=book.area, name=ORGANISATIONS[place].name.format(area=book.area.name)
    )


def _agreements(nation: str, today: date, book: Book, user: User) -> None:
    """One in force that asks for a look, one that ends soon, two more, one that the lawyers have had for long."""
    gateway = next(code for code, one in GATEWAYS.items() if nation in one.nations)
    everything = {"identity", "contact", "safety", "visit_safety", "offences"}
    _agreed(
        book, user, POLICE, "Keeping young people safe", gateway, everything,
        review_on=today + timedelta(days=40), stages=("drafting", "legal_review", "signed", "active"),
    )  # fmt: skip
    _agreed(
        book, user, SCHOOL, "Working together with schools", "common_law", {"identity", "contact", "education"},
        stages=("drafting", "partner_review", "signed", "active"), ends_on=today + timedelta(days=25),
    )  # fmt: skip
    for place, title in ((JUSTICE, "Side by side with youth justice"), (HEALTH, "Health, near to home")):
        _agreed(
            book, user, place, title, "common_law", {"identity", "contact", "health"},
            stages=("drafting", "partner_review", "signed", "active"),
        )  # fmt: skip
    _agreed(
        book, user, COUNCIL, "Children's services", "common_law", {"identity", "needs", "family", "safety"},
        blocker="Waits for the council’s legal department.", stages=("drafting", "legal_review"),
    )  # fmt: skip


def _agreed(
    book: Book,
    user: User,
    place: int,
    title: str,
    gateway: str,
    categories: Iterable[str],
    *,
    stages: Sequence[str],
    blocker: str = "",
    review_on: date | None = None,
    ends_on: date | None = None,
) -> Agreement:
    organisation = _organisation(book, place)
    made = agreeing.propose(
        by=user,
        area=book.area,
        title=title,
        gateway=gateway,
        purposes=["safeguarding", "support", "staff_safety"],
        categories=sorted(categories),
        effective_on=book.area.launch_date,
        review_on=review_on,
        ends_on=ends_on,
        blocker=blocker,
    )
    party = agreeing.add_party(by=user, agreement=made, organisation=organisation, role="controller")
    speaker = organisation.contacts.filter(level="senior").first()
    agreeing.name_contact(by=user, party=party, contact=speaker)
    for stage in stages:
        agreeing.pass_to(by=user, agreement=made, stage=stage)
    return made


def _what_became(book: Book, user: User) -> None:
    for place, one in enumerate(ORGANISATIONS):
        for contact in _organisation(book, place).contacts.all():
            leads = contact.level == "senior"
            partners.note(by=user, contact=contact, what=one.then if leads and one.then else "briefed")


def _somebody_new(book: Book, user: User) -> None:
    """Whoever spoke for youth justice has left; somebody new does, and is not briefed yet."""
    justice = _organisation(book, JUSTICE)
    gone = justice.contacts.get(level="senior")
    new = _somebody(user, justice, "Robin Vale", "Case manager", level="senior")
    agreeing.hand_on(by=user, contact=gone, successor=new)


def _reminded(_: Book, user: User) -> None:
    agreeing.remind(by=user)


def _told(going: Sequence[Episode], today: date) -> list[Line]:
    """What was told about the first few, by their key workers."""
    lines = []
    for place, episode in enumerate(going[:3]):
        line = Line(f"told {episode.key}")
        by = key_worker(episode)
        line.add(weekday(today - 3 * WEEK), Rank.CONTACT, by, partial(_they_told_us, episode.key), hour=15)
        line.add(weekday(today - 2 * WEEK), Rank.CONTACT, by, partial(_we_told_school, episode.key), hour=16)
        if place == 0:
            line.add(
                weekday(today - 3 * WEEK), Rank.CONTACT, by, partial(_sent_to_school, episode.key), hour=17
            )
            line.add(weekday(today - WEEK), Rank.CONTACT, by, partial(_put_right, episode.key), hour=17)
            line.add(
                weekday(today - timedelta(days=4)),
                Rank.CONTACT,
                by,
                partial(_safety_first, episode.key),
                hour=18,
            )
        lines.append(line)
    return lines


def _panel(today: date, keys: Sequence[str], book: Book, user: User) -> None:
    """A panel of two weeks ago about two young people, and one planned for next week."""
    began = datetime.combine(weekday(today - 2 * WEEK), time(10), tzinfo=clock.LONDON)
    agreement = Agreement.objects.get(area=book.area, title="Keeping young people safe")
    held = meetings.plan_meeting(
        by=user, area=book.area, kind="panel", title="Panel, first of the month", starts_at=began,
        place="Council offices", chair="Jo Marsh", agreement=agreement,
    )  # fmt: skip
    people = _organisation(book, POLICE).contacts.filter(level="senior", left_on__isnull=True)
    for attendee in meetings.invite(by=user, meeting=held, contacts=people):
        meetings.attended(by=user, attendee=attendee, state="came")
    for key in keys:
        item = meetings.put_on_agenda(
            by=user, meeting=held, young_person=book.episodes[key].young_person,
            asks="Lights and a camera at the bus stop, so that the way home is safe.",
        )  # fmt: skip
        meetings.tell(
            by=user, item=item, purpose="safeguarding", categories=["safety"], told="told",
            what="A man waits at the bus stop on Fridays.", why="They can look for him.",
            article_6="recognised_interest",
        )  # fmt: skip
        meetings.decide_item(by=user, item=item, decision="The police pass by on Fridays at four.")
        owner = held.attendees.filter(contact__isnull=False).first() or held.attendees.get(worker=user)
        meetings.agree(
            by=user, item=item, what="Ask the council for lights at the bus stop", owner=owner,
            due_on=today - timedelta(days=2),
        )  # fmt: skip
    meetings.take_further(by=user, meeting=held, state="held")
    ahead = began + 3 * WEEK
    meetings.plan_meeting(by=user, area=book.area, kind="panel", title="Panel, next month", starts_at=ahead)


def _they_told_us(key: str, book: Book, user: User) -> None:
    sharing.note_told_us(
        by=user, young_person=book.episodes[key].young_person, area=book.area,
        organisation=_organisation(book, POLICE), what="A grey van has been seen waiting near the school.",
        categories=["safety"], purpose="safeguarding", handling="ask_first", originator="Community team",
    )  # fmt: skip


def _we_told_school(key: str, book: Book, user: User) -> None:
    sharing.share(
        by=user, young_person=book.episodes[key].young_person, area=book.area,
        organisation=_organisation(book, SCHOOL), decision="shared", what="We meet on Tuesdays after school.",
        categories=["contact"], purpose="support", why="So that no detention falls on the same hour.",
        article_6="legitimate_interests", told="told", told_note="It was the young person’s own idea.",
        method="telephone",
    )  # fmt: skip


def _sent_to_school(key: str, book: Book, user: User) -> None:
    sharing.share(
        by=user, young_person=book.episodes[key].young_person, area=book.area,
        organisation=_organisation(book, SCHOOL), decision="shared", what="The bus at 15:40 is the safe one.",
        categories=["contact"], purpose="support", why="So that nobody is kept after school that day.",
        article_6="legitimate_interests", told="told", told_note="We wrote it together.", method="secure_email",
    )  # fmt: skip


def _put_right(key: str, book: Book, user: User) -> None:
    """The time was wrong; the school has heard of it, and has not answered."""
    sent = Disclosure.objects.get(young_person=book.episodes[key].young_person, method="secure_email")
    after = sharing.put_right(by=user, disclosure=sent, kind="corrected", words="It is the bus at 16:10.")
    sharing.note_told(by=user, afterwards=after)


def _safety_first(key: str, book: Book, user: User) -> None:
    sharing.share(
        by=user, young_person=book.episodes[key].young_person, area=book.area,
        organisation=_organisation(book, COUNCIL), decision="part",
        what="A man waits at the bus stop on Fridays and drives young people to another town.",
        categories=["safety"], purpose="safeguarding", why="Their duty social worker needs it tonight.",
        article_6="recognised_interest", told="will_be", method="telephone",
        outside_reason="The agreement is still with the lawyers, and Friday is tomorrow.",
    )  # fmt: skip
