"""What a partner's report and the reasons for partners are counted from: codes and days, and no name.

Functions of soceis_guard, which reads the columns named here and no others; a manager counts their own areas, the
national manager all of them (app.areas_to_count of staff 0001).
"""

from django.db import migrations

GUARD = "soceis_guard"
# The guard reads these tables already (staff 0001); here are the further columns.
MORE = {
    "referrals_referral": "young_person_id, decision, age_at_referral, decided_on, referrer_organisation, told_because",
    "casework_episode": "referral_id, closure_code",
    "casework_nonengagementreason": "id, asked_on, created_at",
}
APPROACH = "id, organisation_id, area_id, kind, sent_at, state, advised_on, became_on, became_referral, kept_apart, updated_at"
READ = "\n".join(f"grant select ({columns}) on {table} to {GUARD};" for table, columns in MORE.items())
READ += (
    f"\ngrant select ({APPROACH}) on consultations_approach to {GUARD};"
    f" create policy consultations_approach_{GUARD} on consultations_approach for select to {GUARD} using (true);"
)
UNREAD = "\n".join(f"revoke select ({columns}) on {table} from {GUARD};" for table, columns in MORE.items())
UNREAD += (
    f"\ndrop policy consultations_approach_{GUARD} on consultations_approach;"
    f" revoke select ({APPROACH}) on consultations_approach from {GUARD};"
)

HEAD = "language plpgsql stable security definer set search_path = public, pg_temp as $$\n#variable_conflict use_column\n"
FUNCTIONS = f"""
create function app.partner_referrals(asked uuid, first date, last date)
  returns table (came date, person bigint, decision text, age smallint, decided_on date, first_attended date,
                 state text, closure_code text, told text)
  {HEAD}
begin
  return query
  select r.received_on, dense_rank() over (order by r.young_person_id), r.decision::text, r.age_at_referral,
         r.decided_on, e.first_attended, coalesce(e.state, '')::text, coalesce(e.closure_code, '')::text,
         r.told_because::text
    from referrals_referral r left join casework_episode e on e.referral_id = r.id
    where r.area_id = any (app.areas_to_count()) and r.received_on between first and last
      and (r.id in (select a.became_referral from consultations_approach a where a.organisation_id = asked)
           or exists (select from partners_organisation org where org.id = asked
                        and (org.area_id is null or org.area_id = r.area_id)
                        and lower(btrim(r.referrer_organisation)) = lower(org.name)))
    order by r.received_on, r.id;
end $$;

create function app.partner_talks(asked uuid, first date, last date)
  returns table (came date, answered_on date, became boolean)
  {HEAD}
begin
  return query
  select talk.came, talk.answered_on, talk.became from (
    select (a.sent_at at time zone 'Europe/London')::date as came,
           case when a.state <> 'received' then
             coalesce(least(a.advised_on, a.became_on), (a.updated_at at time zone 'Europe/London')::date) end
             as answered_on,
           a.became_referral is not null as became, a.id as id
      from consultations_approach a
      where a.organisation_id = asked and a.kind = 'consultation' and a.area_id = any (app.areas_to_count())
        and (not a.kept_apart or 'national_manager' = any (app.my_roles()))) talk
    where talk.came between first and last order by talk.came, talk.id;
end $$;

-- One row a young person: what they said themselves before what others said, then the latest, and of several that day the one named first.
create function app.reasons_for_partners(asked uuid, first date, last date)
  returns table (reason text, addressable text)
  {HEAD}
begin
  return query
  select distinct on (said.person) said.reason::text, said.addressable::text from (
    select n.young_person_id as person, n.reason, n.addressable, n.informant, n.id,
           coalesce(n.asked_on, e.end_date, (n.created_at at time zone 'Europe/London')::date) as day
      from casework_nonengagementreason n join casework_episode e on e.id = n.episode_id
      where n.area_id = asked and asked = any (app.areas_to_count())) said
    where said.day between first and last
    order by said.person, array_position(array['young_person', 'caregiver', 'worker', 'partner'], said.informant::text),
             said.day desc, said.id;
end $$;
"""
NAMES = (
    "partner_referrals(uuid, date, date)",
    "partner_talks(uuid, date, date)",
    "reasons_for_partners(uuid, date, date)",
)
OWNERSHIP = "\n".join(
    f"alter function app.{name} owner to {GUARD}; revoke all on function app.{name} from public;"
    f" grant execute on function app.{name} to soceis_app;"
    for name in NAMES
)


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("staff", "0001_waits"),
        ("consultations", "0002_row_security"),
        ("referrals", "0002_row_security"),
    ]

    operations = [
        migrations.RunSQL(READ, UNREAD),
        migrations.RunSQL(FUNCTIONS + OWNERSHIP, "\n".join(f"drop function app.{name};" for name in NAMES)),
    ]
