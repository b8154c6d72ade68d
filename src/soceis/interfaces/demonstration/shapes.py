"""The shapes of the demonstration plan: frozen dataclasses, dates as `datetime.date`, no database.

Keys are short texts, unique in the plan, and stable from build to build. Codes are those of the
service-data extract. Times of day are "HH:MM" in local time; minutes are whole minutes.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Area:
    """A place where the service runs. `data_date` is the last day its published figures count."""

    name: str
    nation: str
    launch_date: date
    data_date: date
    complete: bool
    form_version: str


@dataclass(frozen=True, slots=True)
class Worker:
    """An invented member of staff. `area` is None for those who work for all areas."""

    key: str
    display_name: str
    role: str
    area: str | None
    email: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class PersonAround:
    """Somebody around a young person, whether they may be told about visits, whether they may be a risk."""

    name: str
    tie: str
    may_be_told: bool
    note: str = ""
    phone: str = ""
    organisation: str = ""
    lives_with: bool = False
    risk: bool = False


@dataclass(frozen=True, slots=True)
class SafeContact:
    """One way to reach a young person and the rules for using it."""

    kind: str  # mobile, home_phone, through_somebody
    value: str
    rule: str
    text_allowed: bool = True
    voicemail_allowed: bool = False


@dataclass(frozen=True, slots=True)
class SafetyNote:
    """Something a worker needs to know before a visit: who said it, and how old it is."""

    text: str
    source: str
    learned_on: date
    kind: str = "area"  # of people.rules.HAZARD_KINDS


@dataclass(frozen=True, slots=True)
class Person:
    """An invented young person. `born` is None where the case file never held it."""

    key: str
    area: str
    used_name: str
    legal_first_name: str
    legal_last_name: str
    born: date | None
    sex: str
    ethnicity_scheme: str
    ethnicity: str
    ethnicity_source: str
    nickname: str = ""
    pronouns: str = ""
    first_language: str = "English"
    interpreter_needed: bool = False
    communication_needs: str = ""
    own_words: str = ""
    strengths: tuple[str, ...] = ()
    likes: tuple[str, ...] = ()
    around: tuple[PersonAround, ...] = ()
    safe_contact: tuple[SafeContact, ...] = ()
    safety_notes: tuple[SafetyNote, ...] = ()
    full_story: bool = False
    demonstration: bool = True


@dataclass(frozen=True, slots=True)
class Referral:
    """A request for support. `age` is whole years completed on the day it was received."""

    key: str
    person: str
    area: str
    received_on: date
    source: str
    referrer_role: str
    referrer_organisation: str
    primary_reason: str
    age: int | None
    decision: str
    told: str = ""
    young_persons_view: str = ""
    caregivers_view: str = ""
    early_signs: tuple[str, ...] = ()
    label_used: bool = False
    decided_on: date | None = None
    decided_by: str = ""
    decision_reason: str = ""
    looked_at: bool = True
    question: str = ""  # to the referrer, not answered yet
    told_home: str = ""
    agencies: tuple[str, ...] = ()
    risk: tuple[str, str] = ("", "")  # what a visitor must know, who says so


@dataclass(frozen=True, slots=True)
class StateEvent:
    """A change of an episode's state: when it took effect, when somebody wrote it down."""

    state: str
    effective_on: date
    recorded_on: date
    by: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Assignment:
    """A worker beside a young person for a time. `role`: key_worker, co_worker, peer_mentor."""

    worker: str
    role: str
    starts_on: date
    ends_on: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact or an attempt at one. `components` are (code, share); the shares add up to 1."""

    key: str
    on: date
    at: str
    kind: str
    mode: str
    minutes: int
    workers: tuple[str, ...]
    summary: str
    place: str = ""
    components: tuple[tuple[str, float], ...] = ()
    own_words: str = ""
    strengths_seen: str = ""
    next_step: str = ""
    out_of_hours: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One step towards a goal. `state`: to_do, done, parked."""

    text: str
    state: str = "done"
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal in the young person's words, under a topic of the plan."""

    topic: str
    words: str
    state: str
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class SupportPlan:
    """A plan agreed with a young person on one version of an area's form."""

    key: str
    agreed_on: date
    form_version: str
    topics: tuple[str, ...]
    goals: tuple[Goal, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """A manager's monthly review: words and a direction (better, same, worse), never a score."""

    on: date
    by: str
    progress: str
    progress_direction: str
    risk: str
    risk_direction: str
    decision: str
    next_step: str
    young_persons_view: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """One judgement of one outcome. `value` is None at baseline.

    `evidence_source`: young_person, caregiver, worker, partner or record.
    """

    outcome: str
    stage: str
    applicable: str
    value: str | None
    recorded_on: date
    evidence: str = ""
    evidence_source: str = "worker"


@dataclass(frozen=True, slots=True)
class NonEngagement:
    """Why support did not start or did not go on, said by whom, and whose to change."""

    reason: str
    informant: str
    addressable: str


@dataclass(frozen=True, slots=True)
class Closure:
    """The end of an episode, signed off by a manager."""

    ended_on: date
    code: str
    words: str
    signed_off_by: str
    non_engagement: tuple[NonEngagement, ...] = ()


@dataclass(frozen=True, slots=True)
class Episode:
    """A period of involvement. A new referral of the same person is a new episode."""

    key: str
    person: str
    referral: str
    area: str
    programme: str
    events: tuple[StateEvent, ...]
    assignments: tuple[Assignment, ...] = ()
    contacts: tuple[Contact, ...] = ()
    plan: SupportPlan | None = None
    reviews: tuple[Review, ...] = ()
    readings: tuple[Reading, ...] = ()
    closure: Closure | None = None
    previous: str | None = None

    def state_on(self, day: date) -> str | None:
        """The state in effect on `day`, or None before the first event."""
        past = [event.state for event in self.events if event.effective_on <= day]
        return past[-1] if past else None

    @property
    def open_from(self) -> date | None:
        """The day of the first contact or attempt, None when nobody has tried yet."""
        return min((contact.on for contact in self.contacts), default=None)

    @property
    def first_attended(self) -> date | None:
        """The day of the first attended contact, None when there was none."""
        return min((contact.on for contact in self.contacts if contact.kind == "attended"), default=None)


@dataclass(frozen=True, slots=True)
class FormVersion:
    """A version of an area's plan form and the topics it offers."""

    key: str
    areas: tuple[str, ...]
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DemonstrationPlan:
    """Everything the demonstration holds as at the areas' data dates."""

    areas: tuple[Area, ...]
    workers: tuple[Worker, ...]
    form_versions: tuple[FormVersion, ...]
    people: tuple[Person, ...]
    referrals: tuple[Referral, ...]
    episodes: tuple[Episode, ...]
    months_shifted: int = 0

    def area(self, name: str) -> Area:
        """The area of that name; KeyError when there is none."""
        return {area.name: area for area in self.areas}[name]

    def person(self, key: str) -> Person:
        """The person with that key; KeyError when there is none."""
        return {person.key: person for person in self.people}[key]


@dataclass(frozen=True, slots=True)
class PlannedVisit:
    """A visit that lies ahead: today or later this week."""

    key: str
    person: str
    episode: str
    worker: str
    on: date
    at: str
    place: str
    purpose: str


@dataclass(frozen=True, slots=True)
class Promise:
    """Something a worker said they would do, and by when."""

    key: str
    person: str
    episode: str
    worker: str
    text: str
    due_on: date
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class LiveLayer:
    """What has happened since the data dates, and what lies ahead. Counts in no published figure."""

    contacts: tuple[tuple[str, Contact], ...] = ()  # (episode key, contact)
    visits: tuple[PlannedVisit, ...] = ()
    promises: tuple[Promise, ...] = ()
    people: tuple[Person, ...] = ()
    referrals: tuple[Referral, ...] = ()
    # By the key of the episode: key workers named since, reviews held since, closures asked for and not signed.
    assignments: tuple[tuple[str, Assignment], ...] = ()
    reviews: tuple[tuple[str, Review], ...] = ()
    closures: tuple[tuple[str, Closure], ...] = ()
