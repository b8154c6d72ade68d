"""What each young person answered about being counted and about police records, for whoever prepares a linkage.

Those who said no to being counted are in no view at all: policies of the tables leave them out for soceis_lens.
Who is not "given" for the linkage is left out of it; "not_asked" is an answer of its own.
"""

from django.db import migrations

LATEST = """coalesce((select research.coded(said.answer) from consent_permissionanswer said
    where said.young_person_id = person.id and said.purpose = '{purpose}'
    order by said.answered_on desc, said.created_at desc, said.id desc limit 1), 'not_asked')"""
QUERY = f"""
select research.pseudonym(person.id, secret.key) as person_id,
  {LATEST.format(purpose="evaluation")} as evaluation,
  {LATEST.format(purpose="police_linkage")} as police_linkage
from people_youngperson person cross join app.research_key secret"""
MAKE = f"""
create view research.permissions with (security_barrier) as {QUERY};
alter view research.permissions owner to soceis_lens;
revoke all on research.permissions from public;
grant select on research.permissions to soceis_research;
"""


class Migration(migrations.Migration):
    dependencies = [("extracts", "0003_reasons_of_the_end"), ("consent", "0002_row_security")]

    operations = [migrations.RunSQL(MAKE, "drop view research.permissions;")]
