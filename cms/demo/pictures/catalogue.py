"""Which pictures there are, how each is drawn, and what is known about each in four languages."""

import json
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from cms.demo.pictures.canvas import Canvas
from cms.demo.pictures.draw_chains import evacuation_chain, referral_path
from cms.demo.pictures.draw_loops import after_action_loop, crisis_cycle
from cms.demo.pictures.draw_relations import actor_map, barrier_meets_hazard, number_range
from cms.demo.pictures.draw_sheets import alert_ladder, message_anatomy, plan_on_a_page
from cms.demo.pictures.draw_times import first_72_hours, onset_speeds
from cms.demo.pictures.pieces import heading

FOLDER: Final = Path(__file__).parent
VARIANTS: Final = ("en", "ar")


class Drawing(NamedTuple):
    """How one picture is drawn: the height of its sheet in pixels, and by what."""

    height: int
    draw: Callable[[Canvas, Mapping[str, Any]], None]


DRAWINGS: Final[Mapping[str, Drawing]] = {
    "crisis-cycle": Drawing(1350, crisis_cycle),
    "first-72-hours": Drawing(1290, first_72_hours),
    "barrier-meets-hazard": Drawing(1130, barrier_meets_hazard),
    "onset-speeds": Drawing(1210, onset_speeds),
    "actor-map": Drawing(1390, actor_map),
    "number-range": Drawing(1190, number_range),
    "plan-on-a-page": Drawing(1270, plan_on_a_page),
    "alert-ladder": Drawing(1320, alert_ladder),
    "message-anatomy": Drawing(1300, message_anatomy),
    "evacuation-chain": Drawing(1250, evacuation_chain),
    "referral-path": Drawing(1270, referral_path),
    "after-action-loop": Drawing(1230, after_action_loop),
}


@cache
def pictures() -> Mapping[str, Mapping[str, Any]]:
    """Return the entries of `pictures.json` by key, in the order of the file."""
    entries = json.loads((FOLDER / "pictures.json").read_text(encoding="utf-8"))
    return {entry["key"]: entry for entry in entries}


@cache
def labels(language: str) -> Mapping[str, Any]:
    """Return the words that stand in the pictures, by picture key."""
    loaded: dict[str, Any] = json.loads((FOLDER / f"labels.{language}.json").read_text(encoding="utf-8"))
    return loaded


def svg(key: str, language: str) -> str:
    """Draw one variant of a picture and return it as SVG text."""
    entry, drawing = pictures()[key], DRAWINGS[key]
    mirrored = language == "ar" and entry["directional"]
    canvas = Canvas(drawing.height, language, entry["title"][language], mirrored=mirrored)
    heading(canvas, entry["title"][language])
    drawing.draw(canvas, labels(language)[key])
    return canvas.svg()


def variants() -> Mapping[str, str]:
    """Draw everything; return SVG text by file stem (`crisis-cycle.en`)."""
    return {f"{key}.{language}": svg(key, language) for key in DRAWINGS for language in VARIANTS}
