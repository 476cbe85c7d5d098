"""Signing in, and what one has signed in with: one's open sessions."""

from typing import Any

from allauth.account.views import LoginView
from allauth.mfa.base.views import IndexView
from allauth.usersessions.models import UserSession
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin import messages

from editions.second_factor import lacks_second_factor

__all__ = ["end_other_sessions", "end_session", "second_factor", "sessions", "sign_in"]


class SignInView(LoginView):
    """Who has signed in and may use the admin is sent on; who may not is asked to sign in as somebody else."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        user: Any = request.user
        if user.is_authenticated and user.has_perm("wagtailadmin.access_admin"):
            return HttpResponseRedirect(self.get_next_url() or reverse("wagtailadmin_home"))
        return super().get(request, *args, **kwargs)


class SecondFactorView(IndexView):
    """How one proves who one is beside the password; says so where an edition asks for it."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"lacking": lacks_second_factor(self.request.user)}


@never_cache
@require_GET
def sessions(request: HttpRequest) -> HttpResponse:
    """Where one is signed in, the newest first."""
    found = sorted(UserSession.objects.purge_and_list(request.user), key=lambda each: each.created_at, reverse=True)
    current = request.session.session_key
    listed = [{"session": each, "current": each.session_key == current} for each in found]
    return render(request, "usersessions/usersession_list.html", {"sessions": listed})


@require_POST
def end_session(request: HttpRequest, session_id: int) -> HttpResponse:
    """Signs out one of one's own sessions; another's is not there."""
    session = get_object_or_404(UserSession, pk=session_id, user=request.user)
    session.end()
    messages.success(request, _("That session was signed out."))
    return redirect("usersessions_list")


@require_POST
def end_other_sessions(request: HttpRequest) -> HttpResponse:
    for session in UserSession.objects.filter(user=request.user).exclude(session_key=request.session.session_key):
        session.end()
    messages.success(request, _("All other sessions were signed out."))
    return redirect("usersessions_list")


second_factor = SecondFactorView.as_view()
sign_in = SignInView.as_view()
