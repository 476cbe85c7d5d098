"""Each trusted operation of the contract answers, typed as the schema says, in every language of the edition."""

from typing import Any

from frontend_contract.conformance.operation import Operation, contract_operations
from frontend_contract.conformance.promise import Broken, promise
from frontend_contract.conformance.shape import check_answer
from frontend_contract.conformance.visit import Visit, none_of

_LESSONS = "Lesson"


def _define(name: str) -> None:
    @promise(
        f"operations.{name}",
        f"{name} answers over GET, complete and typed as the schema says.",
        where=f"frontend_contract/operations/{name}.graphql",
        advice="Run the version of the server that this copy of the contract belongs to, and change no answers.",
    )
    def _answers(visit: Visit) -> str:
        operation = next(each for each in visit.operations if each.name == name)
        wrong: list[str] = []
        answered = 0
        for locale in visit.locales:
            for variables in _variables(visit, operation, locale):
                data = visit.get(name, **variables).data
                wrong += check_answer(visit.schema, operation, data).wrong
                answered += 1
            if "locale" not in operation.variables:
                break
        none_of(wrong)
        return f"{answered} answers"


def _variables(visit: Visit, operation: Operation, locale: str) -> list[dict[str, Any]]:
    variables = visit.variables_for(operation, locale)
    if operation.name != _LESSONS:
        return [variables]
    return [{**variables, "id": identifier} for identifier in visit.some_lesson_ids(locale)]


for _operation in contract_operations():
    _define(_operation.name)


@promise(
    "operations.get-says-what-post-says",
    "An operation answers the same over GET by its name and over POST by its text.",
    where="docs/guides/building-a-front-end.md, “Asking”",
    advice="Purge the caches in front of the server after an upgrade; none may keep answers longer than they say.",
)
def _same_as_post(visit: Visit) -> None:
    for operation in visit.operations:
        variables = visit.variables_for(operation, visit.locale)
        posted = visit.send({"query": operation.text, "variables": variables, "operationName": operation.name})
        if posted.data != visit.get(operation.name, **variables).data:
            raise Broken(f"{operation.name} over POST says something else than over GET.")
