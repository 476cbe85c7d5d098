"""The form of a course's page: bounded by its edition, and complete before it is published.

`cms.content` knows nothing of editions and keeps Wagtail's own form; `install` gives its pages
this one when the product starts.
"""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.blocks import BlockField
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.fields import RichTextField
from wagtail.models import Page

from cms.content.models import Lesson, Module
from cms.content.page import ContentPage
from editions.admin.isolation.page_form import EditionPageForm
from editions.admin.undeclared import Declared, error_in_block, error_in_html
from editions.models import Edition

__all__ = ["CoursePageForm", "install"]


class CoursePageForm(EditionPageForm):
    """A draft may be unfinished; what readers are to see may not lead nowhere."""

    def clean(self) -> dict[str, Any]:
        # What fails there is taken out, and may have more than one fault.
        values = dict(self.cleaned_data)
        cleaned = super().clean()
        if self.edition is None or self.is_deferred_validation:
            return cleaned
        complain = Declared(self.edition).complaint
        for name, field in self.fields.items():
            value = values.get(name)
            error = None
            if isinstance(field, BlockField):
                error = error_in_block(field.block, value, complain)
            elif isinstance(self._model_field(name), RichTextField):
                error = error_in_html(str(value or ""), complain)
            if error is not None:
                self._add_to(name, error)
        if namesake := self._namesake(self.edition, values.get("slug")):
            said = _("“%(page)s” has this slug already: readers could not tell the two apart.")
            self.add_error("slug", said % {"page": namesake.draft_title})
        return cleaned

    def _namesake(self, edition: Edition, slug: str | None) -> Page | None:
        """Another lesson, or module, of the course with the same slug: readers look for it by that alone."""
        model = self._meta.model
        if not slug or model not in (Lesson, Module) or self.instance.locale_id != edition.source_locale_id:
            return None
        others = model._default_manager.filter(identity__edition=edition, locale=self.instance.locale_id)
        return others.filter(slug=slug).exclude(pk=self.instance.pk).first()

    def _add_to(self, name: str, error: Any) -> None:
        """A stream shows the first of its errors only, so what was said before is put into this one."""
        if isinstance(error, StreamBlockValidationError) and (others := self._errors.pop(name, None)):
            error.non_block_errors.extend(others.as_data())
        self.add_error(name, error)


def install() -> None:
    """Gives all pages of a course this form. Called once at start-up, before any form is built."""
    ContentPage.base_form_class = CoursePageForm
