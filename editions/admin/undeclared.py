"""Which block refers to a slot, a term or a page that its edition does not have.

A release is checked as a whole when it is made (`editions.documents.check`); this is the same
question asked earlier, of one page, and answered at the very block.
"""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.rich_text import RichText

from cms.content.blocks.fields import PageReferenceBlock, SlotKeyBlock
from cms.content.references import SLOT, TERM
from cms.content.rich_text import references_in
from editions.admin.references.catalogue import Catalogue
from editions.models import Edition, PageIdentity

__all__ = ["Declared", "error_in_block", "error_in_html"]

Complain = Callable[[str, str], str | None]
"""`(kind, ref)` → what is wrong with it; a page type counts as a kind."""


class Declared:
    """What an edition declares; looked up when it is first asked for."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._catalogue = Catalogue(edition, edition.source_locale.language_code)

    @cached_property
    def _keys(self) -> dict[str, set[str]]:
        return {kind.name: {target.ref for target in self._catalogue.of_kind(kind.name)} for kind in (SLOT, TERM)}

    @cached_property
    def _types(self) -> dict[str, str]:
        rows = PageIdentity.objects.filter(edition=self._edition).values_list(
            "lineage", "page__content_type__app_label", "page__content_type__model"
        )
        return {str(lineage): f"{app}.{model}" for lineage, app, model in rows}

    def complaint(self, kind: str, ref: str) -> str | None:
        """Words for an editor, or `None` when all is well.

        That a page exists at all is seen to by the form itself, together with what is foreign.
        """
        if kind == SLOT.name and ref not in self._keys[kind]:
            return _("The course declares no slot “%(key)s”. Choose another, or declare it on the course's page.") % {
                "key": ref
            }
        if kind == TERM.name and ref not in self._keys[kind]:
            return _("The glossary has no term “%(key)s”. Choose another, or add it to the glossary.") % {"key": ref}
        if "." in kind and self._types.get(ref, kind.lower()) != kind.lower():
            return _("This is another kind of page than belongs here. Choose one from the list.")
        return None


def error_in_block(block: blocks.Block, value: Any, complain: Complain) -> ValidationError | None:
    """The errors of `value`, nested as Wagtail nests them, so that each shows at its own block."""
    if isinstance(block, blocks.BaseStreamBlock):
        return _nested(
            StreamBlockValidationError, ((n, child.block, child.value) for n, child in enumerate(value or ())), complain
        )
    if isinstance(block, blocks.ListBlock):
        bound = value.bound_blocks if value else ()
        return _nested(
            ListBlockValidationError, ((n, child.block, child.value) for n, child in enumerate(bound)), complain
        )
    if isinstance(block, blocks.BaseStructBlock):
        children = ((name, child, (value or {}).get(name)) for name, child in block.child_blocks.items())
        return _nested(StructBlockValidationError, children, complain)
    if isinstance(block, blocks.RichTextBlock):
        return error_in_html(value.source if isinstance(value, RichText) else str(value or ""), complain)
    if isinstance(block, SlotKeyBlock) and value:
        return _error([complain(SLOT.name, value)])
    if isinstance(block, PageReferenceBlock) and value:
        return _error([complain(block.page_type, str(value))])
    return None


def error_in_html(html: str, complain: Complain) -> ValidationError | None:
    """The errors of rich text as it is stored."""
    return _error([complain(kind, ref) for kind, ref in references_in(html)])


def _nested(kind: type[Any], children: Any, complain: Complain) -> ValidationError | None:
    found = {key: error for key, block, value in children if (error := error_in_block(block, value, complain))}
    return kind(block_errors=found) if found else None


def _error(messages: list[str | None]) -> ValidationError | None:
    found = list(dict.fromkeys(message for message in messages if message))
    return ValidationError([ValidationError(message) for message in found]) if found else None
