"""The page types of a course."""

from cms.content.assessment import FinalAssessment
from cms.content.case_study import CaseStudy
from cms.content.course import Course
from cms.content.directory import Directory
from cms.content.glossary import Glossary
from cms.content.institution import Institution
from cms.content.lesson import Lesson
from cms.content.module import Module
from cms.content.tool import Tool

__all__ = [
    "CaseStudy",
    "Course",
    "Directory",
    "FinalAssessment",
    "Glossary",
    "Institution",
    "Lesson",
    "Module",
    "Tool",
]
