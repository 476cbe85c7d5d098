"""How scalars and enums are written. What is of the right kind already is written as it is."""

from collections.abc import Callable
from typing import Any

from graphql import GraphQLBoolean, GraphQLID, GraphQLLeafType, GraphQLString, Undefined, is_enum_type

from api.graphql.plan.running import GaveUp, Run

_AS_IT_IS = {GraphQLString.name: str, GraphQLID.name: str, GraphQLBoolean.name: bool}


def writer_of(of_type: GraphQLLeafType) -> Callable[[Any, Run], Any]:
    """Writes values that are not null; gives up where the executor would find fault."""
    serialize = of_type.serialize

    def write(value: Any, run: Run) -> Any:
        if value is None:
            raise GaveUp
        written = serialize(value)
        if written is None or written is Undefined:
            raise GaveUp
        return written

    kind = _AS_IT_IS.get(of_type.name)
    if kind is not None:
        return lambda value, run: value if type(value) is kind else write(value, run)
    if is_enum_type(of_type):
        return _enum(write)
    return write


def _enum(write: Callable[[Any, Run], Any]) -> Callable[[Any, Run], Any]:
    known: dict[Any, Any] = {}

    def look_up(value: Any, run: Run) -> Any:
        try:
            return known[value]
        except KeyError:
            known[value] = written = write(value, run)
            return written

    return look_up
