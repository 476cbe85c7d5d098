"""Which page types a release holds, in the order in which they are read."""

from cms.content.models import (
    CaseStudy,
    Course,
    Directory,
    FinalAssessment,
    Glossary,
    Institution,
    Lesson,
    Module,
    Tool,
)
from cms.content.page import ContentPage

# The directory (slot values, institutions) is not among them: it changes without a release.
DOCUMENT_TYPES: tuple[type[ContentPage], ...] = (
    Course,
    Module,
    Lesson,
    CaseStudy,
    Tool,
    FinalAssessment,
    Glossary,
)

MODEL_OF_TYPE: dict[str, type[ContentPage]] = {model._meta.label: model for model in DOCUMENT_TYPES}

# What an edition takes along beside its releases when it moves.
DIRECTORY_TYPES: tuple[type[ContentPage], ...] = (Directory, Institution)

PAGE_OF_TYPE: dict[str, type[ContentPage]] = {
    **MODEL_OF_TYPE,
    **{model._meta.label: model for model in DIRECTORY_TYPES},
}
