"""All slots of an edition in all its languages on one screen, saved together."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin import messages

from cms.content.time_zones import time_zones
from editions.actions.change_slots import change_slots
from editions.admin.screens.directory.cells import Row, bare_rows, posted, typed_rows
from editions.admin.screens.directory.states import Standing, fallbacks, state_of
from editions.admin.screens.edition import EditionScreen
from editions.directory.changes import SlotsInvalid, SlotsStale
from editions.directory.table import Table, read_table
from editions.directory.values import Errors
from editions.errors import NotPermitted
from editions.models import Membership
from editions.permissions import Action, can, for_edition

__all__ = ["DirectoryScreen", "directory"]


class DirectoryScreen(EditionScreen):
    """What the screens of a directory share."""

    header_icon = "key"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        *above, here = super().get_breadcrumbs_items()
        title = _("Slots and contacts")
        address = reverse("editions_admin:directory", args=[self.edition.code])
        between = [] if here["label"] == title else [{"url": address, "label": title}]
        return [*above, *between, here]

    @cached_property
    def table(self) -> Table:
        return read_table(self.edition, get_language() or "")

    @property
    def may_change(self) -> bool:
        return can(self.request.user, Action.PUBLISH, self.edition)


class _TableView(DirectoryScreen, TemplateView):
    template_name = "editions/directory/table.html"

    def get_page_title(self) -> str:
        return _("Slots and contacts")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._shown(bare_rows(self.table))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        changes = posted(self.table, request.POST)
        errors: dict[Any, Errors] = {}
        try:
            count = change_slots(self.edition, changes, user=request.user)
        except SlotsInvalid as error:
            messages.error(request, str(error))
            errors = error.errors
        except (SlotsStale, NotPermitted) as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _saved(count))
            return HttpResponseRedirect(request.get_full_path())
        del self.table  # What stands there may have changed while this was read.
        return self._shown(typed_rows(self.table, changes, errors), tried=True)

    def _shown(self, rows: list[Row], tried: bool = False) -> HttpResponse:
        chains = fallbacks(self.edition)
        for row in rows:
            row.state = state_of(self.table, *row.place, chains)
            row.written = row.hours_in_words(get_language() or "en")
        wanted = self.request.GET.get("show", "")
        shown = [row for row in rows if tried or _belongs(row, wanted)]
        return self.render_to_response(
            self.get_context_data() | {"groups": _by_slot(shown), "counts": _counts(rows), "tried": tried}
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "edition": self.edition,
            "institutions": self.table.institutions,
            "contacts": next(iter(self.table.pages.values()), None),
            "declares": bool(self.table.slots),
            "may_change": self.may_change,
            "show": self.request.GET.get("show", ""),
            "zones": time_zones(),
            "membership": Membership.objects.filter(user=self.request.user.pk, edition=self.edition).first(),
            "may_be_told": can(self.request.user, Action.EDIT, self.edition),
        }


def _saved(count: int) -> str:
    if not count:
        return _("Nothing was changed.")
    said = ngettext(
        "%(count)s slot was changed. Readers get it within a minute.",
        "%(count)s slots were changed. Readers get them within a minute.",
        count,
    )
    return said % {"count": count}


def _belongs(row: Row, wanted: str) -> bool:
    standing = row.state.standing if row.state else None
    match wanted:
        case "unfilled":
            return standing is Standing.UNFILLED
        case "lapsing":
            return standing in (Standing.SOON, Standing.LAPSED)
        case "wrong":
            return row.wrong
        case _:
            return True


def _counts(rows: list[Row]) -> dict[str, int]:
    return {wanted: sum(_belongs(row, wanted) for row in rows) for wanted in ("all", "unfilled", "lapsing", "wrong")}


def _by_slot(rows: list[Row]) -> list[list[Row]]:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.slot.key, []).append(row)
    return list(groups.values())


directory = for_edition(Action.VIEW)(_TableView.as_view())
