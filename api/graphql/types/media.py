"""Pictures and files."""

import graphene


class Image(graphene.ObjectType):
    """A picture. Its addresses never change and may be kept for ever."""

    src = graphene.String(required=True, description="The address of a rendition about 960 pixels wide.")
    srcset = graphene.String(required=True, description="All renditions, ready for an `img` element.")
    width = graphene.Int(required=True, description="The width of `src` in pixels.")
    height = graphene.Int(required=True, description="The height of `src` in pixels.")
    alt = graphene.String(required=True, description="The text alternative; empty for a decorative picture.")
    credit = graphene.String(required=True, description="Whom to name.")
    licence = graphene.String(required=True, description="What may be done with it.")


class File(graphene.ObjectType):
    """A file to download."""

    url = graphene.String(required=True, description="Where to fetch it.")
    name = graphene.String(required=True, description="The name to save it under.")
    mime = graphene.String(required=True, description="Its media type.")
    bytes = graphene.Int(required=True, description="Its size.")
    sha256 = graphene.String(required=True, name="sha256", description="The SHA-256 of its content, in hexadecimal.")
