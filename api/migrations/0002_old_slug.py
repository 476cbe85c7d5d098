import django.db.models.deletion
import orjson
from django.db import migrations, models

from api.old_slugs import slugs_left


def note_old_slugs(apps, schema_editor):
    """What the releases that are there already have left behind."""
    release_model = apps.get_model("editions", "Release")
    old_slug = apps.get_model("api", "OldSlug")
    edition, number, before = None, 0, {}
    for release in release_model.objects.order_by("edition", "number").iterator(chunk_size=10):
        manifest = orjson.loads(release.manifest)
        if release.edition_id == edition:
            old_slug.objects.bulk_create(
                [old_slug(edition_id=edition, until=number, **left._asdict()) for left in slugs_left(before, manifest)],
                ignore_conflicts=True,
                batch_size=500,
            )
        edition, number, before = release.edition_id, release.number, manifest


class Migration(migrations.Migration):
    dependencies = [
        ("api", "0001_search_entry"),
        ("editions", "0007_update_requests"),
    ]

    operations = [
        migrations.CreateModel(
            name="OldSlug",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("lineage", models.UUIDField()),
                ("type", models.CharField(max_length=100)),
                ("locale", models.CharField(max_length=100)),
                ("slug", models.CharField(max_length=255)),
                ("until", models.PositiveIntegerField()),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="editions.edition"
                    ),
                ),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("edition", "slug", "type", "lineage", "locale", "until"),
                        name="one_old_slug_per_change",
                    )
                ],
            },
        ),
        migrations.RunPython(note_old_slugs, migrations.RunPython.noop),
    ]
