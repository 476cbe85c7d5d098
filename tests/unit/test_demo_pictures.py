"""The demo pictures are complete, legible, mirrored for Arabic, and no older than their drawing."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from cms.demo.pictures import manifest, render
from cms.demo.pictures.canvas import WIDTH, Canvas, LabelDoesNotFit
from cms.demo.pictures.catalogue import DRAWINGS, FOLDER, VARIANTS, labels, pictures, svg, variants
from cms.demo.pictures.geometry import Box, Point
from cms.demo.pictures.palette import INK_ON, LEAST_CONTRAST, NAVY, SMALLEST, WHITE, contrast

KEYS = sorted(DRAWINGS)
LANGUAGES = ("en", "fr", "es", "ar")
STEMS = [f"{key}.{language}" for key in KEYS for language in VARIANTS]
LONGEST_ALT = 255  # what an image's description field holds


def shape_of(value: Any) -> Any:
    """The structure of a picture's labels without their words."""
    if isinstance(value, dict):
        return {key: shape_of(each) for key, each in value.items()}
    return [shape_of(each) for each in value] if isinstance(value, list) else type(value)


def words_in(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    children = value.values() if isinstance(value, dict) else value
    return [word for child in children for word in words_in(child)]


def places_in(svg: str, *, mirrored: bool) -> set[tuple[float, ...]]:
    """Where rectangles and arrow heads stand, or would stand on the mirrored sheet."""
    places: set[tuple[float, ...]] = set()
    for found in re.findall(r'<rect x="([^"]+)" y="([^"]+)" width="([^"]+)" height="([^"]+)"', svg):
        x, y, width, height = map(float, found)
        places.add((round(WIDTH - x - width if mirrored else x, 1), y, width, height))
    for found in re.findall(r'<polygon points="([^"]+)"', svg):
        tip_x, tip_y = map(float, found.split()[0].split(","))
        places.add((round(WIDTH - tip_x if mirrored else tip_x, 1), tip_y))
    return places


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A folder of rendered pictures that a test may damage."""
    for stem in STEMS:
        for kind in ("svg", "webp"):
            shutil.copy(FOLDER / f"{stem}.{kind}", tmp_path)
    shutil.copy(FOLDER / manifest.NAME, tmp_path)
    return tmp_path


# What is kept


def test_every_picture_is_described_and_drawn() -> None:
    assert sorted(pictures()) == KEYS


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("field", ["title", "alt"])
def test_a_picture_has_a_title_and_a_text_alternative_in_every_language(key: str, field: str) -> None:
    texts = pictures()[key][field]
    assert sorted(texts) == sorted(LANGUAGES)
    assert all(text.strip() for text in texts.values())
    assert len(set(texts.values())) == len(LANGUAGES), "a language repeats another one's words"


@pytest.mark.parametrize("key", KEYS)
def test_a_text_alternative_tells_more_than_the_title_and_fits_its_field(key: str) -> None:
    entry = pictures()[key]
    for language in LANGUAGES:
        assert 2 * len(entry["title"][language]) < len(entry["alt"][language]) <= LONGEST_ALT


@pytest.mark.parametrize("key", KEYS)
def test_a_picture_says_whose_it_is_and_how_it_may_be_used(key: str) -> None:
    entry = pictures()[key]
    assert (entry["credit"], entry["licence"]) == ("Course Editions", "CC BY 4.0")
    assert entry["source"]
    assert isinstance(entry["directional"], bool)


@pytest.mark.parametrize("stem", STEMS)
def test_a_variant_is_a_webp_that_a_slow_line_can_carry(stem: str) -> None:
    content = (FOLDER / f"{stem}.webp").read_bytes()
    assert (content[:4], content[8:12]) == (b"RIFF", b"WEBP")
    assert len(content) <= render.MOST_BYTES


# What is up to date


def test_no_rendering_is_older_than_its_drawing() -> None:
    assert manifest.stale(FOLDER, variants()) == {}


def test_the_check_command_says_that_all_is_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert render.main(["--check"]) == 0
    assert capsys.readouterr().out == ""


def test_the_check_names_the_webp_whose_drawing_changed(copied: Path) -> None:
    changed = dict(variants()) | {"actor-map.ar": "<svg/>"}
    assert set(manifest.stale(copied, changed)) == {"actor-map.ar.svg", "actor-map.ar.webp"}


def test_writing_the_new_svg_alone_does_not_make_its_webp_current(copied: Path) -> None:
    changed = dict(variants()) | {"actor-map.ar": "<svg/>"}
    (copied / "actor-map.ar.svg").write_text("<svg/>", encoding="utf-8")
    assert set(manifest.stale(copied, changed)) == {"actor-map.ar.webp"}


def test_the_check_names_a_webp_that_was_replaced_by_hand(copied: Path) -> None:
    (copied / "onset-speeds.en.webp").write_bytes(b"another picture")
    assert set(manifest.stale(copied, variants())) == {"onset-speeds.en.webp"}


def test_the_check_names_a_webp_that_is_missing(copied: Path) -> None:
    (copied / "onset-speeds.en.webp").unlink()
    assert manifest.stale(copied, variants()) == {"onset-speeds.en.webp": "is missing"}


def test_without_a_manifest_every_webp_counts_as_stale(copied: Path) -> None:
    (copied / manifest.NAME).unlink()
    assert set(manifest.stale(copied, variants())) == {f"{stem}.webp" for stem in STEMS}


def test_a_manifest_written_after_rendering_clears_the_check(copied: Path) -> None:
    changed = dict(variants()) | {"actor-map.ar": "<svg/>"}
    (copied / "actor-map.ar.svg").write_text("<svg/>", encoding="utf-8")
    manifest.write(copied, changed)
    assert manifest.stale(copied, changed) == {}


# What can be read


@pytest.mark.parametrize("key", KEYS)
def test_both_languages_have_the_same_labels(key: str) -> None:
    assert shape_of(labels("en")[key]) == shape_of(labels("ar")[key])


@pytest.mark.parametrize("key", KEYS)
def test_arabic_labels_use_western_digits(key: str) -> None:
    said = "".join([*words_in(labels("ar")[key]), pictures()[key]["title"]["ar"], pictures()[key]["alt"]["ar"]])
    assert not re.search("[\u0660-\u0669\u06f0-\u06f9]", said)


@pytest.mark.parametrize("key", KEYS)
def test_arabic_labels_are_in_arabic(key: str) -> None:
    foreign = [word for word in words_in(labels("ar")[key]) if re.search("[A-Za-z]", word)]
    assert foreign == []


@pytest.mark.parametrize("stem", STEMS)
def test_no_text_is_smaller_than_a_phone_can_show(stem: str) -> None:
    sizes = [float(size) for size in re.findall(r'font-size="([\d.]+)"', variants()[stem])]
    assert sizes
    assert min(sizes) >= SMALLEST


@pytest.mark.parametrize("ground", sorted(INK_ON))
def test_ink_stands_out_from_every_ground(ground: str) -> None:
    assert contrast(INK_ON[ground], ground) >= LEAST_CONTRAST


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


def test_faint_ink_is_refused() -> None:
    canvas = Canvas(200, "en", "Title", mirrored=False)
    with pytest.raises(ValueError, match="contrast"):
        canvas.text(Box(0, 0, 400, 100), "words", on=WHITE, ink="#999999")


def test_a_label_with_too_many_lines_is_refused() -> None:
    canvas = Canvas(200, "en", "Title", mirrored=False)
    with pytest.raises(LabelDoesNotFit, match="needs"):
        canvas.text(Box(0, 0, 400, 60), "one\ntwo\nthree", on=WHITE)


# Which way it reads


@pytest.mark.parametrize("key", KEYS)
def test_the_arabic_drawing_is_mirrored_exactly_where_the_picture_reads_in_a_direction(key: str) -> None:
    english, arabic = (svg(key, language) for language in VARIANTS)
    directional = pictures()[key]["directional"]
    differing = places_in(english, mirrored=directional) ^ places_in(arabic, mirrored=False)
    # The rule under the title follows the words even where the drawing stays as it is.
    assert len(differing) == (0 if directional else 2)


def test_the_number_line_and_the_actor_map_have_no_direction() -> None:
    assert {key for key in KEYS if not pictures()[key]["directional"]} == {"actor-map", "number-range"}


@pytest.mark.parametrize("stem", [stem for stem in STEMS if stem.endswith(".ar")])
def test_arabic_text_runs_from_right_to_left(stem: str) -> None:
    drawn = variants()[stem]
    assert re.search(r'<svg [^>]*lang="ar" direction="rtl"', drawn)
    # Start is the right edge in such a text, so it must stand on the far side of its box.
    for x, _, width, start in re.findall(
        r'text-anchor="start" data-box="([\d.]+) ([\d.]+) ([\d.]+) [\d.]+"><tspan x="([\d.]+)"', drawn
    ):
        assert float(start) == pytest.approx(float(x) + float(width), abs=0.02)


def test_an_arrow_points_to_the_left_on_a_mirrored_sheet() -> None:
    tips = []
    for mirrored in (False, True):
        canvas = Canvas(200, "ar", "Title", mirrored=mirrored)
        canvas.arrow([Point(100, 100), Point(500, 100)], NAVY)
        tip, *feet = (
            float(corner.split(",")[0]) for corner in re.findall(r'<polygon points="([^"]+)"', canvas.svg())[0].split()
        )
        tips.append((tip, tip > max(feet)))
    assert tips == [(500, True), (WIDTH - 500, False)]


def test_a_telephone_number_stays_left_to_right() -> None:
    number = labels("ar")["message-anatomy"]["parts"][-1]["number"]
    assert re.search(
        rf'<text [^>]*direction="ltr"[^>]*><tspan [^>]*>{re.escape(number)}<', variants()["message-anatomy.ar"]
    )


def test_drawing_twice_gives_the_same_svg() -> None:
    assert variants() == variants()


def test_pictures_json_keeps_the_order_of_the_catalogue() -> None:
    entries = json.loads((FOLDER / "pictures.json").read_text(encoding="utf-8"))
    assert [entry["key"] for entry in entries] == list(DRAWINGS)
