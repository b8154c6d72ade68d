"""The partners' door in the database: a partner is not staff, and sees what they wrote themselves, nothing else.

A visit is known by the hash of what the browser keeps. `app.enter_partner` looks it up once and leaves the mailbox
in a setting of the transaction, which the policies read, as `app.enter` does for staff (ADR 6). The functions
belong to soceis_guard; the app role reads no link but the one of the running visit.
"""

from django.db import migrations

from soceis.foundation.access.rowsecurity import IN_MY_AREA, Shape, protect

MINE = "mailbox = (select app.mailbox())"
NATIONAL = "'national_manager' = any ((select app.my_roles())::text[])"
WHO = (
    f"({MINE}) or ({IN_MY_AREA} and not kept_apart)"
    f" or ({NATIONAL} and (kept_apart or national_asked_on is not null))"
)
APPROACH = Shape(read=WHO, write=WHO)
DRAFT = Shape(read=MINE, write=MINE)
# Links are made, used and ended by the functions below alone.
NEVER = "id = (select app.partner_visit()) and false"
LINK = Shape(read="id = (select app.partner_visit())", write=NEVER)

# Where somebody of ours has entered there is no visit, whatever came before in the transaction.
WHO_VISITS = """
create function app.mailbox() returns text language sql stable
  return case when app.user_id() is null then nullif(current_setting('app.mailbox', true), '') end;
create function app.partner_visit() returns uuid language sql stable
  return case when app.user_id() is null then nullif(current_setting('app.partner_visit', true), '')::uuid end;
"""

FUNCTIONS = """
grant select on partners_organisation, accounts_area to soceis_guard;
create policy partners_organisation_door on partners_organisation for select to soceis_guard using (true);
grant select, insert, update, delete on consultations_partnerlink to soceis_guard;
create policy consultations_partnerlink_door on consultations_partnerlink for all to soceis_guard
  using (true) with check (true);
grant select, delete on consultations_partnerdraft to soceis_guard;
create policy consultations_partnerdraft_clean_up on consultations_partnerdraft for all to soceis_guard
  using (current_setting('app.maintenance', true) = 'typing');

-- Nothing that was sent is changed by whoever sent it.
create policy consultations_approach_sent on consultations_approach as restrictive for update to soceis_app
  using (app.mailbox() is null);
create policy consultations_approach_kept on consultations_approach as restrictive for delete to soceis_app
  using (app.mailbox() is null and app.user_id() is null);

create function app.partner_link(link uuid, box text, sealed text, at_domain text, hash text, made timestamptz,
                                 until timestamptz)
  returns boolean language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from partners_organisation org where at_domain = any (org.email_domains)
                 and (org.ended_on is null or org.ended_on > app.today())) then
    return false;
  end if;
  insert into consultations_partnerlink (id, mailbox, email, domain, token_hash, made_at, expires_at)
    values (link, box, sealed, at_domain, hash, made, until);
  return true;
end $$;

create function app.use_partner_link(hash text, visit text, at timestamptz, until timestamptz)
  returns boolean language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  update consultations_partnerlink set used_at = at, visit_hash = visit, visit_until = until
    where token_hash = hash and used_at is null and expires_at > at;
  return found;
end $$;

create function app.leave_partner(visit text, at timestamptz) returns void
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  update consultations_partnerlink set visit_until = at where visit_hash = visit;
end $$;

create function app.enter_partner(visit text, moment text) returns jsonb language plpgsql volatile security definer
  set search_path = public, pg_temp as $$
declare
  here consultations_partnerlink;
  places jsonb;
begin
  perform set_config('app.now', moment, true), set_config('app.user_id', '', true),
          set_config('app.roles', '', true), set_config('app.areas', '', true),
          set_config('app.people', '', true), set_config('app.mentored', '', true),
          set_config('app.opened', '', true),
          set_config('app.mailbox', '', true), set_config('app.partner_visit', '', true);
  select * into here from consultations_partnerlink where visit_hash = visit and visit_until > app.now();
  if not found then
    return null;
  end if;
  select coalesce(jsonb_agg(jsonb_build_object('organisation', org.id, 'name', org.name, 'area', area.id,
                                               'where', area.name, 'nation', area.nation)
                            order by area."order", org.name), '[]')
    into places
    from partners_organisation org join accounts_area area on org.area_id is null or area.id = org.area_id
    where here.domain = any (org.email_domains) and (org.ended_on is null or org.ended_on > app.today());
  if places = '[]' then
    return null;
  end if;
  perform set_config('app.mailbox', here.mailbox, true), set_config('app.partner_visit', here.id::text, true);
  return jsonb_build_object('link', here.id, 'mailbox', here.mailbox, 'places', places);
end $$;

create function app.clear_old_door(days integer) returns integer language plpgsql volatile security definer
  set search_path = public, pg_temp as $$
declare
  links integer;
  drafts integer;
begin
  perform set_config('app.maintenance', 'typing', true);
  delete from consultations_partnerlink where made_at < app.now() - make_interval(days => greatest(days, 30));
  get diagnostics links = row_count;
  delete from consultations_partnerdraft where saved_at < app.now() - make_interval(days => greatest(days, 30));
  get diagnostics drafts = row_count;
  perform set_config('app.maintenance', '', true);
  return links + drafts;
end $$;
"""
NAMES = (
    "partner_link(uuid, text, text, text, text, timestamptz, timestamptz)",
    "use_partner_link(text, text, timestamptz, timestamptz)",
    "leave_partner(text, timestamptz)",
    "enter_partner(text, text)",
    "clear_old_door(integer)",
)
OWNERSHIP = "\n".join(
    f"alter function app.{name} owner to soceis_guard; revoke all on function app.{name} from public;"
    f" grant execute on function app.{name} to soceis_app, soceis_owner;"
    for name in NAMES
)
UNDO = "\n".join(
    (
        *(f"drop function app.{name};" for name in NAMES),
        "drop policy consultations_approach_sent on consultations_approach;",
        "drop policy consultations_approach_kept on consultations_approach;",
        "drop policy consultations_partnerdraft_clean_up on consultations_partnerdraft;",
        "drop policy consultations_partnerlink_door on consultations_partnerlink;",
        "drop policy partners_organisation_door on partners_organisation;",
    )
)


class Migration(migrations.Migration):
    dependencies = [
        ("consultations", "0001_initial"),
        ("partners", "0002_row_security"),
        ("accounts", "0006_guarded_rows"),
    ]

    operations = [
        migrations.RunSQL(WHO_VISITS, "drop function app.partner_visit(); drop function app.mailbox();"),
        protect("consultations_partnerlink", LINK),
        protect("consultations_partnerdraft", DRAFT),
        protect("consultations_approach", APPROACH, history=True),
        migrations.RunSQL(FUNCTIONS + OWNERSHIP, UNDO),
    ]
