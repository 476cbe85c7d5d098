"""Tools."""

import graphene

from api.graphql.types.choices import choice_enum, choice_field
from api.graphql.types.media import File
from api.graphql.types.page import ModuleReference, PageFields, Placed
from api.graphql.types.rich_text import RichTextNode, as_nodes
from cms.content.models import Tool as ToolPage

ToolKind = choice_enum("ToolKind", ToolPage.Kind.choices, "What kind of tool it is.")


class ToolReference(PageFields, graphene.ObjectType):
    """A tool before or after another one."""


class Tool(Placed, PageFields, graphene.ObjectType):
    """Something that a post can use as it stands: a text, a file, or both."""

    kind = choice_field(ToolKind, lambda root: root.kind, "template", "What kind of tool it is.")
    text = graphene.String(required=True, description="The text to use. HTML, sanitised; may be empty.")
    text_tree = graphene.List(graphene.NonNull(RichTextNode), required=True, description=as_nodes("text"))
    file = graphene.Field(File, description="The file to use.")
    module = graphene.Field(ModuleReference, description="The module that it belongs to; null if it is in none.")
    previous = graphene.Field(ToolReference, description="The tool before it in the course; null for the first.")
    next = graphene.Field(ToolReference, description="The tool after it in the course; null for the last.")
