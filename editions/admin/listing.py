"""The explorer: a course as its modules and lessons, in order, with their numbers and minutes."""

from collections import defaultdict
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.pages.listing import ExplorableIndexView
from wagtail.models import Page

from editions.addresses import WITH_IDENTITY
from editions.admin.isolation.explorer import EditionPageViewSet

__all__ = ["CourseListingViewSet"]

_AFTER_TITLE = 2


def _edition(page: Page) -> str:
    identity = getattr(page, "identity", None)
    return identity.edition.title if identity else ""


def _minutes(page: Page) -> str:
    return getattr(page, "minutes", "")


class _NumberColumn(Column):
    """Which module, lesson, case study or tool it is of its kind, as readers count them."""

    def __init__(self, numbers: dict[int, int]) -> None:
        super().__init__("number", label=_("No."), width="5%")
        self._numbers = numbers

    def get_value(self, instance: Page) -> Any:
        return self._numbers.get(instance.pk, "")


class CourseIndexView(ExplorableIndexView):
    """In the course's order wherever one looks; the root lists courses with their editions."""

    default_ordering = "ord"
    # Without Wagtail's advice on sites: courses are read elsewhere.
    results_template_name = "wagtailadmin/pages/index_results.html"

    def get_base_queryset(self) -> QuerySet[Page]:
        # What a listing says of readers' addresses and editions, in one query.
        return super().get_base_queryset().prefetch_related(WITH_IDENTITY)

    @cached_property
    def _numbers(self) -> dict[int, int]:
        """Counted over all children, so that a page of a long list counts on."""
        seen: dict[int, int] = defaultdict(int)
        numbers = {}
        for pk, kind in Page.objects.child_of(self.parent_page).order_by("path").values_list("pk", "content_type"):
            seen[kind] += 1
            numbers[pk] = seen[kind]
        return numbers

    @cached_property
    def explorable_columns(self) -> list[Any]:
        columns = list(super().explorable_columns)
        if self.parent_page.is_root():
            columns.insert(_AFTER_TITLE, Column("edition", label=_("Edition"), accessor=_edition, width="30%"))
            return [column for column in columns if column.name != "type"]
        if not (self.is_searching or self.is_filtering):
            columns.insert(_AFTER_TITLE, _NumberColumn(self._numbers))
        columns.insert(-2, Column("minutes", label=_("Minutes"), accessor=_minutes, width="8%"))
        return columns


class CourseListingViewSet(EditionPageViewSet):
    """Wagtail's screens for all pages, with filters scoped to editions and a course's columns."""

    index_view_class = CourseIndexView
