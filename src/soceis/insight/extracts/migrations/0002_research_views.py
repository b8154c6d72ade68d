"""The views of schema research: what an evaluator may know, and nothing that says who it is about.

They belong to soceis_lens, which reads the records; soceis_research, which logs in, reads the views and
nothing else. Internal ids leave only as pseudonyms: SHA-256 (its first 128 bits) over a random key of
this database and the id, both of fixed length. The key lies in app.research_key, which only soceis_lens
may read, so that somebody who knows an internal id cannot work out its pseudonym. A text that is not
shaped like a code is not shown. Columns beside those of the extract's contract (decided_on, place,
number) serve the trimming to a day and never leave the service.
"""

from django.db import migrations

KEY = """
create table app.research_key (
  single boolean primary key default true check (single),
  key bytea not null check (length(key) = 32));
insert into app.research_key (key) values (sha256(
  uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())));
revoke all on app.research_key from public;
grant select on app.research_key to soceis_lens;
grant select on accounts_area, plans_formversion to soceis_lens;

create function research.pseudonym(id uuid, key bytea) returns text
  language sql immutable strict parallel safe
  return encode(substr(sha256(key || uuid_send(id)), 1, 16), 'hex');

create function research.coded(said text) returns text
  language sql immutable parallel safe
  return case when length(said) between 1 and 60 and said !~ '[^A-Za-z0-9_]' then said end;

create function research.shares(said jsonb) returns text
  language sql immutable parallel safe
  return case when said::text ~ '^[{]("[A-Z_]+": [0-9.]+(, )?)+[}]$'
    then translate(said::text, ',{}" ', ';') end;
"""

# Name of the view -> its query. `secret` is the one row of app.research_key.
VIEWS = {
    "areas": """
select name as area, nation, launch_date, data_date, complete, "order" as position
from accounts_area""",
    "people": """
select research.pseudonym(person.id, secret.key) as person_id,
  coalesce(research.coded(details.sex), case when details.sex_missing <> '' then 'unknown' end) as sex,
  coalesce(research.coded(details.ethnicity), case when details.ethnicity_missing <> '' then 'unknown' end)
    as ethnicity,
  to_char(person.date_of_birth, 'YYYY-MM') as birth_month
from people_youngperson person
  left join people_personaldetails details on details.young_person_id = person.id
  cross join app.research_key secret""",
    # Referrals of one young person in one area on one day keep the order in which they were recorded.
    "referrals": """
select to_char(row_number() over (
    partition by referral.young_person_id, referral.area_id, referral.received_on
    order by referral.created_at, referral.id), 'FM00') || research.pseudonym(referral.id, secret.key)
    as referral_id,
  research.pseudonym(referral.young_person_id, secret.key) as person_id, area.name as area,
  referral.received_on,
  coalesce(extract(year from age(referral.received_on, person.date_of_birth))::integer, referral.age_at_referral)
    as age_at_referral,
  research.coded(referral.source) as source, research.coded(referral.primary_reason) as primary_reason,
  research.coded(referral.decision) as decision, referral.decided_on
from referrals_referral referral
  join accounts_area area on area.id = referral.area_id
  join people_youngperson person on person.id = referral.young_person_id
  cross join app.research_key secret""",
    # Without the order of a day: what an episode's referral is called is looked up by `referral`.
    "episodes": """
select research.pseudonym(episode.id, secret.key) as episode_id,
  research.pseudonym(episode.young_person_id, secret.key) as person_id,
  research.pseudonym(episode.referral_id, secret.key) as referral, area.name as area,
  episode.number, research.coded(episode.programme) as programme, research.coded(episode.state) as state,
  episode.open_from, episode.first_attended, episode.end_date, research.coded(episode.closure_code) as closure_code
from casework_episode episode
  join accounts_area area on area.id = episode.area_id
  cross join app.research_key secret""",
    "states": """
select research.pseudonym(event.episode_id, secret.key) as episode_id, research.coded(event.to_state) as state,
  event.effective_on, (event.recorded_at at time zone 'Europe/London')::date as recorded_on,
  row_number() over (partition by event.episode_id order by event.effective_on, event.recorded_at, event.id) as place
from casework_episodestate event cross join app.research_key secret""",
    # A correction is a contact of its own: only the latest counts.
    "contacts": """
select research.pseudonym(contact.id, secret.key) as contact_id,
  research.pseudonym(contact.episode_id, secret.key) as episode_id,
  (contact.happened_at at time zone 'Europe/London')::date as "on",
  research.coded(contact.kind) as kind, research.coded(contact.mode) as mode, contact.minutes,
  research.shares(contact.components) as components,
  case when contact.out_of_hours then 'yes' else 'no' end as out_of_hours
from casework_contact contact cross join app.research_key secret
where not exists (select from casework_contact later where later.corrects = contact.id)""",
    "non_engagement": """
select research.pseudonym(reason.episode_id, secret.key) as episode_id, research.coded(reason.reason) as reason,
  research.coded(reason.informant) as informant, research.coded(reason.addressable) as addressable,
  row_number() over (partition by reason.episode_id order by reason.created_at, reason.id) as place
from casework_nonengagementreason reason cross join app.research_key secret""",
    "plans": """
select research.pseudonym(plan.id, secret.key) as plan_id, research.pseudonym(plan.episode_id, secret.key) as episode_id,
  area.name as area, plan.agreed_on, form.code as form_version,
  row_number() over (partition by plan.episode_id order by plan.agreed_on, plan.created_at, plan.id) as place
from plans_plan plan
  join accounts_area area on area.id = plan.area_id
  join plans_formversion form on form.id = plan.form_version_id
  cross join app.research_key secret
where plan.state <> 'draft' and plan.agreed_on is not null""",
    "plan_forms": """
select form.code as form_version, area.name as area, form.used_from, research.coded(topic.code) as topic
from plans_formversion form
  join accounts_area area on area.id = form.area_id
  cross join lateral jsonb_array_elements_text(form.topics) topic(code)
where research.coded(topic.code) is not null""",
    "plan_topics": """
select distinct research.pseudonym(plan.id, secret.key) as plan_id, research.coded(topic.code) as topic
from plans_plan plan
  cross join lateral jsonb_array_elements_text(plan.topics) topic(code)
  cross join app.research_key secret
where plan.state <> 'draft' and plan.agreed_on is not null and research.coded(topic.code) is not null""",
    "outcome_readings": """
select research.pseudonym(reading.episode_id, secret.key) as episode_id, research.coded(reading.outcome) as outcome,
  research.coded(reading.stage) as stage, research.coded(reading.applicable) as applicable,
  research.coded(reading.value) as value, reading.recorded_on,
  row_number() over (
    partition by reading.episode_id, reading.outcome, reading.recorded_on order by reading.created_at, reading.id)
    as place
from outcomes_outcomereading reading cross join app.research_key secret""",
}

SOURCES = (
    "accounts_area",
    "people_youngperson",
    "people_personaldetails",
    "referrals_referral",
    "casework_episode",
    "casework_episodestate",
    "casework_nonengagementreason",
    "plans_plan",
    "plans_formversion",
    "outcomes_outcomereading",
    "casework_contact",
)
# How many rows each table has and a sum over the transactions that wrote them: it changes with any write.
FRESHNESS = " union all ".join(
    f"select '{table}' as source, count(*) as rows,"
    f" coalesce(sum(hashint8extended(xmin::text::bigint, 0)::numeric), 0)::text as mark from {table}"
    for table in SOURCES
)


def _made(name: str, query: str) -> str:
    return (
        f"create view research.{name} with (security_barrier) as {query};\n"
        f"alter view research.{name} owner to soceis_lens;\n"
        f"revoke all on research.{name} from public;\n"
        f"grant select on research.{name} to soceis_research;\n"
    )


ALL_VIEWS = {**VIEWS, "freshness": FRESHNESS}
FUNCTIONS = ("pseudonym(uuid, bytea)", "coded(text)", "shares(jsonb)")
OWNERSHIP = "\n".join(f"alter function research.{name} owner to soceis_lens;" for name in FUNCTIONS)
UNDO = "\n".join(
    [
        *(f"drop view research.{name};" for name in ALL_VIEWS),
        *(f"drop function research.{name};" for name in FUNCTIONS),
        "drop table app.research_key;",
        "revoke select on accounts_area, plans_formversion from soceis_lens;",
    ]
)


class Migration(migrations.Migration):
    dependencies = [
        ("extracts", "0001_initial"),
        ("accounts", "0002_access_functions"),
        ("people", "0002_row_security"),
        ("referrals", "0002_row_security"),
        ("casework", "0002_row_security"),
        ("plans", "0002_row_security"),
        ("outcomes", "0002_row_security"),
    ]

    operations = [
        migrations.RunSQL(
            KEY + OWNERSHIP + "\n" + "\n".join(_made(name, query) for name, query in ALL_VIEWS.items()), UNDO
        )
    ]
