"""For ariadne-codegen: types and values that a newer server sends are no errors.

The contract asks front ends to treat a type that they do not know as the plainest of its kind, and a value that
they do not know as text. Generated models refuse both; here they are opened.
"""

import ast
from collections.abc import Sequence

from ariadne_codegen.plugins.base import Plugin
from graphql import ExecutableDefinitionNode, FragmentDefinitionNode, GraphQLEnumType, GraphQLInterfaceType

# Hand-written, beside the generated package.
_OPENING = "..opening"
_TYPENAME = "typename__"


class OpenToWhatComes(Plugin):
    """Enums take any text; a type that has no model of its own gets that of its interface."""

    def generate_enum(self, class_def: ast.ClassDef, enum_type: GraphQLEnumType) -> ast.ClassDef:
        class_def.bases = [ast.Name(id="OpenEnum")]
        return class_def

    def generate_enums_module(self, module: ast.Module) -> ast.Module:
        module.body = [_import("OpenEnum"), *(each for each in module.body if not isinstance(each, ast.ImportFrom))]
        return module

    def generate_result_types_module(
        self, module: ast.Module, operation_definition: ExecutableDefinitionNode
    ) -> ast.Module:
        return self._opened(module)

    def generate_fragments_module(
        self, module: ast.Module, fragments_definitions: dict[str, FragmentDefinitionNode]
    ) -> ast.Module:
        return self._opened(module)

    def _opened(self, module: ast.Module) -> ast.Module:
        classes = {each.name: each for each in module.body if isinstance(each, ast.ClassDef)}
        opening = _Opening({name: _typenames(each) for name, each in classes.items()}, self._interfaces())
        opening.visit(module)
        for name in classes.keys() - opening.members:
            _open_typename(classes[name])
        if opening.used:
            module.body.insert(0, _import("known"))
            module.body.insert(1, ast.ImportFrom(module="pydantic", names=[ast.alias(name="BeforeValidator")], level=0))
        return module

    def _interfaces(self) -> set[str]:
        return {name for name, each in self.schema.type_map.items() if isinstance(each, GraphQLInterfaceType)}


class _Opening(ast.NodeTransformer):
    """Unions whose members are told apart by the names of their types."""

    def __init__(self, typenames: dict[str, list[str]], interfaces: set[str]) -> None:
        self._typenames = typenames
        self._interfaces = interfaces
        # Classes that are told apart by their types' names.
        self.members: set[str] = set()
        self.used = False

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        """`field: Union[…] = Field(discriminator=…)` is written as below: only there something can come before it."""
        told = _discriminator(node.value)
        if told and isinstance(node.value, ast.Call):
            node.value.keywords.remove(told)
            field = ast.Call(func=ast.Name(id="Field"), args=[], keywords=[told])
            pair = ast.Tuple(elts=[node.annotation, field])
            node.annotation = ast.Subscript(value=ast.Name(id="Annotated"), slice=pair)
            node.value = node.value if node.value.keywords else None
        self.generic_visit(node)
        return node

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        """`Annotated[Union[…], Field(discriminator=…)]` gets a step that finds a model for unknown types."""
        self.generic_visit(node)
        if not isinstance(node.slice, ast.Tuple) or not _discriminator(node.slice.elts[-1]):
            return node
        members = [name for name in _names_in(node.slice.elts[0]) if name in self._typenames]
        self.members |= set(members)
        known = sorted({typename for name in members for typename in self._typenames[name]})
        interface = next((typename for typename in known if typename in self._interfaces), None)
        if interface:
            names = [ast.Constant(value=each) for each in (interface, *known)]
            node.slice.elts.append(_call("BeforeValidator", [_call("known", names)]))
            self.used = True
        return node


def _discriminator(node: ast.AST | None) -> ast.keyword | None:
    """What tells the members of a union apart, where `node` says so."""
    keywords = node.keywords if isinstance(node, ast.Call) else []
    return next((each for each in keywords if each.arg == "discriminator"), None)


def _import(name: str) -> ast.ImportFrom:
    return ast.ImportFrom(module=_OPENING, names=[ast.alias(name=name)], level=0)


def _call(name: str, arguments: Sequence[ast.expr]) -> ast.Call:
    return ast.Call(func=ast.Name(id=name), args=[*arguments], keywords=[])


def _names_in(node: ast.AST) -> list[str]:
    """Names of classes and types, which ariadne-codegen holds as names with their quotation marks."""
    return [each.id.strip("\"'") for each in ast.walk(node) if isinstance(each, ast.Name)]


def _typename_of(class_def: ast.ClassDef) -> ast.AnnAssign | None:
    fields = (each for each in class_def.body if isinstance(each, ast.AnnAssign))
    return next((each for each in fields if isinstance(each.target, ast.Name) and each.target.id == _TYPENAME), None)


def _typenames(class_def: ast.ClassDef) -> list[str]:
    found = _typename_of(class_def)
    return [name for name in _names_in(found.annotation) if name != "Literal"] if found else []


def _open_typename(class_def: ast.ClassDef) -> None:
    """Where nothing is told apart by it, it may be any text, and an operation need not ask for it."""
    found = _typename_of(class_def)
    if found and isinstance(found.value, ast.Call):
        found.annotation = ast.Name(id="str")
        found.value.keywords.append(ast.keyword(arg="default", value=ast.Constant(value="")))
