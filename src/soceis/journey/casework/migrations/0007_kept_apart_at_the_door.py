"""What a partner brought about a young person is kept from whoever their record is kept from.

An approach holds the name again, and the referral that it became by its identifier alone, so its policies cannot
follow the young person; a function of soceis_guard says which referrals are kept from whoever asks.
"""

from django.db import migrations

KEPT = """
grant select on referrals_referral to soceis_guard;
create policy referrals_referral_kept_at_the_door on referrals_referral for select to soceis_guard using (true);

create function app.my_kept_referrals() returns uuid[] language plpgsql stable security definer
  set search_path = public, pg_temp as $$
begin
  return array(select r.id from referrals_referral r where app.user_id() is not null
               and r.young_person_id = any (app.my_conflicts()));
end $$;
alter function app.my_kept_referrals() owner to soceis_guard;
revoke all on function app.my_kept_referrals() from public;
grant execute on function app.my_kept_referrals() to soceis_app, soceis_owner;

create policy consultations_approach_kept_apart on consultations_approach as restrictive for all to soceis_app
  using ((became_referral = any ((select app.my_kept_referrals())::uuid[])) is not true);
"""
OPEN = """
drop policy consultations_approach_kept_apart on consultations_approach;
drop function app.my_kept_referrals();
drop policy referrals_referral_kept_at_the_door on referrals_referral;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0006_who_sees_supervision"),
        ("consultations", "0003_sealed"),
        ("referrals", "0002_row_security"),
    ]

    operations = [migrations.RunSQL(KEPT, OPEN)]
