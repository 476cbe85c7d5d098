"""The main menu, in the words of this product and without what only a developer looks for."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import DismissibleMenuItem, MenuItem
from wagtail.admin.wagtail_hooks import ExplorerMenuItem

from editions.permissions import Action, editions_where, is_installation_administrator, visible_editions

__all__ = ["arrange_help_menu", "arrange_main_menu", "editions_menu_item", "updates_menu_item"]

# What is left of Wagtail's reports for an edition's people is one list: it has its own place.
_FOR_ADMINISTRATORS = {"reports", "settings", "snippets"}


class _EditionsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return visible_editions(request.user).exists()


def editions_menu_item() -> MenuItem:
    return _EditionsMenuItem(
        _("Editions"), reverse("editions_admin:index"), name="editions", icon_name="globe", order=90
    )


class _UpdatesMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return editions_where(request.user, Action.EDIT).exclude(upstream=None).exists()


def updates_menu_item() -> MenuItem:
    return _UpdatesMenuItem(
        _("Updates"), reverse("editions_admin:all_updates"), name="updates", icon_name="download", order=95
    )


_COURSES = ExplorerMenuItem(
    _("Courses"), reverse_lazy("wagtailadmin_explore_root"), name="explorer", icon_name="folder-open-inverse", order=100
)
_TRANSLATIONS = MenuItem(
    _("Translations"),
    reverse_lazy("wagtail_localize:translations_report"),
    name="translations",
    icon_name="wagtail-localize-language",
    order=350,
)


def arrange_main_menu(request: HttpRequest, items: list[Any]) -> None:
    """For `construct_main_menu`: pages are courses here, and menus of one entry are that entry."""
    items[:] = [_COURSES if item.name == "explorer" else item for item in items]
    if not is_installation_administrator(request.user):
        items[:] = [item for item in items if item.name not in _FOR_ADMINISTRATORS]
        if visible_editions(request.user).exists():
            items.append(_TRANSLATIONS)


def arrange_help_menu(request: HttpRequest, items: list[Any]) -> None:
    """For `construct_help_menu`: news of Wagtail's versions are not for editors.

    Nor is a number on the menu that goes away when a page of somebody else's was opened.
    """
    if not is_installation_administrator(request.user):
        items[:] = [_plain(item) for item in items if "whats-new" not in item.name]


def _plain(item: Any) -> Any:
    if not isinstance(item, DismissibleMenuItem):
        return item
    attrs = {name: value for name, value in item.attrs.items() if "dismissible" not in str(value) + name}
    return MenuItem(item.label, item.url, name=item.name, icon_name=item.icon_name, order=item.order, attrs=attrs)
