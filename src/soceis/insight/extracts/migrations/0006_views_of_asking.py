"""Views of what was asked and heard: consultations, flags, another worker, a mentor's word, receipts.

Made as those before them (see 0002_research_views, 0005_views_of_the_work). A consultation is about nobody by name,
so no policy of a young person guards it: here a policy of its own leaves out those kept apart or sealed, and those
that led to a referral which soceis_lens does not see, because that young person said no.
"""

from django.db import migrations

WITH_KEY = "cross join app.research_key secret"
EPISODE = "research.pseudonym({table}.episode_id, secret.key) as episode_id"
WROTE = "(t.created_at at time zone 'Europe/London')::date"
SENT = "(t.sent_at at time zone 'Europe/London')::date as sent_on"
APPROACH = f"research.pseudonym(t.id, secret.key) as approach_id, {SENT}, area.name as area"

VIEWS = {
    # A slip that was taken back bought nothing.
    "receipts": f"""
select {EPISODE.format(table="request")}, t.on as "on", research.coded(t.kind) as kind, t.pence, t.files
from support_receipt t join support_grant spent on spent.id = t.grant_id
  join support_helprequest request on request.id = spent.request_id {WITH_KEY}
where t.taken_back_on is null""",
    "flags": f"""
select {EPISODE.format(table="t")}, {WROTE} as noted_on, research.coded(t.flag) as flag, t.answer_by, t.seen_on,
  t.answered_on, t.heard_back_on
from casework_concern t {WITH_KEY} where t.flag <> ''""",
    "changes_asked": f"""
select {EPISODE.format(table="t")}, t.asked_on, research.coded(t.asked_by) as asked_by,
  coalesce(research.coded(t.answer), 'waiting') as answer, t.answered_on, t.told_on
from casework_changeasked t {WITH_KEY}""",
    "mentor_words": f"""
select {EPISODE.format(table="t")}, {WROTE} as said_on,
  case when t.cannot_wait then 'yes' else 'no' end as cannot_wait,
  (t.heard_at at time zone 'Europe/London')::date as heard_on
from casework_mentorword t {WITH_KEY}""",
    "approaches": f"""
select {APPROACH}, research.coded(t.kind) as kind, research.pseudonym(org.id, secret.key) as organisation_id,
  research.coded(org.kind) as partner_kind, research.coded(t.age_band) as age_band, research.coded(t.state) as state,
  t.answer_by, t.advised_on, t.became_on
from consultations_approach t join accounts_area area on area.id = t.area_id
  join partners_organisation org on org.id = t.organisation_id {WITH_KEY}""",
    "approach_signs": f"""
select {APPROACH}, research.coded(early.sign) as sign
from consultations_approach t join accounts_area area on area.id = t.area_id
  cross join lateral (select distinct unnest(t.early_signs)) early(sign) {WITH_KEY}
where research.coded(early.sign) is not null""",
}
EVERYTHING = "true"
MAY_LEAVE = (
    "not kept_apart and cardinality(sealed_from) = 0 and (became_referral is null"
    " or exists (select from referrals_referral referral where referral.id = became_referral))"
)
# Tables that soceis_lens did not read before, and which of their rows it reads.
READ_NOW = {
    "casework_concern": EVERYTHING,
    "casework_changeasked": EVERYTHING,
    "casework_mentorword": EVERYTHING,
    "partners_organisation": EVERYTHING,
    "consultations_approach": MAY_LEAVE,
}
READS = [
    f"grant select on {table} to soceis_lens;\n"
    f"create policy {table}_soceis_lens on {table} for select to soceis_lens using ({rows});"
    for table, rows in READ_NOW.items()
]
READS_NO_MORE = [
    f"drop policy {table}_soceis_lens on {table};\nrevoke select on {table} from soceis_lens;"
    for table in READ_NOW
]


def _made(name: str, query: str) -> str:
    return (
        f"create view research.{name} with (security_barrier) as {query};\n"
        f"alter view research.{name} owner to soceis_lens;\n"
        f"revoke all on research.{name} from public;\n"
        f"grant select on research.{name} to soceis_research;\n"
    )


class Migration(migrations.Migration):
    dependencies = [
        ("extracts", "0005_views_of_the_work"),
        ("casework", "0006_who_sees_supervision"),
        ("support", "0002_row_security"),
        ("partners", "0002_row_security"),
        ("consultations", "0003_sealed"),
    ]

    operations = [
        migrations.RunSQL(
            "\n".join([*READS, *(_made(name, query) for name, query in VIEWS.items())]),
            "\n".join([*(f"drop view research.{name};" for name in VIEWS), *READS_NO_MORE]),
        )
    ]
