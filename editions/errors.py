"""What can go wrong with editions, said so that a person knows what to do."""


class EditionError(Exception):
    """The root of this app's errors: `code` is for machines, the message for people."""

    code = "EDITION_ERROR"


class NotFound(EditionError):
    code = "NOT_FOUND"


class AlreadyExists(EditionError):
    code = "ALREADY_EXISTS"


class Invalid(EditionError):
    """The request makes no sense as it stands; the message says which part."""

    code = "INVALID"


class Stale(EditionError):
    """What the request was based on has changed since; the message says what to do."""

    code = "STALE"


class Overtaken(EditionError):
    """Somebody else decided the same meanwhile; the message says who and what."""

    code = "OVERTAKEN"


class Unchanged(EditionError):
    """There is nothing new in what was to be released."""

    code = "UNCHANGED"


class NotPermitted(EditionError):
    code = "FORBIDDEN"


class Broken(EditionError):
    """The edition's content cannot be released; `problems` says what and where."""

    code = "BROKEN_CONTENT"

    def __init__(self, message: str, problems: list[str]) -> None:
        super().__init__(message)
        self.problems = problems
