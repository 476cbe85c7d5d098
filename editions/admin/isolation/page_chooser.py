"""The page chooser, starting where a person's own pages are."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from wagtail.admin.views.chooser import BaseLinkFormView, BrowseView, ExternalLinkView
from wagtail.models import Page
from wagtail.permissions import policy_registry

__all__ = ["browse", "external_link"]


class _OwnBrowseView(BrowseView):
    """Opens at the person's own top page.

    Wagtail opens at what all pages of a type have in common above them, over all editions: when
    only one edition has such pages, that is a page of that edition.
    """

    def get(self, request: HttpRequest, parent_page_id: int | None = None) -> HttpResponse:
        top = policy_registry.get_by_type(Page).explorable_root_instance(request.user)
        if top is None:
            raise Http404
        return super().get(request, parent_page_id=parent_page_id or top.pk)


class _PlainExternalLinkView(ExternalLinkView):
    """Takes an address as it is.

    Wagtail looks for the page behind it, in all sites, and answers with its id and title. To its form, one that
    was sent without an address is an error that nobody catches.
    """

    def post(self, request: HttpRequest) -> HttpResponse:
        # Raises what `cms.bad_requests` answers.
        request.POST[f"{self.form_prefix}-url"]
        return BaseLinkFormView.post(self, request)


def browse(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    return _OwnBrowseView.as_view()(request, **kwargs)


external_link = _PlainExternalLinkView.as_view()
