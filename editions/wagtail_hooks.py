"""What editions add to Wagtail's admin, and what they take out of it."""

from django.urls import URLPattern, URLResolver, include, path
from django.utils.html import json_script
from django.utils.safestring import SafeString
from wagtail import hooks

import editions.admin.isolation.hooks  # noqa: F401
from editions.admin import urls
from editions.admin.gate_rules import GATE_RULES
from editions.admin.references.views import script_settings
from editions.gate import register_rules

register_rules(GATE_RULES)


@hooks.register("register_admin_urls")
def register_admin_urls() -> list[URLPattern | URLResolver]:
    return [path("editions/", include(urls))]


@hooks.register("insert_editor_js")
def tell_scripts_where_choosers_are() -> SafeString:
    return json_script(script_settings(), "course-references")
