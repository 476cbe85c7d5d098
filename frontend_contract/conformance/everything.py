"""Queries that ask for all that the schema has, written from the schema itself."""

from frontend_contract.conformance.schema import Field, Schema, Type

# Arguments that a query can always give: variables of these names are declared.
_KNOWN = {"locale": "String!"}
# From `edition` down, an answer may be nested this deep.
_DEPTH = 9


def everything_of(
    schema: Schema, type_name: str, *, leave_out: frozenset[str] = frozenset(), depth: int = _DEPTH
) -> str:
    """A selection of all fields of a type, as deep as may be asked; without the fields `Type.field` in `leave_out`."""
    return _selection(schema, schema[type_name], leave_out, depth, ())


def _selection(schema: Schema, owner: Type, leave_out: frozenset[str], depth: int, above: tuple[str, ...]) -> str:
    if depth <= 0 or owner.name in above:
        return ""
    above = (*above, owner.name)
    parts = [_field(schema, owner, each, leave_out, depth, above) for each in owner.fields.values()]
    if owner.abstract:
        parts.append("__typename")
        shared = set(owner.fields)
        for each in schema.possible(owner.name):
            own = [field for field in each.fields.values() if field.name not in shared]
            inner = " ".join(filter(None, (_field(schema, each, field, leave_out, depth, above) for field in own)))
            if inner:
                parts.append(f"... on {each.name} {{ {inner} }}")
    inner = " ".join(filter(None, parts))
    return f"{{ {inner} }}" if inner else ""


def _field(
    schema: Schema, owner: Type, field: Field, leave_out: frozenset[str], depth: int, above: tuple[str, ...]
) -> str:
    if f"{owner.name}.{field.name}" in leave_out:
        return ""
    given = []
    for name, ref in field.arguments.items():
        if name in _KNOWN:
            given.append(f"{name}: ${name}")
        elif ref.required:
            return ""
    asked = f"{field.name}({', '.join(given)})" if given else field.name
    if not schema.is_composite(field.type.named):
        return asked
    below = _selection(schema, schema[field.type.named], leave_out, depth - 1, above)
    return f"{asked} {below}" if below else ""
