"""What translators do: strings written, published or not yet; another picture; going their own way."""

import json
from typing import Any

from wagtail.models import Locale
from wagtail_localize.models import (
    OverridableSegment,
    SegmentOverride,
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)

from cms.content.models import CaseStudy, FinalAssessment, Glossary, Lesson, Module, Tool
from tests.drill.author import Author
from tests.drill.page_edits import edit_page


def translate(author: Author) -> int:
    """A translator works on a page, and mostly publishes it."""
    found = _translation(author)
    if found is None:
        return 0
    translation, target = found
    count = translate_some(author, translation.source, translation.target_locale, author.rng.randint(1, 4))
    if author.rng.random() < 0.85 and target.live:
        translation.save_target(publish=True)
    else:
        author.done["translation_unpublished"] += 1
    return count


def translate_some(author: Author, source: TranslationSource, locale: Locale, count: int) -> int:
    """Writes `count` of the page's strings."""
    segments = list(StringSegment.objects.filter(source=source).select_related("string", "context").order_by("order"))
    language = locale.language_code
    chosen = author.rng.sample(segments, min(count, len(segments)))
    for segment in chosen:
        known = StringTranslation.objects.filter(
            translation_of=segment.string, context=segment.context, locale=locale
        ).first()
        # What stands in the string beside words (links) is kept: a translation without it is refused.
        said = known.data if known else segment.string.data
        new = f"{author.voice.plain(language)} {said}" if "<" in said else author.voice.plain(language)
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            context=segment.context,
            locale=locale,
            defaults={"data": new, "has_error": False},
        )
        author.done["translate_string"] += 1
    return len(chosen)


def change_picture(author: Author) -> int:
    """A translation gets a picture of its own."""
    found = _translation(author, Lesson)
    if found is None:
        return 0
    translation, target = found
    segments = OverridableSegment.objects.filter(source=translation.source).select_related("context")
    pictures = [segment for segment in segments if segment.context.path.endswith(".image")]
    if not pictures or not author.known.images:
        return 0
    SegmentOverride.objects.update_or_create(
        context=author.rng.choice(pictures).context,
        locale=translation.target_locale,
        defaults={"data_json": json.dumps(author.rng.choice(author.known.images)), "has_error": False},
    )
    if target.live:
        translation.save_target(publish=True)
    author.done["translate_picture"] += 1
    return 1


def go_own_way(author: Author) -> int:
    """A translation stops following its source and is edited as a page of its own."""
    found = _translation(author, Lesson, CaseStudy, Tool)
    if found is None:
        return 0
    translation, target = found
    if target.has_unpublished_changes or not target.live:
        return 0
    translation.enabled = False
    translation.save()
    names = [name for _ in range(2) for name in [edit_page(author, target)] if name]
    if names:
        target.save_revision().publish()
    author.done["go_own_way"] += 1
    return 1


def _translation(author: Author, *models: Any) -> tuple[Translation, Any] | None:
    """One that follows its source, and its page."""
    models = models or (Lesson, Lesson, Lesson, Module, CaseStudy, Tool, Glossary, FinalAssessment)
    page = author.pick(author.rng.choice(models))
    if page is None or not author.targets:
        return None
    locale = author.rng.choice(author.targets)
    translation = (
        Translation.objects.filter(source__object_id=page.translation_key, target_locale=locale, enabled=True)
        .select_related("source", "target_locale")
        .first()
    )
    target = page.get_translation_or_none(locale)
    if translation is None or target is None or not author.free(target):
        return None
    return translation, target
