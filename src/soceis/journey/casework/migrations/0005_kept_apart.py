"""Who sees conflicts, wishes and changes asked for; a record that is kept from a worker exists in no table, list or search for them.

`app.enter` reads what is kept from whoever asks and takes it out of every way to a record: their own work,
mentoring, records opened with a reason. A restrictive policy on every table about young people takes it out of
the areas that they manage too. Finding a record to open it, and bringing somebody into another area, look past
row-level security, so they leave it out themselves.
"""

from django.db import migrations

from soceis.foundation.access.rowsecurity import FULL, IN_MY_AREA, Shape, protect

MINE = "areas && (select app.my_areas())::uuid[]"
DECLARED = Shape(
    read=f"worker_id = app.user_id() or {MINE}",
    write=f"worker_id = app.user_id() or {MINE}",
)
MANAGERS = Shape(read=IN_MY_AREA, write=IN_MY_AREA)

GUARD_ROWS = """
create function app.my_conflicts() returns uuid[] language sql stable return app.reached('conflicts');

alter function app.guard_rows(text) rename to guard_merged;
create function app.guard_rows(guarded text) returns void language plpgsql as $$
declare
  whose text := case when guarded in ('people_youngperson', 'people_youngpersonevent') then 'id' else 'young_person_id' end;
begin
  perform app.guard_merged(guarded);
  if exists (select from information_schema.columns c
             where c.table_schema = 'public' and c.table_name = guarded and c.column_name = whose) then
    execute format('drop policy if exists %I on %I', guarded || '_kept_apart', guarded);
    execute format(
      'create policy %I on %I as restrictive for all to soceis_app'
      ' using ((%I = any ((select app.my_conflicts())::uuid[])) is not true)', guarded || '_kept_apart', guarded, whose);
  end if;
end $$;

do $$
declare
  guarded text;
begin
  for guarded in select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where n.nspname = 'public' and c.relkind = 'r' and c.relrowsecurity loop
    perform app.guard_rows(guarded);
  end loop;
end $$;
"""

ENTER = """
create or replace function app.enter(who uuid, moment text) returns jsonb language plpgsql volatile security definer
  set search_path = public, pg_temp as $$
declare
  held jsonb;
  roles text[];
  areas uuid[];
  people uuid[] := '{}';
  mentored uuid[] := '{}';
  opened uuid[] := '{}';
  conflicts uuid[] := '{}';
begin
  perform set_config('app.user_id', who::text, true), set_config('app.now', moment, true);
  select coalesce(jsonb_agg(jsonb_build_object('role', role, 'area', area_id)), '[]'),
         coalesce(array_agg(role), '{}'),
         coalesce(array_agg(area_id) filter (where role = 'area_manager'), '{}')
    into held, roles, areas
    from accounts_membership
    where user_id = who and begins <= app.today() and (ends is null or ends >= app.today());
  select coalesce(array_agg(young_person_id), '{}') into conflicts
    from casework_keptapart where worker_id = who and ended_on is null;
  conflicts := app.with_merged(conflicts);
  if roles && array['practitioner', 'area_manager', 'peer_mentor'] then
    select coalesce(array_agg(distinct young_person_id) filter (where kind <> 'peer_mentor'), '{}'),
           coalesce(array_agg(distinct young_person_id) filter (where kind = 'peer_mentor'), '{}')
      into people, mentored
      from casework_assignment
      where worker_id = who and begins <= app.today() and (ends is null or ends >= app.today())
        and young_person_id <> all (conflicts);
  end if;
  if not roles && array['practitioner', 'area_manager'] then
    people := '{}';
  end if;
  if not roles && array['peer_mentor'] then
    mentored := '{}';
  end if;
  if roles && array['practitioner', 'area_manager', 'national_manager', 'data_protection_officer'] then
    select coalesce(array_agg(distinct young_person_id), '{}') into opened from people_openedrecord
      where user_id = who and opened_at <= app.now() and expires_at > app.now()
        and young_person_id <> all (conflicts);
  end if;
  people := array(select unnest(app.with_merged(people)) except select unnest(conflicts));
  mentored := array(select unnest(app.with_merged(mentored)) except select unnest(conflicts));
  opened := array(select unnest(app.with_merged(opened)) except select unnest(conflicts));
  perform set_config('app.roles', roles::text, true), set_config('app.areas', areas::text, true),
          set_config('app.people', people::text, true), set_config('app.mentored', mentored::text, true),
          set_config('app.opened', opened::text, true), set_config('app.conflicts', conflicts::text, true);
  return jsonb_build_object('roles', held, 'assigned', to_jsonb(people), 'mentored', to_jsonb(mentored),
                            'opened', to_jsonb(opened), 'conflicts', to_jsonb(conflicts));
end $$;
"""

# What looks past row-level security leaves out what is kept apart, wherever it picks a young person by id.
PAST_SECURITY = """
do $$
declare
  picked regprocedure;
begin
  foreach picked in array array[
      'app.bring_into_area(uuid, uuid, timestamptz)', 'app.renew_search_keys(uuid, text[], text[])']::regprocedure[] loop
    execute replace(pg_get_functiondef(picked), 'from people_youngperson p where p.id = person',
                    'from people_youngperson p where p.id <> all (app.my_conflicts()) and p.id = person');
    if position('my_conflicts' in pg_get_functiondef(picked)) = 0 then
      raise exception '% is written in another way now.', picked;
    end if;
  end loop;
  picked := 'app.find_for_opening(text, text, date)';
  execute replace(pg_get_functiondef(picked), 'from people_youngperson p',
                  'from (select * from people_youngperson one where one.id <> all (app.my_conflicts())) p');
  if position('my_conflicts' in pg_get_functiondef(picked)) = 0 then
    raise exception '% is written in another way now.', picked;
  end if;
  -- How many are expected at a session: a number one higher than the names would tell.
  picked := 'app.register_sizes(uuid[])';
  execute replace(pg_get_functiondef(picked), 'where e.session_id = any (asked)',
                  'where e.young_person_id <> all (app.my_conflicts()) and e.session_id = any (asked)');
  if position('my_conflicts' in pg_get_functiondef(picked)) = 0 then
    raise exception '% is written in another way now.', picked;
  end if;
end $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0004_chronology_entries"),
        ("accounts", "0006_guarded_rows"),
        ("activities", "0002_who_sees_activities"),
        ("consent", "0002_row_security"),
        ("people", "0005_records_made_one"),
    ]

    operations = [
        protect("casework_conflict", DECLARED, history=True),
        protect("casework_keptapart", MANAGERS, history=True, guard_reads=True),
        protect("casework_matchingnote", FULL, history=True),
        protect("casework_changeasked", FULL, history=True),
        migrations.RunSQL(GUARD_ROWS, migrations.RunSQL.noop),
        migrations.RunSQL(ENTER, migrations.RunSQL.noop),
        migrations.RunSQL(PAST_SECURITY, migrations.RunSQL.noop),
    ]
