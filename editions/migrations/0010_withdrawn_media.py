from django.db import migrations

from editions.withdrawn_media import media_of_withdrawn_alone


def mark(apps, schema_editor):
    """What only withdrawn releases hold was still served before."""
    release = apps.get_model("editions", "Release").objects.order_by()
    public = apps.get_model("editions", "PublicMedia").objects
    for edition in release.filter(withdrawn_at__isnull=False).values_list("edition", flat=True).distinct():
        rows = release.filter(edition=edition).values_list("manifest", "withdrawn_at")
        withdrawn, _standing = media_of_withdrawn_alone(rows.iterator(chunk_size=20))
        public.filter(edition=edition, media__in=withdrawn).update(withdrawn=True)


class Migration(migrations.Migration):
    dependencies = [("editions", "0009_picture_formats")]

    operations = [migrations.RunPython(mark, migrations.RunPython.noop)]
