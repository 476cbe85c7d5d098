"""How an edition's pages are approved: its steps, what waits at them, releases by themselves."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin import messages

from editions.actions.change_approvals import change_approvals, plan_of, use_shared_approvals
from editions.actions.end_review import end_review
from editions.actions.set_automatic_release import set_automatic_release
from editions.admin.screens.approvals.forms import AutomaticForm, StepForms
from editions.admin.screens.edition import EditionScreen
from editions.approval_templates import TEMPLATES
from editions.approvals import current_workflow, foreign_workflow, in_review, steps_of, unanswered_steps
from editions.errors import EditionError
from editions.gate.claims import parse_ids
from editions.models import Edition, EditionWorkflow, ReviewStep
from editions.permissions import Action, for_edition

__all__ = ["approvals", "automatic", "end", "shared"]

_A_PAGE = 50


class ApprovalsView(EditionScreen, TemplateView):
    """Reached with `?template=…`, it shows that template's steps, to be changed and saved."""

    template_name = "editions/approvals/index.html"
    header_icon = "success"
    steps: StepForms | None = None
    automatic: AutomaticForm | None = None
    error = ""
    unsaved = False

    def get_page_title(self) -> str:
        return _("Approvals")

    @cached_property
    def workflow(self) -> EditionWorkflow | None:
        return current_workflow(self.edition)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        template = TEMPLATES.get(request.GET.get("template", ""))
        if template is not None:
            self.steps, self.unsaved = StepForms.of_plans(self.edition, template.steps()), True
        elif self.workflow is not None:
            self.steps = StepForms.of_plans(self.edition, [plan_of(step) for step in steps_of(self.workflow)])
        return self.render_to_response(self.get_context_data())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        change = request.POST.get("do", "save")
        self.unsaved = True
        if change != "save":
            self.steps = StepForms.changed(self.edition, request.POST, change)
            return self.render_to_response(self.get_context_data())
        self.steps = StepForms.posted(self.edition, request.POST)
        if self.steps.is_valid() and self._save(self.steps):
            return redirect("editions_admin:approvals", self.edition.code)
        return self.render_to_response(self.get_context_data())

    def _save(self, steps: StepForms) -> bool:
        try:
            change_approvals(self.edition, steps.plans(), seen=_seen(self.request), user=self.request.user)
        except EditionError as error:
            self.error = str(error)
            return False
        messages.success(self.request, _("Saved. Pages that are sent for review from now on take these steps."))
        for step in unanswered_steps(self.edition):
            said = _("Nobody can answer the step “%(step)s” as it is. Name somebody, or give somebody the role.")
            messages.warning(self.request, said % {"step": step.name})
        return True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        edition, workflow = self.edition, self.workflow
        asked = [(step, _names(step.people_asked(edition))) for step in steps_of(workflow)] if workflow else []
        return super().get_context_data(**kwargs) | {
            "edition": edition,
            "workflow": workflow,
            "asked": asked,
            "unanswered": [step.name for step, names in asked if not names],
            "administrators": foreign_workflow(edition),
            "templates": TEMPLATES,
            "steps": self.steps,
            "unsaved": self.unsaved,
            "error": self.error,
            "automatic": self.automatic or AutomaticForm(initial=AutomaticForm.initial_of(edition)),
            "in_review": (page := Paginator(in_review(edition), _A_PAGE).get_page(self.request.GET.get("p"))),
            "waiting": _waiting(edition, list(page), workflow),
            # Who saves says which steps were looked at; what was posted stays what it was.
            "seen": self.request.POST.get("seen", workflow.pk if workflow else ""),
        }


def _seen(request: HttpRequest) -> int | None:
    """The workflow that was looked at; -1, which is none, for what names no workflow at all."""
    seen = request.POST.get("seen", "")
    if not seen:
        return None
    ids = parse_ids([seen])
    return ids[0] if ids else -1


def _names(people: Any) -> list[str]:
    return [person.get_full_name() or person.get_username() for person in people.order_by("username")]


def _waiting(edition: Edition, states: list[Any], workflow: EditionWorkflow | None) -> list[dict[str, Any]]:
    """Pages that are in review: at which step, since when, and whether anybody can answer."""
    steps = ReviewStep.objects.in_bulk({each.current_task_state.task_id for each in states if each.current_task_state})
    unanswered = {pk for pk, step in steps.items() if not step.people_asked(edition).exists()}
    return [
        {
            "state": state,
            "page": state.content_object,
            "step": at.task if (at := state.current_task_state) else None,
            "since": at.started_at if at else state.created_at,
            "sent_back": state.status != state.STATUS_IN_PROGRESS,
            "stuck": bool(at) and state.status == state.STATUS_IN_PROGRESS and at.task_id in unanswered,
            "earlier": bool(workflow) and state.workflow_id != workflow.pk,
        }
        for state in states
    ]


def _shared(request: HttpRequest, edition: Edition) -> HttpResponseBase:
    try:
        use_shared_approvals(edition, seen=_seen(request), user=request.user)
    except EditionError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Pages are now reviewed and published in the two steps that all editions share."))
    return redirect("editions_admin:approvals", edition.code)


class AutomaticView(ApprovalsView):
    """Saves whether releases are made by themselves; shows the same screen if something is wrong."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = AutomaticForm(request.POST)
        if not form.is_valid():
            self.automatic = form
            return super().get(request)
        set_automatic_release(self.edition, form.wanted, user=request.user)
        said = _("Saved. Publications become a release by themselves.")
        messages.success(request, said if form.wanted else _("Saved. Releases are made by people alone."))
        return redirect("editions_admin:approvals", self.edition.code)


def _end(request: HttpRequest, edition: Edition, workflow_state_id: int) -> HttpResponseBase:
    try:
        page = end_review(edition, workflow_state_id, user=request.user)
    except EditionError as error:
        messages.error(request, str(error))
    else:
        said = _("“%(page)s” is no longer in review. It can be changed and sent in again.")
        messages.success(request, said % {"page": page.get_admin_display_title()})
    return redirect(reverse("editions_admin:approvals", args=[edition.code]) + "#waiting")


_guarded = for_edition(Action.MANAGE_EDITION)
approvals = _guarded(ApprovalsView.as_view())
shared = _guarded(require_POST(_shared))
automatic = _guarded(AutomaticView.as_view())
end = _guarded(require_POST(_end))
