"""A query with its real answer: the one that shows most of a type, cut down to what it is about."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from graphql import GraphQLSchema

from api.reference.asking import ask
from api.reference.example_query import Step, query_along, ways_to
from api.reference.place import Place
from api.reference.stand_ins import stand_in

# How many questions are asked in search of a good answer; of any, on one way; of any at all.
_ENOUGH = 24
_ON_ONE_WAY = 60
_AT_MOST = 480
_ENTRIES = 2
_OF_SEVERAL_TYPES = 3
_LETTERS = 140


@dataclass(frozen=True)
class Example:
    query: str
    answer: dict[str, Any] | None


def find_example(schema: GraphQLSchema, type_name: str, places: Sequence[Place]) -> Example | None:
    """The example of a type: a query without an answer when no place has one, None when no query leads to it."""
    asked = 0
    first: str | None = None
    for way in ways_to(schema, type_name):
        best: tuple[int, Example] | None = None
        for tried, query in enumerate(_queries(schema, way, places)):
            first = first or query
            asked += 1
            found = _best_in(run(query), way)
            if found and (best is None or found[0] < best[0]):
                best = found[0], Example(query, found[1])
            if tried >= (_ENOUGH if best else _ON_ONE_WAY) or (best and best[0] == 0):
                break
        if best:
            return best[1]
        if asked >= _AT_MOST:
            break
    return Example(first, None) if first else None


def run(query: str) -> dict[str, Any]:
    """The answer of the real thing, as readers get it, with stand-ins for what differs between installations."""
    return stand_in(ask(query))


def _queries(schema: GraphQLSchema, way: list[Step], places: Sequence[Place]) -> Iterator[str]:
    """The first page of every place, then the second of each, and so on."""
    by_place = ([(place, number) for number in place.pages()] for place in places)
    seen: set[str] = set()
    for place, number in itertools.chain.from_iterable(itertools.zip_longest(*by_place, fillvalue=(None, 0))):
        selection = query_along(schema, way, place, number) if place else None
        if selection and str(selection) not in seen:
            seen.add(str(selection))
            yield str(selection)


def _best_in(answer: dict[str, Any], way: list[Step]) -> tuple[int, dict[str, Any]] | None:
    """How much the fullest instance lacks, and the answer with that one alone."""
    if "errors" in answer or not answer.get("data"):
        return None
    found = [(_lacking(target), trail) for target, trail in _instances(answer["data"], [step.name for step in way], ())]
    if not found:
        return None
    lacking, trail = min(found, key=lambda each: each[0])
    return lacking, {"data": _only(answer["data"], [step.name for step in way], list(trail))}


def _instances(value: Any, names: list[str], trail: tuple[int, ...]) -> Iterator[tuple[Any, tuple[int, ...]]]:
    """What stands at the end of the way, with the entries of lists that lead there."""
    if isinstance(value, list):
        for number, each in enumerate(value):
            yield from _instances(each, names, (*trail, number))
    elif isinstance(value, dict) and not names:
        # A block of another type than was asked for has nothing in it.
        if value:
            yield value, trail
    elif isinstance(value, dict) and names[0] in value:
        yield from _instances(value[names[0]], names[1:], trail)


def _lacking(value: Any) -> int:
    """How many fields hold nothing."""
    if isinstance(value, dict):
        return sum(_lacking(each) for each in value.values())
    return 1 if value is None or value == "" or value == [] else 0


def _only(value: Any, names: list[str], trail: list[int]) -> Any:
    if isinstance(value, list) and not names and all("__typename" in each for each in value):
        # What a list of several types holds is best seen by several entries.
        return [_cut(each) for each in value[:_OF_SEVERAL_TYPES]]
    if isinstance(value, list):
        return [_only(value[trail[0]], names, trail[1:])]
    if names:
        return {names[0]: _only(value[names[0]], names[1:], trail)}
    return _cut(value)


def _cut(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _cut(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_cut(each) for each in value[:_ENTRIES]]
    if isinstance(value, str) and len(value) > _LETTERS:
        return value[: _LETTERS - 1].rstrip() + "…"
    return value
