"""Every case study of an edition, by module: whose it is, what is decided, where it is used, what depends on it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.utils import timezone

from cms.content.models import CaseStudy, Module
from editions.case_studies.due import SOON
from editions.case_studies.uses import Question, Use, Uses, uses_of
from editions.documents.snapshot import take_working_copy
from editions.documents.store import load
from editions.models import CaseStudyDecision, Edition
from editions.updates.base import base_pages
from editions.updates.sides import content_key

__all__ = ["CaseRow", "CaseTable", "ModuleCases", "flagged_questions"]


@dataclass
class CaseRow:
    """A case study as its editors have it, in the source language. `whose` is `own`, `upstream` or `changed`."""

    page: CaseStudy
    lineage: str
    whose: str
    uses: list[Use]
    questions: list[Question]
    decision: CaseStudyDecision | None = None
    replacement: CaseStudy | None = None
    stands_for: CaseStudy | None = None
    fixed: Use | None = None

    @property
    def gone(self) -> bool:
        """Whether it is replaced or hidden."""
        return self.decision is not None and self.decision.kind != CaseStudyDecision.Kind.KEEP

    @property
    def flagged(self) -> list[Question]:
        """The questions that depend on it though readers no longer get it, until somebody has looked at them."""
        seen = set(self.decision.looked_at) if self.decision else set()
        return [question for question in self.questions if question.id not in seen] if self.gone else []

    @property
    def waits(self) -> bool:
        """Whether its replacement is not published, so that no release can be made."""
        replaced = self.decision is not None and self.decision.replacement is not None
        return replaced and (self.replacement is None or not self.replacement.live)

    @property
    def due(self) -> str:
        """`past`, `soon`, or nothing."""
        day, today = self.page.review_date, timezone.localdate()
        if day is None or day > today + SOON:
            return ""
        return "past" if day <= today else "soon"


@dataclass
class ModuleCases:
    """A module and its case studies."""

    page: Module
    rows: list[CaseRow] = field(default_factory=list)


def flagged_questions(edition: Edition) -> int:
    """How many questions are flagged in the whole edition; nothing of the course is read where none can be."""
    gone = list(edition.case_study_decisions.exclude(kind=CaseStudyDecision.Kind.KEEP))
    if not gone:
        return 0
    uses = uses_of(edition)
    found = {
        question.id
        for each in gone
        for question in uses.questions_on(str(each.lineage))
        if question.id not in each.looked_at
    }
    return len(found)


class CaseTable:
    """Read anew for each request; a few queries and the newest drafts of the course."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition

    @cached_property
    def modules(self) -> list[ModuleCases]:
        """Those without case studies too: one may be added."""
        rows: dict[str, list[CaseRow]] = {}
        for row in self.rows.values():
            rows.setdefault(row.page.path[: -row.page.steplen], []).append(row)
        return [ModuleCases(module, rows.get(module.path, [])) for module in self._pages(Module)]

    @cached_property
    def rows(self) -> dict[str, CaseRow]:
        """By lineage, in the order of the course."""
        cases = {str(page.identity.lineage): page for page in self._pages(CaseStudy)}
        decisions = {str(each.lineage): each for each in self.edition.case_study_decisions.select_related("by")}
        stands_for = {str(each.replacement): lineage for lineage, each in decisions.items() if each.replacement}
        whose = self._whose(cases)
        rows = {}
        for lineage, page in cases.items():
            decision, uses = decisions.get(lineage), self.uses.of(lineage)
            rows[lineage] = CaseRow(
                page,
                lineage,
                whose[lineage],
                uses,
                self.uses.questions_on(lineage),
                decision,
                cases.get(str(decision.replacement)) if decision else None,
                cases.get(stands_for.get(lineage, "")),
                next((use for use in uses if use.mandatory), None) if self.edition.adapted else None,
            )
        return rows

    @cached_property
    def uses(self) -> Uses:
        return uses_of(self.edition)

    def _pages(self, model: Any) -> list[Any]:
        found = model.objects.filter(identity__edition=self.edition, locale=self.edition.source_locale_id)
        return list(found.select_related("identity").order_by("path"))

    def _whose(self, cases: Mapping[str, CaseStudy]) -> dict[str, str]:
        if self.edition.base_release is None:
            return dict.fromkeys(cases, "own")
        code = self.edition.source_locale.language_code
        base = {
            page["lineage"]: page["locales"][code]["digest"]
            for page in base_pages(self.edition)
            if page["lineage"] in cases and code in page["locales"]
        }
        theirs = load(base.values())
        working = take_working_copy(self.edition, list(base))
        found = dict.fromkeys(cases, "own")
        for lineage, digest in base.items():
            mine = working.documents.get(working.digests.get((lineage, code), ""))
            same = mine is not None and content_key(mine) == content_key(theirs[digest])
            found[lineage] = "upstream" if same else "changed"
        return found
