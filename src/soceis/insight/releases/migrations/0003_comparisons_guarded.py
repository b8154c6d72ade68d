"""Who sees comparisons; and the database lets nothing leave that was not compared with all that left before."""

from django.db import migrations

from soceis.foundation.access.rowsecurity import Shape, protect

SEE = "(select app.my_roles()) && array['evaluator', 'national_manager', 'data_protection_officer']"

# The lock is the one that approving takes: the statement after it sees whatever was approved meanwhile.
COMPARED = """
revoke update, delete on releases_releasecomparison from soceis_app;
grant update (state, step, percent, heard_at, started_at, ended_at, failure, compared_with, revealed)
  on releases_releasecomparison to soceis_app;

create function app.compared_before_it_leaves() returns trigger
  language plpgsql volatile set search_path = public, pg_temp as $$
begin
  if new.approved_by_id is null or old.approved_by_id is not null then
    return new;
  end if;
  perform pg_advisory_xact_lock(727401);
  if not exists (
    select from releases_releasecomparison comparison
    where comparison.release_id = new.id and comparison.state = 'done' and comparison.revealed = '{}'
      and comparison.compared_with @> (
        select coalesce(array_agg(earlier.id), '{}') from releases_release earlier
        where earlier.approved_at is not null and earlier.id <> new.id
      )
  ) then
    raise exception 'a release is compared with all that left before it' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger compared_before_it_leaves before update on releases_release
  for each row execute function app.compared_before_it_leaves();
"""
COMPARED_UNDO = """
drop trigger compared_before_it_leaves on releases_release;
drop function app.compared_before_it_leaves();
grant update, delete on releases_releasecomparison to soceis_app;
"""


class Migration(migrations.Migration):
    dependencies = [("releases", "0002_row_security")]

    operations = [
        protect(
            "releases_releasecomparison", Shape(read=SEE, write=f"{SEE} and asked_by_id = app.user_id()")
        ),
        migrations.RunSQL(COMPARED, COMPARED_UNDO),
    ]
