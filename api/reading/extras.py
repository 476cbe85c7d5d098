"""The small parts of a course that are read from documents: parts, objectives, terms, sources."""

from typing import NamedTuple

from api.reading.languages import direction_of


class PartOfCourse(NamedTuple):
    key: str
    title: str
    locale: str

    @property
    def direction(self) -> str:
        return direction_of(self.locale)


class Objective(NamedTuple):
    id: str
    text: str
    locale: str

    @property
    def direction(self) -> str:
        return direction_of(self.locale)


class Term(NamedTuple):
    id: str
    key: str
    term: str
    definition: str
    locale: str

    @property
    def direction(self) -> str:
        return direction_of(self.locale)


class Source(NamedTuple):
    key: str
    title: str
    url: str
    locale: str

    @property
    def direction(self) -> str:
        return direction_of(self.locale)


class Country(NamedTuple):
    code: str
    name: str


class Assessment(NamedTuple):
    """Settings alone, by the names of the document's fields: never a question, never a key."""

    question_count: int
    pass_mark: int
    attempts: int
    pause_hours: int
    minutes: int
