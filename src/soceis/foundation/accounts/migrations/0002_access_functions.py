"""The functions that row-level security asks: who is it, where, with whom.

`app.enter` belongs to the role soceis_guard, which may read memberships, assignments and opened records,
and runs with its rights. It looks the reach up once and leaves it in settings of the transaction, which
the policies read: looking it up for every table of every query cost a page a third more. The body is
PL/pgSQL so that it may speak of tables which later migrations make.
"""

from django.db import migrations

FUNCTIONS = """
create function app.user_id() returns uuid language sql stable
  return nullif(current_setting('app.user_id', true), '')::uuid;

create function app.now() returns timestamptz language sql stable
  return coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now());

create function app.today() returns date language sql stable
  return (app.now() at time zone 'Europe/London')::date;

create function app.reached(name text) returns uuid[] language sql stable
  return coalesce(nullif(current_setting('app.' || name, true), ''), '{}')::uuid[];

create function app.my_areas() returns uuid[] language sql stable return app.reached('areas');
create function app.my_people() returns uuid[] language sql stable return app.reached('people');
create function app.my_mentored() returns uuid[] language sql stable return app.reached('mentored');
create function app.my_opened() returns uuid[] language sql stable return app.reached('opened');
create function app.my_roles() returns text[] language sql stable
  return coalesce(nullif(current_setting('app.roles', true), ''), '{}')::text[];

create function app.enter(who uuid, moment text) returns jsonb language plpgsql volatile security definer
  set search_path = public, pg_temp as $$
declare
  held jsonb;
  roles text[];
  areas uuid[];
  people uuid[] := '{}';
  mentored uuid[] := '{}';
  opened uuid[] := '{}';
begin
  perform set_config('app.user_id', who::text, true), set_config('app.now', moment, true);
  select coalesce(jsonb_agg(jsonb_build_object('role', role, 'area', area_id)), '[]'),
         coalesce(array_agg(role), '{}'),
         coalesce(array_agg(area_id) filter (where role = 'area_manager'), '{}')
    into held, roles, areas
    from accounts_membership
    where user_id = who and begins <= app.today() and (ends is null or ends >= app.today());
  if roles && array['practitioner', 'area_manager', 'peer_mentor'] then
    select coalesce(array_agg(distinct young_person_id) filter (where kind <> 'peer_mentor'), '{}'),
           coalesce(array_agg(distinct young_person_id) filter (where kind = 'peer_mentor'), '{}')
      into people, mentored
      from casework_assignment
      where worker_id = who and begins <= app.today() and (ends is null or ends >= app.today());
  end if;
  if not roles && array['practitioner', 'area_manager'] then
    people := '{}';
  end if;
  if not roles && array['peer_mentor'] then
    mentored := '{}';
  end if;
  if roles && array['practitioner', 'area_manager', 'national_manager', 'data_protection_officer'] then
    select coalesce(array_agg(distinct young_person_id), '{}') into opened from people_openedrecord
      where user_id = who and opened_at <= app.now() and expires_at > app.now();
  end if;
  perform set_config('app.roles', roles::text, true), set_config('app.areas', areas::text, true),
          set_config('app.people', people::text, true), set_config('app.mentored', mentored::text, true),
          set_config('app.opened', opened::text, true);
  return jsonb_build_object('roles', held, 'assigned', to_jsonb(people), 'mentored', to_jsonb(mentored),
                            'opened', to_jsonb(opened));
end $$;
"""

NAMES = (
    "enter(uuid, text)",
    "my_areas()",
    "my_people()",
    "my_mentored()",
    "my_opened()",
    "my_roles()",
    "reached(text)",
)

OWNERSHIP = """
grant usage on schema app to soceis_app, soceis_guard, soceis_research;
grant select on accounts_membership to soceis_guard;
alter function app.enter(uuid, text) owner to soceis_guard;
revoke all on function app.enter(uuid, text) from public;
grant execute on function app.enter(uuid, text) to soceis_app, soceis_owner;
"""

UNDO = "\n".join(f"drop function if exists app.{name};" for name in (*NAMES, "today()", "now()", "user_id()"))


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [migrations.RunSQL(FUNCTIONS + OWNERSHIP, UNDO)]
