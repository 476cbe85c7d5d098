"""Whether a person is written to before something in the directory lapses."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from editions.models import Edition, Membership
from editions.permissions import Action, for_edition

__all__ = ["mail"]


def _mail(request: HttpRequest, edition: Edition) -> HttpResponse:
    wanted = bool(request.POST.get("wanted"))
    Membership.objects.filter(user=request.user.pk, edition=edition).update(directory_mail=wanted)
    messages.success(request, _("You will be written to.") if wanted else _("You will not be written to."))
    return redirect("editions_admin:directory", edition.code)


mail = for_edition(Action.EDIT)(require_POST(_mail))
