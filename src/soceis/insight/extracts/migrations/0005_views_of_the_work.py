"""Views of what the work was: codes, days, numbers and pseudonyms, never words of anybody's own.

They are made as those before them (see 0002_research_views): a text that is not shaped like a code is not
shown, and policies of the tables leave out whoever said no to being counted. Of a thing that somebody changes
(a goal, a request, a risk) a view shows how it stands now and since when; the trimming to a day does the rest.
"""

from django.db import migrations

EPISODE = "research.pseudonym({table}.episode_id, secret.key) as episode_id"
WITH_KEY = "cross join app.research_key secret"
WROTE = "({table}.created_at at time zone 'Europe/London')::date"
THERE = "'young_person' = any (t.present)"
EET = """case {status}
    when 'school' then 'education' when 'special_school' then 'education' when 'alternative' then 'education'
    when 'college' then 'education' when 'home' then 'education'
    when 'training' then 'training' when 'apprenticeship' then 'training'
    when 'work' then 'employment' when 'volunteering' then 'none' when 'no_school' then 'none'
    when 'not_in' then 'none' else 'not_known' end"""


def yes_no(condition: str) -> str:
    """A condition as the code yes or no."""
    return f"case when {condition} then 'yes' else 'no' end"


def of_an_episode(table: str, columns: str, joined: str = "") -> str:
    """The view of a table with a column episode_id; `t` is the table."""
    return f"select {EPISODE.format(table='t')}, {columns} from {table} t {joined} {WITH_KEY}"


VIEWS = {
    "permission_answers": f"""
select research.pseudonym(t.young_person_id, secret.key) as person_id, area.name as area, t.answered_on,
  research.coded(t.purpose) as purpose, research.coded(t.answer) as answer,
  research.coded(t.answered_by) as answered_by, research.coded(t.competence) as competence
from consent_permissionanswer t join accounts_area area on area.id = t.area_id {WITH_KEY}""",
    "life_answers": f"""
select research.pseudonym(talk.episode_id, secret.key) as episode_id, talk.held_on, research.coded(t.part) as part,
  research.coded(t.side) as side, research.coded(t.basis) as basis, t.rating,
  case when exists (
    select from assessments_lifeanswer theirs
    where theirs.conversation_id = t.conversation_id and theirs.side = 'young_person')
    then 'no' else 'yes' end as worker_only
from assessments_lifeanswer t join assessments_conversation talk on talk.id = t.conversation_id {WITH_KEY}""",
    "licensed_readings": of_an_episode(
        "assessments_licensedreading",
        "t.read_on, research.coded(licence.tool) as tool, t.number,"
        f" {yes_no('t.applicable')} as applicable, t.score,"
        f" {yes_no(THERE)} as young_person_there",
        "join assessments_licence licence on licence.id = t.licence_id",
    ),
    "follow_ups": f"""
select research.pseudonym(t.episode_id, secret.key) as episode_id, t.on as "on", t.months, t.came,
  research.coded(t.reason) as reason
from (
  select episode_id, min(recorded_on) as on, follow_up_months as months, 'asked' as came, '' as reason
  from outcomes_outcomereading where follow_up_months is not null group by episode_id, follow_up_months
  union all
  select episode_id, decided_on, months, 'left', reason from outcomes_followupleft
) t {WITH_KEY}""",
    "short_measures": of_an_episode(
        "outcomes_shortmeasure",
        "t.taken_on, research.coded(t.stage) as stage, research.coded(t.measure) as measure,"
        " research.coded(t.answer) as answer",
    ),
    "support_networks": of_an_episode(
        "outcomes_supportnetwork",
        "t.counted_on, research.coded(t.stage) as stage, research.coded(t.kind) as kind, t.number",
    ),
    "engagement_milestones": of_an_episode(
        "outcomes_engagementmilestone", "t.reached_on, research.coded(t.kind) as kind"
    ),
    "exit_plans": of_an_episode(
        "outcomes_exitplan",
        f"t.agreed_on, research.coded(t.ask_again) as ask_again, {yes_no('t.has_copy')} as has_copy",
    )
    + " where t.agreed_on is not null",
    "adult_transfers": of_an_episode(
        "outcomes_adulttransfer",
        f"coalesce(t.asked_on, {WROTE.format(table='t')}) as noted_on, research.coded(t.wanted) as wanted,"
        " research.coded(t.kind) as kind, t.asked_on, research.coded(t.accepted) as accepted, t.answered_on, t.told_on",
    ),
    "risks": of_an_episode(
        "safety_risk",
        f"least(t.looked_on, {WROTE.format(table='t')}) as noted_on, research.coded(t.likelihood) as likelihood,"
        " t.looked_on, t.review_on, t.ended_on",
    ),
    "contexts": f"""
select research.pseudonym(t.young_person_id, secret.key) as person_id, area.name as area, t.looked_on,
  research.coded(t.kind) as kind, research.coded(t.weight) as weight
from safety_context t join accounts_area area on area.id = t.area_id {WITH_KEY}""",
    # A goal that lives on in other words is `changed` and its story goes on in the next; both are here.
    "goals": f"""
select research.pseudonym(plan.episode_id, secret.key) as episode_id, research.pseudonym(t.id, secret.key) as goal_id,
  plan.agreed_on, research.coded(t.topic) as topic, research.coded(t.state) as state, t.achieved_on,
  (select research.coded(help.kind) from plans_goalhelp help where help.goal_id = t.id
    order by help.created_at, help.id limit 1) as help
from plans_goal t join plans_plan plan on plan.id = t.plan_id {WITH_KEY}
where plan.state <> 'draft' and plan.agreed_on is not null""",
    "activity_choices": of_an_episode(
        "activities_activitychoice",
        f"t.offered_on, t.chosen_on, cardinality(t.offered) as offered, cardinality(t.chosen) as chosen,"
        f" {yes_no('t.not_now')} as not_now",
    ),
    "register_entries": of_an_episode(
        "activities_registerentry",
        "research.pseudonym(session.group_id, secret.key) as group_id,"
        " research.pseudonym(session.id, secret.key) as session_id,"
        " (session.starts_at at time zone 'Europe/London')::date as \"on\", research.coded(t.state) as state,"
        " research.coded(session.state) as session_state, session.minutes,"
        " research.coded(together.state) as group_state",
        "join activities_groupsession session on session.id = t.session_id"
        " join activities_group together on together.id = session.group_id",
    ),
    "help_requests": of_an_episode(
        "support_helprequest",
        "t.asked_on, research.coded(t.need) as need, research.coded(t.how_soon) as how_soon, t.due_on,"
        " research.coded(t.state) as state, t.ended_on, research.coded(t.unmet_reason) as unmet_reason",
    ),
    "grants": f"""
select research.pseudonym(request.episode_id, secret.key) as episode_id,
  {WROTE.format(table="t")} as asked_on, research.coded(request.need) as need, t.pence,
  research.coded(t.state) as state, t.decided_on
from support_grant t join support_helprequest request on request.id = t.request_id {WITH_KEY}""",
    "advocacy": of_an_episode(
        "support_advocacy",
        "t.asked_on, research.coded(t.with_whom) as with_whom, research.coded(t.outcome) as outcome, t.heard_on",
    ),
    "education_statuses": of_an_episode(
        "schools_educationstatus",
        f"t.begins, research.coded(t.status) as status, {EET.format(status='t.status')} as eet,"
        " research.coded(t.source) as source",
    ),
    "exclusions": of_an_episode(
        "schools_exclusion",
        "t.begins, research.coded(t.kind) as kind, round(2 * t.days)::integer as half_days,"
        " research.coded(t.reason) as reason, research.coded(t.source) as source",
    ),
    "attendance": of_an_episode(
        "schools_attendance",
        "t.begins, t.ends, round(10 * t.percent)::integer as per_thousand, research.coded(t.source) as source",
    ),
    "applications": of_an_episode(
        "schools_application",
        "t.state_on, research.coded(t.kind) as kind, research.coded(t.state) as state",
    ),
    "achievements": of_an_episode(
        "schools_achievement", "t.achieved_on, research.coded(t.kind) as kind"
    ),
    "engagement_reasons": of_an_episode(
        "casework_nonengagementreason",
        f"coalesce(t.asked_on, {WROTE.format(table='t')}) as asked_on, research.coded(t.reason) as reason,"
        " research.coded(t.informant) as informant, research.coded(t.addressable) as addressable,"
        f" {yes_no('t.with_closure')} as at_the_end",
    ),
}  # fmt: skip
# Tables that soceis_lens did not read before; those about young people are guarded for whoever said no.
READ_NOW = (
    "plans_goal",
    "plans_goalhelp",
    "activities_activitychoice",
    "activities_registerentry",
    "activities_group",
    "activities_groupsession",
)
READS = "\n".join(
    f"grant select on {table} to soceis_lens;\n"
    f"create policy {table}_soceis_lens on {table} for select to soceis_lens using (true);"
    for table in READ_NOW
)
READS_NO_MORE = "\n".join(
    f"drop policy {table}_soceis_lens on {table};\nrevoke select on {table} from soceis_lens;"
    for table in READ_NOW
)


def _made(name: str, query: str) -> str:
    return (
        f"create view research.{name} with (security_barrier) as {query};\n"
        f"alter view research.{name} owner to soceis_lens;\n"
        f"revoke all on research.{name} from public;\n"
        f"grant select on research.{name} to soceis_research;\n"
    )


class Migration(migrations.Migration):
    dependencies = [
        ("extracts", "0004_permissions"),
        ("consent", "0002_row_security"),
        ("assessments", "0002_row_security"),
        ("safety", "0002_row_security"),
        ("plans", "0003_who_sees_helps"),
        ("activities", "0002_who_sees_activities"),
        ("support", "0002_row_security"),
        ("outcomes", "0003_who_sees_moving_on"),
        ("schools", "0002_row_security"),
        ("casework", "0002_row_security"),
    ]

    operations = [
        migrations.RunSQL(
            "\n".join(
                [
                    READS,
                    "grant select on assessments_licence to soceis_lens;",
                    *(_made(name, query) for name, query in VIEWS.items()),
                ]
            ),
            "\n".join(
                [
                    *(f"drop view research.{name};" for name in VIEWS),
                    "revoke select on assessments_licence from soceis_lens;",
                    READS_NO_MORE,
                ]
            ),
        )
    ]
