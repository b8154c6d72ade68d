"""No random user reaches a random record through any door over HTTP that the plain rules refuse.

The doors are read from the routes. Each world is built once; one of its users then knocks at a few doors
picked at random, each time for a young person picked at random, and no answer of any status may hold a
word of a record that the rules keep from them. Over all worlds every door is knocked at many times.
"""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from random import Random
from typing import Any, TypeVar

import psycopg
import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from soceis.config.supervisor.postgres import Postgres
from soceis.foundation.access.roles import ROLES
from soceis.foundation.accounts.models import User
from soceis.foundation.records import clock, codes
from soceis.foundation.records.identifiers import new_id
from tests.conftest import cloned
from tests.doors import BEHIND, DOORS, TYPED, Door, client_of
from tests.generative.access.furnished import ASKER, WORD, Furnished, clear_all, everything_about_people
from tests.generative.access.plain_rules import Holds, Opened, Works, World
from tests.generative.access.worlds import NOW, TODAY, WAYS, scenes

Scene = tuple[World, str, str]
There = TypeVar("There", bound=Furnished)
Rule = Callable[[Furnished, str, str, str], bool]  # world, user, child, area
REFUSALS = {403, 404}
# Parameters that are no keys.
PLAIN = {"index": 0, "whom": "manager", "paper": "plan", "context_kind": "home"}
PLAIN = {"index": 0, "whom": "manager", "months": 6}  # parameters that are no keys
EACH = 4  # doors that one visitor knocks at
# Doors without a record that leave the service, or that show everything to everybody.
NOT_LISTS = {"healthz", "demonstration:choose"}


def knows(there: Furnished, user: str, child: str, _: str) -> bool:
    return there.world.knows_the_child(user, child)


def reads_all(there: Furnished, user: str, child: str, area: str) -> bool:
    return there.world.sees_full(user, child, area)


def shares(there: Furnished, user: str, child: str, area: str) -> bool:
    """Reads what a peer mentor reads too."""
    return there.world.sees_shared(user, child, area)


def reads_details(there: Furnished, user: str, child: str, _: str) -> bool:
    return there.world.sees_details(user, child)


def writes(there: Furnished, user: str, child: str, area: str) -> bool:
    return there.world.may_write_full(user, child, area)


def reads_somewhere(there: Furnished, user: str, child: str, _: str) -> bool:
    return any(there.world.sees_full(user, child, area) for area in there.world.children[child])


def writes_somewhere(there: Furnished, user: str, child: str, _: str) -> bool:
    return any(there.world.may_write_full(user, child, area) for area in there.world.children[child])


def mentors(there: Furnished, user: str, child: str, _: str) -> bool:
    return there.world.mentors(user, child)


def meets(there: Furnished, user: str, child: str, area: str) -> bool:
    """Records contacts: whoever writes, and the peer mentor."""
    return writes(there, user, child, area) or there.world.mentors(user, child)


def present(there: Furnished, user: str, child: str) -> str:
    """The area of the latest episode that somebody sees, which pages of a young person are about; "" for none."""
    seen = [area for area in there.world.children[child] if there.world.sees_shared(user, child, area)]
    return max(seen, default="")  # the episodes are numbered in the order of their areas


def writes_present(there: Furnished, user: str, child: str, _: str) -> bool:
    return writes(there, user, child, present(there, user, child))


def reads_present(there: Furnished, user: str, child: str, _: str) -> bool:
    return reads_all(there, user, child, present(there, user, child))


def meets_present(there: Furnished, user: str, child: str, _: str) -> bool:
    return meets(there, user, child, present(there, user, child))


def reads_all_present(there: Furnished, user: str, child: str, _: str) -> bool:
    return reads_all(there, user, child, present(there, user, child))


def minds_the_diary(there: Furnished, user: str, child: str, area: str) -> bool:
    """Calls a visit off, keeps a promise: whoever writes, and the peer mentor on whose own day it stands."""
    if writes(there, user, child, area):
        return True
    return there.world.mentors(user, child) and there.diary_of[child, area] == user


def whose_flag(there: Furnished, user: str, child: str, area: str) -> bool:
    """Flags a worry, hears the answer: the one on whose day it stands, while they meet the young person."""
    return meets(there, user, child, area) and there.diary_of[child, area] == user


def manages(there: Furnished, user: str, child: str, area: str) -> bool:
    return there.world.answers_for(user, child, area)


def manages_somewhere(there: Furnished, user: str, child: str, _: str) -> bool:
    return any(there.world.answers_for(user, child, area) for area in there.world.children[child])


def supports_caregivers(there: Furnished, user: str, child: str, _: str) -> bool:
    return any(there.world.sees_caregivers_own(user, child, area) for area in there.world.children[child])


def decides_for_another(there: Furnished, user: str, child: str, area: str) -> bool:
    """A manager decides about the grant that somebody else asked for."""
    return manages(there, user, child, area) and user != ASKER


def refers_again(there: Furnished, user: str, child: str, _: str) -> bool:
    """Knows the young person and takes referrals somewhere."""
    return there.world.knows_the_child(user, child) and there.world.holds(user, "area_manager")


def was_told(there: Furnished, user: str, child: str, _: str) -> bool:
    return user in there.told.get(child, set()) and (user, child) not in there.world.apart


SCHOOL_FORMS = [f"schools:{kind}" for kind in ("status", "away", "attendance", "application", "achievement")]
# Who may enter, and who may post. A door that is missing here fails the test: say who may.
ENTERED_BY: dict[str, Rule] = {
    "staff:young_person": knows,
    "staff:happened": knows,
    "staff:who_looked": writes_somewhere,
    "staff:decide": manages,
    "staff:know_them": manages,
    "staff:risk": manages,
    "people:edit": writes_somewhere,
    "people:contact_points": knows,
    "people:ties": reads_details,
    "people:safety_notes": knows,
    "people:opening_seen": was_told,
    "people:recorded_twice": manages_somewhere,
    "people:side_by_side": manages_somewhere,
    "people:merge": manages,
    "referrals:page": reads_all,
    "referrals:enter_again": refers_again,
    "staff:record_contact": meets_present,
    "casework:record_attempt": meets_present,
    "casework:word_heard": writes,
    "staff:alongside": mentors,
    "casework:amendments": writes,
    "casework:outreach": reads_all,
    "casework:introduce": writes,
    "casework:ask_why": writes,
    "casework:concern_told": minds_the_diary,
    "casework:flag": meets_present,
    "casework:flag_concern": minds_the_diary,
    "casework:flag_heard": whose_flag,
    "casework:flag_seen": manages,
    "casework:answer_flag": manages,
    "casework:correct_contact": writes,
    "casework:allocate": manages,
    "casework:fit": writes,
    "casework:fit_of": writes_present,
    "casework:pause": writes,
    "casework:resume": writes,
    "casework:ask_closure": writes,
    "casework:sign_off": manages,
    "casework:plan_visit": meets,
    "casework:cancel_visit": minds_the_diary,
    "casework:promise": meets,
    "casework:promise_done": minds_the_diary,
    "casework:review": manages,
    "staff:since_review": manages,
    "documents:documents": reads_details,
    "documents:paper": reads_present,
    "documents:write_letter": writes_present,
    "documents:add_file": writes_present,
    "documents:letter": reads_all,
    "documents:letter_paper": reads_all,
    "documents:file": reads_all,
    "documents:remove_file": writes,
    "documents:receipt_file": reads_all,
    "mapping:map": reads_details,
    "mapping:add": writes_somewhere,
    "mapping:change": writes,
    "mapping:settle": writes,
    "safety:visit": knows,
    "safety:overview": reads_details,
    "safety:write_risk": writes_present,
    "safety:context": writes_present,
    "safety:look_again": writes,
    "safety:end_risk": writes,
    "safety:risk_versions": reads_all,
    "safety:context_versions": reads_all,
    "safety:settle_action": writes,
    "consent:agreement": knows,
    "consent:show": knows,
    "consent:limits": meets_present,
    "consent:permissions": reads_present,
    "consent:answer": writes_present,
    "disclosures:who_knows": reads_somewhere,
    "disclosures:share": writes_somewhere,
    "disclosures:told_us": writes_somewhere,
    "disclosures:disclosure": reads_all,
    "disclosures:look_at": manages,
    "disclosures:note_afterwards": writes,
    "disclosures:notice": reads_all,
    "disclosures:notice_paper": writes,
    "observations:observations": reads_somewhere,
    "observations:note": writes_somewhere,
    "observations:observation": reads_all,
    "meetings:about": reads_somewhere,
    "meetings:item": reads_all,
    "meetings:tell": writes,
    "meetings:done": writes,
    "assessments:life": reads_all_present,
    "assessments:begin": writes_present,
    "assessments:conversation": reads_all,
    "assessments:hand_over": writes,
    "assessments:theirs": writes,
    "assessments:licensed": writes_present,
    "outcomes:record": writes_present,
    "outcomes:changed": reads_all_present,
    "outcomes:measures": writes_present,
    "outcomes:support": writes_present,
    "outcomes:milestone": writes_present,
    "outcomes:exit_plan": writes_present,
    "outcomes:transfer": writes_present,
    "outcomes:leave": writes_present,
    "plans:write": knows,
    "plans:together": knows,
    "activities:choices": meets_present,
    "activities:choose": meets,
    "plans:goal": shares,
    "plans:goal_step": writes,
    "plans:add_step": writes,
    "plans:move_goal": writes,
    "schools:page": reads_present,
    "schools:wallet": reads_details,
    **dict.fromkeys(SCHOOL_FORMS, writes_present),
    "schools:move": writes,
    "support:practical": reads_present,
    "support:request": reads_all,
    "support:move": writes,
    "support:decide": manages,
    "support:receipts": writes,
    "support:advocacy": reads_present,
    "support:caregivers": supports_caregivers,
}
POSTED_BY: dict[str, Rule] = ENTERED_BY | {
    "casework:flag_concern": whose_flag,
    "documents:letter": writes,
    "documents:receipt_file": writes,
    "people:contact_points": writes_somewhere,
    "people:ties": writes_somewhere,
    "people:safety_notes": writes_somewhere,
    "consent:agreement": writes_present,
    "plans:write": writes_present,
    "plans:goal": writes,
    "observations:observation": writes,
    "support:practical": writes_present,
    "support:request": writes,
    "support:decide": decides_for_another,
    "support:advocacy": writes_present,
}
# Pages that only read: whoever may enter gets the page itself.
PAGES = {"staff:since_review", "staff:young_person", "staff:happened", "staff:who_looked", "referrals:page"}
PAGES |= {"plans:together", "plans:goal"}
PAGES |= {
    "schools:page",
    "schools:wallet",
    "support:practical",
    "support:request",
    "support:advocacy",
    "support:caregivers",
}
PAGES |= {
    "documents:documents",
    "documents:paper",
    "documents:letter",
    "documents:letter_paper",
    "documents:file",
    "documents:receipt_file",
}
PAGES |= {"consent:agreement", "consent:show", "consent:permissions"}
PAGES |= {"people:contact_points", "people:ties", "people:safety_notes", "people:edit"}
PAGES |= {"safety:visit", "safety:overview", "mapping:map"}


# Doors to reports and releases, and the roles that enter them; any other role is told nothing.
ANSWERS_FOR_RELEASES = frozenset({"evaluator", "national_manager", "data_protection_officer"})
RELEASES_ENTERED_BY: dict[str, frozenset[str]] = {
    "releases:report": ANSWERS_FOR_RELEASES,
    "releases:report_progress": ANSWERS_FOR_RELEASES,
    "releases:read": ANSWERS_FOR_RELEASES,
    "releases:take": ANSWERS_FOR_RELEASES,
    "releases:propose": frozenset({"evaluator"}),
    "releases:release": ANSWERS_FOR_RELEASES,
    "releases:compare": ANSWERS_FOR_RELEASES,
    "releases:comparison_progress": ANSWERS_FOR_RELEASES,
    "releases:withdraw": ANSWERS_FOR_RELEASES,
    "releases:take_release": ANSWERS_FOR_RELEASES,
    "releases:check": ANSWERS_FOR_RELEASES,
    "releases:check_progress": ANSWERS_FOR_RELEASES,
}
OF_AN_AREA = {"area_manager", "practitioner", "peer_mentor"}
OF_RELEASES = {"run_id", "release_id", "check_id", "comparison_id"}
TO_RELEASES = [door for door in DOORS if set(door.parameters) & OF_RELEASES]


@pytest.fixture(scope="module")
def superuser(
    postgres: Postgres,
    migrated_template: str,
    django_db_setup: None,
    worker_name: str,
    django_db_blocker: Any,
) -> Iterator[psycopg.Connection]:
    """A database of this module's own, for the visits write in the audit, which nobody can empty."""
    with cloned(postgres, migrated_template, worker_name, "doors", django_db_blocker):
        codes.forget()
        with psycopg.connect(postgres.superuser_dsn(f"test_{worker_name}_doors")) as connection:
            yield connection


@contextmanager
def furnished(superuser: psycopg.Connection, world: World, kind: type[There] = Furnished) -> Iterator[There]:
    try:
        there = kind(superuser, world)
        superuser.commit()
        cache.clear()
        with clock.at(NOW):
            yield there
    finally:
        superuser.rollback()
        clear_all(superuser)
        superuser.commit()


class WithARelease(Furnished):
    """The world with a report, a proposal of its release, a comparison and a check; each text of them a word."""

    def releases(self, may_read: bool) -> dict[str, Any]:
        """Write them, as proposed by Dee; answers with what the parameters of their addresses are."""
        word = self._word(lambda user: user != "una" or may_read)
        run, release, comparison, check = (new_id() for _ in range(4))
        work = {"asked_by_id": self.users["dee"], "state": "done", "asked_at": NOW, "heard_at": NOW}
        self._insert(
            "releases_reportrun", id=run, mapping="corrected", areas=[word], policy="release", **work
        )
        for name in ("report.html", "report.pdf"):
            content, size = zlib.compress(word.encode()), len(word)
            self._insert(
                "releases_reportfile", run_id=run, name=name, content=content, size=size, sha256="0" * 64
            )
        self._insert(
            "releases_release",
            id=release,
            run_id=run,
            title=word,
            purpose=word,
            recipient=word,
            outputs=["report.pdf"],
            sha256="0" * 64,
            proposed_by_id=self.users["dee"],
        )
        self._insert("releases_releasecomparison", id=comparison, release_id=release, revealed=[word], **work)
        self._insert("releases_releasecheck", id=check, release_id=release, verdict=word, **work)
        return {"run_id": run, "release_id": release, "comparison_id": comparison, "check_id": check}


class Visitor:
    """A user of a world with their browser; every answer is searched for words that they may not read."""

    def __init__(self, there: Furnished, name: str, about: str, chance: Random) -> None:
        self.there, self.name, self.about, self.chance = there, name, about, chance
        self.client: Client = client_of(User.objects.get(pk=there.users[name]))
        self.may_read = there.may_read(name)
        self.of_nobody: dict[tuple[str, str], int] = {}

    def ask(self, address: str, *, post: dict[str, Any] | None = None, said: str = "") -> Any:
        """Open the address as a page or as a part of one; `said` is what the visitor typed themselves."""
        headers = self.chance.choice(({}, {"HX-Request": "true"}))
        if post is None:
            answer = self.client.get(address, headers=headers)
        else:
            answer = self.client.post(address, post, headers=headers)
        self.learns_nothing(words_in(answer, self.there) - {said}, f"{address} ({answer.status_code})")
        assert answer.status_code < 500, address
        return answer

    def learns_nothing(self, met: set[str], where: str) -> None:
        assert met <= self.may_read, f"{self.name} reads {met - self.may_read} at {where}"

    def somebody(self) -> tuple[str, str]:
        """One with whom they most likely have to do, or anybody; in one of their areas."""
        child = self.chance.choice((self.about, *sorted(self.there.world.children)))
        return child, self.chance.choice(sorted(self.there.world.children[child]))

    def status_for_nobody(self, door: Door, method: str) -> int:
        """What the door answers about records that do not exist."""
        if (door.name, method) not in self.of_nobody:
            record = {name: PLAIN[name] if name in PLAIN else new_id() for name in door.parameters}
            post = TYPED if method == "post" else None
            self.of_nobody[door.name, method] = self.ask(door.address(record), post=post).status_code
        return self.of_nobody[door.name, method]


def words_in(answer: Any, there: Furnished) -> set[str]:
    """The words and references of records that an answer holds, in its body or its headers."""
    return words_of(f"{answer.content.decode(errors='replace')} {answer.headers}", there)


def words_of(text: str, there: Furnished) -> set[str]:
    references = {word for word in there.readers if not WORD.fullmatch(word) and word in text}
    return set(WORD.findall(text.casefold())) | references


def knock(visitor: Visitor, door: Door) -> None:
    """Enter, as a page or as a part, for a young person picked at random."""
    child, area = visitor.somebody()
    record = visitor.there.record(child, area, visitor.chance.choice)
    answer = visitor.ask(door.address(record))
    if ENTERED_BY[door.name](visitor.there, visitor.name, child, area):
        assert answer.status_code not in REFUSALS, f"{visitor.name} may enter {door.name}"
        assert answer.status_code == 200 or door.name not in PAGES, door.name
        return
    assert answer.status_code in {*REFUSALS, 405}, f"{visitor.name} enters {door.name}: {answer.status_code}"
    if not visitor.there.world.knows_the_child(visitor.name, child):
        assert answer.status_code == visitor.status_for_nobody(door, "get"), f"{door.name} tells who exists"


def post(visitor: Visitor, door: Door) -> None:
    """Post, for a young person picked at random; what is allowed is undone, what is not changes nothing."""
    child, area = visitor.somebody()
    address = door.address(visitor.there.record(child, area, visitor.chance.choice))
    if POSTED_BY[door.name](visitor.there, visitor.name, child, area):
        with transaction.atomic():
            answer = visitor.ask(address, post=TYPED)
            transaction.set_rollback(True)
        assert answer.status_code not in REFUSALS, f"{visitor.name} may post to {door.name}"
        return
    answer = visitor.ask(address, post=TYPED)
    if not ENTERED_BY[door.name](visitor.there, visitor.name, child, area):
        assert answer.status_code in REFUSALS | {405}, f"{visitor.name} posts to {door.name}"
    if not visitor.there.world.knows_the_child(visitor.name, child):
        assert answer.status_code == visitor.status_for_nobody(door, "post"), f"{door.name} tells who exists"


generative = settings(
    deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
visits = {"scene": scenes(), "chance": st.randoms(use_true_random=False)}


def test_every_door_to_a_record_is_asked() -> None:
    assert {door.name for door in BEHIND} == set(ENTERED_BY)


@pytest.mark.parametrize("way", sorted(WAYS))
def test_each_way_to_a_young_person_opens_its_doors_and_no_others(
    superuser: psycopg.Connection, django_db_blocker: Any, way: str
) -> None:
    """Every door for every way, one after the other: what the random visits may happen to miss."""
    with django_db_blocker.unblock(), furnished(superuser, plain_scene(way)) as there:
        visitor = Visitor(there, "una", "kit", Random(way))  # noqa: S311  no secret
        for door in BEHIND:
            knock(visitor, door)
            post(visitor, door)


def test_every_door_to_a_report_or_a_release_is_asked() -> None:
    assert {door.name for door in TO_RELEASES} == set(RELEASES_ENTERED_BY)


@pytest.mark.parametrize("role", sorted(ROLES))
def test_each_role_enters_the_doors_to_releases_that_it_answers_for_and_no_others(
    superuser: psycopg.Connection, django_db_blocker: Any, role: str
) -> None:
    world = World(TODAY, NOW, {"kit": {"north"}})
    world.roles.append(Holds("una", role, "north" if role in OF_AN_AREA else None, TODAY, None))
    with django_db_blocker.unblock(), furnished(superuser, world, WithARelease) as there:
        record = there.releases(role in ANSWERS_FOR_RELEASES) | {"what": "pdf"}
        superuser.commit()
        visitor = Visitor(there, "una", "kit", Random(role))  # noqa: S311  no secret
        for door in TO_RELEASES:
            enters = role in RELEASES_ENTERED_BY[door.name]
            for method in ("get", "post"):
                post = TYPED if method == "post" else None
                status = visitor.ask(door.address(record), post=post).status_code
                if enters:
                    assert status not in REFUSALS, f"{role} may {method} {door.name}"
                    continue
                assert status in {*REFUSALS, 405}, f"{role} does {method} {door.name}: {status}"
                nobody = {name: new_id() for name in record} | {"what": "pdf"}
                assert visitor.ask(door.address(nobody), post=post).status_code == status, door.name


def plain_scene(way: str) -> World:
    """Una comes to Kit in this one way, and there is nobody else."""
    role, kind = WAYS[way]
    world = World(TODAY, NOW, {"kit": {"north"}})
    area = None if role == "national_manager" else "north"
    world.roles.append(Holds("una", role, area, TODAY, None))
    if kind == "opened":
        world.opened.append(Opened("una", "kit", NOW - timedelta(hours=1), NOW + timedelta(hours=1)))
    elif kind:
        world.work.append(Works("una", "kit", kind, TODAY, TODAY))
    return world


@generative
@given(**visits)
def test_every_door_opens_exactly_to_those_whom_the_plain_rules_allow(
    superuser: psycopg.Connection, django_db_blocker: Any, scene: Scene, chance: Random
) -> None:
    with django_db_blocker.unblock(), furnished(superuser, scene[0]) as there:
        visitor = Visitor(there, *scene[1:], chance)
        for door in chance.sample(BEHIND, EACH):
            knock(visitor, door)


@generative
@given(**visits)
def test_nothing_posted_to_any_door_changes_what_the_plain_rules_refuse(
    superuser: psycopg.Connection, django_db_blocker: Any, scene: Scene, chance: Random
) -> None:
    with django_db_blocker.unblock(), furnished(superuser, scene[0]) as there:
        visitor = Visitor(there, *scene[1:], chance)
        before = everything_about_people(superuser)
        for door in chance.sample(BEHIND, EACH):
            post(visitor, door)
        assert everything_about_people(superuser) == before


@generative
@given(**visits)
def test_search_finds_exactly_those_whom_the_plain_rules_show(
    superuser: psycopg.Connection, django_db_blocker: Any, scene: Scene, chance: Random
) -> None:
    with django_db_blocker.unblock(), furnished(superuser, scene[0]) as there:
        visitor = Visitor(there, *scene[1:], chance)
        for child, key in there.children.items():
            used = there.words[key]
            page = reverse("staff:young_person", args=[key])
            for typed in (used, used[:7], there.references[child]):
                answer = visitor.ask(reverse("staff:search"), post={"q": typed}, said=typed)
                found = page in answer.content.decode()
                assert found == there.world.knows_the_child(visitor.name, child), (
                    f"{visitor.name} searches {child}"
                )
            answer = visitor.ask(
                reverse("staff:search"), post={"q": there.legal_names[child]}, said=there.legal_names[child]
            )
            if page in answer.content.decode():
                assert there.world.sees_details(visitor.name, child), (
                    "found by a legal name that they may not know"
                )


@generative
@given(**visits)
def test_no_list_and_no_download_names_somebody_whom_the_plain_rules_hide(
    superuser: psycopg.Connection, django_db_blocker: Any, scene: Scene, chance: Random
) -> None:
    lists = [door for door in DOORS if not door.parameters and door.name not in NOT_LISTS]
    with django_db_blocker.unblock(), furnished(superuser, scene[0]) as there:
        visitor = Visitor(there, *scene[1:], chance)
        for door in chance.sample(lists, EACH):
            visitor.ask(reverse(door.name))
        download = {"purpose": "To see whom it names.", "series": "doors", "as_at": "today"}
        answer = visitor.ask(reverse("extracts:make"), post=download | {"areas": sorted(there.areas)})
        assert (answer.status_code == 200) == there.world.holds(visitor.name, "evaluator")
        if answer.status_code == 200:
            names_nobody(answer.content, there)


def names_nobody(archive: bytes, there: Furnished) -> None:
    """An extract holds no word, no reference and no key of anybody, whoever takes it."""
    with zipfile.ZipFile(io.BytesIO(archive)) as files:
        text = " ".join(files.read(each).decode(errors="replace") for each in files.namelist())
    assert words_of(text, there) == set()
    for key in (*there.children.values(), *there.users.values()):
        assert str(key) not in text
        assert key.hex not in text
