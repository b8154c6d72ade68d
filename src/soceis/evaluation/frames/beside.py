"""Tables that may stand beside those of the contract: how the work went, in codes and days.

The contract allows files that a reader does not know, so an extract with them stays one of format 1, and an
extract without them is whole (docs/adr/0018). Every row belongs to an episode, or to a person in an area.
"""

from soceis.evaluation import codes
from soceis.evaluation.frames.schema import (
    AREA,
    LATE,
    RULES,
    SCHEMA,
    Column,
    Rule,
    TableSchema,
    key_column,
)

YES_NO = ("yes", "no")
LIFE_PARTS = ("home", "family", "friends", "learning", "time", "body", "mind", "money", "safe", "heard")
SIDES = ("young_person", "worker")
LIFE_BASES = ("rated", "not_mine", "not_now")
FOLLOW_UPS = ("asked", "left")
MEASURES = ("someone", "cope", "good_at", "say", "ahead")
GOAL_STATES = ("suggested", "agreed", "working", "achieved", "changed", "parked", "dropped")
REGISTER = ("expected", "present", "late", "could_not", "not_asked")
SESSION_STATES = ("planned", "confirmed", "held", "stopped_early", "called_off")
NEEDS = ("food", "clothes", "bed", "travel", "phone", "fees", "toiletries", "other")
HELP_STATES = ("asked", "met", "unmet", "not_needed")
GRANT_STATES = ("asked", "approved", "declined", "withdrawn")
EET = ("education", "training", "employment", "none", "not_known")
AWAY = ("suspension", "permanent", "part_time", "inside", "managed_move")
INFORMANTS = ("young_person", "caregiver", "worker", "partner")
PURPOSES = ("evaluation", "police_linkage", "interview", "photo", "caregiver_updates", "sharing")
PERMISSIONS = ("given", "refused", "withdrawn")
MEASURE_ANSWERS = ("yes", "sometimes", "not_yet", "not_now")
SUPPORT_KINDS = ("home", "family", "friend", "school", "club", "health", "community", "worker")
MILESTONES = ("replied", "met", "own_way", "asked", "told", "tried", "chose", "helped")
UNMET_REASONS = (
    "no_money", "nothing_there", "not_entitled", "papers", "too_far", "not_safe", "too_late", "no_answer", "other",
)  # fmt: skip
APPROACHES = ("consultation", "referral")
PARTNERS = (
    "police", "children_services", "youth_justice", "education", "health", "housing", "probation", "benefits",
    "third_sector", "other",
)  # fmt: skip


def _day(name: str) -> Column:
    """The day of a row: a row of a later day than the area's is left out."""
    return Column(name, "date", required=True, vital_for=LATE)


def _code(name: str, listed: tuple[str, ...]) -> Column:
    return Column(name, "code", listed, required=True)


def _of_an_episode(name: str, *columns: Column) -> TableSchema:
    return TableSchema(
        name, (key_column("episode_id", refers_to="episodes"), *columns), "beside", area_from="episodes"
    )


def _of_a_person(name: str, *columns: Column) -> TableSchema:
    return TableSchema(
        name, (key_column("person_id", refers_to="people"), AREA, *columns), "beside", area_from="area"
    )


def _of_an_area(name: str, *columns: Column) -> TableSchema:
    """Of nobody in particular: what holds no name, such as a consultation."""
    return TableSchema(name, (*columns, AREA), "beside", area_from="area")


def _word(name: str) -> Column:
    return Column(name, "word")


def _whole(name: str) -> Column:
    return Column(name, "whole")


def _later(name: str) -> Column:
    """A day that need not have come."""
    return Column(name, "date")


BESIDE: tuple[TableSchema, ...] = (
    _of_a_person(
        "permission_answers", _day("answered_on"), _code("purpose", PURPOSES), _code("answer", PERMISSIONS),
        _word("answered_by"), _word("competence"),
    ),
    _of_an_episode(
        "life_answers", _day("held_on"), _code("part", LIFE_PARTS), _code("side", SIDES),
        _code("basis", LIFE_BASES), _whole("rating"), _code("worker_only", YES_NO),
    ),
    _of_an_episode(
        "licensed_readings", _day("read_on"), _word("tool"), _whole("number"), _code("applicable", YES_NO),
        _whole("score"), _code("young_person_there", YES_NO),
    ),
    _of_an_episode(
        "follow_ups", _day("on"), _whole("months"), _code("came", FOLLOW_UPS), _word("reason"),
    ),
    _of_an_episode(
        "short_measures", _day("taken_on"), _word("stage"), _code("measure", MEASURES),
        _code("answer", MEASURE_ANSWERS),
    ),
    _of_an_episode(
        "support_networks", _day("counted_on"), _word("stage"), _code("kind", SUPPORT_KINDS), _whole("number"),
    ),
    _of_an_episode("engagement_milestones", _day("reached_on"), _code("kind", MILESTONES)),
    _of_an_episode("exit_plans", _day("agreed_on"), _word("ask_again"), _code("has_copy", YES_NO)),
    _of_an_episode(
        "adult_transfers", _day("noted_on"), _word("wanted"), _word("kind"), _later("asked_on"),
        _word("accepted"), _later("answered_on"), _later("told_on"),
    ),
    _of_an_episode(
        "risks", _day("noted_on"), _word("likelihood"), _later("looked_on"), _later("review_on"),
        _later("ended_on"),
    ),
    _of_a_person("contexts", _day("looked_on"), _word("kind"), _word("weight")),
    _of_an_episode(
        "goals", Column("goal_id", "key", required=True), _day("agreed_on"), Column("topic", "code", codes.TOPICS),
        _code("state", GOAL_STATES), _later("achieved_on"), _word("help"),
    ),
    _of_an_episode(
        "activity_choices", _day("offered_on"), _later("chosen_on"), _whole("offered"), _whole("chosen"),
        _code("not_now", YES_NO),
    ),
    _of_an_episode(
        "register_entries", Column("group_id", "key", required=True), Column("session_id", "key", required=True),
        _day("on"), _code("state", REGISTER), _code("session_state", SESSION_STATES), _whole("minutes"),
        _word("group_state"),
    ),
    _of_an_episode(
        "help_requests", _day("asked_on"), _code("need", NEEDS), _word("how_soon"), _later("due_on"),
        _code("state", HELP_STATES), _later("ended_on"), Column("unmet_reason", "code", UNMET_REASONS),
    ),
    _of_an_episode(
        "grants", _day("asked_on"), _word("need"), _whole("pence"), _code("state", GRANT_STATES),
        _later("decided_on"),
    ),
    _of_an_episode(
        "advocacy", _day("asked_on"), _word("with_whom"), _word("outcome"), _later("heard_on"),
    ),
    _of_an_episode("education_statuses", _day("begins"), _word("status"), _code("eet", EET), _word("source")),
    _of_an_episode(
        "exclusions", _day("begins"), _code("kind", AWAY), _whole("half_days"), _word("reason"), _word("source"),
    ),
    _of_an_episode(
        "attendance", _day("begins"), _later("ends"), _whole("per_thousand"), _word("source"),
    ),
    _of_an_episode("applications", _day("state_on"), _word("kind"), _word("state")),
    _of_an_episode("achievements", _day("achieved_on"), _word("kind")),
    _of_an_episode(
        "engagement_reasons", _day("asked_on"), _code("reason", codes.NON_ENGAGEMENT_REASONS),
        _code("informant", INFORMANTS), _code("addressable", codes.CHANGERS), _code("at_the_end", YES_NO),
    ),
    _of_an_episode(
        "receipts", _day("on"), _word("kind"), _whole("pence"), _whole("files"),
    ),
    _of_an_episode(
        "flags", _day("noted_on"), _word("flag"), _later("answer_by"), _later("seen_on"), _later("answered_on"),
        _later("heard_back_on"),
    ),
    _of_an_episode(
        "changes_asked", _day("asked_on"), _word("asked_by"), _word("answer"), _later("answered_on"),
        _later("told_on"),
    ),
    _of_an_episode("mentor_words", _day("said_on"), _code("cannot_wait", YES_NO), _later("heard_on")),
    _of_an_area(
        "approaches", Column("approach_id", "key", required=True), _day("sent_on"), _code("kind", APPROACHES),
        Column("organisation_id", "key", required=True), _code("partner_kind", PARTNERS), _word("age_band"),
        _word("state"), _later("answer_by"), _later("advised_on"), _later("became_on"),
    ),
    _of_an_area(
        "approach_signs", Column("approach_id", "key", required=True), _day("sent_on"), _word("sign"),
    ),
)  # fmt: skip
BESIDE_BY_NAME: dict[str, TableSchema] = {table.name: table for table in BESIDE}
EVERY: tuple[TableSchema, ...] = (*SCHEMA, *BESIDE)
EVERY_BY_NAME: dict[str, TableSchema] = {table.name: table for table in EVERY}


def day_of(table: TableSchema) -> str:
    """The column that says when a row was so."""
    return next(column.name for column in table.columns if column.kind == "date")


EVERY_RULE: tuple[Rule, ...] = (
    *RULES,
    *(
        Rule(table.name, day_of(table), "after_data_date", f'"{day_of(table)}" > data_date')
        for table in BESIDE
    ),
)
