"""Asking as readers do, over HTTP, within this process."""

from typing import Any

from django.test import Client


def ask(query: str, variables: dict[str, Any] | None = None) -> dict[str, Any]:
    """The answer to a query that is posted: its data and errors."""
    body = {"query": query, "variables": variables or {}}
    answer = Client(SERVER_NAME="localhost").post("/graphql/", body, content_type="application/json").json()
    return {name: answer[name] for name in ("data", "errors") if name in answer}
