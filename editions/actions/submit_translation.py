"""Send a page that is translated for review: as it reads with all that is translated so far."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page, WorkflowState
from wagtail_localize.models import Translation

from editions.errors import Invalid
from editions.models import Edition
from editions.permissions import Action, require

__all__ = ["submit_translation"]


@transaction.atomic
def submit_translation(edition: Edition, page: Page, *, user: Any) -> WorkflowState:
    """Saves `page` of `edition` as a draft of what is translated, and starts its steps, or those it was sent back from.

    What readers have stays until the last step. Raises `NotPermitted`; `Invalid` where the page is locked, in
    review already, without steps, or written by itself instead of translated.
    """
    require(user, Action.TRANSLATE, edition)
    page = Page.objects.select_for_update().get(pk=page.pk).specific
    translation = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
    ).first()
    _check(page, translation)
    assert translation is not None
    # Saving the target, even unpublished, would write the live row.
    draft = translation.source.get_ephemeral_translated_instance(translation.target_locale, fallback=True)
    try:
        draft.save_revision(user=user, log_action=True)
    except ValidationError as error:
        raise Invalid(" ".join(error.messages)) from error
    page = Page.objects.get(pk=page.pk).specific
    sent_back = page.current_workflow_state
    if sent_back is not None and sent_back.status == WorkflowState.STATUS_NEEDS_CHANGES:
        sent_back.resume(user)
        return sent_back
    return page.get_workflow().start(page, user)


def _check(page: Page, translation: Translation | None) -> None:
    said = ""
    if translation is None:
        said = _("“%(page)s” is not a translation: send it for review from its form.")
    elif page.workflow_in_progress:
        said = _("“%(page)s” is in review already.")
    elif page.locked:
        said = _("“%(page)s” is locked.")
    elif page.get_workflow() is None:
        said = _("“%(page)s” has no steps to go through.")
    if said:
        raise Invalid(said % {"page": page.title})
