"""One case study: where it is used, what depends on it, and what is decided about it."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import FormView
from wagtail.admin import messages

from editions.actions.decide_case_study import decide_case_study, look_at_questions, undo_decision
from editions.actions.write_case_study import write_case_study
from editions.admin.screens.case_studies.index import CasesScreen
from editions.case_studies.table import CaseRow, CaseTable
from editions.errors import EditionError, NotFound
from editions.models import CaseStudyDecision, Edition
from editions.permissions import Action, for_edition

__all__ = ["case", "look", "undo", "write"]

_Kind = CaseStudyDecision.Kind
_NEVER = datetime(1, 1, 1, tzinfo=UTC)


class DecideForm(forms.Form):
    """What is to become of a case study; `replacement` is a lineage of another one of the edition."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What readers get"),
        choices=[
            (_Kind.KEEP, gettext_lazy("Keep it: it stays as it is")),
            (_Kind.REPLACE, gettext_lazy("Replace it: another case study stands in its place")),
            (_Kind.HIDE, gettext_lazy("Hide it: neither it nor the blocks that show it reach readers")),
        ],
        widget=forms.RadioSelect,
    )
    replacement = forms.ChoiceField(
        required=False,
        label=gettext_lazy("What stands in its place"),
        help_text=gettext_lazy(
            "Counts only where it is replaced. Lessons and links then show this one instead. Read what stands around "
            "it there: it may still speak of the old one."
        ),
    )

    def __init__(self, *args: Any, table: CaseTable, row: CaseRow, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.row = row
        field = self.fields["replacement"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "—"), *self._choices(table)]

    def _choices(self, table: CaseTable) -> list[tuple[str, list[tuple[str, str]]]]:
        found = []
        for module in table.modules:
            rows = [row for row in module.rows if not row.gone and row.lineage != self.row.lineage]
            if rows:
                found.append((module.page.title, [(row.lineage, row.page.title) for row in rows]))
        return found

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("kind") != _Kind.REPLACE:
            cleaned["replacement"] = ""
        elif not cleaned.get("replacement") and "replacement" not in self.errors:
            self.add_error("replacement", _("Choose which case study stands in its place."))
        return cleaned


class WriteForm(forms.Form):
    """The title of a new one."""

    title = forms.CharField(
        max_length=255,
        error_messages={
            name: gettext_lazy("Give the new case study a title of at most 255 characters.")
            for name in ("required", "max_length")
        },
    )


class _CaseView(CasesScreen, FormView):
    template_name = "editions/case_studies/case.html"
    form_class = DecideForm
    kwargs: dict[str, Any]

    @cached_property
    def row(self) -> CaseRow:
        row = self.table.rows.get(str(self.kwargs["lineage"]))
        if row is None:
            raise Http404
        return row

    def get_page_title(self) -> str:
        return self.row.page.title

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        *above, here = super().get_breadcrumbs_items()
        address = reverse("editions_admin:case_studies", args=[self.edition.code])
        return [*above, {"url": address, "label": _("Case studies")}, here]

    def get_success_url(self) -> str:
        return _address(self.edition, self.kwargs["lineage"])

    def get_initial(self) -> dict[str, Any]:
        decision = self.row.decision
        return {"kind": decision.kind, "replacement": str(decision.replacement or "")} if decision else {}

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"table": self.table, "row": self.row}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "edition": self.edition,
            "row": self.row,
            "may_decide": self.may_decide,
            "may_edit": self.may_edit,
        }

    def form_valid(self, form: DecideForm) -> HttpResponse:
        cleaned = form.cleaned_data
        replacement = UUID(cleaned["replacement"]) if cleaned["replacement"] else None
        lineage = self.kwargs["lineage"]
        try:
            decide_case_study(self.edition, lineage, cleaned["kind"], replacement=replacement, user=self.request.user)
        except EditionError as error:
            form.add_error(None, str(error))
            return self.form_invalid(form)
        messages.success(self.request, _("Saved. Readers see it with the next release."))
        return HttpResponseRedirect(self.get_success_url())


def _address(edition: Edition, lineage: UUID) -> str:
    return reverse("editions_admin:case_study", args=[edition.code, lineage])


def _told(request: HttpRequest, act: Callable[[], Any], said: str) -> Any:
    """Does it and says so, or says why not. Raises `Http404` for what is not of the edition."""
    try:
        done = act()
    except NotFound as error:
        raise Http404 from error
    except EditionError as error:
        messages.error(request, str(error))
        return None
    messages.success(request, said)
    return done


def _undo(request: HttpRequest, edition: Edition, lineage: UUID) -> HttpResponse:
    said = _("Taken back: it stands where it stood. Readers see it with the next release.")
    _told(request, lambda: undo_decision(edition, lineage, user=request.user), said)
    return redirect(_address(edition, lineage))


def _look(request: HttpRequest, edition: Edition, lineage: UUID) -> HttpResponse:
    ticked, were = set(request.POST.getlist("question")), set(request.POST.getlist("was"))
    seen = {"no_longer": were - ticked, "decided": _moment(request.POST.get("decided", ""))}
    act = partial(look_at_questions, edition, lineage, ticked - were, **seen, user=request.user)
    _told(request, act, _("Saved."))
    return redirect(_address(edition, lineage))


def _moment(written: str) -> datetime:
    """As the form holds it; a time at which nothing was decided for whatever is none."""
    try:
        return parse_datetime(written) or _NEVER
    except ValueError:
        return _NEVER


def _write(request: HttpRequest, edition: Edition, lineage: UUID) -> HttpResponse:
    form = WriteForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(str(each) for each in form.errors["title"]))
        return redirect(_address(edition, lineage))
    title = form.cleaned_data["title"]
    said = _("It takes the place of the other one as soon as it is published and released.")
    page = _told(request, lambda: write_case_study(edition, lineage, title, user=request.user), said)
    return redirect("wagtailadmin_pages:edit", page.pk) if page else redirect(_address(edition, lineage))


_seen = for_edition(Action.VIEW)(_CaseView.as_view())
_decided = for_edition(Action.PUBLISH)(_CaseView.as_view())


def case(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
    """Everybody of the edition may look; publishers decide."""
    return (_decided if request.method == "POST" else _seen)(request, *args, **kwargs)


undo = for_edition(Action.PUBLISH)(require_POST(_undo))
look = for_edition(Action.EDIT)(require_POST(_look))
write = for_edition(Action.PUBLISH)(require_POST(_write))
