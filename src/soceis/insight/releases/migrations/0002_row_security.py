"""Who sees reports and releases, and what the database refuses whatever the code asks for.

Reports and releases are seen by the roles that answer for what leaves. Files and frozen extracts are
written once. The second person of a release is who asks, never the first; a check constraint of the
table says so too. Reports that no release is of are removed by a function that can do nothing else.
"""

from django.db import migrations

from soceis.foundation.access.rowsecurity import Shape, protect

SEE = "(select app.my_roles()) && array['evaluator', 'national_manager', 'data_protection_officer']"
MAKE = "(select app.my_roles()) && array['evaluator', 'national_manager']"


def theirs(condition: str, who: str) -> str:
    return f"{condition} and {who} = app.user_id()"


OF_MY_RUN = (
    f"{MAKE} and exists (select from releases_reportrun run where run.id = run_id"
    " and run.asked_by_id = app.user_id() and run.state = 'running')"
)

ONCE = """
revoke update, delete on releases_reportfile, releases_frozenextract, releases_releasestate from soceis_app;
revoke delete on releases_reportrun, releases_release, releases_releasecheck from soceis_app;
revoke update on releases_reportrun, releases_release, releases_releasecheck from soceis_app;
grant update (state, step, percent, heard_at, started_at, ended_at, failure, program, frozen_sha256, entry)
  on releases_reportrun to soceis_app;
grant update (state, step, percent, heard_at, started_at, ended_at, failure, same, verdict)
  on releases_releasecheck to soceis_app;
grant update (state, approved_by_id, approved_at) on releases_release to soceis_app;

create policy releases_release_first_person on releases_release as restrictive for insert to soceis_app
  with check (proposed_by_id = app.user_id() and approved_by_id is null
    and (select app.my_roles()) && array['evaluator']);

create function app.second_person() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if new.approved_by_id is distinct from old.approved_by_id
     and (old.approved_by_id is not null or new.approved_by_id is distinct from app.user_id()) then
    raise exception 'a release is approved once, by the person who asks' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger second_person before update on releases_release
  for each row execute function app.second_person();
"""
ONCE_UNDO = """
drop trigger second_person on releases_release;
drop function app.second_person();
drop policy releases_release_first_person on releases_release;
grant update, delete on releases_reportrun, releases_release, releases_releasecheck, releases_reportfile,
  releases_frozenextract, releases_releasestate to soceis_app;
"""

GUARDED = ("releases_reportrun", "releases_frozenextract", "releases_reportfile", "releases_release")
CLEAN_UP = (
    "grant select, delete on releases_reportrun, releases_frozenextract, releases_reportfile to soceis_guard;\n"
    "grant select on releases_release to soceis_guard;\n"
    + "\n".join(
        f"create policy {table}_clean_up on {table} for {'select' if table == 'releases_release' else 'all'}"
        " to soceis_guard using (current_setting('app.maintenance', true) = 'reports');"
        for table in GUARDED
    )
    + """
create function app.clear_old_reports(days integer) returns integer
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  old uuid[];
begin
  perform set_config('app.maintenance', 'reports', true);
  -- Never younger ones, whatever is asked.
  select coalesce(array_agg(run.id), '{}') into old from releases_reportrun run
    where run.asked_at < app.now() - make_interval(days => greatest(days, 30))
      and not exists (select from releases_release release where release.run_id = run.id);
  delete from releases_reportfile where run_id = any (old);
  delete from releases_frozenextract where run_id = any (old);
  delete from releases_reportrun where id = any (old);
  perform set_config('app.maintenance', '', true);
  return cardinality(old);
end $$;
alter function app.clear_old_reports(integer) owner to soceis_guard;
revoke all on function app.clear_old_reports(integer) from public;
grant execute on function app.clear_old_reports(integer) to soceis_app;
"""
)
CLEAN_UP_UNDO = (
    "drop function app.clear_old_reports(integer);\n"
    + "\n".join(f"drop policy {table}_clean_up on {table};" for table in GUARDED)
    + f"\nrevoke all on {', '.join(GUARDED)} from soceis_guard;"
)


class Migration(migrations.Migration):
    dependencies = [("releases", "0001_initial"), ("accounts", "0002_access_functions")]

    operations = [
        protect("releases_reportrun", Shape(read=SEE, write=theirs(MAKE, "asked_by_id"))),
        protect("releases_frozenextract", Shape(read=SEE, write=OF_MY_RUN)),
        protect("releases_reportfile", Shape(read=SEE, write=OF_MY_RUN)),
        protect("releases_release", Shape(read=SEE, write=SEE)),
        protect("releases_releasestate", Shape(read=SEE, write=theirs(SEE, "recorded_by_id"))),
        protect("releases_releasecheck", Shape(read=SEE, write=theirs(SEE, "asked_by_id"))),
        migrations.RunSQL(ONCE, ONCE_UNDO),
        migrations.RunSQL(CLEAN_UP, CLEAN_UP_UNDO),
    ]
