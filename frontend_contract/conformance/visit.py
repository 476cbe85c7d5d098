"""One edition on one server, as the probes see it; what several of them need is asked for once."""

import json
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from frontend_contract.conformance.asking import JSON, Reply, Server
from frontend_contract.conformance.everything import everything_of
from frontend_contract.conformance.operation import Operation, contract_operations, parse_operation
from frontend_contract.conformance.promise import Broken, Skipped
from frontend_contract.conformance.schema import contract_schema
from frontend_contract.conformance.shape import Findings, check_answer

_ABOUT = """query About($code: ID!) {
  edition(code: $code) {
    code
    release { version digest }
    releases(first: 50) { edges { node { version digest withdrawn } } totalCount }
    locales { code name direction progress }
    sourceLocale { code direction }
  }
}"""
_HEAD = "query Everything($code: ID!, $release: String, $locale: String!)"
# What stands outside the lessons; and what is in one. Apart, so that each stays within the limits.
_AROUND = frozenset({"Edition.lesson", "Edition.course"})
_COURSE = frozenset({"Module.lessons", "Lesson.body"})


class Visit:
    """`lessons` says how many lessons of a language are looked into, spread over the course."""

    def __init__(self, server: Server, code: str, lessons: int = 12) -> None:
        self.server = server
        self.code = code
        self.schema = contract_schema()
        self._lessons = lessons
        self._kept: dict[str, Any] = {}

    # Asking ------------------------------------------------------------------------------------

    def get(self, operation: str, *, headers: Mapping[str, str] | None = None, **variables: Any) -> Reply:
        """A trusted operation over GET."""
        return self.server.ask("GET", self.address(operation, **variables), headers=headers)

    def address(self, operation: str, **variables: Any) -> str:
        """Where a trusted operation is read: the same variables give the same address."""
        written = json.dumps(variables, ensure_ascii=False, separators=(",", ":"))
        return f"{self.server.graphql}?{urlencode({'operation': operation, 'variables': written})}"

    def post(self, query: str, **variables: Any) -> Reply:
        return self.send({"query": query, "variables": variables})

    def send(self, body: object, content_type: str = JSON) -> Reply:
        """Posts anything: bytes as they are, the rest as JSON."""
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        return self.server.ask("POST", self.server.graphql, body=raw, headers={"Content-Type": content_type})

    def outline_address(self, locale: str | None = None) -> str:
        return self.address("Outline", code=self.code, locale=locale or self.locale)

    # The edition -------------------------------------------------------------------------------

    @cached_property
    def about(self) -> dict[str, Any]:
        edition = self.post(_ABOUT, code=self.code).data.get("edition")
        if not isinstance(edition, dict):
            raise Broken(f"{self.code} is answered with nothing at all, not even an error.")
        return edition

    @cached_property
    def locales(self) -> list[str]:
        return [each["code"] for each in self.about["locales"]]

    @property
    def locale(self) -> str:
        """The source's language where it is offered, else the first that is."""
        source = self.about["sourceLocale"]["code"]
        return source if source in self.locales else self.locales[0]

    @property
    def version(self) -> str:
        return self.about["release"]["version"]

    # The course --------------------------------------------------------------------------------

    def outline(self, locale: str, release: str | None = None) -> dict[str, Any]:
        """`edition` of the operation Outline."""
        variables: dict[str, Any] = {"code": self.code, "locale": locale, **({"release": release} if release else {})}
        return self._once(f"outline {locale} {release}", lambda: self.get("Outline", **variables).data["edition"])

    def modules(self, locale: str, release: str | None = None) -> list[dict[str, Any]]:
        return self.outline(locale, release)["course"]["modules"]

    def lesson_ids(self, locale: str) -> list[str]:
        return [lesson["id"] for module in self.modules(locale) for lesson in module["lessons"]]

    def some_lesson_ids(self, locale: str) -> list[str]:
        """Spread over the course. Raises `Skipped` when it has no lesson."""
        every = self.lesson_ids(locale)
        if not every:
            raise Skipped(f"The course has no lesson in {locale}.")
        step = max(1, -(-len(every) // self._lessons))
        return every[::step]

    def lesson(self, locale: str, identifier: str) -> dict[str, Any]:
        """`lesson` of the operation Lesson."""

        def ask() -> dict[str, Any]:
            return self.get("Lesson", code=self.code, locale=locale, id=identifier).data["edition"]["lesson"]

        return self._once(f"lesson {locale} {identifier}", ask)

    def questions(self, locale: str) -> list[dict[str, Any]]:
        """Of the knowledge checks, with their keys."""

        def ask() -> list[dict[str, Any]]:
            edition = self.get("KnowledgeCheck", code=self.code, locale=locale).data["edition"]
            return [question for module in edition["course"]["modules"] for question in module["knowledgeCheck"]]

        return self._once(f"questions {locale}", ask)

    def slots(self, locale: str) -> list[dict[str, Any]]:
        return self._once(
            f"slots {locale}", lambda: self.get("Slots", code=self.code, locale=locale).data["edition"]["slots"]
        )

    def institutions(self, locale: str) -> list[dict[str, Any]]:
        return self._once(
            f"institutions {locale}",
            lambda: self.get("Institutions", code=self.code, locale=locale).data["edition"]["institutions"],
        )

    # All that the schema has -------------------------------------------------------------------

    def everything(self, locale: str) -> Findings:
        """Every field of the schema that can be asked for, held against the schema: edition, course, some lessons."""
        return self._once(f"everything {locale}", lambda: self._everything(locale))

    def _everything(self, locale: str) -> Findings:
        edition = everything_of(self.schema, "Edition", leave_out=_AROUND)
        course = everything_of(self.schema, "Course", leave_out=_COURSE, depth=8)
        lesson = everything_of(self.schema, "Lesson", depth=8)
        found = self._checked(edition, locale)
        found.add(self._checked(f"{{ course(locale: $locale) {course} }}", locale))
        for identifier in self.some_lesson_ids(locale)[:4]:
            asked = f"{{ lesson(locale: $locale, id: {json.dumps(identifier)}) {lesson} }}"
            found.add(self._checked(asked, locale))
        return found

    def _checked(self, selection: str, locale: str) -> Findings:
        query = f"{_HEAD} {{ edition(code: $code, release: $release) {selection} }}"
        reply = self.post(query, code=self.code, locale=locale)
        return check_answer(self.schema, parse_operation(query, "Everything"), reply.data)

    # Operations --------------------------------------------------------------------------------

    @cached_property
    def operations(self) -> list[Operation]:
        return contract_operations()

    def variables_for(self, operation: Operation, locale: str) -> dict[str, Any]:
        """A value for each variable that has to have one. Raises `Skipped` for one that the kit cannot guess."""
        known = {
            "code": lambda: self.code,
            "locale": lambda: locale,
            "id": lambda: self.some_lesson_ids(locale)[0],
            "since": lambda: self.version,
        }
        named = self._pages(operation.name, locale)
        words = dict.fromkeys(("query", "search", "text", "words", "term"), lambda: self._word(locale))
        values: dict[str, Any] = {}
        for name, ref in operation.variables.items():
            give = {**known, **words, **named}.get(name)
            if give and (ref.required or name == "locale" or name in named):
                values[name] = give()
            elif ref.required:
                raise Skipped(f"This kit does not know what to say for ${name}.")
        return values

    def _pages(self, operation: str, locale: str) -> dict[str, Any]:
        """What operations are told that read one page by its id or its slug."""
        modules = self.modules(locale)
        lesson = next((lesson for module in modules for lesson in module["lessons"]), None)
        if operation == "Module" and modules:
            return {"id": lambda: modules[0]["id"]}
        if operation == "LessonAddress" and lesson:
            return {"slug": lambda: lesson["slug"]}
        return {}

    def _word(self, locale: str) -> str:
        return max(self.outline(locale)["course"]["title"].split(), key=len)

    def _once(self, key: str, ask: Any) -> Any:
        if key not in self._kept:
            self._kept[key] = ask()
        return self._kept[key]


def nodes(value: Any, path: str = "data") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every object in an answer, with its path."""
    if isinstance(value, dict):
        yield path, value
        for key, below in value.items():
            yield from nodes(below, f"{path}.{key}")
    elif isinstance(value, list):
        for number, below in enumerate(value):
            yield from nodes(below, f"{path}[{number}]")


def none_of(wrong: list[str], what: str = "") -> None:
    """Raises `Broken` that names the first few."""
    if wrong:
        more = f"; and {len(wrong) - 3} more" if len(wrong) > 3 else ""
        raise Broken(f"{what}{'; '.join(wrong[:3])}{more}.")
