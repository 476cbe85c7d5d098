"""Whether anything in an edition refers to a page, a slot or a term."""

from django.db.models import TextField
from django.db.models.functions import Cast
from wagtail.models import Page, Revision

from cms.content.models import CaseStudy, FinalAssessment, Lesson, Module, Tool
from editions.models import Edition

_PLACES = (
    (Lesson, "body"),
    (Module, "knowledge_check"),
    (CaseStudy, "facts"),
    (CaseStudy, "teaching_point"),
    (Tool, "text"),
    (FinalAssessment, "blueprint"),
    (FinalAssessment, "bank"),
)


def is_used(edition: Edition, reference: str) -> bool:
    """Looks into what is published, and into drafts."""
    for model, field in _PLACES:
        pages = model.objects.filter(identity__edition=edition).annotate(said=Cast(field, TextField()))
        if pages.filter(said__contains=reference).exists():
            return True
    drafts = Page.objects.filter(identity__edition=edition, has_unpublished_changes=True)
    newest = Revision.objects.filter(pk__in=drafts.values("latest_revision_id"))
    return any(reference in str(content) for content in newest.values_list("content", flat=True))
