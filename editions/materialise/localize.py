"""wagtail-localize's state, rebuilt in bulk from what documents say.

What `TranslationSource.update_or_create_from_instance` and an editor's work would have left:
syncing afterwards changes no segment (a test does it), so nothing is translated again.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID, uuid5

from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from wagtail.fields import StreamField
from wagtail.models import Locale, Page
from wagtail_localize.models import (
    OverridableSegment,
    SegmentOverride,
    String,
    StringSegment,
    StringTranslation,
    Template,
    TemplateSegment,
    TranslatableObject,
    Translation,
    TranslationContext,
    TranslationSource,
    get_schema_version,
)
from wagtail_localize.segments import OverridableSegmentValue, StringSegmentValue, TemplateSegmentValue
from wagtail_localize.segments.extract import extract_segments

from cms.content.page import ContentPage
from editions.documents.streams import leaf_block
from editions.progress import Progress, counted, silent


@dataclass
class Translated:
    """A source page and, by target locale, the `translation` of its documents (media as keys)."""

    page: ContentPage
    targets: dict[Locale, dict[str, Any]]


def rebuild(items: Sequence[Translated], progress: Progress = silent) -> None:
    """Makes wagtail-localize's rows for new pages, or for known ones in a new language.

    Call it inside a transaction.
    """
    Rebuilder(items, progress).run()


class Rebuilder:
    def __init__(self, items: Sequence[Translated], progress: Progress = silent) -> None:
        self.items = items
        self.now = timezone.now()
        self.segments = {
            item.page.pk: extract_segments(item.page)
            for item in counted(items, gettext("Rebuilding translations"), progress)
        }
        self.sources: dict[int, TranslationSource] = {}
        self.contexts: dict[tuple[UUID, str], TranslationContext] = {}

    def run(self) -> None:
        self._objects()
        self._contexts()
        self._strings()
        self._templates()
        self._segments()
        self._translations()

    def _objects(self) -> None:
        page_type = ContentType.objects.get_for_model(Page)
        TranslatableObject.objects.bulk_create(
            [
                TranslatableObject(translation_key=item.page.translation_key, content_type=page_type)
                for item in self.items
            ],
            ignore_conflicts=True,
            batch_size=300,
        )
        keys = [item.page.translation_key for item in self.items]
        standing = {
            (source.object_id, source.locale_id): source
            for source in _chunked(TranslationSource.objects.all(), "object_id", keys)
        }
        self.sources = {}
        new = []
        for item in self.items:
            source = standing.get((item.page.translation_key, item.page.locale_id))
            if source is None:
                source = self._source(item.page, item.page.to_json())
                new.append(source)
            else:
                # Known from another language: its segments stand already.
                del self.segments[item.page.pk]
            self.sources[item.page.pk] = source
        TranslationSource.objects.bulk_create(new, batch_size=100)

    def _source(self, page: ContentPage, content: str) -> TranslationSource:
        return TranslationSource(
            object_id=page.translation_key,
            specific_content_type=page.content_type,
            locale_id=page.locale_id,
            object_repr=str(page)[:200],
            content_json=content,
            schema_version=_schema_version(page._meta.app_label),
            created_at=self.now,
            last_updated_at=self.now,
        )

    def _contexts(self) -> None:
        keys = {item.page.translation_key for item in self.items}
        standing = _chunked(TranslationContext.objects.all(), "object_id", keys)
        self.contexts = {(context.object_id, context.path): context for context in standing}
        new = []
        for item in self.items:
            key = item.page.translation_key
            paths = [segment.path for segment in self.segments.get(item.page.pk, ())]
            for target in item.targets.values():
                paths += [row["path"] for row in (*target["strings"], *target["overrides"])]
            for path in paths:
                if (key, path) not in self.contexts:
                    self.contexts[key, path] = TranslationContext(
                        object_id=key,
                        path=path,
                        path_id=TranslationContext._get_path_id(path),
                        field_path=field_path(item.page, path),
                    )
                    new.append(self.contexts[key, path])
        TranslationContext.objects.bulk_create(new, batch_size=300)

    def _strings(self) -> None:
        wanted: dict[tuple[int, str], UUID] = {}
        for item in self.items:
            locale_id = item.page.locale_id
            for segment in self.segments.get(item.page.pk, ()):
                if isinstance(segment, StringSegmentValue):
                    wanted[locale_id, segment.string.data] = String._get_data_hash(segment.string.data)
            for target in item.targets.values():
                for row in target["strings"]:
                    wanted[locale_id, row["source"]] = String._get_data_hash(row["source"])
        String.objects.bulk_create(
            [String(locale_id=locale_id, data=data, data_hash=digest) for (locale_id, data), digest in wanted.items()],
            ignore_conflicts=True,
            batch_size=300,
        )
        rows = _chunked(String.objects.all(), "data_hash", set(wanted.values()))
        self.strings = {(row.locale_id, row.data): row.pk for row in rows}

    def _templates(self) -> None:
        templates: dict[UUID, Template] = {}
        for segments in self.segments.values():
            for segment in segments:
                if isinstance(segment, TemplateSegmentValue):
                    templates[_template_uuid(segment)] = Template(
                        uuid=_template_uuid(segment),
                        template=segment.template,
                        template_format=segment.format,
                        string_count=segment.string_count,
                    )
        Template.objects.bulk_create(list(templates.values()), ignore_conflicts=True, batch_size=300)
        self.templates = {row.uuid: row.pk for row in _chunked(Template.objects.all(), "uuid", set(templates))}

    def _segments(self) -> None:
        for model, instances in self._rows().items():
            model._base_manager.bulk_create(instances, batch_size=300)

    def _rows(self) -> dict[type[models.Model], list[Any]]:
        """The segments of all pages, by model."""
        rows: dict[type[models.Model], list[Any]] = {StringSegment: [], TemplateSegment: [], OverridableSegment: []}
        for item in self.items:
            for segment in self.segments.get(item.page.pk, ()):
                common = {
                    "source": self.sources[item.page.pk],
                    "context": self.contexts[item.page.translation_key, segment.path],
                    "order": segment.order,
                }
                if isinstance(segment, StringSegmentValue):
                    string_id = self.strings[item.page.locale_id, segment.string.data]
                    attrs = json.dumps(segment.attrs, cls=DjangoJSONEncoder)
                    rows[StringSegment].append(StringSegment(string_id=string_id, attrs=attrs, **common))
                elif isinstance(segment, TemplateSegmentValue):
                    template_id = self.templates[_template_uuid(segment)]
                    rows[TemplateSegment].append(TemplateSegment(template_id=template_id, **common))
                elif isinstance(segment, OverridableSegmentValue):
                    data = json.dumps(segment.data, cls=DjangoJSONEncoder)
                    rows[OverridableSegment].append(OverridableSegment(data_json=data, **common))
        return rows

    def _translations(self) -> None:
        translations, strings, overrides = [], [], []
        for item in self.items:
            key = item.page.translation_key
            for locale, target in item.targets.items():
                translations.append(
                    Translation(
                        source=self.sources[item.page.pk],
                        target_locale=locale,
                        enabled=target["enabled"],
                        created_at=self.now,
                        translations_last_updated_at=self.now,
                        destination_last_updated_at=self.now,
                    )
                )
                for row in target["strings"]:
                    strings.append(
                        StringTranslation(
                            translation_of_id=self.strings[item.page.locale_id, row["source"]],
                            locale=locale,
                            context=self.contexts[key, row["path"]],
                            data=row["target"],
                            translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
                            created_at=self.now,
                            updated_at=self.now,
                        )
                    )
                for row in target["overrides"]:
                    overrides.append(
                        SegmentOverride(
                            locale=locale,
                            context=self.contexts[key, row["path"]],
                            data_json=json.dumps(row["data"]),
                            created_at=self.now,
                            updated_at=self.now,
                        )
                    )
        Translation.objects.bulk_create(translations, batch_size=300)
        StringTranslation.objects.bulk_create(strings, batch_size=300)
        SegmentOverride.objects.bulk_create(overrides, batch_size=300)


@cache
def _schema_version(app_label: str) -> str:
    return get_schema_version(app_label)


def _template_uuid(segment: TemplateSegmentValue) -> UUID:
    return uuid5(uuid5(Template.BASE_UUID_NAMESPACE, segment.format), segment.template)


def _chunked(queryset: models.QuerySet[Any], field: str, values: Iterable[Any]) -> Iterable[Any]:
    ordered = sorted(values)
    for start in range(0, len(ordered), 800):
        yield from queryset.filter(**{f"{field}__in": ordered[start : start + 800]})


def field_path(page: ContentPage, path: str) -> str:
    """The path by block types and field names that wagtail-localize shows to translators."""
    name, *steps = path.split(".")
    field = page._meta.get_field(name)
    if not isinstance(field, StreamField):
        return name
    raw = getattr(page, name).raw_data
    _block, names = leaf_block(field.stream_block, list(raw), steps)
    return ".".join([name, *names])
