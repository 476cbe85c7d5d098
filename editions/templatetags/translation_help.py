"""Puts our side panel into wagtail-localize's editor, which has no hook for one."""

from typing import Any

from django import template
from django.template.loader import render_to_string
from wagtail.models import Page

from editions.admin.translation_panel import panel_for

register = template.Library()


@register.simple_tag(takes_context=True)
def add_translation_help(context: Any) -> str:
    """Call it before the side panels are shown. Whoever is to answer a step is told at the top of the page."""
    instance, panels = context.get("instance"), context.get("side_panels")
    if isinstance(instance, Page) and panels is not None and (panel := panel_for(instance, context["request"])):
        panels.append(panel)
        if panel.review.answers:
            return render_to_string("editions/translation/waits.html", {"review": panel.review, "panel": panel})
    return ""
