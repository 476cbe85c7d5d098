"""Menus without what the gate would deny."""

from typing import Any

from django.http import HttpRequest
from django.urls import Resolver404, resolve

from editions.gate import RULES, Audience
from editions.permissions import is_installation_administrator

__all__ = ["leave_out_denied"]


def leave_out_denied(request: HttpRequest, items: list[Any]) -> None:
    """Takes out menu items and search areas that lead where the gate lets administrators alone."""
    if not is_installation_administrator(request.user):
        items[:] = [item for item in items if not _is_denied(item.url)]


def _is_denied(url: str) -> bool:
    try:
        name = resolve(str(url).partition("?")[0]).view_name
    except Resolver404:
        # A submenu, or an address outside.
        return False
    rule = RULES.get(name)
    return rule is not None and rule.audience is Audience.ADMINISTRATORS
