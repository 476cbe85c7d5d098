"""The audit log of an edition: one function writes it, and nothing changes it."""

from typing import Any

from editions.models import AuditAction, AuditEntry, Edition

__all__ = ["record"]


def record(edition: Edition, actor: Any, action: AuditAction, details: dict[str, Any] | None = None) -> AuditEntry:
    """Writes down what `actor` did in `edition`; call it within the transaction of what happened.

    `None` as actor is the installation itself: a management command or a task. `details` are plain
    values for people to read; never a secret.
    """
    person = actor if actor is not None and actor.is_authenticated else None
    return AuditEntry.objects.create(
        edition=edition,
        actor=person,
        actor_name=person.get_username() if person else "",
        action=action,
        details=details or {},
    )
