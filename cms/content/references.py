"""The kinds of things that text and blocks refer to, as editors see them."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class ReferenceKind(NamedTuple):
    """`name` is also the name of the rich text feature; `entity` is Draft.js's name of its marks."""

    name: str
    entity: str
    icon: str
    label: str | Promise


# "LINK" is Draft.js's own name: it brings the usual keyboard shortcut along.
EXTERNAL_LINK = ReferenceKind("external-link", "LINK", "link-external", _("Link"))
SLOT = ReferenceKind("slot", "SLOT", "key", _("Slot"))
TERM = ReferenceKind("term", "TERM", "tag", _("Glossary term"))
COURSE_PAGE = ReferenceKind("course-page", "COURSE_PAGE", "doc-empty-inverse", _("Page of the course"))

REFERENCE_KINDS = {kind.name: kind for kind in (SLOT, TERM, COURSE_PAGE)}
ALL_KINDS = {EXTERNAL_LINK.name: EXTERNAL_LINK, **REFERENCE_KINDS}

# Pages that readers have an address for and that text may lead to.
LINKED_PAGE_TYPES = ("content.Module", "content.Lesson", "content.CaseStudy", "content.Tool")
