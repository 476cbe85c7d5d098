"""Upstream's pictures and files as an update knows them, before any of them is copied."""

from collections.abc import Mapping
from typing import Any

from editions.documents.store import manifest_of
from editions.models import Update

__all__ = ["listed_media"]


def listed_media(update: Update) -> dict[str, Mapping[str, Any]]:
    """What the releases at both ends of the update list, by hash."""
    return {**manifest_of(update.from_release)["media"], **manifest_of(update.to_release)["media"]}
