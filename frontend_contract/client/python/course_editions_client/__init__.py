"""A client of the course editions contract: `Client(url)` has a method for each trusted operation."""

from course_editions_client.errors import CourseError, NotUnderstood, Refused, Unreachable
from course_editions_client.generated.client import Client

__all__ = ["Client", "CourseError", "NotUnderstood", "Refused", "Unreachable"]
