"""Lines of the chronology that later apps write."""

from django.conf import settings
from django.db import migrations

from soceis.foundation.access.rowsecurity import ASSIGNED, IN_MY_AREA, MENTORED, OPENED, Shape, protect

# A peer mentor's visit may write a line, and they read those of their own.
OWN = f"{MENTORED} and created_by_id = app.user_id()"
WRITTEN_BY_WHO_WORKS = Shape(
    read=f"({IN_MY_AREA}) or ({ASSIGNED}) or ({OPENED}) or ({OWN})",
    write=f"({IN_MY_AREA}) or ({ASSIGNED}) or ({OWN})",
)


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0005_clean_up"),
        ("casework", "0003_who_sees_work_and_concerns"),
        ("people", "0003_find_and_bring"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        protect("casework_chronologyentry", WRITTEN_BY_WHO_WORKS),
    ]
