"""Removing old drafts and submissions of everybody, without letting anybody read them."""

from django.db import migrations

MAKE = """
grant select, delete on accounts_draft, accounts_submission to soceis_guard;
create policy accounts_draft_clean_up on accounts_draft for all to soceis_guard
  using (current_setting('app.maintenance', true) = 'typing');
create policy accounts_submission_clean_up on accounts_submission for all to soceis_guard
  using (current_setting('app.maintenance', true) = 'typing');

create function app.clear_old_typing(draft_days integer, submission_days integer) returns integer
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  drafts integer;
  submissions integer;
begin
  -- The owner of the tables belongs to soceis_guard and must not see drafts by that.
  perform set_config('app.maintenance', 'typing', true);
  -- Never younger ones, whatever is asked.
  delete from accounts_draft where saved_at < app.now() - make_interval(days => greatest(draft_days, 30));
  get diagnostics drafts = row_count;
  delete from accounts_submission
    where saved_at < app.now() - make_interval(days => greatest(submission_days, 60));
  get diagnostics submissions = row_count;
  perform set_config('app.maintenance', '', true);
  return drafts + submissions;
end $$;
alter function app.clear_old_typing(integer, integer) owner to soceis_guard;
revoke all on function app.clear_old_typing(integer, integer) from public;
grant execute on function app.clear_old_typing(integer, integer) to soceis_app;
"""

UNDO = """
drop function app.clear_old_typing(integer, integer);
drop policy accounts_draft_clean_up on accounts_draft;
drop policy accounts_submission_clean_up on accounts_submission;
revoke all on accounts_draft, accounts_submission from soceis_guard;
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0004_limits")]

    operations = [migrations.RunSQL(MAKE, UNDO)]
