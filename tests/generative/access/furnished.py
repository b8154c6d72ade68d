"""A random world in which every young person has one of everything, each with a word of its own.

The word ("qz" and ten signs) stands in every text of its record, and nowhere else: an answer that holds
it shows that record. `Furnished.may_read` says, by the plain rules, whose words somebody may read.
"""

import base64
import re
import secrets
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

import psycopg
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import connections, models

from soceis.foundation.records.identifiers import new_id, new_reference
from soceis.people.rules import name_keys
from tests.generative.access.plain_rules import World
from tests.generative.access.worlds import NOW, TODAY, USERS, Built

WORD = re.compile(r"qz[0-9a-f]{10}")
ASKER = USERS[0]  # who asked for what a second person decides
Reader = Callable[[str], bool]

# The texts of each table; each gets the record's word.
TEXTS: dict[str, tuple[str, ...]] = {
    "people_youngperson": ("name_used", "about_me", "strengths", "communication_needs"),
    "people_personaldetails": ("legal_first_name", "legal_last_name"),
    "people_tie": ("name", "organisation", "telephone", "may_be_told", "note"),
    "people_contactpoint": ("value", "belongs_to", "when_and_how"),
    "people_safetynote": ("text", "source", "what_we_do"),
    "referrals_referral": ("concerns", "referrer_name", "referrer_organisation", "young_person_view"),
    "casework_episode": ("closure_note", "closure_returned_note"),
    "casework_contact": ("title", "summary", "place", "young_person_words", "strengths_seen", "next_step"),
    "casework_concern": ("text", "answer"),
    "casework_mentorword": ("text",),
    "casework_workentry": ("spend_for",),
    "casework_plannedvisit": ("title", "place", "note"),
    "casework_promise": ("text",),
    "casework_monthlyreview": ("progress", "worry", "decision", "next_step", "young_person_view"),
    "casework_nonengagementreason": ("note",),
    "documents_letter": ("name", "address", "subject", "body"),
    "documents_storedfile": ("title",),
    "mapping_mapperson": ("name",),
    "mapping_maptie": ("source", "note"),
    "safety_risk": ("could_happen", "because", "protects", "plan", "their_view"),
    "safety_context": ("strengths", "harms", "reach"),
    "safety_contextaction": ("text", "owner_elsewhere"),
    "casework_matchingnote": ("words",),
    "casework_changeasked": ("words",),
    "consent_agreement": ("of_us", "of_you", "of_home", "own_words"),
    "consent_permissionanswer": ("partner", "judged_how", "note"),
    "plans_plan": ("in_their_words", "helps"),
    "plans_goal": ("words",),
    "plans_goalhelp": ("words", "where"),
    "activities_activitychoice": ("own_idea",),
    "assessments_conversation": ("in_their_words",),
    "assessments_lifeanswer": ("words",),
    "outcomes_outcomereading": ("note",),
    "outcomes_followupleft": ("note",),
    "outcomes_shortmeasure": ("words",),
    "outcomes_engagementmilestone": ("words",),
    "outcomes_exitplan": ("changed", "keeps_going", "turn_to", "if_hard"),
    "outcomes_adulttransfer": ("service", "plan"),
    "people_warninglift": ("reason", "decision_words"),
    "people_recordmerge": ("reason", "decision_words"),
    "schools_educationstatus": ("where", "note"),
    "schools_exclusion": ("note",),
    "schools_application": ("title", "where", "note"),
    "schools_achievement": ("title", "where", "words"),
    "support_helprequest": ("words", "outcome"),
    "support_grant": ("why", "decision_words"),
    "support_receipt": ("shop",),
    "support_advocacy": ("spoke_to", "asked_for", "outcome_words", "next_step"),
    "support_caregiversupport": ("words", "next_step"),
    "disclosures_disclosure": ("what", "why", "told_note", "outside_reason", "originator", "received_by"),
    "disclosures_afterwards": ("words", "answered_by"),
    "observations_observation": ("words",),
    "meetings_agendaitem": ("asks", "decision"),
    "meetings_meetingaction": ("what", "outcome"),
}
MAP_TIE = {
    "kind": "friend",
    "side": "both",
    "certainty": "fact",
    "reliability": "seen",
    "learned_on": TODAY,
    "good_until": TODAY + timedelta(days=182),
}
# Read by everybody who works with the young person, peer mentors too; the others only with the full record.
SHARED_WITH_MENTORS = {
    *("people_contactpoint", "people_safetynote", "casework_episode"),
    *("casework_plannedvisit", "casework_promise", "plans_goal", "plans_goalhelp"),
    *("activities_activitychoice", "consent_agreement"),
}


class Furnished(Built):
    """The world with everything in it, for asking the pages."""

    def __init__(self, superuser: psycopg.Connection, world: World) -> None:
        self.readers: dict[str, Reader] = {}
        self.words: dict[UUID, str] = {}
        self.told: dict[str, set[str]] = {}
        self.diary_of: dict[tuple[str, str], str] = {}
        self.references: dict[str, str] = {}
        self.legal_names: dict[str, str] = {}
        self.records: dict[tuple[str, str], dict[str, list[UUID]]] = {}
        super().__init__(superuser, world)
        self._openings()

    def may_read(self, user: str) -> set[str]:
        """The words that somebody may meet in any answer."""
        return {word for word, reads in self.readers.items() if reads(user)}

    def record(self, child: str, area: str, choose: Callable[[list[UUID]], UUID]) -> Mapping[str, Any]:
        """What the parameters of addresses are for one young person in one area."""
        there = self.records[child, area]
        return {
            "young_person_id": self.children[child],
            "index": 0,
            "whom": "manager",
            "paper": "plan",
            "context_kind": "home",
            "months": 6,
            **{parameter: choose(keys) for parameter, keys in there.items()},
        }

    def _child(self, child: str, areas: list[str]) -> None:
        key, word = self.children[child], self._word(lambda user: self.world.knows_the_child(user, child))
        self.words[key], self.references[child] = word, new_reference()
        self.readers[self.references[child]] = self.readers[word]
        self._insert(
            "people_youngperson",
            id=key,
            areas=[self.areas[area] for area in areas],
            reference=self.references[child],
            **dict.fromkeys(TEXTS["people_youngperson"], word),
        )
        details = self._about("people_personaldetails", child, areas[0])
        self.legal_names[child] = self.words[details]
        for area in areas:
            self._search_keys(child, area)
        for number, area in enumerate(areas, start=1):
            self._one_of_everything(child, area, number)

    def _search_keys(self, child: str, area: str) -> None:
        texts = {
            "used": self.words[self.children[child]],
            "reference": self.references[child],
            "legal": self.legal_names[child],
        }
        for kind, text in texts.items():
            for found in name_keys(text):
                self.db.execute(
                    "insert into people_searchkey (young_person_id, area_id, key, kind) values (%s, %s, %s, %s)",
                    [self.children[child], self.areas[area], found, kind],
                )

    def _one_of_everything(self, child: str, area: str, number: int) -> None:
        decided = {"state": "decided", "decision": "accepted_one_to_one", "decided_on": TODAY}
        accepted, waiting = self._referral(child, area, **decided), self._referral(child, area)
        episode = self._episode(child, area, number, accepted)
        form = self._form(area)
        plan = self._about(
            "plans_plan",
            child,
            area,
            episode_id=episode,
            form_version_id=form,
            state="agreed",
            agreed_on=TODAY,
            topics=["relationships"],
        )
        goal = self._about(
            "plans_goal", child, area, plan_id=plan, steps=[{"words": "A step", "done": False}]
        )
        self._about("plans_goalhelp", child, area, goal_id=goal, kind="course")
        work = {"episode_id": episode}
        choice = self._about(
            "activities_activitychoice", child, area, **work, offered=[], offered_on=TODAY, chosen_on=TODAY
        )
        self.diary_of[child, area] = USERS[number]
        worker = {**work, "worker_id": self.users[USERS[number]]}
        self._about("people_tie", child, area, kind="friend")
        support = self._support(child, area, work)
        self._about("people_contactpoint", child, area, way="mobile", safe="yes")
        self._about("people_safetynote", child, area, kind="dog", known_since=TODAY)
        self._about(
            "casework_nonengagementreason", child, area, **work, reason="not_known", informant="worker"
        )
        self._about("casework_matchingnote", child, area, **work)
        self._about("casework_changeasked", child, area, **work, asked_by="young_person", asked_on=TODAY)
        self._about(
            "casework_monthlyreview",
            child,
            area,
            **work,
            month=TODAY.replace(day=1),
            held_on=TODAY,
            progress_direction="same",
        )
        self._about(
            "outcomes_outcomereading",
            child,
            area,
            **work,
            outcome="relationships",
            stage="baseline",
            applicable="yes",
            recorded_on=TODAY,
        )
        told = self._about(
            "disclosures_disclosure",
            child,
            area,
            organisation_id=self._organisation(area),
            categories=["safety"],
            purpose="safeguarding",
            happened_on=TODAY,
        )
        after = self._about("disclosures_afterwards", child, area, disclosure_id=told, kind="recalled")
        noticed = self._about(
            "observations_observation", child, area, place="school", how_known="saw", source="ourselves",
            handling="not_passed_on", noticed_on=TODAY,
        )  # fmt: skip
        self._about("consent_agreement", child, area, **work, number=1, state="agreed", agreed_on=TODAY)
        self._about(
            "consent_permissionanswer",
            child,
            area,
            purpose="sharing",
            answer="given",
            answered_on=TODAY,
            answered_by="young_person",
            competence="presumed",
        )
        talk = self._about("assessments_conversation", child, area, **work, held_on=TODAY)
        for side in ("young_person", "worker"):
            self._about(
                "assessments_lifeanswer",
                child,
                area,
                conversation_id=talk,
                part="home",
                side=side,
                basis="not_now",
            )
        self._moving_on(child, area, work)
        item, agreed = self._meeting(child, area, told)
        visit = self._about("casework_plannedvisit", child, area, **worker, starts_at=NOW)
        promise = self._about("casework_promise", child, area, **worker, due_on=TODAY)
        letter, file = self._papers(child, area, episode)
        contacts = [self._contact(child, area, episode, user) for user in USERS]
        concern = self._worry(child, area, episode, contacts[0], USERS[number])
        self.records[child, area] = {
            "referral_id": [accepted, waiting],
            "episode_id": [episode],
            "contact_id": contacts,
            "concern_id": [concern],
            "word_id": [self._mentor_word(child, area, episode, USERS[number])],
            "visit_id": [visit],
            "promise_id": [promise],
            "goal_id": [goal],
            "letter_id": [letter],
            "file_id": [file],
            "disclosure_id": [told],
            "observation_id": [noticed],
            "afterwards": [after],
            "item_id": [item],
            "meeting_action_id": [agreed],
            **self._keeping_safe(child, area, episode, USERS[number]),
            "choice_id": [choice],
            "conversation_id": [talk],
            "opening_id": [new_id()],
            **self._recorded_twice(child, area),
            **support,
        }

    def _support(self, child: str, area: str, work: dict[str, Any]) -> dict[str, list[UUID]]:
        """Help that was asked for with money, speaking up, a caregiver with support of their own and a warning."""
        days = {"asked_on": TODAY, "due_on": TODAY}
        asked = self._about("support_helprequest", child, area, **work, **days, need="food", how_soon="today")
        decided = {"state": "approved", "decided_by_id": self.users[USERS[1]], "decided_on": TODAY}
        by = {"created_by_id": self.users[ASKER]}
        grant = self._about("support_grant", child, area, request_id=asked, pence=500, **decided, **by)
        receipt = {"grant_id": grant, "kind": "receipt", "pence": 499, "on": TODAY}
        bought = self._about("support_receipt", child, area, **receipt)
        self._about("support_advocacy", child, area, **work, with_whom="school", asked_on=TODAY)
        tie = self._about("people_tie", child, area, kind="mother", may_be_a_risk=True)
        self._about("people_warninglift", child, area, tie_id=tie, tie_version=1, **by)
        self._about("support_caregiversupport", child, area, tie_id=tie, on=TODAY, kind="listening")
        return {
            "request_id": [asked],
            "grant_id": [grant],
            "receipt_id": [bought],
            "application_id": [self._school(child, area, work)],
        }

    def _school(self, child: str, area: str, work: dict[str, Any]) -> UUID:
        """Where they learn, a suspension, something achieved that is not in the wallet, and an application."""
        said = {**work, "source": "school", "begins": TODAY}
        self._about("schools_educationstatus", child, area, **said, status="college")
        self._about("schools_exclusion", child, area, **said, kind="suspension", reason="not_known")
        done = {"kind": "proud", "achieved_on": TODAY, "in_wallet": False}
        self._about("schools_achievement", child, area, **work, **done)
        return self._about("schools_application", child, area, **work, kind="job", state_on=TODAY)

    def _papers(self, child: str, area: str, episode: UUID) -> tuple[UUID, UUID]:
        """A letter, and a file with what it holds."""
        work = {"episode_id": episode, "created_by_id": self.users[USERS[0]]}
        letter = self._about(
            "documents_letter", child, area, **work, kind="hello", reader="young_person", written_on=TODAY
        )
        file = self._about(
            "documents_storedfile",
            child,
            area,
            **work,
            kind="other",
            media="text/plain",
            size=12,
            sha256="0" * 64,
        )
        held = base64.b64encode(self.words[file].encode()).decode()
        self._record("documents_filepart", child, area, file_id=file, number=0, content=held)
        return letter, file

    def _meeting(self, child: str, area: str, told: UUID) -> tuple[UUID, UUID]:
        meeting, manager = new_id(), self.users[USERS[0]]
        self._insert(
            "meetings_meeting",
            id=meeting,
            area_id=self.areas[area],
            kind="panel",
            title="Panel",
            starts_at=NOW,
        )
        attendee = new_id()
        self._insert("meetings_attendee", id=attendee, meeting_id=meeting, worker_id=manager)
        item = self._about("meetings_agendaitem", child, area, meeting_id=meeting)
        self._record("meetings_meetingdisclosure", child, area, item_id=item, disclosure_id=told)
        agreed = self._about(
            "meetings_meetingaction", child, area, item_id=item, owner_id=attendee, due_on=TODAY
        )
        return item, agreed

    def _recorded_twice(self, child: str, area: str) -> dict[str, list[UUID]]:
        """That somebody took them for another, whose record says nothing, and somebody else did not."""
        other = new_id()
        self._insert("people_youngperson", id=other, name_used="Somebody", areas=[self.areas[area]])
        decided = {"state": "declined", "decided_by_id": self.users[USERS[1]], "decided_at": NOW}
        asked = {"goes_id": other, "seen": [1, 1, 1, 1], "created_by_id": self.users[ASKER]}
        merge = self._about("people_recordmerge", child, area, **asked, **decided)
        return {"merge_id": [merge], "other_id": [self.children[child]]}

    def _organisation(self, area: str) -> UUID:
        key = new_id()
        self._insert(
            "partners_organisation",
            id=key,
            area_id=self.areas[area],
            name=str(key),
            kind="police",
            email_domains=[],
        )
        return key

    def _keeping_safe(self, child: str, area: str, episode: UUID, worker: str) -> dict[str, list[UUID]]:
        """What could happen, a place around them, and what is done there."""
        risk = self._about(
            "safety_risk",
            child,
            area,
            episode_id=episode,
            likelihood="possible",
            reviewer_id=self.users[worker],
            looked_on=TODAY,
            review_on=TODAY + timedelta(days=28),
        )
        context = self._about("safety_context", child, area, kind="home", weight="some", looked_on=TODAY)
        action = self._about("safety_contextaction", child, area, context_id=context, due_on=TODAY)
        other = self._about("mapping_mapperson", child, area)
        tie = self._about("mapping_maptie", child, area, other_id=other, **MAP_TIE)
        return {
            "map_tie_id": [tie],
            "risk_id": [risk],
            "context_id": [context],
            "context_action_id": [action],
        }

    def _moving_on(self, child: str, area: str, work: dict[str, Any]) -> None:
        """What stands beside the five outcomes."""
        self._about("outcomes_followupleft", child, area, **work, months=6, reason="other", decided_on=TODAY)
        said = {"stage": "review", "taken_on": TODAY, "measure": "cope", "answer": "yes"}
        self._about("outcomes_shortmeasure", child, area, **work, **said)
        self._about("outcomes_engagementmilestone", child, area, **work, kind="asked", reached_on=TODAY)
        self._about("outcomes_exitplan", child, area, **work)
        self._about("outcomes_adulttransfer", child, area, **work)

    def _referral(self, child: str, area: str, **values: Any) -> UUID:
        reference = new_reference()
        self.readers[reference] = lambda user: self.world.sees_full(user, child, area)
        values |= {"reference": reference, "received_on": TODAY, "source": "police"}
        return self._about("referrals_referral", child, area, **values)

    def _episode(self, child: str, area: str, number: int, referral: UUID) -> UUID:
        closed = {
            "state": "closed",
            "end_date": TODAY,
            "closure_code": "goals_met",
            "signed_off_by_id": self.users[USERS[0]],
        }
        state: dict[str, Any] = closed if child in self.world.closed else {"state": "active"}
        key = self._about(
            "casework_episode",
            child,
            area,
            referral_id=referral,
            number=number,
            programme=("one_to_one", "school_group")[number - 1],
            **state,
        )
        self._insert(
            "casework_episodestate",
            episode_id=key,
            young_person_id=self.children[child],
            area_id=self.areas[area],
            to_state=state["state"],
            effective_on=TODAY,
            recorded_at=NOW,
            cause="begun",
        )
        return key

    def _form(self, area: str) -> UUID:
        key = new_id()
        self._insert(
            "plans_formversion",
            id=key,
            area_id=self.areas[area],
            code=str(key),
            title="Plan",
            topics=["relationships"],
            used_from=TODAY,
        )
        return key

    def _contact(self, child: str, area: str, episode: UUID, writer: str) -> UUID:
        shared = secrets.choice((True, False))
        return self._about(
            "casework_contact",
            child,
            area,
            lambda user: self.world.sees_contact(user, child, area, writer, shared),
            episode_id=episode,
            happened_at=NOW,
            kind="attended",
            mode="visit",
            shared_with_peer_mentor=shared,
            created_by_id=self.users[writer],
        )

    def _worry(self, child: str, area: str, episode: UUID, contact: UUID, writer: str) -> UUID:
        """Something that worries the one on whose day it stands, and what the visit took of them."""
        word = self._word(lambda user: self.world.sees_hours(user, area, writer))
        self._insert(
            "casework_workentry",
            id=new_id(),
            worker_id=self.users[writer],
            area_id=self.areas[area],
            on=TODAY,
            spend=1,
            spend_for=word,
        )
        return self._about(
            "casework_concern",
            child,
            area,
            lambda user: self.world.sees_worry(user, child, area, writer),
            episode_id=episode,
            contact_id=contact,
            worker_id=self.users[writer],
            created_by_id=self.users[writer],
            tell=["manager"],
        )

    def _mentor_word(self, child: str, area: str, episode: UUID, writer: str) -> UUID:
        """What a mentor told, read as a worry is: by who works with them, and by the one who told it."""
        return self._about(
            "casework_mentorword",
            child,
            area,
            lambda user: self.world.sees_worry(user, child, area, writer),
            episode_id=episode,
            worker_id=self.users[writer],
            created_by_id=self.users[writer],
        )

    def _openings(self) -> None:
        """Who opened a record, and the managers who were told."""
        rows = self.db.execute("select id, user_id, young_person_id from people_openedrecord").fetchall()
        users = {key: name for name, key in self.users.items()}
        children = {key: name for name, key in self.children.items()}
        for key, opener, person in rows:
            child = children[person]
            areas = self.world.children[child]
            told = {name for name in USERS if any(self.world.manages(name, area) for area in areas)}
            readers = told | {users[opener]}
            word = self._word(
                lambda user, readers=readers, child=child: (
                    user in readers and (user, child) not in self.world.apart
                )
            )
            self.db.execute(
                "update people_openedrecord set reason = %s, told = %s where id = %s",
                [f"{word} a reason", [self.users[name] for name in told], key],
            )
            for area in areas:
                self.records[child, area]["opening_id"] = [key]
            self.told[child] = told

    def _about(self, table: str, child: str, area: str, reads: Reader | None = None, **values: Any) -> UUID:
        word = self._word(reads or self._reader(table, child, area))
        key = self._record(table, child, area, **dict.fromkeys(TEXTS[table], word) | values)
        self.words[key] = word
        return key

    def _reader(self, table: str, child: str, area: str) -> Reader:
        if table == "people_personaldetails":
            return lambda user: self.world.sees_details(user, child)
        if table == "support_caregiversupport":
            return lambda user: self.world.sees_caregivers_own(user, child, area)
        if table in SHARED_WITH_MENTORS:
            return lambda user: self.world.sees_shared(user, child, area)
        return lambda user: self.world.sees_full(user, child, area)

    def _word(self, reads: Reader) -> str:
        word = f"qz{secrets.token_hex(5)}"
        self.readers[word] = reads
        return word

    def _insert(self, table: str, **values: Any) -> None:
        """Write a row through the model's fields, so that what is encrypted is encrypted."""
        model = next(model for model in apps.get_models() if model._meta.db_table == table)
        names = {field.column: field.attname for field in model._meta.concrete_fields}
        row = model(**{names[column]: value for column, value in values.items()})
        columns = [field for field in model._meta.concrete_fields if not _made_by_database(field, row)]
        cells = [
            field.get_db_prep_save(field.pre_save(row, add=True), connections["default"]) for field in columns
        ]
        names_of_columns = ", ".join(f'"{field.column}"' for field in columns)
        marks = ", ".join(["%s"] * len(columns))
        self.db.execute(f"insert into {table} ({names_of_columns}) values ({marks})", cells)


def _made_by_database(field: "models.Field[Any, Any]", row: models.Model) -> bool:
    return isinstance(field, models.AutoField) and getattr(row, field.attname) is None


def everything_about_people(superuser: psycopg.Connection) -> dict[str, tuple[int, int]]:
    """How many rows each table about young people has, and the sum of their versions."""
    found = {}
    for table in TEXTS:
        row = superuser.execute(f"select count(*), coalesce(sum(version), 0)::int from {table}").fetchone()
        assert row is not None
        found[table] = (row[0], row[1])
    superuser.commit()
    return found


def clear_all(superuser: psycopg.Connection) -> None:
    """Empty everything that a world or its visitors may have filled, faster than truncating."""
    kept = {
        "records_code",
        "records_crosswalk",
        "django_migrations",
        "django_content_type",
        "auth_permission",
    }
    superuser.execute("set local session_replication_role = replica")
    ours = [model for model in apps.get_models() if model.__module__.startswith("soceis.")] + [Session]
    for table in {model._meta.db_table for model in ours if model._meta.managed} - kept:
        superuser.execute(f"delete from {table}")
