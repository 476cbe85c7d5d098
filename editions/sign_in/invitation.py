"""The way in with an invitation: open the link, then sign in or make an account, then accept."""

from typing import Any

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import View
from wagtail.admin import messages

from editions.actions.accept_invitation import accept_invitation, is_for
from editions.actions.make_account import has_account, make_account
from editions.errors import EditionError
from editions.invitation_link import find_invitation
from editions.models import Invitation
from editions.sign_in.forms import NewAccountForm
from editions.sign_in.invited import forget_invitation, invitation_of, keep_invitation, token_in

__all__ = ["invitation", "open_link"]


@never_cache
def open_link(request: HttpRequest, token: str) -> HttpResponse:
    """Takes the secret out of the address bar, and goes on. Opening it uses nothing up: mail scanners do too."""
    if find_invitation(token) is None:
        return _does_not_work(request)
    keep_invitation(request, token)
    return redirect("invitation")


def _does_not_work(request: HttpRequest) -> HttpResponse:
    """One answer for links that are forged, used, revoked or too old."""
    return render(request, "editions/sign_in/invitation_gone.html", status=404)


@method_decorator(never_cache, name="dispatch")
@method_decorator(sensitive_post_parameters("password"), name="dispatch")
class InvitationView(View):
    http_method_names = ["get", "post"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        found = invitation_of(request)
        if found is None:
            return _does_not_work(request)
        self.invitation: Invitation = found
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._show(NewAccountForm(self.invitation.email))

    def post(self, request: HttpRequest) -> HttpResponseBase:
        if request.user.is_authenticated:
            return self._accept(request)
        form = NewAccountForm(self.invitation.email, request.POST)
        if not form.is_valid():
            return self._show(form)
        try:
            user = make_account(token_in(request), **form.cleaned_data)
        except EditionError as error:
            form.add_error(None, str(error))
            return self._show(form)
        forget_invitation(request)
        login = Login(user=user, email=user.email, signup=True, redirect_url=self._next())
        return perform_password_login(request, {"email": user.email}, login)

    def _accept(self, request: HttpRequest) -> HttpResponse:
        try:
            accepted = accept_invitation(token_in(request), user=request.user)
        except EditionError as error:
            messages.error(request, str(error))
            return redirect("invitation")
        forget_invitation(request)
        messages.success(request, _("You are now in “%(edition)s”.") % {"edition": accepted.edition.title})
        return redirect(self._next())

    def _next(self) -> str:
        return _edition_address(self.invitation)

    def _show(self, form: NewAccountForm) -> HttpResponse:
        user: Any = self.request.user
        context = {
            "invitation": self.invitation,
            "form": form,
            "fits": user.is_authenticated and is_for(self.invitation, user),
            "has_account": has_account(self.invitation.email),
        }
        return render(self.request, "editions/sign_in/invitation.html", context)


def _edition_address(invitation: Invitation) -> str:
    return reverse("editions_admin:edition", args=[invitation.edition.code])


invitation = InvitationView.as_view()
