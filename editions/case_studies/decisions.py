"""The decisions of an edition, as they stand in a manifest."""

from typing import Any
from uuid import UUID

from editions.models import CaseStudyDecision, Edition

__all__ = ["decisions_json", "restore_decisions"]


def decisions_json(edition: Edition) -> list[dict[str, Any]]:
    """`[{lineage, kind, replacement, looked_at}]`, in an order that never changes."""
    rows = CaseStudyDecision.objects.filter(edition=edition)
    return sorted((_json(row) for row in rows), key=lambda each: each["lineage"])


def _json(row: CaseStudyDecision) -> dict[str, Any]:
    return {
        "lineage": str(row.lineage),
        "kind": row.kind,
        "replacement": str(row.replacement) if row.replacement else None,
        "looked_at": sorted(row.looked_at),
    }


def restore_decisions(edition: Edition, manifest: dict[str, Any]) -> None:
    """Gives a new edition the decisions that a manifest tells of."""
    told = manifest.get("case_studies", {}).get("decisions", [])
    CaseStudyDecision.objects.bulk_create(
        [
            CaseStudyDecision(
                edition=edition,
                lineage=UUID(each["lineage"]),
                kind=each["kind"],
                replacement=UUID(each["replacement"]) if each["replacement"] else None,
                looked_at=each["looked_at"],
            )
            for each in told
        ]
    )
