"""What is left until an edition is its owner's own: the way from a fork to a release, step by step."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import get_language_info, ngettext, pgettext
from django.utils.translation import gettext as _
from wagtail.models import PageLogEntry, WorkflowState

from cms.bidi import isolated
from cms.content.models import CaseStudy
from editions.admin.overview import Overview
from editions.approvals import unanswered_steps
from editions.case_studies.decisions import decisions_json
from editions.case_studies.table import flagged_questions
from editions.documents.branding import branding_json, look_of
from editions.documents.media_references import MediaByHash
from editions.documents.store import manifest_of
from editions.models import Edition, ReleaseDocument
from editions.permissions import Action, can
from editions.translation_progress import untranslated_in

__all__ = ["Checklist", "Step"]

# Not that a page was made: all of a fork are.
_WRITTEN = ("wagtail.edit", "wagtail.publish")


@dataclass(frozen=True)
class Step:
    """`left` says what there is to do, in sentences; nothing when it is done. `address` is where to do it."""

    name: str
    address: str
    left: list[str] = field(default_factory=list)

    @property
    def done(self) -> bool:
        return not self.left


class Checklist:
    """The steps of `overview`'s edition for its person; where they may do nothing, an address is empty."""

    def __init__(self, overview: Overview) -> None:
        self._overview = overview
        self.edition: Edition = overview.edition

    @cached_property
    def steps(self) -> list[Step]:
        return [
            Step(_("Languages"), self._screen("languages", Action.MANAGE_EDITION), list(self._languages())),
            Step(_("Institutions and hotlines"), self._screen("directory", Action.VIEW), list(self._directory())),
            Step(_("Case studies"), self._screen("case_studies", Action.VIEW), list(self._case_studies())),
            Step(_("Branding"), self._screen("branding", Action.MANAGE_EDITION), list(self._branding())),
            Step(
                pgettext("a step of the checklist", "Review"),
                self._screen("approvals", Action.MANAGE_EDITION) or self._course,
                list(self._review()),
            ),
            Step(_("Release"), self._screen("publish_release", Action.RELEASE), list(self._release())),
        ]

    @property
    def done(self) -> int:
        return sum(step.done for step in self.steps)

    def _screen(self, name: str, action: Action) -> str:
        allowed = can(self._overview.user, action, self.edition)
        return reverse(f"editions_admin:{name}", args=[self.edition.code]) if allowed else ""

    @property
    def _course(self) -> str:
        course = self._overview.course
        return reverse("wagtailadmin_explore", args=[course]) if course else ""

    def _languages(self) -> Iterator[str]:
        for row in self.edition.edition_locales.filter(offered=True).select_related("locale"):
            if row.locale_id == self.edition.source_locale_id:
                continue
            left, language = untranslated_in(self.edition, row.locale), get_language_info(row.locale.language_code)
            counts = []
            if left.pages:
                said = ngettext("%(count)s page not begun", "%(count)s pages not begun", left.pages)
                counts.append(said % {"count": left.pages})
            if left.texts:
                said = ngettext("%(count)s text not translated", "%(count)s texts not translated", left.texts)
                counts.append(said % {"count": left.texts})
            if counts:
                yield f"{isolated(language['name_local'])}: {', '.join(counts)}"

    def _directory(self) -> Iterator[str]:
        if count := len(self._overview.unfilled):
            yield ngettext("%(count)s slot not filled", "%(count)s slots not filled", count) % {"count": count}
        if count := self._overview.lapsed:
            yield ngettext("%(count)s contact has lapsed", "%(count)s contacts have lapsed", count) % {"count": count}

    def _case_studies(self) -> Iterator[str]:
        """Upstream's own are somebody else's history, until one is added, worked on or decided about."""
        base = self.edition.base_release
        if count := flagged_questions(self.edition):
            said = ngettext(
                "%(count)s question depends on a case study that is replaced or hidden",
                "%(count)s questions depend on case studies that are replaced or hidden",
                count,
            )
            yield said % {"count": count}
        if count := self._overview.cases_due:
            said = ngettext("%(count)s case study due for review", "%(count)s case studies due for review", count)
            yield said % {"count": count}
        cases = CaseStudy.objects.filter(identity__edition=self.edition, locale=self.edition.source_locale)
        if base is None or self.edition.case_study_decisions.exists():
            return
        upstream = ReleaseDocument.objects.filter(release=base).values("lineage")
        own = cases.exclude(identity__lineage__in=upstream)
        written = PageLogEntry.objects.filter(page__in=cases, action__in=_WRITTEN, user__isnull=False)
        if not own.exists() and not written.filter(timestamp__gt=self.edition.created_at).exists():
            yield _("All are upstream's: add some that are close to your own diaspora, or change those")

    def _branding(self) -> Iterator[str]:
        base = self.edition.base_release
        if base is None:
            return
        now = branding_json(self.edition, MediaByHash.of_collection(self.edition.collection_id))
        if look_of(now) == look_of(manifest_of(base)["branding"]) and not now["names"]:
            yield _("Still upstream's colours and names")
        elif not now["names"] and not now["logo"]:
            yield _("No name and no logo of its own")

    def _review(self) -> Iterator[str]:
        if count := self._overview.drafts:
            said = ngettext("%(count)s page with a draft", "%(count)s pages with a draft", count)
            yield said % {"count": count}
        if count := self._in_review().count():
            yield ngettext("%(count)s page in review", "%(count)s pages in review", count) % {"count": count}
        for step in unanswered_steps(self.edition):
            yield _("Nobody can answer the step “%(step)s”") % {"step": step.name}

    def _in_review(self) -> QuerySet[WorkflowState]:
        keys = self._overview.pages().annotate(key=Cast("pk", CharField())).values("key")
        return WorkflowState.objects.filter(
            base_content_type__model="page", object_id__in=keys, status=WorkflowState.STATUS_IN_PROGRESS
        )

    def _release(self) -> Iterator[str]:
        overview = self._overview
        if overview.release is None:
            yield _("Nothing is released yet: readers have nothing")
            return
        if count := overview.changed:
            said = ngettext("%(count)s page published since it", "%(count)s pages published since it", count)
            yield said % {"count": count}
        told = manifest_of(overview.release).get("case_studies", {"decisions": []})
        if told["decisions"] != decisions_json(self.edition):
            yield _("Decisions about case studies since it")
        if count := overview.removed:
            yield ngettext("%(count)s page taken away", "%(count)s pages taken away", count) % {"count": count}
