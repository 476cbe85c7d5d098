"""What counts as a leak: another's marker in a response, another's row changed, a 500."""

from typing import Any
from urllib.parse import urlencode

from django.apps import apps
from django.test import Client

from tests.integration.isolation.world import World

Rows = dict[tuple[str, Any], tuple[Any, ...]]

# Signing in touches these.
_NOT_CONTENT = {"sessions.Session", "usersessions.UserSession", "editions.AuditEntry"}
_NOT_CONTENT_FIELDS = {"last_login"}
_WRITING = ("INSERT", "UPDATE", "DELETE", "REPLACE", "WITH", "TRUNCATE")
_TABLES_OF_SIGNING_IN = ("django_session", "usersessions_usersession", "editions_auditentry")


def text_of(response: Any) -> str:
    """Headers, cookies and body in lower case, however the body is sent."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    head = "\n".join(f"{name}: {value}" for name, value in response.items())
    return f"{head}\n{response.cookies.output()}\n{body.decode('utf-8', 'replace')}".lower()


def leaks(response: Any, world: World) -> list[str]:
    """What `response` tells of others; empty when all is well."""
    text = text_of(response)
    found = [f"holds {marker}" for marker in world.foreign_markers if marker in text]
    return found + ([f"is a {response.status_code}"] if response.status_code >= 500 else [])


def rows() -> Rows:
    """Every row of the database."""
    found: Rows = {}
    for model in apps.get_models(include_auto_created=True):
        if model._meta.label in _NOT_CONTENT or not model._meta.managed or model._meta.proxy:
            continue
        fields = [each.attname for each in model._meta.local_fields if each.attname not in _NOT_CONTENT_FIELDS]
        for values in model._base_manager.order_by().values_list("pk", *fields):
            found[model._meta.label, values[0]] = values
    return found


def changed(before: Rows, after: Rows) -> list[str]:
    """The rows that were changed, deleted or added, by model and key."""
    keys = [key for key in before.keys() | after.keys() if before.get(key) != after.get(key)]
    return sorted(f"{label} {pk}" for label, pk in keys)


class Untouched:
    """The rows as they were, and whether anything was written since."""

    def __init__(self, before: Rows) -> None:
        self.before = before
        self._written = False

    def hear(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        """For `connection.execute_wrapper`."""
        if sql.startswith(_WRITING) and not any(f'"{table}"' in sql for table in _TABLES_OF_SIGNING_IN):
            self._written = True
        return execute(sql, params, many, context)

    def changes(self) -> list[str]:
        return changed(self.before, rows()) if self._written else []


def methods(client: Client, url: str, data: dict[str, Any]) -> dict[str, Any]:
    """The same address read, read as a background request, posted to, put, and deleted."""
    put = client.put(url, urlencode(data), "application/x-www-form-urlencoded")
    return {
        "GET": client.get(url),
        "GET in the background": client.get(url, headers={"X-Requested-With": "XMLHttpRequest"}),
        "POST": client.post(url, data),
        "PUT": put,
        "DELETE": client.delete(url),
    }
