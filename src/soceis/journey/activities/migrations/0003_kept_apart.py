"""The keep-apart check: it reads what nobody but a manager may read, and tells each only what is theirs to know.

`app.apart_found` finds everything and is nobody's to call. `app.kept_apart` tells the manager of the area the
whole; somebody who works with a young person what kind of thing stands in the way of them and whether it is one
or more, never who; anybody else of the area that the session does not go as it stands.
"""

from django.db import migrations

FOUND = """
create function app.apart_found(asked uuid[])
  returns table (session_id uuid, area_id uuid, kind text, person uuid, other uuid, worker uuid, keep uuid, sign text)
  language sql stable security definer set search_path = public, pg_temp as $$
with session as (
  select s.id, s.area_id, s.starts_at, s.starts_at + make_interval(mins => s.minutes) as ends_at,
         s.place_id, s.routes, s.minutes
  from activities_groupsession s where s.id = any (asked) and s.state in ('planned', 'confirmed')
), standing as (
  select o.id, o.area_id, o.starts_at, o.starts_at + make_interval(mins => o.minutes) as ends_at,
         o.place_id, o.routes
  from activities_groupsession o
  where o.state in ('planned', 'confirmed')
    and o.starts_at > (select min(s.starts_at) from session s) - interval '2 days'
    and o.starts_at < (select max(s.ends_at) from session s) + interval '2 days'
), near as (
  select s.id as session_id, o.id as other_id from session s join standing o on o.area_id = s.area_id and o.id <> s.id
    and (o.place_id = s.place_id or o.routes && s.routes)
    and s.starts_at < o.ends_at + interval '30 minutes' and o.starts_at < s.ends_at + interval '30 minutes'
), there as (
  select e.session_id, e.young_person_id as person, e.lift_with_id as lift
  from activities_registerentry e
  where e.state in ('expected', 'present', 'late')
    and (e.session_id in (select id from session) or e.session_id in (select other_id from near))
), working as (
  select w.session_id, w.worker_id as worker from activities_sessionworker w
    where w.session_id in (select id from session)
  union
  select t.session_id, t.lift from there t where t.lift is not null and t.session_id in (select id from session)
), side as (
  select k.id as keep, k.area_id, k.lifts_only, k.weekdays, k.from_time, k.to_time, k.worker_id, k.place_id,
         a.person as a, b.person as b
  from activities_keepapart k
  cross join lateral (
    select k.person_id as person where k.person_id is not null
    union all
    select m.young_person_id from activities_circlemember m where m.circle_id = k.circle_id and m.ended_on is null
  ) a
  left join lateral (
    select k.other_person_id as person where k.other_person_id is not null
    union all
    select m.young_person_id from activities_circlemember m
      where m.circle_id = k.other_circle_id and m.ended_on is null
  ) b on true
  where k.ended_on is null and k.area_id in (select s.area_id from session s)
), holds as (
  -- A keep-apart holds for a session when one of the days that it touches is one of its days, at its hours.
  select s.id as session_id, s.place_id as here, s.routes, side.keep, side.lifts_only, side.worker_id,
         side.place_id, side.a, side.b
  from session s join side on side.area_id = s.area_id
  where exists (
    select from generate_series(
      (s.starts_at at time zone 'Europe/London')::date::timestamp,
      ((s.ends_at - interval '1 microsecond') at time zone 'Europe/London')::date::timestamp, interval '1 day') as day
    where (side.weekdays = '{}' or (extract(isodow from day)::int - 1) = any (side.weekdays))
      and (side.from_time is null
           or ((s.starts_at at time zone 'Europe/London') < day + side.to_time
               and (s.ends_at at time zone 'Europe/London') > day + side.from_time)))
), pair as (
  select h.session_id, h.keep, h.lifts_only, h.a, h.b from holds h where h.b is not null and h.a <> h.b
  union
  select h.session_id, h.keep, h.lifts_only, h.b, h.a from holds h where h.b is not null and h.a <> h.b
), found as (
  select p.session_id, 'person' as kind, p.a as person, p.b as other, null::uuid as worker, p.keep, '' as more
    from pair p
    join there ta on ta.session_id = p.session_id and ta.person = p.a
    join there tb on tb.session_id = p.session_id and tb.person = p.b
    where not p.lifts_only
  union
  select p.session_id, 'lift', p.a, p.b, ta.lift, p.keep, ''
    from pair p
    join there ta on ta.session_id = p.session_id and ta.person = p.a
    join there tb on tb.session_id = p.session_id and tb.person = p.b and tb.lift = ta.lift
    where p.lifts_only
  union
  select p.session_id, 'near', p.a, p.b, null, p.keep, near.other_id::text
    from pair p
    join there ta on ta.session_id = p.session_id and ta.person = p.a
    join near on near.session_id = p.session_id
    join there tb on tb.session_id = near.other_id and tb.person = p.b
    where not p.lifts_only
  union
  select h.session_id, 'worker', h.a, null, h.worker_id, h.keep, ''
    from holds h
    join there t on t.session_id = h.session_id and t.person = h.a
    join working w on w.session_id = h.session_id and w.worker = h.worker_id
    where not h.lifts_only
  union
  select h.session_id, 'lift', h.a, null, h.worker_id, h.keep, ''
    from holds h join there t on t.session_id = h.session_id and t.person = h.a and t.lift = h.worker_id
    where h.lifts_only
  union
  select h.session_id, 'place', h.a, null, null, h.keep, ''
    from holds h join there t on t.session_id = h.session_id and t.person = h.a
    where h.place_id = h.here or h.place_id = any (h.routes)
  union
  select s.id, 'twice', t.person, null, null, null, o.id::text
    from session s
    join there t on t.session_id = s.id
    join activities_registerentry e on e.young_person_id = t.person and e.session_id <> s.id
      and e.state in ('expected', 'present', 'late')
    join standing o on o.id = e.session_id and o.starts_at < s.ends_at and s.starts_at < o.ends_at
  union
  select s.id, 'worker_twice', null, null, w.worker, null, o.id::text
    from session s
    join working w on w.session_id = s.id
    join activities_sessionworker x on x.worker_id = w.worker and x.session_id <> s.id
    join standing o on o.id = x.session_id and o.starts_at < s.ends_at and s.starts_at < o.ends_at
)
select f.session_id, s.area_id, f.kind, f.person, f.other, f.worker, f.keep,
       md5(concat_ws('|', f.kind, f.person, f.other, f.worker, f.keep, f.more, s.starts_at, s.minutes, s.place_id,
                     s.routes))
  from found f join session s on s.id = f.session_id
$$;
alter function app.apart_found(uuid[]) owner to soceis_guard;
revoke all on function app.apart_found(uuid[]) from public;
"""

TOLD = """
create function app.kept_apart(asked uuid[])
  returns table (session_id uuid, kind text, person uuid, several boolean, covered boolean,
                 other uuid, worker uuid, keep uuid, sign text)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  managed uuid[] := app.my_areas();
  own uuid[] := app.my_people();
  working uuid[] := app.areas_of_work();
begin
  return query
  with f as materialized (
    select a.*, exists (
        select from activities_sessionoverride o
        where o.session_id = a.session_id and a.sign = any (o.covers)) as covered
    from app.apart_found(asked) a
    where a.area_id = any (working)
  )
  -- The manager of the area is told the whole.
  select f.session_id, f.kind, f.person, false, f.covered, f.other, f.worker, f.keep, f.sign
    from f where f.area_id = any (managed)
  union all
  -- That a worker is expected in two places is no secret.
  select f.session_id, f.kind, null, false, f.covered, null, f.worker, null, null
    from f where not f.area_id = any (managed) and f.kind = 'worker_twice'
  union all
  -- Of those whom somebody works with: what kind of thing, and whether it is one or more.
  select own_found.session_id, own_found.said, own_found.person, count(distinct own_found.what) > 1,
         bool_and(own_found.covered), null, null, null, null
    from (select f.session_id, f.person, f.covered, case f.kind when 'near' then 'place' else f.kind end as said,
                 case when f.kind in ('person', 'worker') then coalesce(f.other, f.worker) end as what
          from f where not f.area_id = any (managed) and f.person = any (own)) own_found
    group by own_found.session_id, own_found.said, own_found.person
  union all
  -- Of anybody else: that it does not go as it stands.
  select f.session_id, 'somebody', null, false, bool_and(f.covered), null, null, null, null
    from f where not f.area_id = any (managed) and f.kind <> 'worker_twice' and not f.person = any (own)
    group by f.session_id;
end $$;
alter function app.kept_apart(uuid[]) owner to soceis_guard;
revoke all on function app.kept_apart(uuid[]) from public;
grant execute on function app.kept_apart(uuid[]) to soceis_app;
"""


class Migration(migrations.Migration):
    dependencies = [("activities", "0002_who_sees_activities")]

    operations = [
        migrations.RunSQL(FOUND, "drop function app.apart_found(uuid[]);"),
        migrations.RunSQL(TOLD, "drop function app.kept_apart(uuid[]);"),
    ]
