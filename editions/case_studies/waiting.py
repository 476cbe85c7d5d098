"""Replacements that readers cannot get yet."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from cms.content.models import CaseStudy
from editions.models import CaseStudyDecision, Edition

__all__ = ["waiting_replacements"]


def waiting_replacements(edition: Edition, manifest: Mapping[str, Any]) -> list[str]:
    """Sentences, one for each case study of a release that is to be replaced by one that is not in it."""
    there = {page["lineage"]: page for page in manifest["pages"]}
    decisions = CaseStudyDecision.objects.filter(edition=edition, kind=CaseStudyDecision.Kind.REPLACE)
    waiting = [each for each in decisions if str(each.lineage) in there and str(each.replacement) not in there]
    titles = dict(
        CaseStudy.objects.filter(
            identity__edition=edition,
            locale=edition.source_locale_id,
            identity__lineage__in=[lineage for each in waiting for lineage in (each.lineage, each.replacement)],
        ).values_list("identity__lineage", "title")
    )
    missing = _("a case study that is no longer there")
    said = _("“%(title)s” is to be replaced by “%(replacement)s”, which is not published.")
    return [
        said % {"title": titles.get(each.lineage, missing), "replacement": titles.get(each.replacement, missing)}
        for each in waiting
    ]
