"""An edition's decisions about its case studies, put into what a release holds, and taken out of it again.

Pages are never changed by a decision. When documents are made, what refers to a replaced case study
refers to the other one in the same place, and what shows a hidden one is left out. The manifest
keeps what was there before, in `case_studies`, so that a bundle moves the edition and not its outcome:

    {"decisions": [{"lineage": …, "kind": …, "replacement": …, "looked_at": […]}],
     "set_aside": [{"after": LINEAGE, "page": {…}}],
     "before": {LINEAGE: {LANGUAGE: DIGEST}}}
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField

from cms.content.blocks.fields import PageReferenceBlock
from cms.content.case_study import CaseStudy
from editions.documents.streams import map_leaves
from editions.documents.types import MODEL_OF_TYPE

__all__ = ["Places", "apply_places", "before_decisions", "places_of", "refers_to", "shows"]

Json = dict[str, Any]

_LINK = re.compile(r'<a\b[^>]*\blinktype="course-page"[^>]*>')
_REF = re.compile(r'(\bref=")([^"]*)(")')


@dataclass(frozen=True)
class Places:
    """By the lineage of a case study: what readers get `instead`, and the modules that `hidden` ones lead to."""

    instead: Mapping[str, str]
    hidden: Mapping[str, str]

    @property
    def gone(self) -> set[str]:
        """What readers no longer get."""
        return {*self.instead, *self.hidden}

    def put_into(self, document: Json) -> Json:
        """`document` as readers get it: the same object where nothing of it is concerned."""
        fields, dropped = {}, set()
        for name, value in document["fields"].items():
            fields[name], left_out = self._field(document["type"], name, value)
            dropped |= left_out
        if fields == document["fields"]:
            return document
        translation = document["translation"]
        if translation is not None:
            translation = {
                **translation,
                **{
                    part: [row for row in translation[part] if _unit(row["path"]) not in dropped]
                    for part in ("strings", "overrides")
                },
            }
        untranslated = [unit for unit in document["untranslated"] if unit not in dropped]
        return {**document, "fields": fields, "untranslated": untranslated, "translation": translation}

    def _field(self, page_type: str, name: str, value: Any) -> tuple[Any, set[str]]:
        field = MODEL_OF_TYPE[page_type]._meta.get_field(name)
        if isinstance(field, RichTextField):
            return self._text(value), set()
        if not isinstance(field, StreamField):
            return value, set()
        definitions = field.stream_block.child_blocks
        shown = [item for item in value or [] if not self._is_hidden(definitions.get(item["type"]), item["value"])]
        left = {item["id"] for item in shown}
        dropped = {f"{name}.{item['id']}" for item in value or [] if item["id"] not in left}
        return map_leaves(field.stream_block, shown, self._leaf) if value else value, dropped

    def _is_hidden(self, block: Any, value: Any) -> bool:
        return any(lineage in self.hidden for lineage in shows(block, value))

    def _leaf(self, block: blocks.Block, value: Any) -> Any:
        if isinstance(block, blocks.RichTextBlock):
            return self._text(value)
        if isinstance(block, PageReferenceBlock):
            return self.instead.get(value, value)
        return value

    def _text(self, html: Any) -> Any:
        if not html or "linktype" not in html:
            return html
        return _LINK.sub(lambda link: _REF.sub(self._ref, link[0]), html)

    def _ref(self, found: re.Match[str]) -> str:
        target = self.instead.get(found[2]) or self.hidden.get(found[2]) or found[2]
        return found[1] + target + found[3]


def _unit(path: str) -> str:
    return ".".join(path.split(".")[:2])


def shows(block: Any, value: Any) -> list[str]:
    """The lineages of the case studies that a block of a stream shows in its place."""
    if not isinstance(block, blocks.StructBlock):
        return []
    label = CaseStudy._meta.label
    names = [name for name, child in block.child_blocks.items() if getattr(child, "page_type", "") == label]
    return [value[name] for name in names if value.get(name)]


def refers_to(html: str) -> list[str]:
    """The lineages of the pages that a rich text links to."""
    return [ref[2] for link in _LINK.findall(html or "") if (ref := _REF.search(link))]


def places_of(decisions: Iterable[Json], pages: Iterable[Json], documents: Iterable[Json], *, adapted: bool) -> Places:
    """What of `decisions` can be done to these `pages`.

    A replacement that is not among them, because it is not published, waits. In an edition that is
    `adapted` from another, what a mandatory block shows stays.
    """
    rows = {page["lineage"]: page for page in pages}
    fixed = {lineage for document in documents for lineage in _mandatory(document)} if adapted else set()
    instead, hidden = {}, {}
    for each in decisions:
        lineage, page = each["lineage"], rows.get(each["lineage"])
        if lineage in fixed:
            continue
        if each["kind"] == "replace" and each["replacement"] in rows:
            instead[lineage] = each["replacement"]
        elif each["kind"] == "hide" and page is not None:
            hidden[lineage] = page["parent"]
    return Places(instead, hidden)


def _mandatory(document: Json) -> Iterable[str]:
    model = MODEL_OF_TYPE[document["type"]]
    for name, value in document["fields"].items():
        field = model._meta.get_field(name)
        if isinstance(field, StreamField):
            for item in value or []:
                if isinstance(item["value"], dict) and item["value"].get("mandatory"):
                    yield from shows(field.stream_block.child_blocks.get(item["type"]), item["value"])


def apply_places(
    manifest: Json, documents: Mapping[str, str], decisions: list[Json], keep: Callable[[Json], str], *, adapted: bool
) -> Json:
    """`manifest` as decided; `documents` are those it names, and `keep` keeps a new one and returns its digest."""
    concerned = {each["lineage"] for each in decisions}
    near = {digest: orjson.loads(body) for digest, body in documents.items() if any(one in body for one in concerned)}
    places = places_of(decisions, manifest["pages"], near.values(), adapted=adapted)
    told: Json = {"decisions": decisions, "set_aside": [], "before": {}}
    pages: list[Json] = []
    last = None
    for page in manifest["pages"]:
        if page["lineage"] in places.gone:
            told["set_aside"].append({"after": last, "page": page})
        else:
            entries = {}
            for code, entry in page["locales"].items():
                document = near.get(entry["digest"])
                if document and (decided := places.put_into(document)) is not document:
                    told["before"].setdefault(page["lineage"], {})[code] = entry["digest"]
                    entry = {**entry, "digest": keep(decided)}
                entries[code] = entry
            pages.append({**page, "locales": entries})
        last = page["lineage"]
    return {**manifest, "pages": pages, "case_studies": told}


def before_decisions(manifest: Mapping[str, Any]) -> list[Json]:
    """The manifest's `pages` as they are without what was decided about case studies."""
    told = manifest.get("case_studies")
    if not told:
        return manifest["pages"]
    pages: list[Json] = []
    for page in manifest["pages"]:
        digests = told["before"].get(page["lineage"], {})
        entries = {
            code: {**entry, "digest": digests.get(code, entry["digest"])} for code, entry in page["locales"].items()
        }
        pages.append({**page, "locales": entries})
    for each in told["set_aside"]:
        place = next((n for n, page in enumerate(pages, 1) if page["lineage"] == each["after"]), len(pages))
        pages.insert(place, each["page"])
    return pages
