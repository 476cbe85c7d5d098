"""List the editions of this installation."""

from typing import Any

from editions.management.command import EditionCommand
from editions.models import Edition


class Command(EditionCommand):
    help = "Lists the editions: code, title, owner, upstream, base, languages, latest release."

    def run(self, **options: Any) -> dict[str, Any]:
        editions = Edition.objects.filter(deleted_at=None).select_related("upstream", "base_release", "latest_release")
        return {"editions": [self._row(edition) for edition in editions]}

    def _row(self, edition: Edition) -> dict[str, Any]:
        offered = edition.edition_locales.filter(offered=True).values_list("locale__language_code", flat=True)
        return {
            "code": edition.code,
            "title": edition.title,
            "owner": edition.owner,
            "upstream": edition.upstream.code if edition.upstream else None,
            "base": edition.base_release.version if edition.base_release else None,
            "locales": list(offered),
            "latest_release": edition.latest_release.version if edition.latest_release else None,
            **({"archived": True} if edition.archived else {}),
        }

    def tell(self, result: dict[str, Any]) -> str:
        lines = []
        for row in result["editions"]:
            base = f" ← {row['upstream']} {row['base']}" if row["upstream"] else ""
            lines.append(f"{row['code']}{base}  {row['title']} · {', '.join(row['locales'])} · {row['latest_release']}")
        return "\n".join(lines) or "There is no edition yet."
