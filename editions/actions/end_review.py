"""Take a page out of review: back to its author, who may change it and send it in again."""

from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Page, WorkflowState
from wagtail.users.models import UserProfile

from editions.audit import record
from editions.errors import NotFound
from editions.models import AuditAction, Edition
from editions.permissions import Action, require, role_of

__all__ = ["end_review"]


@transaction.atomic
def end_review(edition: Edition, state_id: int, *, user: Any = None) -> Page:
    """Ends what waits or was sent back, and writes to who sent it in; for steps that nobody can answer any more.

    Raises `NotPermitted`, and `NotFound` for what is not in review, or not in `edition`.
    """
    require(user, Action.MANAGE_EDITION, edition)
    state = WorkflowState.objects.select_for_update(of=("self",)).filter(pk=state_id).first()
    page: Any = state.content_object if state else None
    if state is None or not isinstance(page, Page) or not edition.identities.filter(page_id=page.pk).exists():
        raise NotFound(_("That page is not in review."))
    if state.status not in (WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES):
        raise NotFound(_("That page is not in review any more."))
    author = state.requested_by
    state.cancel(user=user)
    record(edition, user, AuditAction.REVIEW_ENDED, {"page": page.get_admin_display_title()})
    if author and author != user and author.email and role_of(author, edition) is not None:
        transaction.on_commit(lambda: _write_to(author, edition, page), robust=True)
    return page


def _write_to(author: Any, edition: Edition, page: Page) -> None:
    address = settings.WAGTAILADMIN_BASE_URL + reverse("wagtailadmin_pages:edit", args=[page.pk])
    profile = UserProfile.objects.filter(user=author).first()
    with override(profile.get_preferred_language() if profile else settings.LANGUAGE_CODE):
        facts = {"edition": edition, "page": page.get_admin_display_title(), "address": address}
        subject = _("“%(page)s” is no longer in review") % facts
        body = render_to_string("editions/approvals/ended.txt", facts)
        send_mail(" ".join(subject.split()), body, None, [author.email])
