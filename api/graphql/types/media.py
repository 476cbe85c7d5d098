"""Pictures and files."""

from typing import Any

import graphene

from api.graphql.types.choices import choice_enum
from api.reading.picture import Picture, Rendition

ImageFormat = choice_enum(
    "ImageFormat",
    [
        ("AVIF", "AVIF: offered where it is smaller than WebP, usually by half"),
        ("WEBP", "WebP: offered for every picture"),
    ],
    "How a picture is encoded.",
)
RenditionName = choice_enum(
    "RenditionName",
    [
        ("SMALL", "At most 480 pixels wide: lists, small phones"),
        ("MEDIUM", "At most 960 pixels wide: as `src`"),
        ("LARGE", "At most 1600 pixels wide"),
        ("ORIGINAL", "As wide as it was uploaded"),
    ],
    "A size by its name. A picture that is narrower than the name says comes as wide as it is.",
)


class FocalPoint(graphene.ObjectType):
    """What must stay in sight when a picture is cropped. CSS: `object-position: calc(x * 100%) calc(y * 100%)`."""

    x = graphene.Float(required=True, description="From the left edge, 0, to the right edge, 1; also right to left.")
    y = graphene.Float(required=True, description="From the top edge, 0, to the bottom edge, 1.")


class ImageRendition(graphene.ObjectType):
    """A picture in one size and format."""

    url = graphene.String(required=True, description="Where to fetch it. What is there never becomes another picture.")
    format = graphene.Field(ImageFormat, required=True, description="How it is encoded.")
    mime = graphene.String(required=True, description="Its media type: `image/avif`.")
    width = graphene.Int(required=True, description="In pixels.")
    height = graphene.Int(required=True, description="In pixels.")
    bytes = graphene.Int(description="Its size. Null where it was made before sizes were noted.")
    sha256 = graphene.String(
        name="sha256",
        description="The SHA-256 of its content, in hexadecimal. Null where it was made before that was noted.",
    )


class ImageSource(graphene.ObjectType):
    """A picture in one format, all sizes: a `source` element within `picture`."""

    format = graphene.Field(ImageFormat, required=True, description="How it is encoded.")
    mime = graphene.String(required=True, description="For the attribute `type`: `image/avif`.")
    srcset = graphene.String(required=True, description="All sizes, ready for the attribute `srcset`.")
    renditions = graphene.List(
        graphene.NonNull(ImageRendition), required=True, description="The same one by one, the narrowest first."
    )


class Image(graphene.ObjectType):
    """A picture. What an address gives never becomes another picture, so copies stay good."""

    src = graphene.String(
        required=True, description="The address of a rendition about 960 pixels wide, in WebP: for an `img` element."
    )
    srcset = graphene.String(required=True, description="All renditions in WebP, ready for an `img` element.")
    width = graphene.Int(required=True, description="The width of `src` in pixels.")
    height = graphene.Int(required=True, description="The height of `src` in pixels.")
    alt = graphene.String(required=True, description="The text alternative; empty for a decorative picture.")
    credit = graphene.String(required=True, description="Whom to name.")
    licence = graphene.String(required=True, description="What may be done with it.")
    sources = graphene.List(
        graphene.NonNull(ImageSource),
        required=True,
        description=(
            "Each format that it is offered in, the best first: one `source` each, before the `img`, in a `picture` "
            "element. Empty for a picture of a draft that was never released."
        ),
    )
    rendition = graphene.Field(
        ImageRendition,
        args={
            "name": graphene.Argument(
                RenditionName, default_value="MEDIUM", description="The size by its name; `MEDIUM` when left out."
            ),
            "format": graphene.Argument(
                ImageFormat, default_value="WEBP", description="The format; WebP when left out."
            ),
        },
        description=(
            "One size in one format, for who chooses for themselves. Null where it is not offered in that format; "
            "WebP always is, but for drafts."
        ),
    )
    placeholder = graphene.String(
        description=(
            "The picture, 16 pixels long, as a `data:` address of some 150 bytes: the background to show until it is "
            "loaded. Null for a picture that is partly transparent, which it would show through."
        )
    )
    color = graphene.String(
        description="The picture's average colour, `#rrggbb`, for where `data:` is too much. Null as `placeholder` is."
    )
    focal_point = graphene.Field(
        FocalPoint,
        description="What must stay in sight when it is cropped; null where nobody has marked it: the middle.",
    )

    @staticmethod
    def resolve_rendition(root: Picture, info: Any, name: Any, format: Any) -> Rendition | None:
        return root.rendition(_said(name, "MEDIUM"), _said(format, "WEBP"))


def _said(value: Any, usual: str) -> str:
    """Enums come as what they stand for, or as their member; who says null means what is usual."""
    return getattr(value, "value", value) or usual


class File(graphene.ObjectType):
    """A file to download."""

    url = graphene.String(required=True, description="Where to fetch it.")
    name = graphene.String(required=True, description="The name to save it under.")
    mime = graphene.String(required=True, description="Its media type.")
    bytes = graphene.Int(required=True, description="Its size.")
    sha256 = graphene.String(required=True, name="sha256", description="The SHA-256 of its content, in hexadecimal.")
