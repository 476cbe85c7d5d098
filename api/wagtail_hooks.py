"""What the API adds to Wagtail's admin."""

from typing import Any

from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets.button import HeaderButton

from api.admin.access import urls as access
from api.admin.access.gate_rules import GATE_RULES as ACCESS_RULES
from api.admin.webhooks import urls as webhooks
from api.admin.webhooks.gate_rules import GATE_RULES as WEBHOOK_RULES
from editions.gate import register_rules
from editions.models import Edition
from editions.permissions import Action, can

register_rules(ACCESS_RULES)
register_rules(WEBHOOK_RULES)


@hooks.register("register_admin_urls")
def register_admin_urls() -> list[URLPattern | URLResolver]:
    return [path("access/", include(access)), path("webhooks/", include(webhooks))]


@hooks.register("register_edition_buttons")
def lead_to_access(edition: Edition, user: Any) -> list[HeaderButton]:
    if not can(user, Action.OWN, edition):
        return []
    return [HeaderButton(_("Access"), url=reverse("access_admin:index", args=[edition.code]), icon_name="key")]


@hooks.register("register_edition_buttons")
def lead_to_webhooks(edition: Edition, user: Any) -> list[HeaderButton]:
    if not can(user, Action.MANAGE_WEBHOOKS, edition):
        return []
    address = reverse("webhooks_admin:index", args=[edition.code])
    return [HeaderButton(_("Webhooks"), url=address, icon_name="link-external")]
