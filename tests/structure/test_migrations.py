"""The tables that migrations make are those that the models describe."""

from django.apps import apps
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from pgtrigger.migrations import MigrationAutodetectorMixin

OURS = "soceis."


class Autodetector(MigrationAutodetectorMixin, MigrationAutodetector):
    """What `makemigrations` uses: Django's, which then knows of triggers."""


def test_every_change_of_a_model_has_its_migration() -> None:
    loader = MigrationLoader(None)
    found = Autodetector(loader.project_state(), ProjectState.from_apps(apps)).changes(graph=loader.graph)
    ours = {label for label in found if apps.get_app_config(label).name.startswith(OURS)}
    assert not ours, f"make migrations {' '.join(sorted(ours))}"
