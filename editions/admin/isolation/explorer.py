"""The page explorer, with filters that list the people and languages of one's own editions.

Wagtail's filters name every author of every page, every site and every language.
"""

from typing import Any, ClassVar

from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import MultipleUserFilter
from wagtail.admin.views.pages.listing import EditedByFilter, GenericPageFilterSet
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page, PageLogEntry

from editions.admin.isolation.scopes import locales_of, pages_of

__all__ = ["EditionPageViewSet"]


def _owners(request: HttpRequest) -> QuerySet[Any]:
    pages = pages_of(request.user, Page.objects.order_by())
    return get_user_model().objects.filter(pk__in=pages.values_list("owner_id", flat=True))


def _editors(request: HttpRequest) -> QuerySet[Any]:
    pages = pages_of(request.user, Page.objects.order_by())
    edits = PageLogEntry.objects.filter(action="wagtail.edit", page__in=pages.values_list("pk", flat=True))
    return get_user_model().objects.filter(pk__in=edits.order_by().values_list("user_id", flat=True))


class EditionPageFilterSet(GenericPageFilterSet):
    owner = MultipleUserFilter(label=_("Owner"), queryset=_owners, widget=CheckboxSelectMultiple)
    edited_by = EditedByFilter(label=_("Edited by"), queryset=_editors, widget=CheckboxSelectMultiple)
    # One installation, one site: which pages are whose, the tree itself tells.
    site = None

    class Meta(GenericPageFilterSet.Meta):
        fields: ClassVar[list[str]] = []

    def _add_locale_filter(self) -> None:
        super()._add_locale_filter()
        if "locale" not in self.filters or self.request is None:
            return
        theirs = set(locales_of(self.request.user).values_list("language_code", flat=True))
        given = self.filters["locale"].extra
        given["choices"] = [(code, name) for code, name in given["choices"] if code in theirs]


class EditionPageViewSet(PageViewSet):
    """Wagtail's screens for all pages, with the explorer's filters scoped."""

    filterset_class = EditionPageFilterSet
