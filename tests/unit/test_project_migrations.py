"""The migrations say exactly what the models say, in one line, and can be taken back."""

from pathlib import Path

import pytest
from django.apps import AppConfig, apps
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import RunPython, RunSQL

ROOT = Path(__file__).parents[2]


def own_apps() -> list[AppConfig]:
    return [app for app in apps.get_app_configs() if ".venv" not in app.path and Path(app.path).is_relative_to(ROOT)]


@pytest.mark.django_db
def test_no_model_has_changed_since_the_last_migration(capsys: pytest.CaptureFixture[str]) -> None:
    labels = [app.label for app in own_apps()]

    try:
        call_command("makemigrations", *labels, check_changes=True, dry_run=True)
    except SystemExit:
        pytest.fail(f"Run `manage.py makemigrations`:\n{capsys.readouterr().out}")


@pytest.mark.django_db
def test_each_app_has_one_last_migration() -> None:
    loader = MigrationLoader(None)
    ends = {app.label: loader.graph.leaf_nodes(app.label) for app in own_apps()}

    assert {label: nodes for label, nodes in ends.items() if len(nodes) > 1} == {}


@pytest.mark.django_db
def test_every_migration_can_be_taken_back() -> None:
    labels = {app.label for app in own_apps()}
    one_way = [
        f"{label}.{name}: {operation.describe()}"
        for (label, name), migration in MigrationLoader(None).disk_migrations.items()
        if label in labels
        for operation in migration.operations
        if isinstance(operation, RunPython | RunSQL) and not operation.reversible
    ]

    assert one_way == []
