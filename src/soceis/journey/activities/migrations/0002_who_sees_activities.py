"""Who sees what: groups belong to those who work in the area, choices and registers to those who work with the
young person, keep-aparts and circles to managers alone.
"""

from django.db import migrations

from soceis.foundation.access.rowsecurity import ASSIGNED, IN_MY_AREA, MENTORED, OPENED, Shape, protect

AREAS_OF_WORK = """
create function app.areas_of_work() returns uuid[] language plpgsql stable security definer
  set search_path = public, pg_temp as $$
begin
  return (
    select coalesce(array_agg(distinct m.area_id), '{}') from accounts_membership m
    where m.user_id = app.user_id() and m.area_id is not null
      and m.role in ('practitioner', 'area_manager', 'peer_mentor')
      and m.begins <= app.today() and (m.ends is null or m.ends >= app.today()));
end $$;
alter function app.areas_of_work() owner to soceis_guard;
revoke all on function app.areas_of_work() from public;
grant execute on function app.areas_of_work() to soceis_app;
"""
# How many are expected, for a group has room for so many; not who.
SIZES = """
create function app.register_sizes(asked uuid[]) returns table (session_id uuid, expected bigint)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query
    select e.session_id, count(*) from activities_registerentry e
    join activities_groupsession s on s.id = e.session_id
    where e.session_id = any (asked) and s.area_id = any (app.areas_of_work())
      and e.state in ('expected', 'present', 'late')
    group by e.session_id;
end $$;
alter function app.register_sizes(uuid[]) owner to soceis_guard;
revoke all on function app.register_sizes(uuid[]) from public;
grant execute on function app.register_sizes(uuid[]) to soceis_app;
"""
UNDO = "drop function app.areas_of_work();"

OF_MY_WORK = "area_id = any ((select app.areas_of_work())::uuid[])"
OF_THE_AREA = Shape(read=OF_MY_WORK, write=OF_MY_WORK)
CATALOGUE = Shape(read=OF_MY_WORK, write=IN_MY_AREA)
MANAGERS = Shape(read=IN_MY_AREA, write=IN_MY_AREA)
WITH_MENTORS = Shape(
    read=f"({IN_MY_AREA}) or ({ASSIGNED}) or ({MENTORED}) or ({OPENED})",
    write=f"({IN_MY_AREA}) or ({ASSIGNED}) or ({MENTORED})",
)


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0001_initial"),
        ("casework", "0002_row_security"),
        ("accounts", "0002_access_functions"),
    ]

    operations = [
        migrations.RunSQL(AREAS_OF_WORK, UNDO),
        protect("activities_activity", CATALOGUE, history=True),
        protect("activities_place", OF_THE_AREA),
        protect("activities_activitychoice", WITH_MENTORS, history=True),
        protect("activities_group", OF_THE_AREA, history=True),
        protect("activities_groupsession", OF_THE_AREA, history=True, guard_reads=True),
        protect("activities_sessionworker", OF_THE_AREA, guard_reads=True),
        protect("activities_registerentry", WITH_MENTORS, history=True, guard_reads=True),
        protect("activities_circle", MANAGERS, history=True),
        protect("activities_circlemember", MANAGERS, history=True, guard_reads=True),
        protect("activities_keepapart", MANAGERS, history=True, guard_reads=True),
        protect("activities_sessionoverride", MANAGERS, guard_reads=True),
        migrations.RunSQL(SIZES, "drop function app.register_sizes(uuid[]);"),
    ]
