"""Who sees referrals."""

from django.db import migrations

from soceis.foundation.access.rowsecurity import FULL, protect


class Migration(migrations.Migration):
    dependencies = [("referrals", "0001_initial"), ("people", "0002_row_security")]

    operations = [
        protect("referrals_referral", FULL, history=True, lens_reads=True),
        protect("referrals_referralstate", FULL),
        migrations.RunSQL(
            "revoke update, delete on referrals_referralstate from soceis_app",
            "grant update, delete on referrals_referralstate to soceis_app",
        ),
    ]
