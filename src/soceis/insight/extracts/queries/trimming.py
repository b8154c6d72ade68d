"""What was so on a day: the research views cut off at each area's day, as statements for DuckDB.

`days` holds area and day. The state of an episode is that of its last event effective on or before the
day, as known now; before its first event there is no episode. Other facts count when they are dated on or
before the day. The plan of an episode is the one in force: the last agreed by then. Each statement may
read the tables made by those before it; `raw_NAME` is the whole view.
"""

from soceis.evaluation.frames.beside import BESIDE, day_of
from soceis.evaluation.frames.schema import Column, TableSchema

STATEMENTS: tuple[tuple[str, str], ...] = (
    (
        "referrals",
        """
        select r.referral_id, r.person_id, r.area, r.received_on, r.age_at_referral, r.source, r.primary_reason,
            case when r.decided_on <= d.day then r.decision else 'pending' end as decision
        from raw_referrals r join days d using (area)
        where r.received_on <= d.day
        order by r.referral_id""",
    ),
    (
        "people",
        """
        select p.person_id, p.sex, p.ethnicity, p.birth_month
        from raw_people p semi join referrals using (person_id)
        order by p.person_id""",
    ),
    (
        "said",
        """
        select s.episode_id, d.day, arg_max(s.state, s.place) as state, max(s.effective_on) as since
        from raw_states s join raw_episodes e using (episode_id) join days d using (area)
        where s.effective_on <= d.day
        group by s.episode_id, d.day""",
    ),
    # Somebody who came back before the manager had signed the first closure has one open episode, not two.
    (
        "standing",
        """
        select e.* exclude (state), r.referral_id, s.day, s.since,
            case when s.state <> 'closed' and e.state = 'closed' and e.end_date <= s.day
                    and max(e.number) over (partition by e.person_id, e.programme) > e.number
                then 'closed' else s.state end as state
        from raw_episodes e
            join said s using (episode_id)
            join referrals r on substr(r.referral_id, 3) = e.referral""",
    ),
    (
        "episodes",
        """
        select e.episode_id, e.person_id, e.referral_id, e.area, e.programme, e.state,
            case when e.open_from <= e.day then e.open_from end as open_from,
            case when e.first_attended <= e.day then e.first_attended end as first_attended,
            case when e.state <> 'closed' then null when e.end_date <= e.day then e.end_date else e.since end
                as end_date,
            case when e.state = 'closed' then e.closure_code end as closure_code,
            case when e.state = 'closed' then n.reason end as non_engagement_reason
        from standing e left join raw_non_engagement n on n.episode_id = e.episode_id and n.place = 1
        order by e.episode_id""",
    ),
    (
        "plans",
        """
        select p.plan_id, p.episode_id, p.area, p.agreed_on, p.form_version
        from raw_plans p join standing e using (episode_id) join days on days.area = p.area
        where p.agreed_on <= e.day
        qualify row_number() over (partition by p.episode_id order by p.place desc) = 1
        order by p.plan_id""",
    ),
    (
        "plan_forms",
        """
        select distinct f.form_version, f.topic
        from raw_plan_forms f left join days d using (area)
        where f.used_from <= d.day or f.form_version in (select form_version from plans)
        order by f.form_version, f.topic""",
    ),
    (
        "plan_topics",
        """
        select t.plan_id, t.topic from raw_plan_topics t semi join plans using (plan_id)
        order by t.plan_id, t.topic""",
    ),
    (
        "outcome_readings",
        """
        select o.episode_id, o.outcome, o.stage, o.applicable, o.value, o.recorded_on
        from raw_outcome_readings o join standing e using (episode_id)
        where o.recorded_on <= e.day
        order by o.episode_id, o.outcome, o.recorded_on, o.place""",
    ),
    (
        "states",
        """
        select s.episode_id, s.state, s.effective_on, s.recorded_on as recorded_at
        from raw_states s join standing e using (episode_id)
        where s.effective_on <= e.day
        order by s.episode_id, s.place""",
    ),
)
CONTACTS = (
    "contacts",
    """
    select c.contact_id, c.episode_id, c."on", c.kind, c.mode, c.minutes, c.components, c.out_of_hours
    from raw_contacts c join standing e using (episode_id)
    where c."on" <= e.day
    order by c.contact_id""",
)


def beside(schema: TableSchema) -> str:
    """The statement of a table beside the contract: rows of days up to the area's, later days not yet come.

    What is due some day (AHEAD) may lie ahead; a state that was reached later reads as the one
    before it, where that is known (STATE_BEFORE).
    """
    day = day_of(schema)
    shown = ", ".join(_as_then(schema, column, day) for column in schema.columns)
    of_the_day = "join days d using (area)"
    if schema.area_from == "episodes":
        of_the_day = "join (select episode_id, day from standing) d using (episode_id)"
    elif "person_id" in schema.names:
        of_the_day += " semi join people using (person_id)"
    return f'select {shown} from raw_{schema.name} r {of_the_day} where r."{day}" <= d.day order by all'


def _as_then(schema: TableSchema, column: Column, day: str) -> str:
    name = f'r."{column.name}"'
    if (schema.name, column.name) in STATE_BEFORE:
        since, before = STATE_BEFORE[schema.name, column.name]
        return f"case when r.{since} > d.day then '{before}' else {name} end as {column.name}"
    if (schema.name, column.name) in STEPS_BEFORE:
        first, begun, last, between = STEPS_BEFORE[schema.name, column.name]
        return (
            f"case when r.{first} > d.day or (r.{last} > d.day and r.{first} is null) then '{begun}'"
            f" when r.{last} > d.day then '{between}' else {name} end as {column.name}"
        )
    if column.kind != "date" or column.name == day or column.name in AHEAD:
        return name
    return f"case when {name} <= d.day then {name} end as {column.name}"


# Days that may lie ahead.
AHEAD = frozenset({"due_on", "review_on", "answer_by"})
# What stood in a column before the day in another.
STATE_BEFORE = {
    ("goals", "state"): ("achieved_on", "working"),
    ("help_requests", "state"): ("ended_on", "asked"),
    ("grants", "state"): ("decided_on", "asked"),
    ("advocacy", "outcome"): ("heard_on", "waiting"),
    ("adult_transfers", "accepted"): ("answered_on", "waiting"),
    ("changes_asked", "answer"): ("answered_on", "waiting"),
}
# The same of what goes by two steps: the day of the first, what stood before it, the day of the last, what stood
# between. The first may have been left out.
STEPS_BEFORE = {
    ("flags", "flag"): ("seen_on", "flagged", "answered_on", "seen"),
    ("approaches", "state"): ("advised_on", "received", "became_on", "advised"),
}
BESIDE_STATEMENTS = tuple((schema.name, beside(schema)) for schema in BESIDE)
# Tables that only the statements need.
INNER = frozenset({"said", "standing"})
