"""Kinds of pages."""

from api.graphql.types.choices import choice_enum

PageKind = choice_enum(
    "PageKind",
    [
        ("COURSE", "The course itself"),
        ("MODULE", "A module"),
        ("LESSON", "A lesson"),
        ("CASE_STUDY", "A case study"),
        ("TOOL", "A tool"),
        ("GLOSSARY", "The glossary, as a whole"),
        ("FINAL_ASSESSMENT", "The final assessment, of which nothing but its settings is served"),
    ],
    "What a page of the course is.",
)
