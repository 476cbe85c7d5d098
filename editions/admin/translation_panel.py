"""Beside a page that is being translated: the glossary's terms, what the memory has, what to look at again."""

from typing import Any

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.models import Page

from editions.admin.translation_review import Review, review_of
from editions.models import Edition, PageIdentity
from editions.permissions import Action, can
from editions.translating.faults import Fault, faults_of
from editions.translating.glossary import Hint, Term, Terms
from editions.translating.limits import Limits
from editions.translating.memory import Match, Memory
from editions.translating.units import PageUnits, State, Unit, read_pages

__all__ = ["TranslationPanel", "panel_for"]

_TEXTS_WITH_SIMILAR_ONES = 30


class TranslationPanel(BaseSidePanel):
    """For `page`, a translation within `edition`, whose texts are `units`."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = gettext_lazy("Toggle glossary, memory and review")
        icon_name = "tag"
        counter_classname = "w-bg-info-100"

        def get_context_data(self, parent_context: Any) -> dict[str, Any]:
            panel: TranslationPanel = self.panel
            return super().get_context_data(parent_context) | {
                "count": len(panel.faults) + len(panel.hints) + len(panel.fits)
            }

    name = "translation-help"
    title = gettext_lazy("Glossary, memory and review")
    template_name = "editions/translation/panel.html"
    order = 200

    def __init__(self, page: Page, request: HttpRequest, edition: Edition, units: PageUnits) -> None:
        super().__init__(page, request)
        self.edition = edition
        self.units = units
        self.locale = page.locale

    @cached_property
    def _terms(self) -> Terms:
        return Terms(self.edition, self.locale)

    @cached_property
    def _memory(self) -> Memory:
        return Memory(self.edition, self.locale)

    @cached_property
    def terms(self) -> list[Term]:
        return self._terms.occurring(self.units.units)

    @cached_property
    def hints(self) -> list[Hint]:
        return self._terms.hints(self.units.units)

    @cached_property
    def faults(self) -> list[Fault]:
        return faults_of(self.units.units)

    @cached_property
    def fits(self) -> list[tuple[Unit, Match]]:
        return self._memory.fitting(self.units.units, Limits([self.units]))

    @cached_property
    def similar(self) -> list[tuple[Unit, list[Match]]]:
        """Texts without a translation that something of the memory is like, but not word for word."""
        fitting = {unit.key for unit, _match in self.fits}
        waiting = [each for each in self.units.units if each.state is not State.DONE and each.key not in fitting]
        found = ((unit, self._memory.similar(unit)) for unit in waiting[:_TEXTS_WITH_SIMILAR_ONES])
        return [(unit, matches) for unit, matches in found if matches]

    @cached_property
    def review(self) -> Review:
        return review_of(self.object, self.edition, self.request.user)

    @property
    def former(self) -> list[Unit]:
        """Texts that are out of date, with what was written for their former wording."""
        return [unit for unit in self.units.units if unit.state is State.OUTDATED]

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return super().get_context_data(parent_context) | {
            "csrf_token": get_token(self.request),
            "edition": self.edition,
            "review": self.review,
            "lineage": self.units.lineage,
            "code": self.locale.language_code,
            "source_code": self.edition.source_locale.language_code,
            "terms": self.terms,
            "faults": self.faults,
            "hints": self.hints,
            "fits": self.fits,
            "similar": self.similar,
            "former": self.former,
        }


def panel_for(page: Page, request: HttpRequest) -> TranslationPanel | None:
    """The panel, for a page of an edition whose texts the person may translate."""
    identity = PageIdentity.objects.filter(page_id=page.pk).select_related("edition__source_locale").first()
    if identity is None or not can(request.user, Action.TRANSLATE, identity.edition):
        return None
    pages = read_pages(identity.edition, page.locale, [str(identity.lineage)], below=False)
    return TranslationPanel(page, request, identity.edition, pages[0]) if pages else None
