"""The chain of the audit, and who may read it.

The trigger takes the head of the connection's own lane, so that two requests meet only if their
connections' numbers agree modulo the number of lanes. A row is hashed with the hash of the row before.
The head moves once, at commit: a row that one transaction changes thousands of times grows slow.
"""

from django.db import migrations

from soceis.foundation.audit.rules import LANES, LOCK

CHAIN = f"""
create function app.netstring(value text) returns text language sql immutable
  return length(coalesce(value, ''))::text || ':' || coalesce(value, '') || ',';

create function app.chain_audit_entry() returns trigger language plpgsql security definer
  set search_path = public, pg_temp as $$
declare
  own_lane integer := pg_backend_pid() % {LANES};
  head record;
  own record;
begin
  if current_setting('application_name') = 'soceis-audit' then
    own_lane := own_lane + {LANES};
  end if;
  perform pg_advisory_xact_lock({LOCK}, own_lane);
  select coalesce(max(l.sequence), 0) as sequence, coalesce((array_agg(l.hash))[1], '\\x00') as hash into head
    from audit_lane l where l.lane = own_lane;
  -- Entries of this very transaction stand behind the head, which moves when it commits.
  select e.sequence, e.hash into own from audit_entry e
    where e.lane = own_lane and e.sequence > head.sequence order by e.sequence desc limit 1;
  if found then
    head := own;
  end if;
  new.lane := own_lane;
  new.sequence := head.sequence + 1;
  new.at := coalesce(nullif(current_setting('app.now', true), '')::timestamptz, clock_timestamp());
  new.previous := head.hash;
  new.hash := sha256(new.previous || convert_to(
    app.netstring(new.lane::text) || app.netstring(new.sequence::text)
    || app.netstring(to_char(new.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'))
    || app.netstring(new.actor::text) || app.netstring(new.actor_name) || app.netstring(new.actor_roles)
    || app.netstring(new.action) || app.netstring(new.people::text) || app.netstring(new.areas::text)
    || app.netstring(new.record_type) || app.netstring(new.record_id::text) || app.netstring(new.purpose)
    || app.netstring(new.detail::text), 'UTF8'));
  return new;
end $$;

create function app.move_audit_head() returns trigger language plpgsql security definer
  set search_path = public, pg_temp as $$
begin
  if exists (select from audit_entry e where e.lane = new.lane and e.sequence > new.sequence) then
    return null;
  end if;
  insert into audit_lane as l (lane, sequence, hash) values (new.lane, new.sequence, new.hash)
    on conflict (lane) do update set sequence = excluded.sequence, hash = excluded.hash;
  return null;
end $$;

create function app.refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'The audit is never changed.';
end $$;

create trigger audit_chain before insert on audit_entry
  for each row execute function app.chain_audit_entry();
create constraint trigger audit_head after insert on audit_entry deferrable initially deferred
  for each row execute function app.move_audit_head();
create trigger audit_unchanged before update or delete on audit_entry
  for each row execute function app.refuse_audit_change();
create trigger audit_kept before truncate on audit_entry
  for each statement execute function app.refuse_audit_change();

alter function app.chain_audit_entry() owner to soceis_guard;
alter function app.move_audit_head() owner to soceis_guard;
grant select on audit_entry to soceis_guard;
grant select, insert, update on audit_lane to soceis_guard;
revoke all on audit_lane from soceis_app;
revoke update, delete, truncate on audit_entry from soceis_app;

alter table audit_entry enable row level security;
alter table audit_entry force row level security;
create policy audit_entry_add on audit_entry for insert to soceis_app
  with check (actor is not distinct from app.user_id());
create policy audit_entry_read on audit_entry for select to soceis_app using (
  'data_protection_officer' = any ((select app.my_roles())::text[])
  or areas && (select app.my_areas())::uuid[]
  or people && (select app.my_people())::uuid[]
  or actor = app.user_id());
create policy audit_entry_chain on audit_entry for select to soceis_guard using (true);
create policy audit_entry_verify on audit_entry for select to soceis_owner using (true);
"""

UNDO = """
drop table audit_entry cascade;
drop function app.chain_audit_entry();
drop function app.move_audit_head();
drop function app.refuse_audit_change();
drop function app.netstring(text);
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial"), ("accounts", "0002_access_functions")]

    operations = [migrations.RunSQL(CHAIN, UNDO)]
