"""Making two records of one person one, and undoing it, whatever tables there are.

Which rows go is told from the models (people.queries.pointing) and checked here against the foreign keys of the
database. The rows are moved by soceis_guard, which may change the column that says whose a row is and nothing
else, in functions that first look for two people: one who asked and another who is deciding now.
"""

from django.db import migrations

from soceis.foundation.access.rowsecurity import FULL, protect

# What holds for every table about young people. `app.guard_rows` is called for each by `rowsecurity.protect`.
GUARD = """
create function app.merged_away() returns setof uuid language sql stable security definer
  set search_path = public, pg_temp as $$ select id from people_youngperson where merged_into_id is not null $$;
alter function app.merged_away() owner to soceis_guard;

-- Those whom `people` names and every record that was made one with theirs: their past stays theirs to read.
create function app.with_merged(people uuid[]) returns uuid[] language plpgsql stable security definer
  set search_path = public, pg_temp as $$
begin
  if cardinality(people) = 0 then
    return people;
  end if;
  return array(
    with recursive whole as (
      select unnest(people) as id
      union select p.id from people_youngperson p join whole on p.merged_into_id = whole.id)
    select id from whole);
end $$;
alter function app.with_merged(uuid[]) owner to soceis_guard;

do $$
declare
  body text := pg_get_functiondef('app.enter(uuid, text)'::regprocedure);
  marked text := 'perform set_config(''app.roles''';
begin
  if position(marked in body) = 0 then
    raise exception 'app.enter is not as this migration knows it';
  end if;
  execute replace(body, marked, 'people := app.with_merged(people);
  mentored := app.with_merged(mentored);
  opened := app.with_merged(opened);
  ' || marked);
end $$;

create function app.points_at_people(pointing text) returns table (by_column text) language sql stable as $$
  select a.attname::text from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
  where c.contype = 'f' and c.conrelid = to_regclass('public.' || quote_ident(pointing))
    and c.confrelid = to_regclass('public.people_youngperson') and cardinality(c.conkey) = 1 $$;

create function app.guard_merging(guarded text) returns void language plpgsql as $$
declare
  pointer text;
  history text := guarded || 'event';
begin
  for pointer in select by_column from app.points_at_people(guarded) loop
    execute format('grant select, update (%I) on %I to soceis_guard', pointer, guarded);
    execute format('drop policy if exists %I on %I', guarded || '_joined', guarded);
    execute format('create policy %I on %I to soceis_guard using (true) with check (true)', guarded || '_joined', guarded);
    if to_regclass('public.' || quote_ident(history)) is not null then
      execute format('grant insert on %I to soceis_guard', history);
      execute format('drop policy if exists %I on %I', history || '_joined', history);
      execute format('create policy %I on %I for insert to soceis_guard with check (true)', history || '_joined', history);
    end if;
  end loop;
end $$;

alter function app.guard_rows(text) rename to guard_counted;
create function app.guard_rows(guarded text) returns void language plpgsql as $$
declare
  whose text := case when guarded in ('people_youngperson', 'people_youngpersonevent') then 'id' else 'young_person_id' end;
begin
  perform app.guard_counted(guarded);
  perform app.guard_merging(guarded);
  if exists (select from information_schema.columns c
             where c.table_schema = 'public' and c.table_name = guarded and c.column_name = whose) then
    execute format('drop policy if exists %I on %I', guarded || '_once', guarded);
    execute format('create policy %I on %I as restrictive for select to soceis_lens'
                   ' using (%I not in (select app.merged_away()))', guarded || '_once', guarded, whose);
  end if;
end $$;
grant execute on function app.merged_away() to soceis_lens;

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

MOVING = """
grant select on people_recordmerge, people_mergedrows to soceis_guard;
grant insert, delete on people_mergedrows to soceis_guard;
create policy people_mergedrows_kept on people_mergedrows to soceis_guard using (true) with check (true);

-- One foreign key a line: which table's rows belong to which other table's rows, among those that point at people.
create function app.belonging(pointing jsonb) returns table (child text, by_column text, parent text)
  language sql stable as $$
  with told as (select distinct place ->> 'table' as name from jsonb_array_elements(pointing) place)
  select child.relname::text, a.attname::text, parent.relname::text
  from pg_constraint c join pg_class child on child.oid = c.conrelid join pg_class parent on parent.oid = c.confrelid
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
  where c.contype = 'f' and child.relname in (select name from told) and parent.relname in (select name from told) $$;

-- Adds to `keys` ("table:id") the rows of one person that belong to a row that is among them, until none is missing.
create function app.with_belongings(pointing jsonb, person uuid, keys text[], never text[]) returns text[]
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  found text[] := keys;
  line record;
  more text[];
  before int;
begin
  loop
    before := cardinality(found);
    for line in select b.child, b.by_column, b.parent, place ->> 'column' as whose
                from app.belonging(pointing) b
                join jsonb_array_elements(pointing) place on place ->> 'table' = b.child loop
      execute format('select coalesce(array_agg(%1$L || id), ''{}'') from %2$I where %3$I = $1'
                     ' and %4$L || %5$I::text = any ($2) and not %1$L || id = any ($2) and not %1$L || id = any ($3)',
                     line.child || ':', line.child, line.whose, line.parent || ':', line.by_column)
        into more using person, found, never;
      found := found || more;
    end loop;
    exit when cardinality(found) = before;
  end loop;
  return found;
end $$;
alter function app.with_belongings(jsonb, uuid, text[], text[]) owner to soceis_guard;
revoke all on function app.with_belongings(jsonb, uuid, text[], text[]) from public;

-- Rows of `goes` for which `stays` has one that a unique index lets stand only once.
create function app.standing_twice(pointing jsonb, goes uuid, stays uuid) returns text[]
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  line record;
  twice text[];
  found text[] := '{}';
begin
  for line in
    select place ->> 'table' as name, place ->> 'column' as whose,
           coalesce(pg_get_expr(i.indpred, i.indrelid), 'true') as only_if,
           array(select quote_ident(a.attname) from unnest(i.indkey) k join pg_attribute a
                 on a.attrelid = i.indrelid and a.attnum = k where a.attname <> place ->> 'column') as others
    from jsonb_array_elements(pointing) place
      join pg_index i on i.indrelid = to_regclass('public.' || quote_ident(place ->> 'table')) and i.indisunique
    where exists (select from unnest(i.indkey) k join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k
                  where a.attname = place ->> 'column')
  loop
    execute format(
      'select coalesce(array_agg(%1$L || id), ''{}'') from %2$I where %3$I = $1 and (%4$s)'
      ' and (%5$s) in (select %5$s from %2$I where %3$I = $2 and (%4$s))',
      line.name || ':', line.name, line.whose, line.only_if,
      case when cardinality(line.others) = 0 then 'true' else array_to_string(line.others, ', ') end)
      into twice using goes, stays;
    found := found || twice;
  end loop;
  return found;
end $$;
alter function app.standing_twice(jsonb, uuid, uuid) owner to soceis_guard;
revoke all on function app.standing_twice(jsonb, uuid, uuid) from public;

create function app.points_truly(pointing jsonb) returns void language plpgsql stable as $$
begin
  if exists (select from jsonb_array_elements(pointing) place
             where place ->> 'column' not in (select by_column from app.points_at_people(place ->> 'table'))) then
    raise exception 'No such column points at a young person.' using errcode = 'insufficient_privilege';
  end if;
end $$;

create function app.merge_rows(which uuid, pointing jsonb) returns jsonb
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  one record;
  place record;
  keys text[];
  stood text[];
  moved text[];
begin
  select young_person_id as stays, goes_id as goes, area_id, aside into one from people_recordmerge
    where id = which and state = 'merged' and decided_by_id = app.user_id() and created_by_id <> decided_by_id
      and not exists (select from people_mergedrows r where r.merge_id = which);
  if one.goes is null then
    raise exception 'Two people make two records one.' using errcode = 'insufficient_privilege';
  end if;
  perform app.points_truly(pointing);
  -- Whoever is adding something to either at this moment is waited for.
  perform from people_youngperson where id in (one.stays, one.goes) order by id for update;
  keys := app.with_belongings(pointing, one.goes, one.aside || app.standing_twice(pointing, one.goes, one.stays), '{}');
  for place in select p ->> 'table' as name, p ->> 'column' as whose from jsonb_array_elements(pointing) p loop
    execute format('select coalesce(array_agg(id::text order by id), ''{}'') from %I where %I = $1', place.name, place.whose)
      into stood using one.stays;
    execute format('with went as (update %1$I set %2$I = $1 where %2$I = $2 and not %3$L || id = any ($3) returning id)'
                   ' select coalesce(array_agg(id::text order by id), ''{}'') from went',
                   place.name, place.whose, place.name || ':') into moved using one.stays, one.goes, keys;
    insert into people_mergedrows (young_person_id, area_id, merge_id, "table", "column", moved, stood, aside)
      values (one.stays, one.area_id, which, place.name, place.whose, moved, stood, array(
        select substr(key, length(place.name) + 2) from unnest(keys) key where key like place.name || ':%' order by key));
  end loop;
  update people_youngperson set merged_into_id = one.stays where id = one.goes;
  return '{}';
end $$;
alter function app.merge_rows(uuid, jsonb) owner to soceis_guard;
revoke all on function app.merge_rows(uuid, jsonb) from public;
grant execute on function app.merge_rows(uuid, jsonb) to soceis_app, soceis_owner;

-- Answers with the rows that were written in between and stay, by table, and the areas in which they lie.
create function app.unmerge_rows(which uuid, pointing jsonb) returns jsonb
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  one record;
  place record;
  back text[];
  stood text[];
  stay text[];
  there uuid[];
  in_use uuid[] := '{}';
  left_over jsonb := '{}';
begin
  select young_person_id as stays, goes_id as goes into one from people_recordmerge
    where id = which and state = 'undone' and undone_by_id = app.user_id()
      and exists (select from people_mergedrows r where r.merge_id = which);
  if one.goes is null then
    raise exception 'There is nothing to undo.' using errcode = 'insufficient_privilege';
  end if;
  perform app.points_truly(pointing);
  perform from people_youngperson where id in (one.stays, one.goes) order by id for update;
  update people_youngperson set merged_into_id = null where id = one.goes;
  select coalesce(array_agg(r."table" || ':' || key), '{}') into back
    from people_mergedrows r, unnest(r.moved) key where r.merge_id = which;
  select coalesce(array_agg(r."table" || ':' || key), '{}') into stood
    from people_mergedrows r, unnest(r.stood) key where r.merge_id = which;
  back := app.with_belongings(pointing, one.stays, back, stood);
  for place in select p ->> 'table' as name, p ->> 'column' as whose from jsonb_array_elements(pointing) p loop
    execute format('update %1$I set %2$I = $1 where %2$I = $2 and %3$L || id = any ($3) and not exists ('
                   ' select from people_mergedrows r where r.merge_id = $4 and r."table" = %4$L and r."column" = %2$L'
                   ' and %1$I.id::text = any (r.stood))',
                   place.name, place.whose, place.name || ':', place.name) using one.goes, one.stays, back, which;
    execute format('select coalesce(array_agg(id::text order by id), ''{}'') from %1$I where %2$I = $1'
                   ' and not exists (select from people_mergedrows r where r.merge_id = $2 and r."table" = %3$L'
                   ' and %1$I.id::text = any (r.stood))', place.name, place.whose, place.name)
      into stay using one.stays, which;
    if cardinality(stay) > 0 then
      left_over := left_over || jsonb_build_object(place.name, to_jsonb(stay));
      execute format('select coalesce(array_agg(distinct (to_jsonb(t) ->> ''area_id'')::uuid), ''{}'') from %I t'
                     ' where id::text = any ($1)', place.name) into there using stay;
      in_use := in_use || there;
    end if;
  end loop;
  delete from people_mergedrows where merge_id = which;
  return left_over || jsonb_build_object('areas', to_jsonb(in_use));
end $$;
alter function app.unmerge_rows(uuid, jsonb) owner to soceis_guard;
revoke all on function app.unmerge_rows(uuid, jsonb) from public;
grant execute on function app.unmerge_rows(uuid, jsonb) to soceis_app, soceis_owner;

revoke insert, update, delete on people_mergedrows from soceis_app;
"""

# Whoever was made one with another record is found by the words of both.
FINDING = """
create function app.merged_into(person uuid) returns setof uuid language sql stable security definer
  set search_path = public, pg_temp as $$
  select id from unnest(app.with_merged(array[person])) id where id <> person $$;
alter function app.merged_into(uuid) owner to soceis_guard;
revoke all on function app.merged_into(uuid) from public;

create or replace function app.find_for_opening(said_reference text, said_name text, said_birth date)
  returns table (young_person_id uuid, areas uuid[]) language plpgsql stable security definer
  set search_path = public, pg_temp as $$
begin
  if not app.my_roles() && array['practitioner', 'area_manager', 'national_manager', 'data_protection_officer'] then
    return;
  end if;
  return query
    select p.id, p.areas from people_youngperson p
    where p.merged_into_id is null and (
      (said_reference <> '' and p.id in (
        select k.young_person_id from people_searchkey k where k.key = lower(said_reference) and k.kind = 'reference'))
      or (said_reference <> '' and p.reference = upper(said_reference))
      or (said_name <> '' and p.date_of_birth = said_birth and not exists (
             select from unnest(string_to_array(said_name, ' ')) word
             where not exists (
               select from people_searchkey k
               where k.young_person_id = p.id and k.key = word and k.kind <> 'reference'))))
    limit 2;
end $$;

create or replace function app.renew_search_keys(person uuid, kinds text[], keys text[]) returns void
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
    from people_youngperson p, unnest(p.areas) area, (
      select kind, key from unnest(kinds, keys) word (kind, key)
      union select k.kind, k.key from people_searchkey k where k.young_person_id in (select app.merged_into(person))
    ) word where p.id = person;
end $$;
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0004_two_people_lift_a_warning")]

    operations = [
        protect("people_recordmerge", FULL, history=True),
        protect("people_mergedrows", FULL),
        migrations.RunSQL(GUARD, migrations.RunSQL.noop),
        migrations.RunSQL(MOVING, migrations.RunSQL.noop),
        migrations.RunSQL(FINDING, migrations.RunSQL.noop),
    ]
