"""A draft as documents, and a release with a draft laid over it.

A draft is JSON:

    {"lineage": …, "locale": …, "type": …,
     "pages": [{"parent": …, "slug": …, "title": …, "document": {…}}],
     "directory": {…} | null}

`pages` holds the page itself, last, and before it those above it that no release has yet.
`directory` stands for the whole directory, for pages that are part of it.
"""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import uuid4

import orjson

from cms.content.models import Directory, FinalAssessment, Institution
from cms.content.page import ContentPage
from cms.media.models import CourseDocument, CourseImage
from editions.directory import institution_entry, rebuild_directory, slot_values_of
from editions.documents.fields import fields_of
from editions.documents.media_references import MediaByHash, references_in
from editions.documents.snapshot import SCHEMA_VERSION
from editions.documents.translations import read_translations, strings_by_path, untranslated_units
from editions.models import Edition, PageIdentity

Draft = dict[str, Any]
Manifest = dict[str, Any]

# Questions and keys of assessments are served to nobody; a preview makes no difference.
_NEVER_SHOWN = {FinalAssessment: ("blueprint", "bank")}
