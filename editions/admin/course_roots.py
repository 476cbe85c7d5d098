"""The first page of a course stays: without it an edition has no course, and no way back to one."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from cms.content.models import Course

__all__ = ["keep_root", "keep_roots_in_bulk"]


def keep_root(request: HttpRequest, page: Page) -> HttpResponse | None:
    """For `before_delete_page`."""
    return _refuse(request) if _hold_a_root([page]) else None


def keep_roots_in_bulk(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    """For `before_bulk_action`: one root among many pages, and none of them is deleted."""
    pages = [each for each in objects if isinstance(each, Page)]
    return _refuse(request) if action_type == "delete" and _hold_a_root(pages) else None


def _hold_a_root(pages: list[Page]) -> bool:
    return Course.objects.filter(pk__in=[page.pk for page in pages], identity__isnull=False).exists()


def _refuse(request: HttpRequest) -> HttpResponse:
    messages.error(
        request,
        _(
            "The first page of a course cannot be deleted: its edition would be left without a course. "
            "To take it from readers, withdraw its releases. Who runs the installation can remove an edition."
        ),
    )
    return redirect("wagtailadmin_explore_root")
