"""Who sees agreements and permissions; who said no to being counted leaves every research view.

A peer mentor reads the agreement and notes that they explained what stays private. Answers, and when something
was explained, are added and never changed.
"""

from django.db import migrations

from soceis.foundation.access.rowsecurity import ASSIGNED, FULL, IN_MY_AREA, MENTORED, SHARED, Shape, protect

EXPLAINED = Shape(
    read=SHARED.read,
    write=f"({IN_MY_AREA}) or ({ASSIGNED}) or ({MENTORED} and created_by_id = app.user_id())",
)
ONLY_ADDED = """
revoke update, delete on consent_limitsexplained, consent_permissionanswer from soceis_app;
"""
GUARD_ALL = """
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


class Migration(migrations.Migration):
    dependencies = [
        ("consent", "0001_initial"),
        ("accounts", "0006_guarded_rows"),
        ("casework", "0004_chronology_entries"),
        ("outcomes", "0002_row_security"),
        ("plans", "0002_row_security"),
    ]

    operations = [
        protect("consent_agreement", SHARED, history=True),
        protect("consent_limitsexplained", EXPLAINED),
        protect("consent_permissionanswer", FULL, lens_reads=True),
        protect("consent_leftout", FULL, lens_reads=True),
        migrations.RunSQL(ONLY_ADDED, "select 1"),
        migrations.RunSQL(GUARD_ALL, "select 1"),
    ]
