"""Keep, hide or replace a case study: it counts in the next release, and no page is changed."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from cms.content.models import CaseStudy
from editions.audit import record
from editions.automatic_releases import expect_release_after_commit
from editions.case_studies.uses import Use, uses_of
from editions.errors import Invalid, NotFound, Stale
from editions.models import AuditAction, CaseStudyDecision, Edition
from editions.permissions import Action, require

__all__ = ["decide_case_study", "look_at_questions", "undo_decision"]

_Kind = CaseStudyDecision.Kind


@transaction.atomic
def decide_case_study(
    edition: Edition, lineage: UUID, kind: str, *, replacement: UUID | None = None, user: Any = None
) -> CaseStudyDecision:
    """Decides about the case study `lineage` of `edition`; a decision there was is replaced.

    With `replace`, what refers to it refers to `replacement` in the same place. Raises `NotPermitted`;
    `NotFound` for what is no case study of the edition; `Invalid` where readers would be led
    from one that is gone to another, or an adapted edition's mandatory block shows it.
    """
    require(user, Action.PUBLISH, edition)
    edition = Edition.objects.select_for_update(of=("self",)).get(pk=edition.pk)
    title = _title(edition, lineage)
    if kind not in _Kind.values or (kind == _Kind.REPLACE) != (replacement is not None):
        raise Invalid(_("Say which case study stands in the place of “%(title)s”.") % {"title": title})
    if kind != _Kind.KEEP:
        _require_free(edition, lineage, title)
    details = {"case_study": title, "decision": str(kind)}
    if replacement is not None:
        details["replacement"] = _require_standing(edition, lineage, replacement)
    row, created = CaseStudyDecision.objects.get_or_create(
        edition=edition, lineage=lineage, defaults={"kind": kind, "replacement": replacement, "by": user}
    )
    if not created and (row.kind, row.replacement) != (kind, replacement):
        # What was looked at was looked at beside another case study.
        row.kind, row.replacement, row.by, row.looked_at = _Kind(kind), replacement, user, []
        row.save()
    record(edition, user, AuditAction.CASE_STUDY, details)
    expect_release_after_commit(edition)
    return row


@transaction.atomic
def undo_decision(edition: Edition, lineage: UUID, *, user: Any = None) -> None:
    """Takes the decision back: the case study stands where it stood. Raises `NotPermitted`, `NotFound`."""
    require(user, Action.PUBLISH, edition)
    row = _decision(edition, lineage)
    title = CaseStudy.objects.filter(identity__edition=edition, identity__lineage=lineage).values_list("title").first()
    row.delete()
    details = {"case_study": title[0] if title else str(lineage), "decision": "undone"}
    record(edition, user, AuditAction.CASE_STUDY, details)
    expect_release_after_commit(edition)


@transaction.atomic
def look_at_questions(
    edition: Edition,
    lineage: UUID,
    questions: Collection[str],
    *,
    no_longer: Collection[str] = (),
    decided: datetime | None = None,
    user: Any = None,
) -> CaseStudyDecision:
    """Notes that somebody has looked at `questions`, which depend on the case study; what others noted stays.

    `no_longer` are those of which the note is taken back. `decided` is when the decision was made beside which
    they were looked at. Raises `NotPermitted`, `NotFound`; `Stale` if it was decided anew since; `Invalid`
    for a question that does not depend on it.
    """
    require(user, Action.EDIT, edition)
    row = _decision(edition, lineage)
    if decided is not None and decided != row.at:
        said = _("Somebody has decided anew about this case study meanwhile. Look at the questions beside that.")
        raise Stale(said)
    depending = {question.id for question in uses_of(edition).questions_on(str(lineage))}
    if unknown := set(questions) - depending:
        said = _("No question %(question)s depends on this case study.")
        raise Invalid(said % {"question": min(unknown)})
    row.looked_at = sorted((set(row.looked_at) - set(no_longer)) | set(questions))
    # The time is that of the decision.
    row.save(update_fields=["looked_at"])
    return row


def _decision(edition: Edition, lineage: UUID) -> CaseStudyDecision:
    row = CaseStudyDecision.objects.select_for_update().filter(edition=edition, lineage=lineage).first()
    if row is None:
        raise NotFound(_("Nothing is decided about this case study."))
    return row


def _title(edition: Edition, lineage: UUID) -> str:
    found = CaseStudy.objects.filter(
        identity__edition=edition, identity__lineage=lineage, locale=edition.source_locale_id
    )
    title = found.values_list("title", flat=True).first()
    if title is None:
        raise NotFound(_("%(edition)s has no such case study.") % {"edition": edition.title})
    return title


def _require_free(edition: Edition, lineage: UUID, title: str) -> None:
    if other := CaseStudyDecision.objects.filter(edition=edition, replacement=lineage).first():
        said = _("“%(title)s” stands in the place of “%(other)s”: undo that first.")
        raise Invalid(said % {"title": title, "other": _title_or_lineage(edition, other.lineage)})
    fixed: Use | None = next((use for use in uses_of(edition).of(str(lineage)) if use.mandatory), None)
    if edition.adapted and fixed is not None:
        said = _("“%(lesson)s” shows “%(title)s” in a mandatory block, which adapted editions keep as it is.")
        raise Invalid(said % {"lesson": fixed.page_title, "title": title})


def _title_or_lineage(edition: Edition, lineage: UUID) -> str:
    try:
        return _title(edition, lineage)
    except NotFound:
        return str(lineage)


def _require_standing(edition: Edition, lineage: UUID, replacement: UUID) -> str:
    """The title of a case study that can stand in another's place."""
    title = _title(edition, replacement)
    gone = CaseStudyDecision.objects.filter(edition=edition, lineage=replacement).exclude(kind=_Kind.KEEP)
    if replacement == lineage or gone.exists():
        said = _("“%(title)s” cannot stand in another's place: it is hidden or replaced itself.")
        raise Invalid(said % {"title": title})
    return title
