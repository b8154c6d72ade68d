"""Young people whose referral came in during the last days and waits in the queue. Nobody is real."""

from dataclasses import dataclass
from datetime import date, timedelta

from soceis.interfaces.demonstration.calendar import add_months
from soceis.interfaces.demonstration.names import SCHEMES
from soceis.interfaces.demonstration.shapes import Person, PersonAround, Referral, SafeContact


@dataclass(frozen=True, slots=True)
class Arrival:
    """A new referral, so many days ago, of somebody so old in months."""

    key: str
    area: str
    days_ago: int
    names: tuple[str, str, str]  # used, legal first, last
    sex: str
    ethnicity: str
    age_in_months: int
    source: str
    referrer: tuple[str, str]
    reason: str
    told: str
    view: str
    caregiver: str
    signs: tuple[str, ...]
    tie: tuple[str, str]
    phone: str
    label_used: bool = False
    looked_at: bool = False
    question: str = ""
    told_home: str = ""
    agencies: tuple[str, ...] = ()
    risk: tuple[str, str] = ("", "")


ARRIVALS = (
    Arrival(
        "new-cardiff-1",
        "Cardiff",
        1,
        ("Owen", "Owen", "Treseder"),
        "male",
        "white_british",
        16 * 12 + 2,
        "youth_justice",
        ("Case manager", "Youth justice service"),
        "criminal_exploitation",
        "That somebody called Nia might ring, and that she is easy to talk to.",
        "Would like help to leave a group chat that he cannot leave.",
        "Gran: “He jumps when the phone goes.”",
        ("unexplained_things", "older_associates", "missing"),
        ("Gran", "gran"),
        "07700 900025",
    ),
    Arrival(
        "new-cardiff-2",
        "Cardiff",
        6,
        ("Zee", "Zeinab", "Farax-Ali"),
        "female",
        "black_african",
        14 * 12 + 7,
        "children_services",
        ("Social worker", "Children's services"),
        "criminal_exploitation",
        "Told at a meeting that she is “being criminally exploited by a gang”.",
        "Left the room when she heard it. Has not said anything since.",
        "Mum was not told beforehand and is upset by the words.",
        ("injuries_or_fear", "unexplained_things", "older_associates"),
        ("Mum", "mum"),
        "07700 900026",
        label_used=True,
        looked_at=True,
        told_home="Mum was rung after the meeting, with the same words.",
        agencies=("children_services", "education", "health"),
        risk=("A man waits in a car outside most evenings. Nobody knows who he is.", "Mum"),
        question="Who told Zee, in which words, and who was in the room? We would like to begin differently.",
    ),
    Arrival(
        "new-edinburgh-1",
        "Edinburgh",
        3,
        ("Struan", "Struan", "Meldrum"),
        "male",
        "sct_white_scottish",
        19 * 12 + 1,
        "police",
        ("Officer", "Police"),
        "drug_dealing",
        "That a service for young people may help him out of a debt.",
        "Wants out, and is frightened of what it costs.",
        "Not asked: he is an adult.",
        ("unexplained_things", "injuries_or_fear"),
        ("Brother", "brother"),
        "07700 900027",
        looked_at=True,
    ),
    Arrival(
        "new-newcastle-1",
        "Newcastle",
        2,
        ("Tilly", "Matilda", "Ridsdale"),
        "female",
        "white_british",
        12 * 12 + 5,
        "education",
        ("Head of year", "Secondary school"),
        "at_risk_identified_by_school",
        "That there is a group at school on Tuesdays which her friend liked.",
        "“Do you get out of maths?”",
        "Dad would rather have something in school than somebody at the door.",
        ("leaving_education", "older_associates"),
        ("Dad", "dad"),
        "07700 900028",
    ),
    Arrival(
        "new-newcastle-2",
        "Newcastle",
        4,
        ("Jamie", "James", "Corbridge-Lowe"),
        "male",
        "white_british",
        10 * 12 + 4,
        "children_services",
        ("Family support worker", "Children's services"),
        "criminal_exploitation",
        "Nothing yet; he is ten.",
        "Not asked yet.",
        "Mum asks for anything at all: his brothers' friends have begun to send him to the shop for them.",
        ("older_associates", "unexplained_things"),
        ("Mum", "mum"),
        "07700 900029",
    ),
    Arrival(
        "new-dundee-1",
        "Dundee",
        9,
        ("Remi", "Remigiusz", "Tokarz"),
        "male",
        "sct_white_polish",
        15 * 12 + 9,
        "third_sector",
        ("Youth worker", "Youth club"),
        "soc_association",
        "That Isla has boats.",
        "Asked what kind.",
        "Grateful that the youth club asked them first; Polish, please.",
        ("missing", "gang_association"),
        ("Dad", "dad"),
        "07700 900033",
        looked_at=True,
    ),
)


def arrivals(today: date, data_dates: dict[str, date]) -> tuple[tuple[Person, ...], tuple[Referral, ...]]:
    """The new people and their referrals, as they stand in the queue on that day.

    Each is received after the data date of its area, however near that lies to `today`.
    """
    days = [
        max(today - timedelta(days=item.days_ago), data_dates[item.area] + timedelta(days=1))
        for item in ARRIVALS
    ]
    people = tuple(_person(item, received) for item, received in zip(ARRIVALS, days, strict=True))
    return people, tuple(_referral(item, received) for item, received in zip(ARRIVALS, days, strict=True))


def _person(item: Arrival, received: date) -> Person:
    used, first, last = item.names
    born = add_months(received.replace(day=min(received.day, 28)), -item.age_in_months)
    tie_name, tie = item.tie
    return Person(
        key=item.key,
        area=item.area,
        used_name=used,
        legal_first_name=first,
        legal_last_name=last,
        born=born,
        sex=item.sex,
        ethnicity_scheme=SCHEMES[item.area],
        ethnicity=item.ethnicity,
        ethnicity_source="professional",
        pronouns="she, her" if item.sex == "female" else "he, him",
        around=(PersonAround(tie_name, tie, may_be_told=False, note="Not asked yet.", phone=item.phone),),
        safe_contact=(SafeContact("mobile", item.phone, "Not asked yet. Ring the referrer first."),),
    )


def _referral(item: Arrival, received: date) -> Referral:
    role, organisation = item.referrer
    return Referral(
        key=f"r-{item.key}",
        person=item.key,
        area=item.area,
        received_on=received,
        source=item.source,
        referrer_role=role,
        referrer_organisation=organisation,
        primary_reason=item.reason,
        age=item.age_in_months // 12,
        decision="pending",
        told=item.told,
        young_persons_view=item.view,
        caregivers_view=item.caregiver,
        early_signs=item.signs,
        label_used=item.label_used,
        looked_at=item.looked_at,
        question=item.question,
        told_home=item.told_home,
        agencies=item.agencies,
        risk=item.risk,
    )
