"""Make releases searchable that are not yet."""

from typing import Any

from django.utils.translation import gettext as _

from api.search.entries import index_release
from editions.management.command import EditionCommand
from editions.models import Release
from editions.progress import counted


class Command(EditionCommand):
    help = "Makes releases searchable that are not yet; safe to repeat. New releases are, by themselves."

    def run(self, **options: Any) -> dict[str, Any]:
        releases = list(Release.objects.select_related("edition").order_by("edition", "number"))
        each = counted(releases, _("Making releases searchable"), self.progress(**options))
        entries = sum(index_release(release) for release in each)
        return {"releases": len(releases), "new_entries": entries}
