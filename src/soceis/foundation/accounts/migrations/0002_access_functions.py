"""The functions that row-level security asks: who is it, where, with whom.

They belong to the role soceis_guard, which may read memberships, assignments and opened records and
nothing else, and they run with its rights. Bodies are PL/pgSQL so that they may speak of tables which
later migrations make.
"""

from django.db import migrations

FUNCTIONS = """
create function app.user_id() returns uuid language sql stable
  return nullif(current_setting('app.user_id', true), '')::uuid;

create function app.now() returns timestamptz language sql stable
  return coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now());

create function app.today() returns date language sql stable
  return (app.now() at time zone 'Europe/London')::date;

create function app.my_areas() returns uuid[] language plpgsql stable security definer
  set search_path = public, pg_temp as $$
begin
  return (
    select coalesce(array_agg(area_id), '{}') from accounts_membership
    where user_id = app.user_id() and role = 'area_manager'
      and begins <= app.today() and (ends is null or ends >= app.today()));
end $$;

create function app.my_roles() returns text[] language plpgsql stable security definer
  set search_path = public, pg_temp as $$
begin
  return (
    select coalesce(array_agg(role), '{}') from accounts_membership
    where user_id = app.user_id() and begins <= app.today() and (ends is null or ends >= app.today()));
end $$;

create function app.my_people() returns uuid[] language plpgsql stable security definer
  set search_path = public, pg_temp as $$
begin
  if not app.my_roles() && array['practitioner', 'area_manager'] then
    return '{}';
  end if;
  return (
    select coalesce(array_agg(distinct young_person_id), '{}') from casework_assignment
    where worker_id = app.user_id() and kind <> 'peer_mentor'
      and begins <= app.today() and (ends is null or ends >= app.today()));
end $$;

create function app.my_mentored() returns uuid[] language plpgsql stable security definer
  set search_path = public, pg_temp as $$
begin
  if not app.my_roles() && array['peer_mentor'] then
    return '{}';
  end if;
  return (
    select coalesce(array_agg(distinct young_person_id), '{}') from casework_assignment
    where worker_id = app.user_id() and kind = 'peer_mentor'
      and begins <= app.today() and (ends is null or ends >= app.today()));
end $$;

create function app.my_opened() returns uuid[] language plpgsql stable security definer
  set search_path = public, pg_temp as $$
begin
  if not app.my_roles() && array['practitioner', 'area_manager', 'national_manager', 'data_protection_officer'] then
    return '{}';
  end if;
  return (
    select coalesce(array_agg(distinct young_person_id), '{}') from people_openedrecord
    where user_id = app.user_id() and opened_at <= app.now() and expires_at > app.now());
end $$;

create function app.enter(who uuid, moment text) returns jsonb language plpgsql volatile security definer
  set search_path = public, pg_temp as $$
begin
  perform set_config('app.user_id', who::text, true), set_config('app.now', moment, true);
  return jsonb_build_object(
    'roles', (
      select coalesce(jsonb_agg(jsonb_build_object('role', role, 'area', area_id)), '[]')
      from accounts_membership
      where user_id = who and begins <= app.today() and (ends is null or ends >= app.today())),
    'assigned', to_jsonb(app.my_people()),
    'mentored', to_jsonb(app.my_mentored()),
    'opened', to_jsonb(app.my_opened()));
end $$;
"""

NAMES = ("my_areas()", "my_roles()", "my_people()", "my_mentored()", "my_opened()", "enter(uuid, text)")

OWNERSHIP = "\n".join(
    [
        "grant usage on schema app to soceis_app, soceis_guard, soceis_research;",
        "grant select on accounts_membership to soceis_guard;",
        *(f"alter function app.{name} owner to soceis_guard;" for name in NAMES),
        *(f"revoke all on function app.{name} from public;" for name in NAMES),
        *(f"grant execute on function app.{name} to soceis_app, soceis_owner;" for name in NAMES),
    ]
)

UNDO = "\n".join(f"drop function if exists app.{name};" for name in (*NAMES, "today()", "now()", "user_id()"))


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [migrations.RunSQL(FUNCTIONS + OWNERSHIP, UNDO)]
