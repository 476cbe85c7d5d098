"""How far the translation is, by module and page, and what waits for a translator."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from editions.admin.screens.translation.screen import TranslationScreen
from editions.permissions import Action, for_edition
from editions.translating.glossary import Terms
from editions.translating.limits import Limits
from editions.translating.memory import Memory
from editions.translating.units import PageUnits, read_pages

__all__ = ["Progress", "translation"]

_HINTS_SHOWN = 40

_FILTERS: dict[str, tuple[str | Promise, Callable[[PageUnits], bool]]] = {
    "all": (gettext_lazy("All pages"), lambda page: True),
    "left": (
        gettext_lazy("Something left to do"),
        lambda page: bool(page.missing or page.outdated) or page.target is None,
    ),
    "missing": (gettext_lazy("Not translated"), lambda page: bool(page.missing) or page.target is None),
    "outdated": (gettext_lazy("Out of date"), lambda page: bool(page.outdated)),
    "memory": (gettext_lazy("Taken from memory"), lambda page: bool(page.from_memory)),
}


@dataclass
class Progress:
    """Pages counted together: those of a module, or of the whole edition."""

    title: str = ""
    lineage: str = ""
    pages: list[PageUnits] = field(default_factory=list)

    @property
    def texts(self) -> int:
        return sum(len(page.units) for page in self.pages)

    @property
    def done(self) -> int:
        return sum(page.done for page in self.pages)

    @property
    def outdated(self) -> int:
        return sum(page.outdated for page in self.pages)

    @property
    def missing(self) -> int:
        return sum(page.missing for page in self.pages)

    @property
    def not_begun(self) -> int:
        return sum(page.target is None for page in self.pages)

    @property
    def percent(self) -> int:
        """Rounded down: a hundred is all of it."""
        return 100 * self.done // self.texts if self.texts else 0


def by_module(pages: list[PageUnits]) -> list[Progress]:
    """Modules in the course's order; first what lies in none."""
    found = {"": Progress(_("Course, glossary and assessment"))}
    for page in pages:
        if page.module == page.lineage:
            found[page.lineage] = Progress(page.title, page.lineage)
        found.setdefault(page.module, Progress(page.title, page.module)).pages.append(page)
    return [each for each in found.values() if each.pages]


class _TranslationView(TranslationScreen, TemplateView):
    template_name = "editions/translation/index.html"

    def get_page_title(self) -> str:
        return _("Translation into %(language)s") % {"language": self.language["name_local"]}

    @cached_property
    def pages(self) -> list[PageUnits]:
        return read_pages(self.edition, self.locale)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        modules = by_module(self.pages)
        chosen = self.request.GET.get("module", "")
        chosen = chosen if chosen == "none" or chosen in {each.lineage for each in modules} else ""
        show = self.request.GET.get("show", "left")
        show = show if show in _FILTERS else "left"
        shown = [page for page in self.pages if _FILTERS[show][1](page) and chosen in ("", page.module or "none")]
        hints = Terms(self.edition, self.locale).hints(unit for page in self.pages for unit in page.units)
        titles = {page.lineage: page for page in self.pages}
        units = [unit for page in self.pages if not page.locked for unit in page.units]
        return super().get_context_data(**kwargs) | {
            "modules": modules,
            "fits": len(Memory(self.edition, self.locale).fitting(units, Limits(self.pages))),
            "whole": Progress(pages=self.pages),
            "shown": shown,
            "chosen": chosen,
            "show": show,
            "filters": [(name, words) for name, (words, _test) in _FILTERS.items()],
            "hints": [(titles[hint.unit.lineage], hint) for hint in hints[:_HINTS_SHOWN]],
            "hints_count": len(hints),
        }


translation = for_edition(Action.TRANSLATE)(_TranslationView.as_view())
