"""What waits, counted by area: for a manager their own areas, for the national manager all of them.

The national manager sees numbers and no record, so the counting is done by functions of soceis_guard, which may
read the columns that are counted by and no others: no name, no words. Each matter counts what the page it leads
to lists; tests compare the two.
"""

from django.db import migrations

GUARD = "soceis_guard"
# What may be read for counting. Tables that the guard reads already need no policy.
COLUMNS = {
    "referrals_referral": "id, area_id, state, received_on",
    "casework_episode": ("id, area_id, young_person_id, state, closure_asked_on, end_date, first_attended"),
    "casework_episodestate": "id, episode_id, cause, effective_on",
    "casework_monthlyreview": "episode_id, month",
    "casework_concern": "area_id, flag, answer_by",
    "casework_nonengagementreason": "area_id, episode_id, young_person_id, informant, addressable, reason",
    "support_grant": "area_id, state",
    "support_helprequest": "area_id, state, due_on",
    "people_warninglift": "area_id, state",
    "outcomes_outcomereading": "episode_id, follow_up_months",
    "outcomes_followupleft": "episode_id, months",
    "outcomes_exitplan": "episode_id, ask_again",
    "outcomes_adulttransfer": "episode_id",
    "safety_risk": "area_id, episode_id, review_on, ended_on",
    "safety_contextaction": "area_id, due_on, done_on, ended_on",
    "disclosures_disclosure": "area_id, outside_reason, seen_on, happened_on",
    "agreements_agreement": "id, area_id, stage, review_on, ends_on",
    "agreements_agreementstage": "id, agreement_id, effective_on",
}
READ = "\n".join(
    f"grant select ({columns}) on {table} to {GUARD};"
    f" create policy {table}_{GUARD} on {table} for select to {GUARD} using (true);"
    for table, columns in COLUMNS.items()
)
READ += f"\ngrant select (id) on accounts_area to {GUARD};"
UNREAD = "\n".join(
    f"drop policy {table}_{GUARD} on {table}; revoke select ({columns}) on {table} from {GUARD};"
    for table, columns in COLUMNS.items()
)

# The areas that somebody may see numbers of.
SCOPE = """
create function app.areas_to_count() returns uuid[] language plpgsql stable security definer
  set search_path = public, pg_temp as $$
begin
  if 'national_manager' = any (app.my_roles()) then
    return array(select id from accounts_area);
  end if;
  return app.my_areas();
end $$;
alter function app.areas_to_count() owner to soceis_guard;
revoke all on function app.areas_to_count() from public;
"""

WAITS = """
create function app.waits() returns table (matter text, area_id uuid, waiting bigint, late bigint)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  scope uuid[] := app.areas_to_count();
  today date := app.today();
  this_month date := date_trunc('month', app.today())::date;
  month_before date := (date_trunc('month', app.today()) - interval '1 month')::date;
  deadline date := (select day::date from generate_series(this_month, this_month + 13, interval '1 day') day
                    where extract(isodow from day) < 6 order by day offset 4 limit 1);
  ahead uuid[] := array(select s.id from activities_groupsession s
    where s.area_id = any (scope) and s.state in ('planned', 'confirmed')
      and s.starts_at >= today::timestamp at time zone 'Europe/London');
begin
  return query
  with open_work as (
    select e.id, e.area_id, e.young_person_id, e.closure_asked_on,
           (select s.effective_on from casework_episodestate s where s.episode_id = e.id and s.cause = 'begun'
            order by s.effective_on, s.id limit 1) as began
    from casework_episode e where e.area_id = any (scope) and e.state <> 'closed'
  )
  select 'referrals', r.area_id, count(*), count(*) filter (where today - r.received_on >= 14)
    from referrals_referral r where r.area_id = any (scope) and r.state <> 'decided' group by 2
  union all
  select 'key_worker', w.area_id, count(*),
         count(*) filter (where today - coalesce((
           select a.ends from casework_assignment a where a.episode_id = w.id and a.kind = 'key_worker'
           order by a.ends desc limit 1), w.began, today) >= 7)
    from open_work w
    where not exists (select from casework_assignment a where a.episode_id = w.id and a.kind = 'key_worker'
                      and a.begins <= today and (a.ends is null or a.ends >= today)) group by 2
  union all
  select 'flags', c.area_id, count(*), count(*) filter (where c.answer_by < today)
    from casework_concern c where c.area_id = any (scope) and c.flag in ('flagged', 'seen') group by 2
  union all
  select 'reviews', w.area_id, count(*), 0
    from open_work w
    where w.began < this_month + interval '1 month'
      and not exists (select from casework_monthlyreview m where m.episode_id = w.id and m.month = this_month)
    group by 2
  union all
  select 'reviews_late', w.area_id, count(*), count(*)
    from open_work w
    where today > deadline and w.began < this_month
      and not exists (select from casework_monthlyreview m where m.episode_id = w.id and m.month = month_before)
    group by 2
  union all
  select 'closures', w.area_id, count(*), count(*) filter (where today - w.closure_asked_on >= 7)
    from open_work w where w.closure_asked_on is not null group by 2
  union all
  select 'grants', g.area_id, count(*), 0
    from support_grant g where g.area_id = any (scope) and g.state = 'asked' group by 2
  union all
  select 'lifts', l.area_id, count(*), 0
    from people_warninglift l where l.area_id = any (scope) and l.state = 'asked' group by 2
  union all
  select 'help', h.area_id, count(*), count(*) filter (where h.due_on < today)
    from support_helprequest h where h.area_id = any (scope) and h.state = 'asked' group by 2
  union all
  select 'groups', f.area_id, count(distinct f.session_id), 0
    from app.apart_found(ahead) f
    where not exists (select from activities_sessionoverride o
                      where o.session_id = f.session_id and f.sign = any (o.covers)) group by 2
  union all
  select 'asking_again', e.area_id, count(*), count(*) filter (where today > due.on_day)
    from casework_episode e
    cross join (values (6), (12)) asked (months)
    cross join lateral (select (e.end_date + make_interval(months => asked.months))::date as on_day) due
    where e.area_id = any (scope) and e.state = 'closed' and e.first_attended is not null
      and e.end_date between today - 475 and today - 160
      and today between due.on_day - 14 and due.on_day + 92
      and not exists (select from casework_episode o
                      where o.young_person_id = e.young_person_id and o.area_id = any (scope) and o.state <> 'closed')
      and not exists (select from outcomes_exitplan x where x.episode_id = e.id and x.ask_again = 'no')
      and not exists (select from outcomes_outcomereading r
                      where r.episode_id = e.id and r.follow_up_months = asked.months)
      and not exists (select from outcomes_followupleft l where l.episode_id = e.id and l.months = asked.months)
    group by 2
  union all
  select 'adult_services', w.area_id, count(*), 0
    from open_work w join people_youngperson y on y.id = w.young_person_id
    where y.date_of_birth + interval '210 months' <= today
      and not exists (select from outcomes_adulttransfer t where t.episode_id = w.id) group by 2
  union all
  select 'risk_looks', w.area_id, count(*), count(*) filter (where today - r.review_on > 7)
    from safety_risk r join open_work w on w.id = r.episode_id
    where r.ended_on is null and r.review_on < today group by 2
  union all
  select 'places', a.area_id, count(*), count(*) filter (where today - a.due_on > 7)
    from safety_contextaction a
    where a.area_id = any (scope) and a.done_on is null and a.ended_on is null and a.due_on < today group by 2
  union all
  select 'outside', d.area_id, count(*), count(*) filter (where today - d.happened_on > 7)
    from disclosures_disclosure d
    where d.area_id = any (scope) and d.outside_reason <> '' and d.seen_on is null group by 2
  union all
  select 'agreements', g.area_id, count(*), count(*) filter (where g.stage in ('active', 'suspended') and
           case when g.ends_on - today <= 60 then g.ends_on < today else g.review_on < today end)
    from agreements_agreement g
    where g.area_id = any (scope) and (
      (g.stage in ('active', 'suspended') and (g.ends_on - today <= 60 or g.review_on - today <= 60))
      or (g.stage not in ('active', 'suspended', 'ended') and today - (
        select s.effective_on from agreements_agreementstage s where s.agreement_id = g.id
        order by s.id desc limit 1) >= 30)) group by 2
  union all
  select 'cover_ends', a.area_id, count(*), 0
    from casework_assignment a
    where a.area_id = any (scope) and a.kind = 'cover' and a.begins <= today and a.ends between today and today + 14
    group by 2
  union all
  select 'cover_begins', a.area_id, count(*), 0
    from casework_assignment a
    where a.area_id = any (scope) and a.kind = 'cover' and a.begins > today and a.begins <= today + 14 group by 2
  union all
  select 'open_work', w.area_id, count(*), 0 from open_work w group by 2;
end $$;
alter function app.waits() owner to soceis_guard;
revoke all on function app.waits() from public;
grant execute on function app.waits() to soceis_app;
"""

# People of whom a side said so, once each, however often they were asked.
REASONS = """
create function app.reasons_counted() returns table (area_id uuid, informant text, addressable text, people bigint)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
  select n.area_id, n.informant::text, n.addressable::text, count(distinct n.young_person_id)
    from casework_nonengagementreason n
    where n.area_id = any (app.areas_to_count()) group by 1, 2, 3;
end $$;
alter function app.reasons_counted() owner to soceis_guard;
revoke all on function app.reasons_counted() from public;
grant execute on function app.reasons_counted() to soceis_app;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_access_functions"),
        ("activities", "0003_kept_apart"),
        ("agreements", "0002_row_security"),
        ("casework", "0004_chronology_entries"),
        ("disclosures", "0002_row_security"),
        ("outcomes", "0003_who_sees_moving_on"),
        ("people", "0004_two_people_lift_a_warning"),
        ("referrals", "0002_row_security"),
        ("safety", "0002_row_security"),
        ("support", "0002_row_security"),
    ]

    operations = [
        migrations.RunSQL(READ, UNREAD),
        migrations.RunSQL(SCOPE, "drop function app.areas_to_count();"),
        migrations.RunSQL(WAITS, "drop function app.waits();"),
        migrations.RunSQL(REASONS, "drop function app.reasons_counted();"),
    ]
