"""The table in which rate limits are counted, for all processes together (Django's database cache)."""

from django.db import migrations

MAKE = """
create table accounts_limit (
  cache_key varchar(255) primary key,
  value text not null,
  expires timestamptz not null
);
create index accounts_limit_expires on accounts_limit (expires);
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_row_security")]

    operations = [migrations.RunSQL(MAKE, "drop table accounts_limit;")]
