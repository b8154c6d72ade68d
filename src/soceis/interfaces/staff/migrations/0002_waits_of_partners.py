"""What waits with partners, counted by area beside `app.waits`: who is gone, who is to be briefed, who must answer.

The days are those of the rules of agreements and disclosures; a generative test compares the two. The guard reads
dates of people at partners, and no name, address or number.
"""

from django.db import migrations

GUARD = "soceis_guard"
# Tables that the guard does not read yet: columns, and a policy.
NEW = {
    "agreements_agreementparty": "agreement_id, contact_id",
    "agreements_successor": "agreement_id, area_id, after_id, since",
    "partners_partnercontact": "id, deputy_id, heard_on, bounced_on, left_on, briefed_on",
    "disclosures_afterwards": "area_id, created_at, notified_on, answered_on",
}
# Those that it reads already (0001): more columns.
MORE = {
    "agreements_agreement": "effective_on",
    "disclosures_disclosure": "direction, decision, method, received_on",
}
READ = "\n".join(
    f"grant select ({columns}) on {table} to {GUARD};"
    f" create policy {table}_{GUARD} on {table} for select to {GUARD} using (true);"
    for table, columns in NEW.items()
)
READ += "\n".join(f"grant select ({columns}) on {table} to {GUARD};" for table, columns in MORE.items())
UNREAD = "\n".join(
    f"drop policy {table}_{GUARD} on {table}; revoke select ({columns}) on {table} from {GUARD};"
    for table, columns in NEW.items()
)
UNREAD += "\n".join(f"revoke select ({columns}) on {table} from {GUARD};" for table, columns in MORE.items())

WAITS = """
create function app.waits_of_partners() returns table (matter text, area_id uuid, waiting bigint, late bigint)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  scope uuid[] := app.areas_to_count();
  today date := app.today();
begin
  return query
  with named as (
    select distinct g.id as agreement_id, g.area_id, who.contact_id
    from agreements_agreement g
    join agreements_agreementparty p on p.agreement_id = g.id
    join partners_partnercontact c on c.id = p.contact_id
    cross join lateral (values (c.id), (c.deputy_id)) who (contact_id)
    where g.area_id = any (scope) and g.stage = 'active' and g.effective_on <= today
      and (g.ends_on is null or g.ends_on >= today) and who.contact_id is not null
  ), gone as (
    select distinct n.area_id, c.id, case
        when c.left_on <= today then c.left_on
        when c.bounced_on >= c.heard_on then c.bounced_on
        when today - c.heard_on >= 60 then c.heard_on + 60
      end as since
    from named n join partners_partnercontact c on c.id = n.contact_id
  ), fresh as (
    select s.area_id, s.after_id, min(s.since) as since
    from agreements_successor s
    join named n on n.agreement_id = s.agreement_id and n.contact_id = s.after_id
    join partners_partnercontact c on c.id = s.after_id
    where c.left_on is null and (c.briefed_on is null or c.briefed_on < s.since)
    group by 1, 2
  )
  select 'contacts', g.area_id, count(*), count(*) filter (where today - g.since > 14)
    from gone g where g.since is not null group by 2
  union all
  select 'briefings', f.area_id, count(*), count(*) filter (where today - f.since > 14) from fresh f group by 2
  union all
  select 'receipts', d.area_id, count(*), count(*) filter (where today - d.happened_on > 14)
    from disclosures_disclosure d
    where d.area_id = any (scope) and d.direction = 'out' and d.decision <> 'refused' and d.received_on is null
      and d.method not in ('meeting', 'telephone') and today - d.happened_on >= 5 group by 2
  union all
  select 'corrections', a.area_id, count(*), count(*) filter (where case
      when a.notified_on is null then today - (a.created_at at time zone 'Europe/London')::date > 1
      else today - a.notified_on > 14 end)
    from disclosures_afterwards a
    where a.area_id = any (scope) and (a.notified_on is null or a.answered_on is null) group by 2;
end $$;
alter function app.waits_of_partners() owner to soceis_guard;
revoke all on function app.waits_of_partners() from public;
grant execute on function app.waits_of_partners() to soceis_app;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("staff", "0001_waits"),
        ("agreements", "0003_who_comes_after"),
        ("disclosures", "0002_row_security"),
        ("partners", "0002_row_security"),
    ]

    operations = [
        migrations.RunSQL(READ, UNREAD),
        migrations.RunSQL(WAITS, "drop function app.waits_of_partners();"),
    ]
