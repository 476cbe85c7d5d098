"""All case studies of an edition, by module."""

from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from editions.admin.screens.edition import EditionScreen
from editions.case_studies.table import CaseRow, CaseTable, ModuleCases
from editions.permissions import Action, can, for_edition

__all__ = ["CasesScreen", "index"]

_SHOWN = ("all", "due", "questions", "decided")


class CasesScreen(EditionScreen):
    """What the screens of case studies share."""

    header_icon = "folder-open-inverse"

    @cached_property
    def table(self) -> CaseTable:
        return CaseTable(self.edition)

    @property
    def may_decide(self) -> bool:
        return can(self.request.user, Action.PUBLISH, self.edition)

    @property
    def may_edit(self) -> bool:
        return can(self.request.user, Action.EDIT, self.edition)


def _belongs(row: CaseRow, wanted: str) -> bool:
    match wanted:
        case "due":
            return bool(row.due) and not row.gone
        case "questions":
            return bool(row.flagged)
        case "decided":
            return row.decision is not None
        case _:
            return True


class _IndexView(CasesScreen, TemplateView):
    template_name = "editions/case_studies/index.html"

    def get_page_title(self) -> str:
        return _("Case studies")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        wanted = self.request.GET.get("show", "all")
        wanted = wanted if wanted in _SHOWN else "all"
        narrowed = [
            ModuleCases(module.page, [row for row in module.rows if _belongs(row, wanted)])
            for module in self.table.modules
        ]
        return super().get_context_data(**kwargs) | {
            "edition": self.edition,
            "modules": [module for module in narrowed if module.rows or wanted == "all"],
            "counts": {name: sum(_belongs(row, name) for row in self.table.rows.values()) for name in _SHOWN},
            "show": wanted,
            "may_decide": self.may_decide,
            "may_edit": self.may_edit,
        }


index = for_edition(Action.VIEW)(_IndexView.as_view())
