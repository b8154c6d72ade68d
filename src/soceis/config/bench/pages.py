"""Which pages `soceis bench` asks for: every page of the casework and of the work with partners, forms included."""

from collections.abc import Mapping

from django.db import transaction
from django.urls import reverse

from soceis.config.bench.measure import Actors, Visit
from soceis.contexts.mapping.models import MapTie
from soceis.foundation.access.context import acting_as
from soceis.foundation.accounts.models import User
from soceis.journey.assessments.models import Conversation
from soceis.journey.casework.models import Episode
from soceis.journey.casework.queries import caseload
from soceis.journey.casework.queries.mentoring import alongside_of
from soceis.journey.plans.models import Goal
from soceis.journey.referrals.queries import queue
from soceis.journey.support.models import Grant, HelpRequest, Receipt
from soceis.sharing.consultations import actions as consultations
from soceis.sharing.consultations.queries import enter
from soceis.sharing.partners.queries import directory

MOST_RECORDS = 20
CONTACT = {
    "what": "met",
    "met_how": "one_to_one",
    "when": "today",
    "minutes": "60",
    "summary": "We walked and talked.",
}


def visits(actors: Actors) -> list[Visit]:
    """What is measured, with addresses of records that the actors may see."""
    people = actors.colleagues
    with acting_as(people["practitioner"]):
        mine = [row.episode for row in caseload(people["practitioner"], mine=True, states=("active",))]
    with acting_as(people["mentor"]):
        seen = [one.assignment.young_person_id for one in alongside_of(people["mentor"])]
    with acting_as(people["manager"]):
        waiting = [row.referral for row in queue(people["manager"], limit=20).waiting]
        partners = directory(people["manager"])[:MOST_RECORDS]
    pages = tuple(reverse("staff:young_person", args=[episode.young_person_id]) for episode in mine)
    happened = tuple(reverse("staff:happened", args=[episode.young_person_id]) for episode in mine)
    record = tuple(reverse("staff:record_contact", args=[episode.young_person_id]) for episode in mine)
    choosing = tuple(reverse("activities:choices", args=[episode.young_person_id]) for episode in mine)
    plan = tuple(reverse("plans:write", args=[episode.young_person_id]) for episode in mine)
    together = tuple(reverse("plans:together", args=[episode.young_person_id]) for episode in mine)
    agreed = tuple(reverse("consent:agreement", args=[episode.young_person_id]) for episode in mine)
    permitted = tuple(reverse("consent:permissions", args=[episode.young_person_id]) for episode in mine)
    reaching = tuple(reverse("casework:outreach", args=[episode.pk]) for episode in mine)

    def of(route: str) -> tuple[str, ...]:
        return tuple(reverse(route, args=[episode.young_person_id]) for episode in mine)

    home = tuple(reverse("safety:context", args=[episode.young_person_id, "home"]) for episode in mine)
    beside = tuple(
        reverse("people:side_by_side", args=[one.young_person_id, mine[0].young_person_id])
        for one in mine
        if one.young_person_id != mine[0].young_person_id
    )
    name = mine[0].young_person.name_used.split()[0]
    found = [
        Visit("my day", "practitioner", (reverse("staff:my_day"),)),
        Visit("my day, manager", "manager", (reverse("staff:my_day"),)),
        Visit("Monday", "manager", (reverse("staff:monday"),)),
        Visit(
            "Monday, without a key worker", "manager", (reverse("staff:monday_list", args=["key_worker"]),)
        ),
        Visit("Monday, asking again", "manager", (reverse("staff:monday_list", args=["asking_again"]),)),
        Visit("what stands in the way, area-wide", "manager", (reverse("staff:monday_reasons"),)),
        Visit("whom I see", "mentor", (reverse("staff:alongside_all"),)),
        Visit("seeing somebody", "mentor", tuple(reverse("staff:alongside", args=[one]) for one in seen)),
        Visit("caseload", "practitioner", (reverse("staff:caseload"),)),
        Visit("caseload, manager", "manager", (reverse("staff:caseload"),)),
        Visit("young person's page", "practitioner", pages),
        Visit("chronology", "practitioner", happened, part=True),
        Visit("the card after a visit", "practitioner", record),
        Visit("recording a group", "practitioner", (reverse("casework:record_group"),)),
        Visit("plan and goals", "practitioner", plan),
        Visit("plan to look at together", "practitioner", together),
        Visit("what they like to do", "practitioner", choosing),
        Visit("groups", "practitioner", (reverse("activities:groups"),)),
        Visit("things to do", "practitioner", (reverse("activities:catalogue"),)),
        Visit("who is kept apart", "manager", (reverse("activities:keep_apart"),)),
        Visit("the agreement", "practitioner", agreed),
        Visit("permissions", "practitioner", permitted),
        Visit("reaching out", "practitioner", reaching),
        Visit("documents", "practitioner", of("documents:documents")),
        Visit("who knows what", "practitioner", of("disclosures:who_knows")),
        Visit("sharing something", "practitioner", of("disclosures:share")),
        Visit("meetings", "manager", (reverse("meetings:meetings"),)),
        Visit("plan a meeting", "manager", (reverse("meetings:plan"),)),
        Visit("partners", "manager", (reverse("partners:directory"),)),
        Visit("agreements", "manager", (reverse("agreements:register"),)),
        Visit("waiting to hear", "practitioner", (reverse("disclosures:waiting"),)),
        Visit(
            "somebody at a partner to find again",
            "manager",
            (reverse("staff:monday_list", args=["contacts"]),),
        ),
        Visit("from partners", "manager", (reverse("consultations:waiting"),)),
        Visit("counts by partner", "manager", (reverse("consultations:by_partner"),)),
        Visit(
            "told to a partner and heard",
            "manager",
            tuple(reverse("disclosures:with_organisation", args=[one.pk]) for one in partners),
        ),
        Visit("briefings", "manager", (reverse("dealings:briefings"),)),
        Visit("planning a briefing", "manager", (reverse("dealings:plan"),)),
        Visit("where else to turn", "manager", (reverse("signposting:find"),)),
        Visit("asked of partners", "manager", (reverse("dealings:requests"),)),
        Visit("reasons for partners", "manager", (reverse("partnering:reasons"),)),
        Visit(
            "a partner's report",
            "manager",
            tuple(reverse("partnering:report", args=[one.pk]) for one in partners),
        ),
        Visit("the partners’ door", "partner", (reverse("door:start"),)),
        Visit("the partners’ door, what I sent", "partner", (reverse("door:mine"),)),
        Visit("the partners’ door, writing", "partner", (_begun(actors.partner),)),
        Visit("information cards", "manager", (reverse("door:cards"),)),
        Visit("an information card", "manager", (reverse("door:card", args=["wales"]),)),
        Visit("keeping safe", "practitioner", of("safety:overview")),
        Visit("map of people", "practitioner", of("mapping:map")),
        Visit("a tie on the map", "practitioner", of("mapping:add")),
        Visit("a place around them", "practitioner", home),
        Visit("before a visit, in short", "practitioner", of("safety:visit")),
        Visit("how life is going", "practitioner", of("assessments:life")),
        Visit("what has changed", "practitioner", of("outcomes:changed")),
        Visit("whom I know", "practitioner", (reverse("casework:declare_conflict"),)),
        Visit("whom our workers know", "manager", (reverse("casework:conflicts"),)),
        Visit("supervision", "manager", (reverse("casework:supervision_log"),)),
        Visit(
            "writing down supervision",
            "manager",
            (reverse("casework:write_supervision", args=[people["practitioner"].pk]),),
        ),
        Visit("handing over", "manager", (reverse("casework:hand_over", args=[people["practitioner"].pk]),)),
        Visit("my hours", "practitioner", (reverse("casework:my_work"),)),
        Visit("school, training and work", "practitioner", of("schools:page")),
        Visit("noting a suspension", "practitioner", of("schools:away")),
        Visit("practical help", "practitioner", of("support:practical")),
        Visit("speaking up", "practitioner", of("support:advocacy")),
        Visit("caregivers' own support", "practitioner", of("support:caregivers")),
        Visit("grants and unmet needs", "manager", (reverse("support:grants"),)),
        Visit("recorded twice?", "manager", of("people:recorded_twice")),
        Visit("two records side by side", "manager", beside),
        Visit("reviews that are due", "manager", (reverse("staff:reviews"),)),
        Visit("monthly review", "manager", tuple(reverse("casework:review", args=[one.pk]) for one in mine)),
        Visit(
            "since the last review",
            "manager",
            tuple(reverse("staff:since_review", args=[one.pk]) for one in mine),
            part=True,
        ),
        Visit("words about young people", "manager", (reverse("wording:keep"),)),
        *_forms(people, mine),
        Visit("referral queue", "manager", (reverse("referrals:queue"),)),
        Visit("search", "manager", (reverse("staff:search"),), post={"q": name}),
        Visit("saving a contact", "practitioner", record, post=CONTACT, has_form=True),
    ]
    if waiting:
        found.insert(
            7, Visit("a referral", "manager", tuple(reverse("referrals:page", args=[r.pk]) for r in waiting))
        )
    return found


def _begun(visit: str) -> str:
    """The address of something that somebody at a partner has begun to write."""
    with transaction.atomic():
        visitor = enter(visit)
        if visitor is None:
            raise RuntimeError("The visit at the partners' door is over.")
        return reverse("door:write", args=[consultations.begin(visitor=visitor, kind="consultation").pk])


# Pages whose address is a young person's, then those whose address is an episode's: name, route, actor.
OF_A_PERSON = (
    ("the agreement to look at together", "consent:show", "practitioner"),
    ("what stays private", "consent:limits", "practitioner"),
    ("an answer to a permission", "consent:answer", "practitioner"),
    ("writing a risk", "safety:write_risk", "practitioner"),
    ("before a visit", "people:safety_notes", "practitioner"),
    ("beginning about life", "assessments:begin", "practitioner"),
    ("the five outcomes", "outcomes:record", "practitioner"),
    ("short sentences", "outcomes:measures", "practitioner"),
    ("who they can turn to", "outcomes:support", "practitioner"),
    ("a first time", "outcomes:milestone", "practitioner"),
    ("the exit plan", "outcomes:exit_plan", "practitioner"),
    ("writing a letter", "documents:write_letter", "practitioner"),
    ("adding a file", "documents:add_file", "practitioner"),
    ("where they learn", "schools:status", "practitioner"),
    ("noting attendance", "schools:attendance", "practitioner"),
    ("noting an application", "schools:application", "practitioner"),
    ("noting an achievement", "schools:achievement", "practitioner"),
    ("flag to the manager", "casework:flag", "practitioner"),
    ("meetings about somebody", "meetings:about", "practitioner"),
    ("what was noticed", "observations:observations", "practitioner"),
    ("noting something small", "observations:note", "practitioner"),
    ("recording an attempt", "casework:record_attempt", "practitioner"),
)
OF_AN_EPISODE = (
    ("how they came to know us", "casework:introduce", "practitioner"),
    ("with whom they work", "casework:fit", "practitioner"),
    ("why not", "casework:ask_why", "practitioner"),
    ("planning a visit", "casework:plan_visit", "practitioner"),
    ("a promise", "casework:promise", "practitioner"),
    ("asking for the end", "casework:ask_closure", "practitioner"),
    ("who works with them", "casework:allocate", "manager"),
)


def _forms(people: Mapping[str, User], mine: list[Episode]) -> list[Visit]:
    """The pages on which something is written, and those of one record."""
    who = [episode.young_person_id for episode in mine]
    which = [episode.pk for episode in mine]
    user = people["practitioner"]
    with acting_as(user):
        goals = Goal.objects.filter(young_person__in=who).values_list("pk", flat=True)[:MOST_RECORDS]
        talks = Conversation.objects.filter(young_person__in=who).values_list("pk", flat=True)[:MOST_RECORDS]
        ties = MapTie.objects.filter(young_person__in=who).values_list("pk", flat=True)[:MOST_RECORDS]
        asked = HelpRequest.objects.filter(young_person__in=who).values_list("pk", flat=True)[:MOST_RECORDS]
        grants = Grant.objects.filter(young_person__in=who, state="approved")
        bought = Receipt.objects.filter(young_person__in=who).values_list("pk", flat=True)[:MOST_RECORDS]
        records = {
            ("a goal", "plans:goal"): list(goals),
            ("a talk about life", "assessments:conversation"): list(talks),
            ("a tie to look at", "mapping:change"): list(ties),
            ("a request for help", "support:request"): list(asked),
            ("what a grant bought", "support:receipts"): [grant.pk for grant in grants[:MOST_RECORDS]],
            ("the photo of a receipt", "documents:receipt_file"): list(bought),
        }
    rows = [(name, actor, route, who) for name, route, actor in OF_A_PERSON]
    rows += [(name, actor, route, which) for name, route, actor in OF_AN_EPISODE]
    rows += [(name, "practitioner", route, keys) for (name, route), keys in records.items()]
    return [
        Visit(name, actor, tuple(reverse(route, args=[key]) for key in keys))
        for name, actor, route, keys in rows
        if keys
    ]
