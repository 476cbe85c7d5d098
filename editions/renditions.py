"""A picture drawn in the sizes and formats that readers are offered, and what stands in for it while it loads.

| what        | how                                                                                    |
| ----------- | -------------------------------------------------------------------------------------- |
| sizes       | the widths below that are narrower than the picture, and its own                       |
| WebP        | always                                                                                 |
| AVIF        | where all sizes together are smaller than in WebP: a format that saves nothing is none |
| placeholder | the picture 16 pixels long, within a `data:` address: no script has to decode it       |
| colour      | its average, for where even that is too much                                           |

What is partly transparent has neither placeholder nor colour: they would show through.
"""

import base64
import io

from PIL import Image, features

__all__ = ["AVIF", "WEBP", "average_colour", "can_write_avif", "draw", "open_picture", "placeholder", "sizes_of"]

# Widths stand in the manifests of releases: there may be more, never fewer.
_WIDTHS = (480, 960, 1600)
WEBP, AVIF = "webp", "avif"
# AVIF at speed 6 is a sixth smaller still and takes four times as long; at 9 it is hardly smaller than WebP.
_ENCODINGS = {WEBP: {"quality": 82, "method": 4}, AVIF: {"quality": 50, "speed": 8}}
_PLACEHOLDER_LENGTH = 16


def can_write_avif() -> bool:
    """Whether this installation's Pillow was built with an encoder."""
    return bool(features.check("avif"))


def open_picture(content: bytes) -> Image.Image:
    """The first frame, with or without transparency."""
    with Image.open(io.BytesIO(content)) as opened:
        return opened.convert("RGBA" if opened.mode in ("RGBA", "LA", "P") else "RGB")


def sizes_of(picture: Image.Image) -> list[tuple[int, int]]:
    """Width and height of each rendition, the narrowest first."""
    widths = [*(width for width in _WIDTHS if width < picture.width), picture.width]
    return [(width, max(1, round(picture.height * width / picture.width))) for width in widths]


def draw(picture: Image.Image, size: tuple[int, int], kind: str) -> bytes:
    """The picture in a size, encoded as `kind`."""
    buffer = io.BytesIO()
    picture.resize(size, Image.Resampling.LANCZOS).save(buffer, kind.upper(), **_ENCODINGS[kind])
    return buffer.getvalue()


def placeholder(picture: Image.Image) -> str:
    """A `data:` address of about 150 bytes; empty for what is partly transparent."""
    if _is_transparent(picture):
        return ""
    small = picture.convert("RGB")
    small.thumbnail((_PLACEHOLDER_LENGTH, _PLACEHOLDER_LENGTH), Image.Resampling.BOX)
    buffer = io.BytesIO()
    small.save(buffer, "WEBP", quality=20, method=6)
    return f"data:image/webp;base64,{base64.b64encode(buffer.getvalue()).decode()}"


def average_colour(picture: Image.Image) -> str:
    """`#rrggbb`; empty for what is partly transparent."""
    if _is_transparent(picture):
        return ""
    one_pixel = picture.convert("RGB").resize((1, 1), Image.Resampling.BOX)
    return f"#{one_pixel.tobytes().hex()}"


def _is_transparent(picture: Image.Image) -> bool:
    return picture.mode == "RGBA" and picture.getchannel("A").getextrema() != (255, 255)
