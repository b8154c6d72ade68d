"""What holds for every table about young people, whatever its shape: nobody is counted who said no to it.

`app.guard_rows(table)` puts restrictive policies on one table, which narrow all others. `rowsecurity.protect`
calls it for every table that comes later; the migration that makes the list of those who are left out calls it
for all that are there already. Called again it does the same again.
"""

from django.db import migrations

GUARD_ROWS = """
create function app.guard_rows(guarded text) returns void language plpgsql as $$
declare
  whose text := case when guarded in ('people_youngperson', 'people_youngpersonevent') then 'id' else 'young_person_id' end;
begin
  if guarded = 'consent_leftout' or to_regclass('public.consent_leftout') is null
     or not exists (select from information_schema.columns c
                    where c.table_schema = 'public' and c.table_name = guarded and c.column_name = whose) then
    return;
  end if;
  execute format('drop policy if exists %I on %I', guarded || '_counted', guarded);
  execute format(
    'create policy %I on %I as restrictive for select to soceis_lens'
    ' using (%I not in (select young_person_id from consent_leftout))', guarded || '_counted', guarded, whose);
end $$;
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0005_clean_up")]

    operations = [migrations.RunSQL(GUARD_ROWS, "drop function app.guard_rows(text);")]
