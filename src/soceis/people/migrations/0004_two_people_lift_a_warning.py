"""Who sees what was asked about a warning, and the trigger that lets a warning go only when two people agreed."""

from django.db import migrations

from soceis.foundation.access.rowsecurity import FULL, protect

GUARD = """
create function app.warning_is_lifted_by_two() returns trigger language plpgsql
  set search_path = public, pg_temp as $$
begin
  if old.may_be_a_risk and old.ended_on is null
     and (not new.may_be_a_risk or new.ended_on is not null)
     and not exists (
       select from people_warninglift l where l.tie_id = old.id and l.state = 'approved'
         and l.tie_version = old.version and l.decided_by_id is distinct from l.created_by_id) then
    raise exception 'a warning about somebody is lifted by two people' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger warning_is_lifted_by_two before update on people_tie
  for each row execute function app.warning_is_lifted_by_two();
"""
UNDO = "drop trigger warning_is_lifted_by_two on people_tie; drop function app.warning_is_lifted_by_two();"


class Migration(migrations.Migration):
    dependencies = [("people", "0003_find_and_bring")]

    operations = [
        protect("people_warninglift", FULL, history=True),
        migrations.RunSQL(GUARD, UNDO),
    ]
