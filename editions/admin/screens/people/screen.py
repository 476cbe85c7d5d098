"""What the screens about people share: the edition, and the way back."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import FormView

from editions.admin.screens.edition import EditionScreen
from editions.errors import EditionError
from editions.permissions import Action, can

__all__ = ["PeopleForm", "PeopleScreen"]


class PeopleScreen(EditionScreen):
    """Below the edition's own screen."""

    header_icon = "group"
    kwargs: dict[str, Any]

    @cached_property
    def may_manage(self) -> bool:
        return can(self.request.user, Action.MANAGE_PEOPLE, self.edition)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        *above, here = super().get_breadcrumbs_items()
        title = _("People")
        between = [] if here["label"] == title else [{"url": self.get_success_url(), "label": title}]
        return [*above, *between, here]

    def get_success_url(self) -> str:
        return reverse("people_admin:index", args=[self.edition.code])


class PeopleForm(PeopleScreen, FormView):
    template_name = "editions/people/form.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"edition": self.edition}

    def refused(self, form: Any, error: EditionError, field: str | None = None) -> HttpResponse:
        form.add_error(field, str(error))
        return self.form_invalid(form)
