"""Pictures in every size and format that is told, and what is told of them."""

import hashlib
import json
import re
from typing import Any

from frontend_contract.conformance.promise import GUIDE, Broken, Skipped, promise
from frontend_contract.conformance.visit import Visit, nodes, none_of

_WHERE = f"{GUIDE}, “Pictures and files”"
_PICTURES = """query($code: ID!, $locale: String!, $id: ID!) { edition(code: $code) { lesson(locale: $locale, id: $id) {
  body { ... on ImageBlock { image { src placeholder color focalPoint { x y }
    sources { format mime renditions { url format mime width height bytes sha256 } } } } } } } }"""
# So many pictures are fetched, in all their sizes.
_ENOUGH = 3
_PLACEHOLDER_BYTES = 1024
# The first bytes of a file of each format, as far as they are always the same.
_SIGNATURES = {
    "AVIF": re.compile(rb"....ftyp(avif|avis|mif1)", re.DOTALL),
    "WEBP": re.compile(rb"RIFF....WEBP", re.DOTALL),
}


def _pictures(visit: Visit) -> list[tuple[str, dict[str, Any]]]:
    """Pictures of some lessons, each with where it was seen. Raises `Skipped` when there are none."""
    found: dict[str, tuple[str, dict[str, Any]]] = {}
    for identifier in visit.some_lesson_ids(visit.locale):
        data = visit.post(_PICTURES, code=visit.code, locale=visit.locale, id=identifier).data
        for path, node in nodes(data, f"Lesson {identifier}"):
            if "sources" in node:
                found.setdefault(node["src"], (path, node))
    if not found:
        raise Skipped("The lessons that were looked into have no picture.")
    return list(found.values())


@promise(
    "pictures.sent-as-told",
    "A picture is sent in the format and size that is told of it, with the checksum where one is told.",
    where=_WHERE,
    advice="Let nothing in front of the server draw pictures anew; run `manage.py make_renditions` after an upgrade.",
)
def _as_told(visit: Visit) -> str:
    wrong: list[str] = []
    fetched = 0
    for path, picture in _pictures(visit)[:_ENOUGH]:
        for source in picture["sources"]:
            for each in source["renditions"]:
                wrong += _problems(visit, path, each)
                fetched += 1
    none_of(wrong)
    return f"{fetched} files"


def _problems(visit: Visit, path: str, told: dict[str, Any]) -> list[str]:
    reply = visit.server.fetch(told["url"])
    where = f"{path}: {told['url']}"
    if reply.status != 200:
        return [f"{where} is answered with {reply.status}"]
    if reply.header("Content-Type") != told["mime"]:
        return [f"{where} is sent as {reply.header('Content-Type') or 'nothing'}, not as {told['mime']}"]
    signature = _SIGNATURES.get(told["format"])
    if signature and not signature.match(reply.body):
        return [f"{where} is no file in {told['format']}"]
    if told["bytes"] is not None and len(reply.body) != told["bytes"]:
        return [f"{where} has {len(reply.body)} bytes, not {told['bytes']}"]
    if told["sha256"] is not None and hashlib.sha256(reply.body).hexdigest() != told["sha256"]:
        return [f"{where} has another checksum than is told"]
    return []


@promise(
    "pictures.can-be-stopped",
    "Shared caches ask for a picture again within minutes, so that one that was withdrawn can be stopped.",
    where=_WHERE,
    advice="Keep the server's Cache-Control for /media/: no longer times of your own.",
)
def _can_be_stopped(visit: Visit) -> None:
    said = visit.server.fetch(_pictures(visit)[0][1]["src"]).header("Cache-Control")
    times = {name: time for name, _is, time in (part.strip().partition("=") for part in said.split(","))}
    longest = times.get("s-maxage") or times.get("max-age") or ""
    if "private" in times or "no-store" in times:
        return
    if not longest.isdigit() or int(longest) > 600:
        raise Broken(f"Cache-Control of a picture is {said or 'missing'}.")


@promise(
    "pictures.placeholders",
    "What stands in for a picture is a picture within the answer, below a kilobyte; focal points are within it.",
    where=_WHERE,
    advice="Change no answers on their way; run `manage.py make_renditions` after an upgrade.",
)
def _placeholders(visit: Visit) -> str:
    wrong: list[str] = []
    for path, picture in _pictures(visit):
        placeholder, point = picture["placeholder"], picture["focalPoint"]
        if placeholder is not None and not re.fullmatch(r"data:image/[a-z]+;base64,[A-Za-z0-9+/=]+", placeholder):
            wrong.append(f"{path}.placeholder is no picture: {placeholder[:40]}")
        if placeholder is not None and len(placeholder) > _PLACEHOLDER_BYTES:
            wrong.append(f"{path}.placeholder has {len(placeholder)} bytes")
        if point is not None and not (0 <= point["x"] <= 1 and 0 <= point["y"] <= 1):
            wrong.append(f"{path}.focalPoint is {json.dumps(point)}")
    none_of(wrong)
    return f"{len(_pictures(visit))} pictures"
