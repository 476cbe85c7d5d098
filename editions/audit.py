"""The audit log of an edition: one function writes it, and nothing changes it."""

from typing import Any

from editions.models import AuditAction, AuditEntry, Edition

__all__ = ["record", "words_of"]


def record(edition: Edition, actor: Any, action: AuditAction, details: dict[str, Any] | None = None) -> AuditEntry:
    """Writes down what `actor` did in `edition`; call it within the transaction of what happened.

    `None` as actor is the installation itself: a management command or a task. `details` are plain
    values for people to read; never a secret.
    """
    known = actor is not None and actor.is_authenticated
    return AuditEntry.objects.create(
        edition=edition,
        actor=actor if known else None,
        actor_name=actor.get_username() if known else "",
        action=action,
        details=details or {},
    )


def words_of(entry: AuditEntry) -> str:
    """The details as one line for people."""
    return ", ".join(f"{name}: {value}" for name, value in entry.details.items())
