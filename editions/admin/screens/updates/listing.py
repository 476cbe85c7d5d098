"""Updates of one edition, and those of all of a person's editions."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from editions.actions.request_update import request_update
from editions.admin.screens.edition import EditionScreen
from editions.admin.work_status import work_status
from editions.errors import EditionError
from editions.models import Edition, Membership, UpdateRequest
from editions.permissions import Action, editions_where, for_edition
from editions.updates.news import News

__all__ = ["AllUpdatesView", "look", "mail", "status", "updates"]

_A_PAGE = 30


class AllUpdatesView(WagtailAdminTemplateMixin, TemplateView):
    """Every edition of a person that has an upstream, and what is new for it."""

    template_name = "editions/updates/all.html"
    page_title = gettext_lazy("Updates")
    header_icon = "download"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": _("Updates")}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        forks = editions_where(self.request.user, Action.EDIT).exclude(upstream=None).order_by("title", "pk")
        page = Paginator(
            forks.select_related("upstream", "base_release").defer("base_release__manifest"), _A_PAGE
        ).get_page(self.request.GET.get("p"))
        return super().get_context_data(**kwargs) | {"editions": page, "news": [News(each) for each in page]}


class _EditionUpdatesView(EditionScreen, TemplateView):
    template_name = "editions/updates/edition.html"
    header_icon = "download"

    def get_page_title(self) -> str:
        return _("Updates")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = self.edition.updates.select_related("from_release", "to_release", "applied_by", "published_by")
        past = found.defer("from_release__manifest", "to_release__manifest", "seen", "plan", "before")
        news = News(self.edition)
        return super().get_context_data(**kwargs) | {
            "edition": self.edition,
            "news": news,
            "work": work_status(news.asked),
            "updates": Paginator(past, _A_PAGE).get_page(self.request.GET.get("p")),
            "membership": Membership.objects.filter(user=self.request.user.pk, edition=self.edition).first(),
        }


def _look(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Asks for what upstream offers to be computed."""
    try:
        request_update(edition, UpdateRequest.Verb.OFFER, user=request.user)
    except EditionError as error:
        messages.error(request, str(error))
    return redirect("editions_admin:updates", edition.code)


def _mail(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Whether this person is written to when upstream releases something."""
    wanted = bool(request.POST.get("wanted"))
    Membership.objects.filter(user=request.user.pk, edition=edition).update(update_mail=wanted)
    said = _("You will be written to.") if wanted else _("You will not be written to.")
    messages.success(request, said)
    return redirect("editions_admin:updates", edition.code)


def _status(request: HttpRequest, edition: Edition) -> JsonResponse:
    """How far the last step is that was asked for."""
    return JsonResponse(work_status(edition.update_requests.first()))


updates = for_edition(Action.EDIT)(_EditionUpdatesView.as_view())
look = for_edition(Action.EDIT)(require_POST(_look))
mail = for_edition(Action.EDIT)(require_POST(_mail))
status = for_edition(Action.EDIT)(_status)
