"""Inviting somebody, sending the link again, revoking it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from editions.actions.invite_person import invite_person, revoke_invitation
from editions.admin.screens.people.forms import InvitationForm, RevokeForm
from editions.admin.screens.people.screen import PeopleForm
from editions.errors import EditionError
from editions.models import Edition, Invitation, Role
from editions.permissions import Action, for_edition

__all__ = ["again", "invite", "revoke"]


def _standing(edition: Edition, number: int) -> Invitation:
    found = Invitation.objects.filter(edition=edition, pk=number, accepted_at=None, revoked_at=None).first()
    if found is None:
        raise Http404
    found.edition = edition
    return found


class InviteView(PeopleForm):
    template_name = "editions/people/invite.html"
    form_class = InvitationForm

    def get_page_title(self) -> str:
        return _("Invite somebody")

    def get_initial(self) -> dict[str, Any]:
        return {"role": Role.TRANSLATOR}

    def form_valid(self, form: InvitationForm) -> HttpResponse:
        try:
            invite_person(self.edition, **form.cleaned_data, user=self.request.user)
        except EditionError as error:
            return self.refused(form, error, "email")
        messages.success(self.request, _("The invitation is on its way to %(email)s.") % form.cleaned_data)
        return HttpResponseRedirect(self.get_success_url())


class RevokeView(PeopleForm):
    template_name = "editions/people/revoke.html"
    form_class = RevokeForm
    header_icon = "bin"

    @cached_property
    def invitation(self) -> Invitation:
        return _standing(self.edition, self.kwargs["invitation_id"])

    def get_page_title(self) -> str:
        return _("Revoke an invitation")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"invitation": self.invitation}

    def form_valid(self, form: RevokeForm) -> HttpResponse:
        try:
            revoke_invitation(self.invitation, user=self.request.user)
        except EditionError as error:
            return self.refused(form, error)
        messages.success(self.request, _("The link works no more."))
        return HttpResponseRedirect(self.get_success_url())


def _again(request: HttpRequest, edition: Edition, invitation_id: int) -> HttpResponse:
    """A new link to the same address; the one before works no more."""
    before = _standing(edition, invitation_id)
    try:
        invite_person(edition, email=before.email, role=before.role, user=request.user)
    except EditionError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The invitation is on its way to %(email)s.") % {"email": before.email})
    return redirect("people_admin:index", edition.code)


_guarded = for_edition(Action.MANAGE_PEOPLE)
invite = _guarded(InviteView.as_view())
revoke = _guarded(RevokeView.as_view())
again = _guarded(require_POST(_again))
