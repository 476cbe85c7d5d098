"""The contract as a front end uses it: operations from their files, over HTTP. Tests find their examples with it."""

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

CONTRACT = Path(__file__).resolve().parents[2] / "frontend_contract"
READER = CONTRACT / "example"
OPERATIONS = CONTRACT / "operations"


def ask(base_url: str, name: str, **variables: Any) -> dict[str, Any]:
    """The data of the operation `name`; raises `AssertionError` with the errors if there are any."""
    body = {"query": (OPERATIONS / f"{name}.graphql").read_text(), "operationName": name, "variables": variables}
    request = Request(f"{base_url}/graphql/", json.dumps(body).encode(), {"Content-Type": "application/json"})
    with urlopen(request, timeout=30) as reply:
        answer = json.load(reply)
    assert "errors" not in answer, answer["errors"]
    return answer["data"]


@dataclass(frozen=True)
class Course:
    """One edition in one language, as the API tells it."""

    base_url: str
    code: str
    locale: str

    def ask(self, name: str, **variables: Any) -> dict[str, Any]:
        return ask(self.base_url, name, code=self.code, locale=self.locale, **variables)["edition"]

    def url(self, *parts: str) -> str:
        return f"{self.base_url}/reader/#/" + "/".join([self.code, self.locale, *parts])

    @cached_property
    def outline(self) -> dict[str, Any]:
        return self.ask("Outline")

    @cached_property
    def modules(self) -> list[dict[str, Any]]:
        return self.outline["course"]["modules"]

    @cached_property
    def lessons(self) -> list[dict[str, Any]]:
        return [lesson for module in self.modules for lesson in module["lessons"]]

    @cached_property
    def checks(self) -> list[tuple[dict[str, Any], list[dict[str, Any]]]]:
        """Modules that have a knowledge check, each with its questions."""
        modules = self.ask("KnowledgeCheck")["course"]["modules"]
        return [
            (outlined, module["knowledgeCheck"])
            for outlined, module in zip(self.modules, modules, strict=True)
            if module["knowledgeCheck"]
        ]

    def body(self, lesson: dict[str, Any]) -> list[dict[str, Any]]:
        return self.ask("Lesson", id=lesson["id"])["lesson"]["body"]

    def lesson_with(self, needle: str) -> dict[str, Any] | None:
        """The first lesson whose body, as JSON, contains `needle`."""
        return next((one for one in self.lessons if needle in json.dumps(self.body(one))), None)

    def routes(self) -> dict[str, str]:
        """One address of every kind."""
        module, _ = self.checks[0]
        tool = next(tool for module in self.modules for tool in module["tools"])
        case = next(case for module in self.modules for case in module["caseStudies"])
        return {
            "course": self.url(),
            "module": self.url("modules", module["slug"]),
            "lesson": self.url("lessons", module["lessons"][0]["slug"]),
            "lesson with a table": self.url(
                "lessons", (self.lesson_with("TableBlock") or module["lessons"][0])["slug"]
            ),
            "check": self.url("modules", module["slug"], "check"),
            "case study": self.url("cases", case["slug"]),
            "tool": self.url("tools", tool["slug"]),
            "glossary": self.url("glossary"),
            "contacts": self.url("contacts"),
            "assessment": self.url("assessment"),
            "problem": self.url("lessons", "there-is-no-such-lesson"),
        }
