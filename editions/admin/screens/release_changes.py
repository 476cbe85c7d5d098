"""What a release changed, and what the next one would: page by page, with who approved it."""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404
from django.utils.functional import cached_property
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.models import Page

from cms.bidi import isolated
from editions.admin.differences.fields import FieldDifference
from editions.admin.differences.pages import Differences, PageDifference
from editions.admin.differences.showing import Shown
from editions.admin.differences.states import State, empty_state, live_state, released_state
from editions.admin.screens.edition import EditionScreen
from editions.approvals import Approval, approvals_of
from editions.models import PageIdentity, Release
from editions.permissions import Action, can, for_edition

__all__ = ["next_release", "release"]

_PAGES_A_SCREEN = 20


@dataclass
class _Row:
    """A page's difference with all that is told beside it."""

    page: PageDifference
    language: str
    module: str
    fields: list[FieldDifference]
    # Titles of the pages from which and to which it was moved.
    moved: tuple[str, str] | None
    # The primary key of the edition's page, if it still has it.
    editor: int | None = None
    approvals: list[Approval] = field(default_factory=list)


class _Changes(ABC, EditionScreen, TemplateView):
    """Compares with the release before, or with the one that `since` names."""

    template_name = "editions/release_changes.html"
    header_icon = "history"

    @abstractmethod
    def _after(self) -> State:
        """What is compared."""

    @property
    @abstractmethod
    def _before(self) -> QuerySet[Release]:
        """The releases to compare with."""

    @cached_property
    def _earlier(self) -> list[Release]:
        """Newest first; a manifest is large, and only that of the one that is compared is read."""
        return list(self._before.order_by("-number").defer("manifest"))

    @cached_property
    def _since(self) -> Release | None:
        earlier = self._earlier
        asked = self.request.GET.get("since")
        if asked is None:
            return next((each for each in earlier if not each.withdrawn), earlier[0] if earlier else None)
        found = next((each for each in earlier if each.version == asked), None)
        if found is None:
            raise Http404
        return found

    @cached_property
    def _differences(self) -> Differences:
        return Differences(released_state(self._since) if self._since else empty_state(), self._after())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        differences = self._differences
        languages = sorted({page.locale for page in differences.pages})
        language = self.request.GET.get("language", "")
        chosen = [page for page in differences.pages if language in ("", page.locale)]
        screen = Paginator(chosen, _PAGES_A_SCREEN).get_page(self.request.GET.get("p"))
        return super().get_context_data(**kwargs) | {
            "edition": self.edition,
            "since": self._since,
            "earlier": self._earlier,
            "differences": differences,
            "counts": {kind: sum(p.kind == kind for p in chosen) for kind in ("added", "changed", "removed")},
            "languages": [(code, get_language_info(code)["name_local"]) for code in languages],
            "language": language,
            "page": screen,
            "rows": self._rows(list(screen.object_list)),
            "may_release": can(self.request.user, Action.RELEASE, self.edition),
        }

    def _rows(self, pages: list[PageDifference]) -> list[_Row]:
        shown = Shown(self.edition, self._differences)
        named = PageIdentity.objects.filter(edition=self.edition, lineage__in={page.lineage for page in pages})
        here = {(str(lineage), code): pk for lineage, code, pk in named.values_list(*_IDENTITY)}
        approved = approvals_of(Page.objects.filter(pk__in=here.values()))
        return [
            _Row(
                page=page,
                language=get_language_info(page.locale)["name_local"],
                module=shown.title_of(page.module) if page.module and page.module != page.lineage else "",
                fields=shown.fields_of(page),
                moved=(shown.title_of(page.moved[0]), shown.title_of(page.moved[1])) if page.moved else None,
                editor=here.get((page.lineage, page.locale)),
                approvals=self._then(approved.get(here.get((page.lineage, page.locale), 0), [])),
            )
            for page in pages
        ]

    def _then(self, approvals: list[Approval]) -> list[Approval]:
        """Those that led to what is compared: a page may have been approved anew since."""
        until = self._differences.after.at
        return approvals if until is None else [each for each in approvals if each.at <= until]


_IDENTITY = ("lineage", "locale__language_code", "page_id")


class ReleaseView(_Changes):
    """A release, compared with one before it."""

    @cached_property
    def release(self) -> Release:
        found = self.edition.releases.select_related("published_by").filter(version=self.kwargs["version"]).first()
        if found is None:
            raise Http404
        return found

    def get_page_title(self) -> str:
        return _("Release %(version)s") % {"version": isolated(self.release.version)}

    def _after(self) -> State:
        return released_state(self.release)

    @property
    def _before(self) -> QuerySet[Release]:
        return self.edition.releases.filter(number__lt=self.release.number)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"release": self.release}


class NextReleaseView(_Changes):
    """What is live now, compared with what readers get; and what would stop a release."""

    def get_page_title(self) -> str:
        return _("What the next release would change")

    def _after(self) -> State:
        return live_state(self.edition)

    @property
    def _before(self) -> QuerySet[Release]:
        return self.edition.releases.all()


release = for_edition(Action.VIEW)(ReleaseView.as_view())
next_release = for_edition(Action.VIEW)(NextReleaseView.as_view())
