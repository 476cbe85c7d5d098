"""What editions add to Wagtail's admin, and what they take out of it."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.html import format_html_join, json_script
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.ui.components import Component
from wagtail.admin.widgets.button import HeaderButton

import editions.admin.isolation.hooks  # noqa: F401
from editions.admin import urls
from editions.admin.course_roots import keep_root, keep_roots_in_bulk
from editions.admin.gate_rules import GATE_RULES
from editions.admin.home import show_editions
from editions.admin.listing import CourseListingViewSet
from editions.admin.log_words import say_what_was_done
from editions.admin.menus import arrange_help_menu, arrange_main_menu, editions_menu_item, updates_menu_item
from editions.admin.page_actions import name_submission
from editions.admin.references.views import script_settings
from editions.admin.screens.people import urls as people
from editions.admin.screens.people.gate_rules import GATE_RULES as PEOPLE_RULES
from editions.gate import register_rules
from editions.models import Edition

register_rules(GATE_RULES)
register_rules(PEOPLE_RULES)


@hooks.register("register_admin_urls")
def register_admin_urls() -> list[URLPattern | URLResolver]:
    return [path("editions/", include(urls)), path("people/", include(people))]


@hooks.register("register_edition_buttons")
def lead_to_people(edition: Edition, user: Any) -> list[HeaderButton]:
    return [HeaderButton(_("People"), url=reverse("people_admin:index", args=[edition.code]), icon_name="group")]


# After the one that it refines: the last one registered for a type of page is used.
@hooks.register("register_admin_viewset", order=10)
def register_course_listing() -> CourseListingViewSet:
    return CourseListingViewSet()


@hooks.register("register_admin_menu_item")
def register_editions_menu_item() -> MenuItem:
    return editions_menu_item()


@hooks.register("register_admin_menu_item")
def register_updates_menu_item() -> MenuItem:
    return updates_menu_item()


@hooks.register("register_account_menu_item")
def lead_to_second_factor(request: HttpRequest) -> dict[str, Any]:
    said = _("An app, a passkey or a security key that you sign in with beside your password.")
    return {"url": reverse("mfa_index"), "label": _("Second factor and passkeys"), "help_text": said}


@hooks.register("register_account_menu_item")
def lead_to_sessions(request: HttpRequest) -> dict[str, Any]:
    said = _("The browsers in which you are signed in; sign out those that you do not know.")
    return {"url": reverse("usersessions_list"), "label": _("Where you are signed in"), "help_text": said}


@hooks.register("register_account_menu_item")
def lead_to_connections(request: HttpRequest) -> dict[str, Any] | None:
    if not settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]:
        return None
    said = _("Sign in here with the account that you have elsewhere.")
    return {"url": reverse("socialaccount_connections"), "label": _("Connected accounts"), "help_text": said}


hooks.register("construct_main_menu", arrange_main_menu)
hooks.register("construct_help_menu", arrange_help_menu)
hooks.register("construct_page_action_menu", name_submission)
hooks.register("before_delete_page", keep_root)
hooks.register("before_bulk_action", keep_roots_in_bulk)
hooks.register("construct_homepage_panels", show_editions)


@hooks.register("construct_homepage_summary_items", order=900)
def leave_out_counts(request: HttpRequest, items: list[Component]) -> None:
    """How many pages and files there are tells nobody what to do next."""
    items.clear()


@hooks.register("register_log_actions", order=100)
def register_log_actions(actions: Any) -> None:
    say_what_was_done(actions)


@hooks.register("insert_global_admin_css")
def add_styles() -> SafeString:
    names = ("admin", "case-studies", "home", "sign-in", "slots", "translation")
    sheets = ((versioned_static(f"editions/css/{each}.css"),) for each in names)
    return format_html_join("", '<link rel="stylesheet" href="{}">', sheets)


@hooks.register("insert_editor_js")
def tell_scripts_where_choosers_are() -> SafeString:
    return json_script(script_settings(), "course-references")
