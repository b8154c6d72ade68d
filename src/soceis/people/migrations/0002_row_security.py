"""Who sees a young person's rows."""

from django.db import migrations

from soceis.foundation.access.rowsecurity import (
    ASSIGNED,
    FULL,
    IN_MY_AREA,
    MENTORED,
    OPENED,
    SHARED,
    Shape,
    protect,
)

# The young person's own row carries the areas in which they were referred.
_MANAGED = "areas && (select app.my_areas())::uuid[]"
YOUNG_PERSON = Shape(
    read=f"{_MANAGED} or id = any ((select app.my_people())::uuid[]) or id = any ((select app.my_mentored())::uuid[])"
    " or id = any ((select app.my_opened())::uuid[])",
    write=f"{_MANAGED} or id = any ((select app.my_people())::uuid[])",
)
SEARCH_KEY = Shape(
    read=f"({IN_MY_AREA}) or ({ASSIGNED}) or ({OPENED}) or ({MENTORED} and kind <> 'legal')",
    write=f"({IN_MY_AREA}) or ({ASSIGNED})",
)
# Own openings; managers see those of young people whom they may see; the officer sees all.
OPENED_RECORD = Shape(
    read="user_id = app.user_id() or 'data_protection_officer' = any ((select app.my_roles())::text[])"
    " or app.user_id() = any (told)",
    write="user_id = app.user_id() or app.user_id() = any (told)",
)

FIND = """
create function app.find_for_opening(said_reference text, said_name text, said_birth date)
  returns table (young_person_id uuid, areas uuid[]) language plpgsql stable security definer
  set search_path = public, pg_temp as $$
begin
  if not app.my_roles() && array['practitioner', 'area_manager', 'national_manager', 'data_protection_officer'] then
    return;
  end if;
  return query
    select p.id, p.areas from people_youngperson p
    where (said_reference <> '' and p.reference = upper(said_reference))
       or (said_name <> '' and p.date_of_birth = said_birth and exists (
             select from people_searchkey k where k.young_person_id = p.id and k.key = said_name))
    limit 2;
end $$;
alter function app.find_for_opening(text, text, date) owner to soceis_guard;
revoke all on function app.find_for_opening(text, text, date) from public;
grant execute on function app.find_for_opening(text, text, date) to soceis_app;

create function app.managers_of(asked uuid[]) returns uuid[] language plpgsql stable security definer
  set search_path = public, pg_temp as $$
begin
  return (
    select coalesce(array_agg(distinct user_id), '{}') from accounts_membership
    where role = 'area_manager' and area_id = any (asked)
      and begins <= app.today() and (ends is null or ends >= app.today()));
end $$;
alter function app.managers_of(uuid[]) owner to soceis_guard;
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial"), ("accounts", "0002_access_functions")]

    operations = [
        protect("people_youngperson", YOUNG_PERSON, history=True, guard_reads=True, lens_reads=True),
        protect("people_personaldetails", FULL, history=True, lens_reads=True),
        protect("people_searchkey", SEARCH_KEY, guard_reads=True),
        protect("people_contactpoint", SHARED, history=True),
        protect("people_tie", FULL, history=True),
        protect("people_safetynote", SHARED, history=True),
        protect("people_openedrecord", OPENED_RECORD, guard_reads=True),
        migrations.RunSQL(
            FIND,
            "drop function app.find_for_opening(text, text, date); drop function app.managers_of(uuid[]);",
        ),
    ]
