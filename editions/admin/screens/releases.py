"""Publishing a release, and withdrawing one."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.widgets import AdminAutoHeightTextInput

from cms.bidi import isolated
from editions.actions.plan_release import cancel_planned_release, plan_release
from editions.actions.publish_release import next_version
from editions.actions.request_release import request_release
from editions.actions.withdraw_release import withdraw_release
from editions.admin.overview import Overview
from editions.admin.planned_releases import PlannedReleases
from editions.admin.screens.edition import EditionScreen
from editions.admin.work_status import work_status
from editions.errors import EditionError
from editions.models import Edition, Release
from editions.permissions import Action, for_edition

__all__ = ["cancel_planned", "publish", "status", "withdraw"]


# As browsers send it.
_MOMENT = "%Y-%m-%dT%H:%M"


class PublishForm(forms.Form):
    version = forms.CharField(
        max_length=40,
        label=gettext_lazy("Version"),
        help_text=gettext_lazy("Letters, digits, dots, hyphens and underscores. A version is never used twice."),
    )
    notes = forms.CharField(
        required=False,
        label=gettext_lazy("Notes"),
        help_text=gettext_lazy("What is new, for readers and for those who adapt this edition."),
        widget=AdminAutoHeightTextInput,
    )
    at = forms.DateTimeField(
        required=False,
        label=gettext_lazy("At a later time"),
        input_formats=[_MOMENT, "%Y-%m-%dT%H:%M:%S"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=_MOMENT),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        said = _("Empty: at once. The time is in the time zone %(zone)s; what is published then is released.")
        self.fields["at"].help_text = said % {"zone": timezone.get_current_timezone_name()}


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("Readers of this version are told, in these words."),
        widget=AdminAutoHeightTextInput,
    )
    sure = forms.BooleanField(label=gettext_lazy("Yes, stop serving this release"))


class _ReleaseScreen(EditionScreen, FormView):
    def get_success_url(self) -> str:
        return reverse("editions_admin:edition", args=[self.edition.code])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        overview = Overview(self.edition, self.request.user)
        return super().get_context_data(**kwargs) | {"edition": self.edition, "overview": overview}


class PublishView(_ReleaseScreen):
    """Asks for what is live to be published; the edition's screen says how that goes."""

    template_name = "editions/publish_release.html"
    form_class = PublishForm
    header_icon = "upload"

    def get_page_title(self) -> str:
        return _("Publish a release")

    def get_initial(self) -> dict[str, Any]:
        return {"version": next_version(self.edition)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"planned": PlannedReleases(self.edition)}

    def form_valid(self, form: PublishForm) -> HttpResponse:
        asked = form.cleaned_data
        if asked["at"]:
            return self._plan(form)
        try:
            request_release(self.edition, version=asked["version"], notes=asked["notes"], user=self.request.user)
        except EditionError as error:
            form.add_error("version", str(error))
            return self.form_invalid(form)
        # How it goes stands on the edition's own screen, for everybody who looks there.
        return HttpResponseRedirect(self.get_success_url())

    def _plan(self, form: PublishForm) -> HttpResponse:
        asked = form.cleaned_data
        # Unless somebody chose it, it is the one that follows then.
        version = None if asked["version"] == next_version(self.edition) else asked["version"]
        try:
            plan_release(self.edition, asked["at"], version=version, notes=asked["notes"], user=self.request.user)
        except EditionError as error:
            form.add_error("at", str(error))
            return self.form_invalid(form)
        return HttpResponseRedirect(self.get_success_url())


def _cancel_planned(request: HttpRequest, edition: Edition) -> HttpResponseBase:
    try:
        cancel_planned_release(edition, user=request.user)
    except EditionError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The planned release is cancelled."))
    return redirect("editions_admin:edition", edition.code)


def _status(request: HttpRequest, edition: Edition) -> JsonResponse:
    """How far the last release is that was asked for."""
    return JsonResponse(work_status(edition.release_requests.first()))


class WithdrawView(_ReleaseScreen):
    """Asks for a reason and for certainty: readers lose this release at once."""

    template_name = "editions/withdraw_release.html"
    form_class = WithdrawForm
    header_icon = "warning"

    @cached_property
    def release(self) -> Release:
        found = self.edition.releases.filter(version=self.kwargs["version"]).defer("manifest").first()
        if found is None:
            raise Http404
        return found

    def get_page_title(self) -> str:
        return _("Withdraw release %(version)s") % {"version": isolated(self.release.version)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        successor = (
            self.edition.releases.filter(withdrawn_at=None)
            .exclude(pk=self.release.pk)
            .order_by("-number")
            .defer("manifest")
        )
        return super().get_context_data(**kwargs) | {"release": self.release, "successor": successor.first()}

    def form_valid(self, form: WithdrawForm) -> HttpResponse:
        version = self.release.version
        try:
            successor = withdraw_release(
                self.edition, version, reason=form.cleaned_data["reason"], user=self.request.user
            )
        except EditionError as error:
            form.add_error(None, str(error))
            return self.form_invalid(form)
        if successor is None:
            said = _("Release %(version)s is withdrawn. Readers have no other: publish one soon.")
        else:
            said = _("Release %(version)s is withdrawn. Readers are sent to %(successor)s.")
        names = {"version": isolated(version), "successor": isolated(successor.version) if successor else ""}
        messages.success(self.request, said % names)
        return HttpResponseRedirect(self.get_success_url())


status = for_edition(Action.VIEW)(_status)
publish = for_edition(Action.RELEASE)(PublishView.as_view())
cancel_planned = for_edition(Action.RELEASE)(require_POST(_cancel_planned))
withdraw = for_edition(Action.RELEASE)(WithdrawView.as_view())
