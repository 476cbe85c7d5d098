"""Write a case study that is to stand in the place of another one, beside it."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from cms.content.models import CaseStudy
from editions.actions.decide_case_study import decide_case_study
from editions.errors import Invalid, NotFound
from editions.models import CaseStudyDecision, Edition
from editions.permissions import Action, require

__all__ = ["write_case_study"]


@transaction.atomic
def write_case_study(edition: Edition, lineage: UUID, title: str, *, user: Any = None) -> CaseStudy:
    """An empty draft right after the case study `lineage`, in whose place it stands once it is published.

    Raises `NotPermitted`, `NotFound`, `Invalid`; see `decide_case_study`.
    """
    require(user, Action.EDIT, edition)
    title = title.strip()
    if not title or len(title) > 255:
        raise Invalid(_("Give the new case study a title of at most 255 characters."))
    found = CaseStudy.objects.filter(
        identity__edition=edition, identity__lineage=lineage, locale=edition.source_locale_id
    )
    old = found.first()
    if old is None:
        raise NotFound(_("%(edition)s has no such case study.") % {"edition": edition.title})
    # What is still to be written is asked for when somebody publishes it.
    page = CaseStudy(title=title, locale=old.locale, live=False, owner=user)
    old.add_sibling(pos="right", instance=page)
    page.save_revision(user=user, log_action=True, clean=False)
    kind = CaseStudyDecision.Kind.REPLACE
    decide_case_study(edition, lineage, kind, replacement=page.identity.lineage, user=user)
    return page
