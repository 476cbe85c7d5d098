"""What course content adds to the editor: links and references in rich text, what its fields lack."""

from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature
from wagtail.admin.staticfiles import versioned_static
from wagtail.rich_text.feature_registry import FeatureRegistry

from cms.content.references import EXTERNAL_LINK, REFERENCE_KINDS, ReferenceKind
from cms.content.rich_text_links import external_link_rule, link_handler, reference_rule

_JS = ["content/js/reference-chooser.js", "content/js/rich-text-references.js"]
_CSS = {"all": ["content/css/references.css"]}


def _feature(kind: ReferenceKind, **options: Any) -> EntityFeature:
    data = {"type": kind.entity, "icon": kind.icon, "description": kind.label, **options}
    return EntityFeature(data, js=_JS, css=_CSS)


@hooks.register("register_rich_text_features")
def register_references(features: FeatureRegistry) -> None:
    """Links out of the course, and one feature for each kind of inline reference."""
    # What is pasted keeps its link if readers may follow it.
    allowed = {"href": "^(http:|https:|mailto:|tel:|undefined$)"}
    link = _feature(EXTERNAL_LINK, attributes=["url"], allowlist=allowed)
    features.register_editor_plugin("draftail", EXTERNAL_LINK.name, link)
    features.register_converter_rule("contentstate", EXTERNAL_LINK.name, external_link_rule())
    for name, kind in REFERENCE_KINDS.items():
        features.register_editor_plugin("draftail", name, _feature(kind, attributes=["ref"]))
        features.register_converter_rule("contentstate", name, reference_rule(kind))
        features.register_link_type(link_handler(kind))


@hooks.register("insert_editor_js")
def complete_fields() -> SafeString:
    return format_html('<script src="{}"></script>', versioned_static("content/js/editor-fields.js"))
