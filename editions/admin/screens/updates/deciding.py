"""Decisions as they come from the review screen: one item, or many; by form or by script."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, QueryDict
from django.template.loader import render_to_string
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from django.views.generic import FormView
from wagtail.admin import messages

from editions.actions.decide_update import Which, decide_update
from editions.admin.review.cards import Card
from editions.admin.review.editing import text_form
from editions.admin.review.groups import module_of
from editions.admin.review.material import Material
from editions.admin.screens.updates.review import progress_of, view_of
from editions.admin.screens.updates.screen import InnerUpdateScreen, address_of, update_of
from editions.errors import EditionError, Overtaken
from editions.models import Edition, Update, UpdateItem
from editions.permissions import Action, for_edition

__all__ = ["decide_item", "decide_items", "edit_item"]


def _card(update: Update, key: str) -> Card:
    item = update.items.select_related("decided_by").filter(key=key).first()
    if item is None:
        raise Http404
    return Card(item, Material(update, [item]))


def _wants_json(request: HttpRequest) -> bool:
    return request.headers.get("X-Requested-With") == "XMLHttpRequest"


def _back(request: HttpRequest, update: Update, anchor: str = "") -> HttpResponse:
    """To where the person was in the list: their filters, and the item."""
    query = QueryDict(request.POST.get("query", "")).urlencode()
    address = address_of(update) + (f"?{query}" if query else "") + (f"#item-{anchor}" if anchor else "")
    return HttpResponseRedirect(address)


def _decide_item(request: HttpRequest, edition: Edition, update_id: int, key: str) -> HttpResponse:
    update = update_of(edition, update_id)
    if not update.items.filter(key=key).exists():
        raise Http404
    decision, error, status = request.POST.get("decision") or None, "", 200
    try:
        seen = {key: request.POST.get("seen", "")}
        decide_update(update, decision, Which(ids=[key]), seen=seen, user=request.user)
    except Overtaken as overtaken:
        error, status = str(overtaken), 409
    except EditionError as refused:
        error, status = str(refused), 400
    if not _wants_json(request):
        if error:
            messages.error(request, error)
        return _back(request, update, key)
    return _answer(request, update, key, error, status)


def _answer(request: HttpRequest, update: Update, key: str, error: str, status: int) -> JsonResponse:
    """The card as it is now, and what to say of it."""
    card = _card(update, key)
    context = {
        "card": card,
        "update": update,
        "edition": update.edition,
        "open": update.state in Update.OPEN,
        "view": view_of(request),
        "query": request.POST.get("query", ""),
        "error": error,
    }
    label = UpdateItem.Decision(card.item.decision).label if card.item.decision else _("Undecided")
    told = {
        "html": render_to_string("editions/updates/card.html", context, request),
        "said": error or str(label),
        "progress": progress_of(update),
    }
    return JsonResponse(told, status=status)


def _decide_items(request: HttpRequest, edition: Edition, update_id: int) -> HttpResponse:
    """Decides what is undecided: in one module or in all, what has no conflict or everything."""
    update = update_of(edition, update_id)
    if request.POST.get("offered") != update.offered_at.isoformat():
        messages.error(request, _("This update was offered anew meanwhile. Look at it again before you decide."))
        return _back(request, update)
    module, decision = request.POST.get("module"), request.POST.get("decision") or None
    ids = [
        item.key
        for item in update.items.filter(decision="")
        if (module is None or module_of(item) == module) and (not request.POST.get("clean") or not item.conflict)
    ]
    try:
        decide_update(update, decision, Which(ids=ids, undecided=True), user=request.user)
    except EditionError as error:
        messages.error(request, str(error))
    else:
        said = ngettext("%(count)s change decided.", "%(count)s changes decided.", len(ids))
        messages.success(request, said % {"count": len(ids)})
    return _back(request, update)


class _EditView(InnerUpdateScreen, FormView):
    """A text of one's own, beside what mine and theirs say."""

    template_name = "editions/updates/edit.html"
    header_icon = "edit"

    def get_page_title(self) -> str:
        return _("Write the text yourself")

    @cached_property
    def card(self) -> Card:
        return _card(self.update, self.kwargs["key"])

    def get_form(self, form_class: Any = None) -> Any:
        card = self.card
        if not card.editable:
            raise Http404
        return text_form(card.item, card.spot.definition, self.request.POST or None)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        card = self.card
        identity = card.page
        context = super().get_context_data(**kwargs)
        return context | {
            "card": card,
            "page_id": identity.page_id if identity else None,
            "query": QueryDict(self.request.GET.get("query", "")).urlencode(),
            "seen": self.request.POST.get("seen") or card.stamp,
            "media": context["form"].media,
        }

    def form_valid(self, form: Any) -> HttpResponse:
        key = self.kwargs["key"]
        seen = {key: self.request.POST.get("seen", "")}
        text = form.cleaned_data["text"]
        try:
            decide_update(self.update, "take", Which(ids=[key]), text=text, seen=seen, user=self.request.user)
        except EditionError as error:
            form.add_error("text", str(error))
            return self.form_invalid(form)
        return _back(self.request, self.update, key)


decide_item = for_edition(Action.EDIT)(require_POST(_decide_item))
decide_items = for_edition(Action.EDIT)(require_POST(_decide_items))
edit_item = for_edition(Action.EDIT)(_EditView.as_view())
