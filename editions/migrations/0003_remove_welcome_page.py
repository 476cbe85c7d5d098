"""Takes out the page and the site that Wagtail makes for a developer's first look.

Courses stand at the root of the tree and are read through the reader, so nothing needs either.
A page that somebody has edited, put something under or uses for a site of their own is kept.
The root itself is called what editors see it as: the list of courses.
"""

from django.db import migrations

TITLE = "Welcome to your new Wagtail site!"


def name_root(apps, schema_editor):
    roots = apps.get_model("wagtailcore", "Page").objects.filter(depth=1, title="Root")
    roots.update(title="Courses", draft_title="Courses")


def remove_welcome_page(apps, schema_editor):
    page_model = apps.get_model("wagtailcore", "Page")
    site_model = apps.get_model("wagtailcore", "Site")
    welcome = page_model.objects.filter(
        depth=2, slug="home", title=TITLE, numchild=0, latest_revision=None, content_type__model="page"
    ).first()
    if welcome is None:
        return
    sites = site_model.objects.filter(root_page=welcome)
    if sites.exclude(hostname="localhost", site_name="").exists():
        return
    sites.delete()
    root = page_model.objects.get(path=welcome.path[:4])
    welcome.delete()
    root.numchild = page_model.objects.filter(path__startswith=root.path, depth=2).count()
    root.save(update_fields=["numchild"])


class Migration(migrations.Migration):
    dependencies = [
        ("editions", "0002_previewdraft"),
        ("wagtailcore", "0098_apitoken"),
    ]

    # Nothing to put back: what was there was nobody's.
    operations = [
        migrations.RunPython(remove_welcome_page, migrations.RunPython.noop),
        migrations.RunPython(name_root, migrations.RunPython.noop),
    ]
