"""Who may read an edition, where its drafts are shown, and its tokens.

A token is shown once, in the answer that makes it.
"""

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.widgets.button import HeaderButton

from api.access.opening import set_public
from api.access.origins import origins_of, set_origins
from api.access.tokens import create_token, revoke_token, tokens_of
from api.admin.access.forms import FrontEndForm, OpeningForm, RevokeForm, TokenForm
from api.models import AccessToken, Scope
from editions.actions.set_agreement import set_agreement
from editions.admin.screens.edition import EditionScreen
from editions.errors import EditionError
from editions.front_end import preview_address_of, set_preview_address
from editions.permissions import Action, for_edition

__all__ = ["add", "front_end", "index", "opening", "revoke"]


class _AccessScreen(EditionScreen):
    """Below the edition's own screen."""

    header_icon = "key"
    kwargs: dict[str, Any]

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        *above, here = super().get_breadcrumbs_items()
        title = _("Access")
        between = [] if here["label"] == title else [{"url": self.get_success_url(), "label": title}]
        return [*above, *between, here]

    def get_success_url(self) -> str:
        return reverse("access_admin:index", args=[self.edition.code])


class IndexView(_AccessScreen, TemplateView):
    template_name = "api/access/index.html"

    def get_page_title(self) -> str:
        return _("Access")

    def get_header_buttons(self) -> list[HeaderButton]:
        address = reverse("access_admin:add", args=[self.edition.code])
        return [HeaderButton(_("Make a token"), url=address, icon_name="plus")]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        names = dict(Scope.choices)
        tokens = [(token, [names[each] for each in token.scopes if each in names]) for token in tokens_of(self.edition)]
        return super().get_context_data(**kwargs) | {
            "edition": self.edition,
            "origins": origins_of(self.edition),
            "preview_address": preview_address_of(self.edition),
            "tokens": tokens,
        }


class _AccessForm(_AccessScreen, FormView):
    template_name = "api/access/form.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"edition": self.edition}


class OpeningView(_AccessForm):
    form_class = OpeningForm

    def get_page_title(self) -> str:
        return _("Who may read it")

    def get_initial(self) -> dict[str, Any]:
        return {
            "public": "yes" if self.edition.public else "no",
            **{agreement: getattr(self.edition, agreement) for agreement in OpeningForm.agreements},
            "origins": "\n".join(origins_of(self.edition)),
        }

    def form_valid(self, form: OpeningForm) -> HttpResponse:
        try:
            set_origins(self.edition, form.cleaned_data["origins"].splitlines(), user=self.request.user)
            set_public(self.edition, public=form.cleaned_data["public"] == "yes", user=self.request.user)
            for agreement in OpeningForm.agreements:
                set_agreement(self.edition, agreement, given=form.cleaned_data[agreement], user=self.request.user)
        except EditionError as error:
            form.add_error("origins", str(error))
            return self.form_invalid(form)
        messages.success(self.request, _("Saved. Within a minute it holds everywhere."))
        return HttpResponseRedirect(self.get_success_url())


class FrontEndView(_AccessForm):
    form_class = FrontEndForm
    header_icon = "view"

    def get_page_title(self) -> str:
        return _("Your front end")

    def get_initial(self) -> dict[str, Any]:
        return {"address": preview_address_of(self.edition)}

    def form_valid(self, form: FrontEndForm) -> HttpResponse:
        try:
            address = set_preview_address(self.edition, form.cleaned_data["address"], user=self.request.user)
        except EditionError as error:
            form.add_error("address", str(error))
            return self.form_invalid(form)
        said = _("Saved. The editor offers “In your front end” among its previews.") if address else _("Saved.")
        messages.success(self.request, said)
        return HttpResponseRedirect(self.get_success_url())


class AddView(_AccessForm):
    form_class = TokenForm

    def get_page_title(self) -> str:
        return _("Make a token")

    def form_valid(self, form: TokenForm) -> HttpResponse:
        try:
            made = create_token(self.edition, **form.cleaned_data, user=self.request.user)
        except EditionError as error:
            form.add_error(None, str(error))
            return self.form_invalid(form)
        context = self.get_context_data(form=form) | {"token": made.token, "text": made.text}
        return self.response_class(self.request, ["api/access/token.html"], context)


class RevokeView(_AccessForm):
    template_name = "api/access/revoke.html"
    form_class = RevokeForm
    header_icon = "bin"

    @cached_property
    def token(self) -> AccessToken:
        found = tokens_of(self.edition).filter(pk=self.kwargs["token_id"]).first()
        if found is None:
            raise Http404
        return found

    def get_page_title(self) -> str:
        return _("Revoke a token")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"token": self.token}

    def form_valid(self, form: RevokeForm) -> HttpResponse:
        revoke_token(self.edition, self.token.pk, user=self.request.user)
        messages.success(self.request, _("The token opens nothing any more."))
        return HttpResponseRedirect(self.get_success_url())


_guarded = for_edition(Action.OWN)
index = _guarded(IndexView.as_view())
opening = _guarded(OpeningView.as_view())
front_end = _guarded(FrontEndView.as_view())
add = _guarded(AddView.as_view())
revoke = _guarded(RevokeView.as_view())
