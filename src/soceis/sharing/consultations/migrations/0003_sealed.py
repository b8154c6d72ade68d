"""What a partner brought, sealed from somebody of ours who knows the young person or the family.

They seal it themselves, so the row leaves their sight with the statement that seals it: a function of soceis_guard
writes it. Its earlier versions go out of sight with it.
"""

from django.db import migrations

SEALED = """
create policy consultations_approach_sealed on consultations_approach as restrictive for all to soceis_app
  using ((app.user_id() = any (sealed_from)) is not true);
create policy consultations_approachevent_sealed on consultations_approachevent as restrictive for select to soceis_app
  using (app.user_id() is not null and exists (select from consultations_approach now where now.id = pgh_obj_id));

grant select, update on consultations_approach to soceis_guard;
create policy consultations_approach_seal on consultations_approach for all to soceis_guard
  using (true) with check (true);
grant insert on consultations_approachevent to soceis_guard;
create policy consultations_approachevent_seal on consultations_approachevent for insert to soceis_guard
  with check (true);

create function app.seal_approach(which uuid, apart boolean, answers text, moment timestamptz) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  update consultations_approach
    set sealed_from = array_append(sealed_from, app.user_id()), kept_apart = apart, answerer = answers,
        version = version + 1, updated_at = moment, updated_by_id = app.user_id()
    where id = which and app.user_id() is not null and (app.user_id() = any (sealed_from)) is not true
      and ((area_id = any (app.my_areas()) and not kept_apart)
           or ('national_manager' = any (app.my_roles()) and (kept_apart or national_asked_on is not null)));
  return found;
end $$;
alter function app.seal_approach(uuid, boolean, text, timestamptz) owner to soceis_guard;
revoke all on function app.seal_approach(uuid, boolean, text, timestamptz) from public;
grant execute on function app.seal_approach(uuid, boolean, text, timestamptz) to soceis_app, soceis_owner;
"""
OPEN = """
drop function app.seal_approach(uuid, boolean, text, timestamptz);
drop policy consultations_approachevent_seal on consultations_approachevent;
drop policy consultations_approach_seal on consultations_approach;
drop policy consultations_approachevent_sealed on consultations_approachevent;
drop policy consultations_approach_sealed on consultations_approach;
"""


class Migration(migrations.Migration):
    dependencies = [("consultations", "0002_row_security")]

    operations = [migrations.RunSQL(SEALED, OPEN)]
