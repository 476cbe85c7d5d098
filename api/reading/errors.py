"""What can go wrong when readers ask for something."""

from typing import Any

from api.error_codes import advice_on


class ReadingError(Exception):
    """The root of this package's errors: `code` and `extensions` are for machines, the message for people."""

    code = "BAD_REQUEST"

    def __init_subclass__(cls) -> None:
        advice_on(cls.code)

    def __init__(self, message: str, **extensions: Any) -> None:
        super().__init__(message)
        self.extensions = extensions


class BadRequest(ReadingError):
    """An argument makes no sense; the message says which."""


class EditionNotFound(ReadingError):
    """There is none, or it is not public: the two look alike from outside."""

    code = "EDITION_NOT_FOUND"


class Forbidden(ReadingError):
    """What was shown to prove who asks does not, or no longer."""

    code = "FORBIDDEN"


class ReleaseNotFound(ReadingError):
    code = "RELEASE_NOT_FOUND"


class ReleaseWithdrawn(ReadingError):
    """`extensions` names the `successor` (a version, or null) and the `reason`."""

    code = "RELEASE_WITHDRAWN"


class LocaleNotOffered(ReadingError):
    """`extensions` lists what is `offered`."""

    code = "LOCALE_NOT_OFFERED"


class LessonNotFound(ReadingError):
    code = "LESSON_NOT_FOUND"


class ModuleNotFound(ReadingError):
    code = "MODULE_NOT_FOUND"


class CaseStudyNotFound(ReadingError):
    code = "CASE_STUDY_NOT_FOUND"


class ToolNotFound(ReadingError):
    code = "TOOL_NOT_FOUND"
