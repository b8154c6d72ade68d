"""Adding a young person, changing what we know of them, bringing them into another area."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import connection, transaction

from soceis.foundation.access.context import reach_of, refresh
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import Subject, check
from soceis.foundation.accounts.models import Area, User
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import checking, clock
from soceis.foundation.records.changes import change
from soceis.foundation.records.errors import NotFound, StaleEdit
from soceis.people.models import PersonalDetails, SearchKey, YoungPerson
from soceis.people.rules import (
    ETHNICITY_SCHEME_BY_NATION,
    LONGEST,
    MOST_NICKNAMES,
    OLDEST_BELIEVABLE_AGE,
    completed_years,
    name_keys,
)

PERSON_TEXTS = ("name_used", "pronouns", "communication_needs", "about_me", "strengths")
PERSON_FIELDS = (*PERSON_TEXTS, "nicknames", "date_of_birth", "date_of_birth_missing")
DETAIL_TEXTS = ("legal_first_name", "legal_last_name", "first_language")
DETAIL_FIELDS = (
    *DETAIL_TEXTS,
    "sex",
    "sex_missing",
    "ethnicity",
    "ethnicity_missing",
    "ethnicity_said_by",
    "looked_after",
    "welsh_preferred",
)
CODED_DETAILS = {"sex": "sex", "ethnicity_said_by": "said_by", "looked_after": "looked_after"}
NAMES = frozenset({"name_used", "nicknames", "legal_first_name", "legal_last_name"})
MISSABLE = ("date_of_birth", "sex", "ethnicity")


@transaction.atomic
def add(
    *,
    by: User,
    area: Area,
    name_used: str,
    date_of_birth: date | None = None,
    date_of_birth_missing: str = "",
    pronouns: str = "",
    nicknames: Iterable[str] = (),
    legal_first_name: str = "",
    legal_last_name: str = "",
    sex: str = "",
    sex_missing: str = "",
    ethnicity: str = "",
    ethnicity_missing: str = "",
    ethnicity_said_by: str = "",
    first_language: str = "",
    welsh_preferred: bool | None = None,
    looked_after: str = "",
    communication_needs: str = "",
    about_me: str = "",
    strengths: str = "",
    is_demonstration: bool = False,
) -> YoungPerson:
    """Add a young person in an area, with the words by which they are found.

    Raises Refused to anybody who may not enter referrals there, Invalid with a sentence for each field.
    """
    check(reach_of(by), Permission.REFERRAL_ENTER, Subject(area_ids=frozenset({area.id})))
    given = {name: value for name, value in locals().items() if name in PERSON_FIELDS + DETAIL_FIELDS}
    scheme = ETHNICITY_SCHEME_BY_NATION[area.nation]
    values, problems = checked(given, scheme=scheme)
    checking.refuse_if(problems)
    person = YoungPerson(
        **{name: values[name] for name in PERSON_FIELDS},
        areas=[area.id],
        is_demonstration=is_demonstration,
        created_by=by,
        updated_by=by,
    )
    person.save(force_insert=True)
    details = PersonalDetails(
        **{name: values[name] for name in DETAIL_FIELDS},
        young_person=person,
        area=area,
        ethnicity_scheme=scheme if values["ethnicity"] else "",
        created_by=by,
        updated_by=by,
    )
    details.save(force_insert=True)
    SearchKey.objects.bulk_create(search_keys(person, details))
    audit.record(by=by, action=Action.CREATED, people=[person.id], areas=person.areas, record=person)
    return person


@transaction.atomic
def change_details(
    *,
    by: User,
    young_person: YoungPerson,
    version: int,
    details_version: int | None = None,
    **values: Any,
) -> list[str]:
    """Change some of what we know; answers with the names of the fields that changed.

    `values` may hold any field of the young person and their personal details. `version` (and
    `details_version`) are those that the person saw; StaleEdit carries both versions of every field that
    somebody else saved in between, and nothing is written.
    """
    check(reach_of(by), Permission.YOUNG_PERSON_EDIT, young_person.access_subject)
    details = PersonalDetails.objects.select_related("area").filter(young_person=young_person).first()
    if details is None:
        raise NotFound
    unknown = set(values) - set(PERSON_FIELDS) - set(DETAIL_FIELDS)
    if unknown:
        raise TypeError(f"There is no such field: {', '.join(sorted(unknown))}.")
    scheme = ETHNICITY_SCHEME_BY_NATION[details.area.nation]
    kept, problems = checked(_with_partners(young_person, details, values), scheme=scheme)
    checking.refuse_if(problems)
    changed = _change_both(by, young_person, details, kept, version, details_version)
    if "ethnicity" in changed:
        change(details, by=by, values={"ethnicity_scheme": scheme if details.ethnicity else ""})
    if NAMES & set(changed):
        renew_keys(young_person, details)
    if changed:
        audit.record(
            by=by,
            action=Action.CHANGED,
            people=[young_person.id],
            areas=young_person.areas,
            record=young_person,
            detail={"fields": changed},
        )
    return changed


@transaction.atomic
def enter_area(*, by: User, young_person: YoungPerson, area: Area) -> YoungPerson:
    """Bring a young person whom `by` may see into an area that `by` manages; a second time changes nothing.

    Whoever manages the area and has opened the record with a reason may do it, so that being referred
    in another area never makes a second record of the same person.
    """
    reach = reach_of(by)
    check(reach, Permission.YOUNG_PERSON_SEE, young_person.access_subject)
    check(reach, Permission.REFERRAL_ENTER, Subject(area_ids=frozenset({area.id})))
    if area.id in young_person.areas:
        return young_person
    with connection.cursor() as cursor:
        cursor.execute("select app.bring_into_area(%s, %s, %s)", [young_person.id, area.id, clock.now()])
    refresh(by)
    young_person.refresh_from_db()
    audit.record(
        by=by,
        action=Action.CHANGED,
        people=[young_person.id],
        areas=young_person.areas,
        record=young_person,
        detail={"fields": ["areas"]},
    )
    return young_person


def checked(given: Mapping[str, Any], *, scheme: str) -> tuple[dict[str, Any], checking.Problems]:
    """The values as they are kept, and a sentence for each that cannot be."""
    written = {name: value for name, value in given.items() if name in PERSON_TEXTS + DETAIL_TEXTS}
    kept, problems = checking.texts(written, LONGEST)
    values = {**given, **kept}
    if "name_used" in values and not values["name_used"]:
        problems["name_used"] = "Write the name they use."
    elif "name_used" in values and not name_keys(values["name_used"]):
        problems["name_used"] = "Write the name they use with letters, so that they can be found."
    if "nicknames" in values:
        values["nicknames"], name_problems = _nicknames(values["nicknames"])
        problems |= name_problems
    for name in MISSABLE:
        problems |= checking.answer_or_reason(name, values.get(name), values.get(f"{name}_missing", ""))
    for name, of_list in {**CODED_DETAILS, "ethnicity": scheme}.items():
        problems |= checking.code(name, of_list, values.get(name, ""))
    problems |= _birth_problems(values.get("date_of_birth"))
    return values, problems


def _nicknames(nicknames: Iterable[str]) -> tuple[list[str], checking.Problems]:
    """Nicknames without blanks and repetitions, and what is wrong with them."""
    names = list(dict.fromkeys(name.strip() for name in nicknames if name.strip()))
    if len(names) > MOST_NICKNAMES:
        return names, {"nicknames": f"Up to {MOST_NICKNAMES} nicknames can be kept."}
    for name in names:
        _, problems = checking.texts({"nickname": name}, LONGEST)
        if problems:
            return names, {"nicknames": problems["nickname"]}
    return names, {}


def search_keys(person: YoungPerson, details: PersonalDetails) -> list[SearchKey]:
    """Every word by which the young person is found, in each area."""
    words = {
        "used": name_keys(person.name_used),
        "nickname": tuple(key for name in person.nicknames for key in name_keys(name)),
        "legal": name_keys(f"{details.legal_first_name} {details.legal_last_name}"),
        "reference": (person.reference.lower(),),
    }
    return [
        SearchKey(young_person=person, area_id=area, key=key, kind=kind)
        for area in person.areas
        for kind, keys in words.items()
        for key in dict.fromkeys(keys)
    ]


def _birth_problems(born: date | None) -> checking.Problems:
    if born is None:
        return {}
    problems = checking.past("date_of_birth", born)
    if problems:
        return problems
    years = completed_years(born, clock.today())
    if years > OLDEST_BELIEVABLE_AGE:
        return {"date_of_birth": f"That would make them {years} years old. Check the year."}
    return {}


def _with_partners(
    person: YoungPerson, details: PersonalDetails, values: Mapping[str, Any]
) -> dict[str, Any]:
    """The values, with the other half of "an answer or a reason" as it is kept now."""
    whole = dict(values)
    for name in MISSABLE:
        record = person if name in PERSON_FIELDS else details
        pair = (name, f"{name}_missing")
        if any(half in values for half in pair):
            for half in pair:
                whole.setdefault(half, getattr(record, half))
    return whole


def _change_both(
    by: User,
    person: YoungPerson,
    details: PersonalDetails,
    values: Mapping[str, Any],
    version: int,
    details_version: int | None,
) -> list[str]:
    """Change the two records, or neither; one StaleEdit speaks for both."""
    changed: list[str] = []
    stale: list[StaleEdit] = []
    for record, fields, seen in ((person, PERSON_FIELDS, version), (details, DETAIL_FIELDS, details_version)):
        wanted = {name: values[name] for name in fields if name in values}
        try:
            changed += change(record, by=by, values=wanted, version=seen)
        except StaleEdit as error:
            stale.append(error)
    if not stale:
        return changed
    theirs = {name: words for error in stale for name, words in error.theirs.items()}
    yours = {name: words for error in stale for name, words in error.yours.items()}
    raise StaleEdit(theirs=theirs, yours=yours, who=stale[0].who)


def renew_keys(person: YoungPerson, details: PersonalDetails) -> None:
    """Make the search keys agree with the names, in every area."""
    words = {(key.kind, key.key) for key in search_keys(person, details)}
    kinds, keys = zip(*sorted(words), strict=True)
    with connection.cursor() as cursor:
        cursor.execute(
            "select app.renew_search_keys(%s, %s::text[], %s::text[])", [person.id, list(kinds), list(keys)]
        )
