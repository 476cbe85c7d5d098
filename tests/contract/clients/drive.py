"""Drives the Python client: reads {url, options, steps}, and prints what came of each step."""

import json
import sys
from typing import Any

from course_editions_client import Client, CourseError

TOLD = ("code", "advice", "path", "reason", "successor", "status")


def run(client: Client, step: dict[str, Any]) -> dict[str, Any]:
    variables = step.pop("variables", {})
    try:
        if "query" in step:
            return {"data": client.post(step["query"], variables)}
        return {"data": client.get(step.pop("operation"), variables, **step)}
    except CourseError as error:
        told = {name: getattr(error, name) for name in TOLD if hasattr(error, name)}
        return {"error": type(error).__name__, "message": str(error), **told}


asked = json.load(sys.stdin)
options = asked["options"]
if "timeout" in options:
    options["timeout"] /= 1000
with Client(asked["url"], **options) as driven:
    print(json.dumps([run(driven, step) for step in asked["steps"]]))
