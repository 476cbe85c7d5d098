"""One edition: facts, languages, what is released and what is not yet."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail import hooks
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton

from editions.admin.checklist import Checklist
from editions.admin.overview import Overview
from editions.admin.planned_releases import PlannedReleases
from editions.admin.work_status import work_status
from editions.models import Edition
from editions.permissions import Action, can, for_edition, listed_forks, visible_editions

__all__ = ["EditionScreen", "edition"]

_RELEASES_A_PAGE = 20


class EditionScreen(WagtailAdminTemplateMixin):
    """What the screens of one edition share; the view's first argument is the edition."""

    request: HttpRequest
    args: tuple[Any, ...]
    header_icon = "globe"

    @property
    def edition(self) -> Edition:
        return self.args[0]

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        above = [
            *self.breadcrumbs_items,
            {"url": reverse("editions_admin:index"), "label": _("Editions")},
            {"url": reverse("editions_admin:edition", args=[self.edition.code]), "label": self.edition.title},
        ]
        title = self.get_page_title()
        return above if title == self.edition.title else [*above, {"url": "", "label": title}]


class EditionView(EditionScreen, TemplateView):
    template_name = "editions/edition.html"

    def get_page_title(self) -> str:
        return self.edition.title

    def get_header_buttons(self) -> list[HeaderButton]:
        if not self.overview.may_release:
            return []
        address = reverse("editions_admin:publish_release", args=[self.edition.code])
        return [HeaderButton(_("Publish a release"), url=address, icon_name="upload")]

    def _ways(self) -> list[HeaderButton]:
        """The edition's other screens; the parts above this one add theirs: `(edition, user)` gives more."""
        buttons = []
        if can(self.request.user, Action.MANAGE_EDITION, self.edition):
            address = reverse("editions_admin:branding", args=[self.edition.code])
            buttons.append(HeaderButton(_("Branding"), url=address, icon_name="view"))
        address = reverse("editions_admin:case_studies", args=[self.edition.code])
        buttons.append(HeaderButton(_("Case studies"), url=address, icon_name="folder-open-inverse"))
        address = reverse("editions_admin:directory", args=[self.edition.code])
        buttons.append(HeaderButton(_("Slots and contacts"), url=address, icon_name="key"))
        if self.overview.may_see_history:
            address = reverse("editions_admin:history", args=[self.edition.code])
            buttons.append(HeaderButton(_("History of pages"), url=address, icon_name="history"))
        for more in hooks.get_hooks("register_edition_buttons"):
            buttons += more(self.edition, self.request.user)
        return buttons

    @cached_property
    def overview(self) -> Overview:
        return Overview(self.edition, self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        edition = self.edition
        # An upstream of somebody else's is named and not linked to.
        visible = visible_editions(self.request.user).filter(pk=edition.upstream_id).exists()
        releases = edition.releases.defer("manifest").select_related("published_by")
        page = Paginator(releases, _RELEASES_A_PAGE).get_page(self.request.GET.get("p"))
        asked = edition.release_requests.select_related("release").defer("release__manifest").first()
        return super().get_context_data(**kwargs) | {
            "edition": edition,
            "ways": self._ways(),
            "overview": self.overview,
            "releases": page,
            "asked": asked,
            "work": work_status(asked),
            "planned": PlannedReleases(edition),
            "upstream_visible": visible,
            "checklist": Checklist(self.overview) if can(self.request.user, Action.TRANSLATE, edition) else None,
            "adapted": listed_forks(edition),
            "may_end": can(self.request.user, Action.OWN, edition),
            "may_manage": can(self.request.user, Action.MANAGE_EDITION, edition),
        }


edition = for_edition(Action.VIEW)(EditionView.as_view())
