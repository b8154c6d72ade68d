"""What the columns of the tables beside the contract mean; their rows stand in the extract and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from soceis.evaluation.codebook.dictionary import DICTIONARY, Entry
from soceis.evaluation.frames.beside import BESIDE
from soceis.evaluation.frames.schema import Column, TableSchema

_EPISODE = DICTIONARY["episodes", "episode_id"]
_PERSON = DICTIONARY["people", "person_id"]
_AREA = DICTIONARY["episodes", "area"]
_STAGE = Entry("Stage", "At the start, at a review, at the end, or later.", "S1")
_SOURCE = Entry("Source", "Who said so.", "S1")
_APPROACH = Entry("Approach", "Pseudonym of what a partner brought through the door.", "S1")
_SENT = Entry("Sent on", "Day on which it came.", "S1", "day")


def _day(label: str, words: str) -> Entry:
    return Entry(label, words, "S1", "day")


def _code(label: str, words: str) -> Entry:
    return Entry(label, words, "S1")


def _special(label: str, words: str) -> Entry:
    return Entry(label, words, "S2")


# Table -> its title, and each column that does not mean the same everywhere.
MEANINGS: Mapping[str, tuple[str, Mapping[str, Entry]]] = {
    "permission_answers": (
        "Answers to questions of permission",
        {
            "answered_on": _day("Answered on", "Day of the answer."),
            "purpose": _code("Purpose", "What was asked for."),
            "answer": _code("Answer", "Given, refused or withdrawn; nobody who was not asked has a row."),
            "answered_by": _code(
                "Answered by", "The young person, somebody with parental responsibility, or both."
            ),
            "competence": _code(
                "Competence", "Presumed from their age, judged able, or judged not able yet."
            ),
        },
    ),
    "life_answers": (
        "Answers of both sides about ten parts of life",
        {
            "held_on": _day("Held on", "Day of the conversation."),
            "part": _code("Part of life", "Which of the ten parts."),
            "side": _code("Side", "Who answered."),
            "basis": _code("Basis", "A number, not about me, or not now."),
            "rating": Entry("Number", "From 1 (really hard) to 5 (good).", "S2", "1 to 5"),
            "worker_only": _code("Worker only", "Whether only the worker spoke; no change is read from it."),
        },
    ),
    "licensed_readings": (
        "Readings of licensed instruments",
        {
            "read_on": _day("Read on", "Day of the reading."),
            "tool": _code("Instrument", "Which instrument."),
            "number": Entry("Area", "Number of the area of the instrument.", "S1", "number"),
            "applicable": _special("Applies", "Whether the area applies."),
            "score": Entry("Reading", "From 1 to 10.", "S2", "1 to 10"),
            "young_person_there": _code("Young person there", "Whether the young person was there."),
        },
    ),
    "follow_ups": (
        "Asking again after the end",
        {
            "on": _day("On", "Day on which they were asked, or it was left."),
            "months": Entry("Months", "How long after the end.", "S1", "months"),
            "came": _code("What came", "Asked, or left with a reason."),
            "reason": _code("Reason", "Why nobody was asked."),
        },
    ),
    "short_measures": (
        "Short sentences and how true they are for them",
        {
            "taken_on": _day("Said on", "Day on which they said so."),
            "stage": _STAGE,
            "measure": _code("Sentence", "Which of the five sentences."),
            "answer": _special("Answer", "Not yet, sometimes, yes; or not now, which is no answer."),
        },
    ),
    "support_networks": (
        "People they could turn to, by kind",
        {
            "counted_on": _day("Counted on", "Day on which they counted."),
            "stage": _STAGE,
            "kind": _code("Kind", "Which kind of people, never who."),
            "number": Entry("Number", "How many of the kind.", "S1", "people"),
        },
    ),
    "engagement_milestones": (
        "First steps towards each other",
        {"reached_on": _day("Reached on", "Day of the first time."), "kind": _code("Step", "What they did.")},
    ),
    "exit_plans": (
        "Plans for afterwards",
        {
            "agreed_on": _day("Agreed on", "Day on which it was agreed."),
            "ask_again": _code("Ask again", "Whether we may ask again after the end."),
            "has_copy": _code("Has a copy", "Whether they have a copy."),
        },
    ),
    "adult_transfers": (
        "Ways into services for adults",
        {
            "noted_on": _day("Noted on", "Day on which it was first thought of."),
            "wanted": _code("Wanted", "Whether they want it."),
            "kind": _code("Service", "Which kind of service."),
            "asked_on": _day("Asked on", "Day on which the service was asked."),
            "accepted": _code("Accepted", "What it answered."),
            "answered_on": _day("Answered on", "Day of its answer."),
            "told_on": _day("Told on", "Day on which the young person was told."),
        },
    ),
    "risks": (
        "What could happen, in codes",
        {
            "noted_on": _day("Noted on", "Day on which it was first noted."),
            "likelihood": _special("Likelihood", "How likely, in words."),
            "looked_on": _day("Looked on", "Day on which somebody last looked."),
            "review_on": _day("Review on", "Day by which somebody looks again; it may lie ahead."),
            "ended_on": _day("Ended on", "Day on which it was over."),
        },
    ),
    "contexts": (
        "Home, friends, school or work, neighbourhood, online",
        {
            "looked_on": _day("Looked on", "Day on which somebody looked."),
            "kind": _code("Context", "Which of the five."),
            "weight": _special("Weight", "How much it weighs."),
        },
    ),
    "goals": (
        "Goals of plans",
        {
            "goal_id": _code("Goal", "Pseudonym of a goal."),
            "agreed_on": _day("Agreed on", "Day of its plan."),
            "topic": _special("Topic", "Which topic of the plan form."),
            "state": _code("State", "Where it stands on the area's day."),
            "achieved_on": _day("Achieved on", "Day on which it was achieved."),
            "help": _code("Help", "What helps first with it."),
        },
    ),
    "activity_choices": (
        "Short lists to pick from",
        {
            "offered_on": _day("Offered on", "Day of the list."),
            "chosen_on": _day("Chosen on", "Day on which they chose."),
            "offered": Entry("Offered", "How many were on the list.", "S1", "activities"),
            "chosen": Entry("Chosen", "How many they chose.", "S1", "activities"),
            "not_now": _code("Not now", "Whether they would rather not choose now."),
        },
    ),
    "register_entries": (
        "Registers of group sessions",
        {
            "group_id": _code("Group", "Pseudonym of a group."),
            "session_id": _code("Session", "Pseudonym of a session."),
            "on": _day("On", "Day of the session."),
            "state": _code("Came", "Whether they came, came late, could not, or were not asked."),
            "session_state": _code("Session", "Whether the session took place."),
            "minutes": Entry("Length", "How long the session lasted.", "S1", "minutes"),
            "group_state": _code("Group", "Where the group stands now."),
        },
    ),
    "help_requests": (
        "Practical help that was asked for",
        {
            "asked_on": _day("Asked on", "Day of the request."),
            "need": _special("Need", "What was needed."),
            "how_soon": _code("How soon", "How soon it was needed."),
            "due_on": _day("Due on", "Day by which it was needed; it may lie ahead."),
            "state": _code("State", "Whether it came, on the area's day."),
            "ended_on": _day("Ended on", "Day on which it came or could not be had."),
            "unmet_reason": _code("Why not", "Why it could not be had."),
        },
    ),
    "grants": (
        "Small grants",
        {
            "asked_on": _day("Asked on", "Day on which it was asked for."),
            "need": _special("Need", "What it is for."),
            "pence": Entry("Amount", "How much.", "S1", "pence"),
            "state": _code("State", "Whether it was approved, on the area's day."),
            "decided_on": _day("Decided on", "Day of the decision."),
        },
    ),
    "receipts": (
        "What grants bought",
        {
            "on": _day("On", "Day of the slip."),
            "kind": _code("Kind", "A shop's receipt or a voucher."),
            "pence": Entry("Amount", "How much.", "S1", "pence"),
            "files": Entry("Files", "How many photos or PDFs of the slip are kept.", "S0", "files"),
        },
    ),
    "advocacy": (
        "Speaking up with other services",
        {
            "asked_on": _day("Asked on", "Day on which something was asked for."),
            "with_whom": _code("With whom", "With which kind of service."),
            "outcome": _code("Outcome", "What came of it."),
            "heard_on": _day("Heard on", "Day of the answer."),
        },
    ),
    "education_statuses": (
        "Education, training and work over time",
        {
            "begins": _day("Begins", "Day from which it was so."),
            "status": _code("Status", "Which kind of school, training or work."),
            "eet": _code("Education, employment or training", "The same in five groups."),
            "source": _SOURCE,
        },
    ),
    "exclusions": (
        "Suspensions and exclusions",
        {
            "begins": _day("Begins", "First day."),
            "kind": _code("Kind", "What the school decided."),
            "half_days": Entry("Half days", "School days times two.", "S1", "half days"),
            "reason": _special("Reason", "The school's reason."),
            "source": _SOURCE,
        },
    ),
    "attendance": (
        "Attendance at school over a time",
        {
            "begins": _day("Begins", "First day of the time."),
            "ends": _day("Ends", "Last day of the time."),
            "per_thousand": Entry("Attended", "Sessions attended, of 1,000.", "S1", "of 1,000"),
            "source": _SOURCE,
        },
    ),
    "applications": (
        "Applications for courses and work",
        {
            "state_on": _day("Since", "Day from which it stands so."),
            "kind": _code("Kind", "What was applied for."),
            "state": _code("State", "Where it stands."),
        },
    ),
    "achievements": (
        "What they achieved",
        {"achieved_on": _day("Achieved on", "Day of it."), "kind": _code("Kind", "What kind of thing.")},
    ),
    "engagement_reasons": (
        "Reasons why it was hard to begin or go on",
        {
            "asked_on": _day("Asked on", "Day on which somebody was asked."),
            "reason": _special("Reason", "What stands in the way, as they said."),
            "informant": _code("Who said so", "Which side was asked."),
            "addressable": _code("Who could change it", "As it was recorded of this case."),
            "at_the_end": _code("At the end", "Whether it was asked when the work ended."),
        },
    ),
    "flags": (
        "What was flagged to a manager",
        {
            "noted_on": _day("Noted on", "Day on which it was noted."),
            "flag": _code("Flag", "Where it stands on the area's day."),
            "answer_by": _day("Answer by", "Day by which an answer is needed; it may lie ahead."),
            "seen_on": _day("Seen on", "Day on which a manager had seen it."),
            "answered_on": _day("Answered on", "Day of the answer."),
            "heard_back_on": _day("Heard back on", "Day on which the worker had heard it."),
        },
    ),
    "changes_asked": (
        "Another worker asked for",
        {
            "asked_on": _day("Asked on", "Day on which they asked."),
            "asked_by": _code("Asked by", "Who asked."),
            "answer": _code("Answer", "What the manager answered, on the area's day."),
            "answered_on": _day("Answered on", "Day of the answer."),
            "told_on": _day("Told on", "Day on which they were told."),
        },
    ),
    "mentor_words": (
        "What peer mentors told workers between visits",
        {
            "said_on": _day("Said on", "Day on which the mentor said it."),
            "cannot_wait": _code("Cannot wait", "Whether it could not wait until they talk."),
            "heard_on": _day("Heard on", "Day on which somebody heard it."),
        },
    ),
    "approaches": (
        "What partners brought through their own door",
        {
            "approach_id": _APPROACH,
            "sent_on": _SENT,
            "kind": _code("Kind", "To talk it through, or to refer. It holds no young person."),
            "organisation_id": _code("Organisation", "Pseudonym of the organisation."),
            "partner_kind": Entry("Kind of organisation", "Which kind of organisation.", "S0"),
            "age_band": _code("Age", "About how old the young person is."),
            "state": _code("State", "Where it stands on the area's day."),
            "answer_by": Entry(
                "Answer by", "Day by which we promised an answer; it may lie ahead.", "S0", "day"
            ),
            "advised_on": _day("Advised on", "Day of our advice."),
            "became_on": _day("Became a referral on", "Day on which it became a referral."),
        },
    ),
    "approach_signs": (
        "Early signs that partners named",
        {"approach_id": _APPROACH, "sent_on": _SENT, "sign": _special("Sign", "What has been noticed.")},
    ),
}
SHARED: Mapping[str, Entry] = {"episode_id": _EPISODE, "person_id": _PERSON, "area": _AREA}


def entry_of(table: str, column: str) -> Entry:
    """What a column of a table beside the contract means; KeyError when nobody has said."""
    own = MEANINGS[table][1]
    return own[column] if column in own else SHARED[column]


def described_beside(present: Sequence[str]) -> Iterator[dict[str, Any]]:
    """The tables beside the contract that an extract has, with each column; as they stand in codebook.json."""
    for schema in BESIDE:
        if schema.name in present:
            yield {
                "table": schema.name,
                "title": MEANINGS[schema.name][0],
                "variables": [_described(schema, column) for column in schema.columns],
            }


def _described(schema: TableSchema, column: Column) -> dict[str, Any]:
    entry = entry_of(schema.name, column.name)
    return {
        "name": column.name,
        "label": entry.label,
        "description": entry.description,
        "type": column.kind,
        "unit": entry.unit or None,
        "codes": list(column.codes),
        "sensitivity": entry.level,
        "source": f"{schema.name}.{column.name} of the extract",
    }
