"""The form of a course's page: it never takes in, nor shows, what belongs to another edition.

Ids of pictures, files and pages arrive in form data, where no gate can tell an id from a
number. Wagtail takes any that exists, and shows its title, file name and thumbnail when the
form is shown again, when the page is previewed, when an old revision is put back: all of them
go through this one form. So it is the place to look. A reference to what is foreign is taken
out of the submitted value before anything else sees it, and the field gets an error.

`cms.content` knows nothing of editions and keeps Wagtail's own form; `editions.admin.forms`
builds on this one and gives the result to all pages of a course when the product starts.
"""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from django import forms
from django.db.models import Field
from django.forms.utils import ErrorList
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.forms.pages import WagtailAdminPageForm
from wagtail.blocks import BlockField
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.fields import RichTextField

from editions.admin.isolation.references import LINEAGE, Reference, in_block, in_html, plain_html
from editions.gate import kind_of_model, owned_by
from editions.models import Edition, PageIdentity
from editions.permissions import edition_of_page

__all__ = ["EditionPageForm"]


class _Value:
    """A field's value, from which references can be removed."""

    def __init__(self, value: Any) -> None:
        self.value = value

    def put(self, value: Any) -> None:
        self.value = value


class EditionPageForm(WagtailAdminPageForm):
    """Wagtail's page form, bounded by the page's edition."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._submitted: dict[str, Any] = {}
        self._foreign: dict[str, list[Reference]] = {}
        self._lineages: dict[str, list[Reference]] = {}
        super().__init__(*args, **kwargs)

    @cached_property
    def edition(self) -> Edition | None:
        """The edition of the page, or of the page that a new one is put under."""
        page = self.instance if self.instance.pk else self.parent_page
        return edition_of_page(page) if page is not None else None

    def _widget_data_value(self, widget: forms.Widget, html_name: str) -> Any:
        """What a widget makes of the submitted data: all of a form's values come through here."""
        if html_name not in self._submitted:
            value = super()._widget_data_value(widget, html_name)
            if html_name in self.fields:
                value, foreign, lineages = self._own(html_name, value)
                self._foreign[html_name] = foreign
                self._lineages[html_name] = lineages
            self._submitted[html_name] = value
        return self._submitted[html_name]

    def get_initial_for_field(self, field: forms.Field, field_name: str) -> Any:
        """What the page holds, without what it should not hold: a form does not show that either."""
        value = super().get_initial_for_field(field, field_name)
        return self._own(field_name, value)[0] if field_name in self.fields else value

    def _own(self, name: str, value: Any) -> tuple[Any, list[Reference], list[Reference]]:
        """The value without foreign references; those; and the lineages that it names."""
        if self.edition is None:
            return value, [], []
        held = _Value(value)
        found = list(self._references(name, held))
        foreign = list(_not_of(self.edition, found))
        for reference in foreign:
            reference.remove()
        return held.value, foreign, [each for each in found if each.kind == LINEAGE]

    def _references(self, name: str, held: _Value) -> Iterator[Reference]:
        field = self.fields[name]
        if isinstance(field, BlockField):
            yield from in_block(field.block, held.value, held.put)
        elif isinstance(field, forms.ModelChoiceField):
            queryset: Any = field.queryset
            if held.value and (kind := kind_of_model(queryset.model)):
                yield Reference(kind, str(held.value), (), lambda: held.put(None))
        elif isinstance(self._model_field(name), RichTextField) and isinstance(held.value, str):
            html = held.value
            yield from in_html(html, (), lambda: held.put(plain_html(html)))

    def _model_field(self, name: str) -> Field | None:
        return next((field for field in self.instance._meta.fields if field.name == name), None)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.edition is None:
            return cleaned
        for name, foreign in self._foreign.items():
            self._refuse(name, foreign)
        # A draft may still point to a page that is yet to come, or has gone; readers may not see it.
        if not self.is_deferred_validation:
            named = {each.key for found in self._lineages.values() for each in found}
            known = _lineages_of(self.edition, named)
            for name, found in self._lineages.items():
                self._refuse(name, [each for each in found if each.key not in known])
        return cleaned

    def _refuse(self, name: str, references: Iterable[Reference]) -> None:
        messages = list(dict.fromkeys(_complaint(each) for each in references))
        if messages and isinstance(self.fields[name], BlockField):
            self.add_error(name, _together(self._errors.pop(name, None), messages))
        elif messages:
            self.add_error(name, messages)


def _together(earlier: ErrorList | None, messages: list[str]) -> StreamBlockValidationError:
    """One error for all: of several errors on a stream, Wagtail shows the first alone."""
    first: Any = earlier.as_data()[0] if earlier else None
    if isinstance(first, StreamBlockValidationError):
        return StreamBlockValidationError(first.block_errors, [*first.non_block_errors.as_data(), *messages])
    return StreamBlockValidationError(non_block_errors=[*(first.messages if first else ()), *messages])


def _not_of(edition: Edition, references: Iterable[Reference]) -> Iterator[Reference]:
    by_kind: dict[str, list[Reference]] = {}
    for reference in references:
        if reference.kind != LINEAGE:
            by_kind.setdefault(reference.kind, []).append(reference)
    for kind, found in by_kind.items():
        own = owned_by(edition, kind, (int(each.key) for each in found if each.key.isdecimal()))
        yield from (each for each in found if not each.key.isdecimal() or int(each.key) not in own)


def _lineages_of(edition: Edition, keys: Iterable[str]) -> set[str]:
    wanted = {key: lineage for key in keys if (lineage := _uuid(key))}
    known = set(
        PageIdentity.objects.filter(edition=edition, lineage__in=wanted.values()).values_list("lineage", flat=True)
    )
    return {key for key, lineage in wanted.items() if lineage in known}


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _complaint(reference: Reference) -> str:
    """What and where, in words that tell nothing of the object itself."""
    messages = {
        "image": _("This uses a picture that is not part of this edition. It was left out: choose another."),
        "document": _("This uses a file that is not part of this edition. It was left out: choose another."),
        "page": _("This uses a page that is not part of this edition. It was left out: choose another."),
        LINEAGE: _("This points to a page that this edition does not have. Choose another, or take it out."),
    }
    message = messages.get(reference.kind) or _("This uses something that is not part of this edition.")
    return f"{' › '.join(reference.where)}: {message}" if reference.where else message
