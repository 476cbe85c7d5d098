"""The sample editions: forks with branding, institutions, case studies and a language of their own."""

from typing import Any

from django.db import transaction
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, TranslationSource
from wagtail_localize.strings import StringValue

from cms.content.models import CaseStudy, Directory, Institution, Lesson, Module
from cms.content.page import ContentPage
from cms.demo import source_files
from cms.demo.blocks import lineage_of, rich_text
from cms.demo.source_files import identifier
from editions.actions.fork_edition import fork_edition
from editions.actions.publish_release import publish_release
from editions.directory import rebuild_directory
from editions.documents.align import aligned_strings
from editions.documents.fields import attributes_from, fields_of
from editions.documents.media_references import MediaByHash
from editions.documents.snapshot import SCHEMA_VERSION
from editions.materialise import add_pages
from editions.models import Branding, Edition, PageIdentity
from editions.progress import Progress, silent

Texts = dict[str, Any]


@transaction.atomic
def load_sample(code: str, upstream: Edition, progress: Progress = silent) -> Edition:
    """Forks `upstream` into the sample edition and makes it the sample's own; all or nothing."""
    source = source_files.sample(code)
    edition = fork_edition(
        upstream,
        code,
        title=source["title"]["en"],
        owner=source["owner"],
        locales=source["offered"],
        sample=True,
        progress=progress,
    ).edition
    edition.tells_upstream = True
    edition.save(update_fields=["tells_upstream"])
    sample = _Sample(edition, source)
    sample.brand()
    sample.add_language("fil")
    sample.name_courses()
    sample.add_case_studies()
    sample.fill_directory()
    publish_release(edition, version="1.0", notes="First release of the sample edition.", progress=progress)
    return edition


class _Sample:
    def __init__(self, edition: Edition, source: dict[str, Any]) -> None:
        self.edition = edition
        self.source = source
        self.media = MediaByHash.of_collection(edition.collection_id)
        chosen = edition.edition_locales.select_related("locale")
        self.locales: dict[str, Locale] = {row.locale.language_code: row.locale for row in chosen}

    def brand(self) -> None:
        values = dict(self.source["branding"].items())
        Branding.objects.filter(edition=self.edition).update(**values)

    def page(self, lineage: str, code: str) -> ContentPage | None:
        identity = PageIdentity.objects.filter(
            edition=self.edition, lineage=lineage, locale__language_code=code
        ).first()
        return identity.page.specific if identity else None

    def name_courses(self) -> None:
        """The course's texts in the edition's other languages, as a translator would have entered them."""
        course = self.page(identifier("course"), "en")
        assert course is not None
        source, _created = TranslationSource.update_or_create_from_instance(course)
        for code, title in self.source["title"].items():
            target = self.page(identifier("course"), code)
            if code == "en" or target is None:
                continue
            texts = {"title": title}
            if code == "fil":
                texts["summary"] = source_files.translation(code)["course"]["summary"]
            for name, text in texts.items():
                segment = StringSegment.objects.get(source=source, context__path=name)
                StringTranslation.objects.update_or_create(
                    translation_of=segment.string,
                    locale=target.locale,
                    context=segment.context,
                    defaults={"data": StringValue.from_plaintext(text).data, "translation_type": "manual"},
                )
                setattr(target, name, text)
            target.save_revision().publish()

    def add_language(self, code: str) -> None:
        """A few lessons in `code`; the rest falls back to the source language."""
        if code not in self.locales:
            return
        target = source_files.translation(code)
        pages: list[tuple[str, str, type[ContentPage], dict[str, Any]]] = []
        for key, module in target["modules"].items():
            parent = lineage_of(f"module:{key}")
            pages.append((parent, identifier("course"), Module, module))
            for number, title in enumerate(module["lessons"], 1):
                body = target["bodies"][key].get(str(number))
                if body:
                    pages.append((lineage_of(f"lesson:{key}:{number}"), parent, Lesson, {"title": title, **body}))
        self._add(
            [
                (lineage, parent, model, {code: self._translated(lineage, model, texts)})
                for lineage, parent, model, texts in pages
            ]
        )

    def _translated(self, lineage: str, model: type[ContentPage], texts: dict[str, Any]) -> dict[str, Any]:
        """The fields of the source's page with `texts` in place of its own."""
        source = self.page(lineage, "en")
        assert source is not None
        fields = fields_of(source, self.media)
        fields["title"] = texts["title"]
        if model is Module:
            for item, objective in zip(fields["objectives"], texts["objectives"], strict=True):
                item["value"] = objective
        if model is Lesson:
            strings = {rich_text(english): rich_text(words) for english, words in texts["strings"].items()}
            fields["body"] = _replace(fields["body"], strings)
        return fields

    def add_case_studies(self) -> None:
        pages = []
        for case in self.source["cases"]:
            lineage = identifier(self.edition.code, "case", case["slug"])
            parent = lineage_of(f"module:{case['module']}")
            pages.append(
                (lineage, parent, CaseStudy, {code: _case_fields(case, code, lineage) for code in case["title"]})
            )
        self._add(pages)

    def _add(self, pages: list[tuple[str, str, type[ContentPage], dict[str, dict[str, Any]]]]) -> None:
        """Adds pages with their fields by language; a language without the parent is left out."""
        entries, documents = [], {}
        for lineage, parent, model, by_language in pages:
            locales = {}
            for code, fields in by_language.items():
                if code not in self.locales or not self._has_place(parent, code, entries):
                    continue
                digest = f"{lineage}/{code}"
                translation = self._translation(lineage, model, fields, by_language) if code != "en" else None
                documents[digest] = {
                    "schema_version": SCHEMA_VERSION,
                    "type": model._meta.label,
                    "lineage": lineage,
                    "locale": code,
                    "fields": fields,
                    "untranslated": [],
                    "translation": translation,
                }
                locales[code] = {"digest": digest}
            entries.append({"lineage": lineage, "type": model._meta.label, "parent": parent, "locales": locales})
        add_pages(entries, documents, self.edition, list(self.locales.values()), self.media)

    def _has_place(self, parent: str, code: str, entries: list[dict[str, Any]]) -> bool:
        return (
            any(entry["lineage"] == parent and code in entry["locales"] for entry in entries)
            or self.page(parent, code) is not None
        )

    def _translation(
        self, lineage: str, model: type[ContentPage], fields: dict[str, Any], by_language: dict[str, dict[str, Any]]
    ) -> dict[str, Any]:
        english = by_language.get("en")
        source = model(**attributes_from(model, english, self.media)) if english else self.page(lineage, "en")
        assert source is not None
        target = model(**attributes_from(model, fields, self.media))
        pairs = [pair for pair in aligned_strings(source, target) if pair["source"] != pair["target"]]
        return {"enabled": True, "source_locale": "en", "strings": pairs, "overrides": []}

    def fill_directory(self) -> None:
        directories = Directory.objects.filter(identity__edition=self.edition).select_related("locale")
        lineages: dict[str, str] = {}
        for directory in sorted(directories, key=lambda page: page.locale.language_code != "en"):
            for institution in self.source["institutions"]:
                self._add_institution(directory, institution, lineages)
        for directory in directories:
            directory.refresh_from_db()
            directory.slot_values = self._slot_values(directory.locale.language_code, lineages)
            directory.save_revision().publish()
        rebuild_directory(self.edition)

    def _add_institution(self, directory: Directory, source: dict[str, Any], lineages: dict[str, str]) -> None:
        code = directory.locale.language_code
        page = Institution(
            title=source["title"][code],
            slug=source["key"],
            locale=directory.locale,
            kind=source["kind"],
            address=source["address"][code],
            hours=source["hours"][code],
            languages=source["languages"],
            web_address=source["web_address"],
            valid_from=source["valid_from"],
            valid_until=source["valid_until"],
            phones=[
                ("phone", {"label": phone["label"][code], "number": phone["number"]}) for phone in source["phones"]
            ],
        )
        known = lineages.get(source["key"])
        if known:
            first = PageIdentity.objects.filter(edition=self.edition, lineage=known).select_related("page").first()
            assert first is not None
            page.translation_key = first.page.translation_key
        directory.add_child(instance=page)
        page.save_revision().publish()
        identity = PageIdentity.objects.get(page=page)
        lineages.setdefault(source["key"], str(identity.lineage))

    def _slot_values(self, code: str, lineages: dict[str, str]) -> list[tuple[str, dict[str, Any]]]:
        return [
            (
                "value",
                {
                    "slot": key,
                    "institution": lineages.get(value["institution"], ""),
                    "text": value["text"].get(code, ""),
                    "phone": value["phone"],
                    "url": value["url"],
                },
            )
            for key, value in self.source["slots"].items()
        ]


def _replace(value: Any, strings: dict[str, str]) -> Any:
    """`value` with each text, and each piece of rich text between tags, that `strings` knows."""
    if isinstance(value, dict):
        return {name: _replace(inner, strings) for name, inner in value.items()}
    if isinstance(value, list):
        return [_replace(inner, strings) for inner in value]
    if not isinstance(value, str):
        return value
    if value in strings:
        return strings[value]
    for english, words in strings.items():
        value = value.replace(f">{english}<", f">{words}<")
    return value


def _case_fields(case: dict[str, Any], code: str, lineage: str) -> dict[str, Any]:
    return {
        "title": case["title"][code],
        "slug": case["slug"],
        "countries": case["countries"],
        "place": (case["place"] or {}).get(code, ""),
        "year": case["year"],
        "year_to": case["year_to"],
        "crisis_type": case["crisis_type"],
        "facts": case["facts"][code],
        "teaching_point": case["teaching_point"][code],
        "sources": [
            {
                "type": "source",
                "id": identifier(lineage, "source", position),
                "value": {"key": each["key"], "title": each["title"][code], "url": each["url"]},
            }
            for position, each in enumerate(case["sources"])
        ],
        "certainty": case["certainty"],
        "review_date": case["review_date"],
        "sample": True,
    }
