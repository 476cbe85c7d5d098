"""Pictures are drawn anew: what can be seen stays, and nothing else."""

import io
import struct
import zlib

import pytest
from django.core.exceptions import ValidationError
from PIL import Image, ImageCms, PngImagePlugin

from cms.media.pictures import CleanPicture, clean_picture

SCRIPT = b"<script>alert(document.domain)</script>"
KINDS = ["GIF", "JPEG", "PNG", "WEBP"]


def encoded(kind: str, mode: str = "RGB", size: tuple[int, int] = (40, 20), **options) -> bytes:
    buffer = io.BytesIO()
    picture = Image.new("RGB", size, "navy")
    picture.paste("red", (0, 0, size[0] // 2, size[1]))
    picture.convert(mode).save(buffer, kind, **options)
    return buffer.getvalue()


def cleaned(content: bytes) -> tuple[Image.Image, bytes]:
    result = clean_picture(io.BytesIO(content)).read()
    picture = Image.open(io.BytesIO(result))
    picture.load()
    return picture, result


def pixel(picture: Image.Image, x: int, y: int, mode: str = "RGB") -> tuple[int, ...]:
    found = picture.convert(mode).getpixel((x, y))
    assert isinstance(found, tuple)
    return found


def exif(orientation: int = 1) -> Image.Exif:
    made = Image.Exif()
    made[0x0112] = orientation
    made[0x010F] = "A camera with a secret name"
    made.get_ifd(0x8825)[2] = (33.0, 53.0, 19.0)
    return made


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_keeps_its_format_and_its_size(kind):
    picture, _content = cleaned(encoded(kind))

    assert (picture.format, picture.size) == (kind, (40, 20))
    assert pixel(picture, 35, 10)[2] > 100


@pytest.mark.parametrize("kind", KINDS)
def test_a_script_behind_a_picture_is_gone(kind):
    _picture, content = cleaned(encoded(kind) + SCRIPT)

    assert SCRIPT not in content
    assert b"script" not in content


def test_a_script_in_a_chunk_of_text_is_gone():
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Comment", SCRIPT.decode())
    texts.add_itxt("XML:com.adobe.xmp", SCRIPT.decode())
    dirty = encoded("PNG", pnginfo=texts)
    assert SCRIPT in dirty

    assert b"script" not in cleaned(dirty)[1]


@pytest.mark.parametrize("kind", ["JPEG", "GIF"])
def test_a_comment_is_gone(kind):
    dirty = encoded(kind, comment=SCRIPT)
    assert SCRIPT in dirty

    assert SCRIPT not in cleaned(dirty)[1]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_where_and_with_what_it_was_taken_is_gone(kind):
    dirty = encoded(kind, exif=exif())
    assert b"secret name" in dirty

    picture, content = cleaned(dirty)
    assert b"secret name" not in content
    assert not dict(picture.getexif())


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_taken_sideways_is_turned(kind):
    picture, _content = cleaned(encoded(kind, exif=exif(orientation=6)))

    assert picture.size == (20, 40)
    red, _green, blue = pixel(picture, 10, 5)
    assert red > 200 > 60 > blue


def test_colours_become_srgb_and_the_profile_is_gone():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    picture, content = cleaned(encoded("JPEG", icc_profile=profile))

    assert "icc_profile" not in picture.info
    assert b"ICC_PROFILE" not in content


def test_a_profile_that_is_none_does_no_harm():
    picture, content = cleaned(encoded("PNG", icc_profile=SCRIPT))

    assert picture.size == (40, 20)
    assert b"script" not in content


def test_a_picture_for_print_becomes_one_for_screens():
    assert cleaned(encoded("JPEG", "CMYK"))[0].mode == "RGB"


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_what_is_transparent_stays_transparent(kind):
    buffer = io.BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(buffer, kind)

    assert pixel(cleaned(buffer.getvalue())[0], 5, 5, "RGBA")[3] == 0


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP"])
def test_what_moves_goes_on_moving(kind):
    frames = [Image.new("RGB", (10, 10), colour) for colour in ("red", "green", "blue")]
    buffer = io.BytesIO()
    frames[0].save(buffer, kind, save_all=True, append_images=frames[1:], duration=200, loop=0)

    assert getattr(cleaned(buffer.getvalue())[0], "n_frames", 1) == 3


def test_names_are_ours_and_the_suffix_is_that_of_the_content():
    names = {clean_picture(io.BytesIO(encoded("PNG"))).name for _turn in range(2)}

    assert len(names) == 2
    assert all(name and len(name) == 36 and name.endswith(".png") for name in names)


def test_what_is_clean_already_is_not_drawn_again():
    content = encoded("WEBP", quality=30)
    clean = CleanPicture(content, name="x.webp")

    assert clean_picture(clean) is clean


def test_the_same_bytes_come_out_again():
    _picture, once = cleaned(encoded("PNG"))

    assert cleaned(once)[1] == once


@pytest.mark.parametrize(
    "content",
    [b"", SCRIPT, b"\x89PNG\r\n\x1a\n" + SCRIPT, encoded("PNG")[:60], encoded("JPEG")[:300], b"<svg xmlns='x'/>"],
    ids=["empty", "script", "only a head", "half a PNG", "half a JPEG", "svg"],
)
def test_what_is_no_picture_is_refused(content):
    with pytest.raises(ValidationError, match="cannot be read"):
        clean_picture(io.BytesIO(content))


def bomb(width: int, height: int) -> bytes:
    """A PNG that says it is this large, in a hundred bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")


def test_more_than_25_megapixels_are_refused_before_they_are_decoded():
    with pytest.raises(ValidationError, match="too many pixels"):
        clean_picture(io.BytesIO(bomb(5001, 5000)))


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
def test_a_bomb_is_refused():
    with pytest.raises(ValidationError):
        clean_picture(io.BytesIO(bomb(60_000, 60_000)))
