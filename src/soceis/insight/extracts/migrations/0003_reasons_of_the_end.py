"""Reasons are asked before the end too; an extract gives those of the end, else those asked before it.

Those asked before count only for work that ended because it did not begin or did not go on.
"""

from django.db import migrations

BEFORE = """
select research.pseudonym(reason.episode_id, secret.key) as episode_id, research.coded(reason.reason) as reason,
  research.coded(reason.informant) as informant, research.coded(reason.addressable) as addressable,
  row_number() over (partition by reason.episode_id order by reason.created_at, reason.id) as place
from casework_nonengagementreason reason cross join app.research_key secret"""
NOW = """
select research.pseudonym(reason.episode_id, secret.key) as episode_id, research.coded(reason.reason) as reason,
  research.coded(reason.informant) as informant, research.coded(reason.addressable) as addressable,
  row_number() over (
    partition by reason.episode_id order by reason.with_closure desc, reason.created_at, reason.id) as place
from casework_nonengagementreason reason
  join casework_episode episode on episode.id = reason.episode_id
  cross join app.research_key secret
where reason.with_closure or episode.closure_code in
  ('declined_at_offer', 'caregiver_declined', 'no_contact_made', 'stopped_after_start')"""


def _made(query: str) -> str:
    return f"""
drop view research.non_engagement;
create view research.non_engagement with (security_barrier) as {query};
alter view research.non_engagement owner to soceis_lens;
revoke all on research.non_engagement from public;
grant select on research.non_engagement to soceis_research;
"""


class Migration(migrations.Migration):
    dependencies = [("extracts", "0002_research_views"), ("casework", "0003_who_sees_work_and_concerns")]

    operations = [migrations.RunSQL(_made(NOW), _made(BEFORE))]
