import django.db.models.deletion
from django.db import migrations, models

from api.search import postgresql_index, sqlite_index

_INDEXES = {"postgresql": postgresql_index, "sqlite": sqlite_index}


def create_index(apps, schema_editor):
    index = _INDEXES.get(schema_editor.connection.vendor)
    for statement in index.CREATE if index else ():
        schema_editor.execute(statement)


def drop_index(apps, schema_editor):
    index = _INDEXES.get(schema_editor.connection.vendor)
    for statement in index.DROP if index else ():
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("editions", "0007_update_requests"),
    ]

    operations = [
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=64, unique=True)),
                ("title", models.TextField()),
                ("locale", models.CharField(max_length=100)),
                ("passages", models.JSONField()),
                ("title_words", models.TextField()),
                ("words", models.TextField()),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="editions.document"
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="editions.document"
                    ),
                ),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.RunPython(create_index, drop_index),
    ]
