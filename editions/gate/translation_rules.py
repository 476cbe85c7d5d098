"""Rules for wagtail-localize's screens and its small API."""

from collections.abc import Iterator

from wagtail.models import Page
from wagtail_localize.models import OverridableSegment
from wagtail_localize.views.edit_translation import FieldHasNoEditPanelError, TabHelper, get_segment_location_info

from editions.gate.claims import Call, Claim, body_of, path
from editions.gate.page_rules import writing
from editions.gate.rules import Rule, administrators, members
from editions.permissions import Action

_ISOLATION = "editions.admin.isolation.translations"
_TRANSLATION = path("translation", "translation_id")
_KIND_OF_WIDGET = {"image_chooser": "image", "document_chooser": "document", "page_chooser": "page"}


def syncing(call: Call) -> Action:
    """Taking over changes of the source; with its check box ticked, publishing them too."""
    publishes = call.request.method == "POST" and call.request.POST.get("publish_translations")
    return Action.PUBLISH if publishes else Action.TRANSLATE


def _overriding_value(call: Call) -> Iterator[Claim]:
    """The picture, file or page that is to stand in a translation in place of the source's."""
    if call.request.method not in ("PUT", "POST"):
        return
    segment = OverridableSegment.objects.filter(pk=call.kwargs["overridable_segment_id"]).first()
    kind = _kind_that_is_chosen(segment) if segment else None
    if kind is not None:
        yield Claim(kind, (body_of(call.request).get("value", "").strip('"'),))


def _kind_that_is_chosen(segment: OverridableSegment) -> str | None:
    """By the widget that wagtail-localize itself would show for the segment."""
    source = segment.source.get_source_instance()
    page = source.specific if isinstance(source, Page) else source
    try:
        where = get_segment_location_info(
            page, TabHelper(page), segment.context.path, segment.context.get_field_path(page), widget=True
        )
    except FieldHasNoEditPanelError:
        return None
    return _KIND_OF_WIDGET.get(where["widget"]["type"])


_RULES = {
    "javascript_catalog": members(),
    "submit_page_translation": members(
        path("page", "page_id"), action=Action.TRANSLATE, instead=f"{_ISOLATION}.submit_page_translation", for_all=True
    ),
    "update_translations": members(path("translation_source", "translation_source_id"), action=syncing),
    "edit_string_translation": members(
        _TRANSLATION, path("string_segment", "string_segment_id"), action=Action.TRANSLATE
    ),
    "edit_override": members(
        _TRANSLATION,
        path("overridable_segment", "overridable_segment_id"),
        _overriding_value,
        action=Action.TRANSLATE,
    ),
    "download_pofile": members(
        _TRANSLATION, action=Action.TRANSLATE, instead=f"{_ISOLATION}.download_po_file", for_all=True
    ),
    "upload_pofile": members(
        _TRANSLATION, action=Action.TRANSLATE, instead=f"{_ISOLATION}.upload_po_file", for_all=True
    ),
    "machine_translate": members(_TRANSLATION, action=Action.TRANSLATE),
    "preview_translation": members(_TRANSLATION),
    "stop_translation": members(_TRANSLATION, action=Action.TRANSLATE),
    "convert_to_alias": members(path("page", "page_id"), action=writing),
    "translations_report": members(instead=f"{_ISOLATION}.report"),
    "translations_report_results": members(instead=f"{_ISOLATION}.report_results"),
    # Nothing of a course is a snippet.
    "submit_snippet_translation": administrators(),
    "snippets_api_listing": administrators(),
    "snippets_api_detail": administrators(),
}

TRANSLATION_RULES: dict[str, Rule] = {f"wagtail_localize:{name}": rule for name, rule in _RULES.items()}
