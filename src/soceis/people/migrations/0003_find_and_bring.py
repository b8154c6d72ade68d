"""Finding a record to open by every word of a name; bringing a young person into a second area."""

from django.db import migrations

FIND = """
create or replace function app.find_for_opening(said_reference text, said_name text, said_birth date)
  returns table (young_person_id uuid, areas uuid[]) language plpgsql stable security definer
  set search_path = public, pg_temp as $$
begin
  if not app.my_roles() && array['practitioner', 'area_manager', 'national_manager', 'data_protection_officer'] then
    return;
  end if;
  return query
    select p.id, p.areas from people_youngperson p
    where (said_reference <> '' and p.reference = upper(said_reference))
       or (said_name <> '' and p.date_of_birth = said_birth and not exists (
             select from unnest(string_to_array(said_name, ' ')) word
             where not exists (
               select from people_searchkey k
               where k.young_person_id = p.id and k.key = word and k.kind <> 'reference')))
    limit 2;
end $$;
"""

FIND_BEFORE = """
create or replace function app.find_for_opening(said_reference text, said_name text, said_birth date)
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
"""

# A manager may write rows of their own area alone, and the young person's row is not yet in it. The
# function draws the line itself: the area must be theirs, and the young person one whom they see.
BRING = """
grant update on people_youngperson to soceis_guard;
create policy people_youngperson_bring on people_youngperson for update to soceis_guard
  using (true) with check (true);
grant insert on people_youngpersonevent to soceis_guard;
create policy people_youngpersonevent_bring on people_youngpersonevent for insert to soceis_guard with check (true);
grant insert on people_searchkey to soceis_guard;
create policy people_searchkey_bring on people_searchkey for insert to soceis_guard with check (true);

create function app.bring_into_area(person uuid, new_area uuid, moment timestamptz) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  present uuid[];
begin
  if not new_area = any (app.my_areas()) then
    raise exception 'The area is not theirs.' using errcode = 'insufficient_privilege';
  end if;
  select p.areas into present from people_youngperson p where p.id = person
    and (p.areas && app.my_areas() or p.id = any (app.my_people()) or p.id = any (app.my_opened()))
    for update;
  if present is null then
    raise exception 'The young person is not one whom they see.' using errcode = 'insufficient_privilege';
  end if;
  if new_area = any (present) then
    return false;
  end if;
  update people_youngperson
    set areas = areas || new_area, version = version + 1, updated_at = moment, updated_by_id = app.user_id()
    where id = person;
  insert into people_searchkey (young_person_id, area_id, key, kind)
    select distinct person, new_area, k.key, k.kind from people_searchkey k where k.young_person_id = person
    on conflict do nothing;
  return true;
end $$;
alter function app.bring_into_area(uuid, uuid, timestamptz) owner to soceis_guard;
revoke all on function app.bring_into_area(uuid, uuid, timestamptz) from public;
grant execute on function app.bring_into_area(uuid, uuid, timestamptz) to soceis_app, soceis_owner;

-- Personal details lie in the area that made them; managers of every area of the young person need them.
create policy people_personaldetails_areas on people_personaldetails to soceis_app
  using (exists (select from people_youngperson p
                 where p.id = young_person_id and p.areas && (select app.my_areas())::uuid[]));
create policy people_personaldetailsevent_areas on people_personaldetailsevent for insert to soceis_app
  with check (exists (select from people_youngperson p
                      where p.id = young_person_id and p.areas && (select app.my_areas())::uuid[]));

-- A changed name changes the words in every area, also in one that whoever changes it does not see.
grant delete on people_searchkey to soceis_guard;
create policy people_searchkey_renew on people_searchkey for delete to soceis_guard using (true);
create function app.renew_search_keys(person uuid, kinds text[], keys text[]) returns void
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  perform from people_youngperson p where p.id = person
    and (p.areas && app.my_areas() or p.id = any (app.my_people()));
  if not found then
    raise exception 'The young person is not one whom they may change.' using errcode = 'insufficient_privilege';
  end if;
  delete from people_searchkey where young_person_id = person;
  insert into people_searchkey (young_person_id, area_id, kind, key)
    select distinct person, area, word.kind, word.key
    from people_youngperson p, unnest(p.areas) area, unnest(kinds, keys) word (kind, key) where p.id = person;
end $$;
alter function app.renew_search_keys(uuid, text[], text[]) owner to soceis_guard;
revoke all on function app.renew_search_keys(uuid, text[], text[]) from public;
grant execute on function app.renew_search_keys(uuid, text[], text[]) to soceis_app, soceis_owner;
"""

UNDO_BRING = """
drop function app.renew_search_keys(uuid, text[], text[]);
drop policy people_searchkey_renew on people_searchkey;
revoke delete on people_searchkey from soceis_guard;
drop policy people_personaldetailsevent_areas on people_personaldetailsevent;
drop policy people_personaldetails_areas on people_personaldetails;
drop function app.bring_into_area(uuid, uuid, timestamptz);
drop policy people_searchkey_bring on people_searchkey;
revoke insert on people_searchkey from soceis_guard;
drop policy people_youngpersonevent_bring on people_youngpersonevent;
revoke insert on people_youngpersonevent from soceis_guard;
drop policy people_youngperson_bring on people_youngperson;
revoke update on people_youngperson from soceis_guard;
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0002_row_security")]

    operations = [
        migrations.RunSQL(FIND, FIND_BEFORE),
        migrations.RunSQL(BRING, UNDO_BRING),
    ]
