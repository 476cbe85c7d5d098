"""Notices of a merge in the form in which an update keeps them."""

from typing import Any

from editions.updates.compute import Computed
from editions.updates.sides import Sides


def notices_json(sides: Sides, computed: Computed) -> list[dict[str, Any]]:
    """`[{kind, lineage, locale, page_title, node, path, value}]`."""
    found = []
    for (lineage, code), notice in computed.notices:
        document = next(
            (
                side.documents[lineage, locale]
                for side in (sides.mine, sides.theirs, sides.base)
                for locale in (code, sides.source)
                if (lineage, locale) in side.documents
            ),
            None,
        )
        found.append(
            {
                "kind": notice.kind,
                "lineage": lineage,
                "locale": code,
                "page_title": document["fields"]["title"] if document else "",
                "node": "" if notice.node == lineage else notice.node,
                "path": list(notice.path),
                "value": notice.value,
            }
        )
    return found
