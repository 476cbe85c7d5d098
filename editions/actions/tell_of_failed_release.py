"""Write to who may publish releases of an edition that one was not made although it was to be."""

import logging
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.users.models import UserProfile

from editions.models import PlannedRelease
from editions.permissions import Action, people_who_can

__all__ = ["tell_of_failed_release"]

log = logging.getLogger(__name__)


def tell_of_failed_release(plan: PlannedRelease) -> None:
    """Queues a message to each of them, in their own language.

    What is tried with every publication is told of once, until a release has been made again.
    """
    if plan.kind == PlannedRelease.Kind.AUTOMATIC and _failed_before(plan):
        return
    people = list(people_who_can(Action.RELEASE, plan.edition).exclude(email="").order_by("pk"))
    if people:
        transaction.on_commit(lambda: _send(plan.pk, people), robust=True)


def _failed_before(plan: PlannedRelease) -> bool:
    failed = plan.edition.planned_releases.filter(kind=plan.kind, state=PlannedRelease.State.FAILED, pk__lt=plan.pk)
    last = plan.edition.releases.order_by("-number").values_list("published_at", flat=True).first()
    return (failed.filter(finished_at__gt=last) if last else failed).exists()


def _send(pk: int, people: list[Any]) -> None:
    plan = PlannedRelease.objects.select_related("edition").get(pk=pk)
    address = settings.WAGTAILADMIN_BASE_URL + reverse("editions_admin:edition", args=[plan.edition.code])
    for person in people:
        profile = UserProfile.objects.filter(user=person).first()
        with override(profile.get_preferred_language() if profile else settings.LANGUAGE_CODE):
            subject = _("%(edition)s: a release was not published") % {"edition": plan.edition.title}
            body = render_to_string("editions/planned_release_mail.txt", {"plan": plan, "address": address})
            try:
                send_mail(" ".join(subject.split()), body, None, [person.email])
            except OSError:
                # The others are written to all the same.
                log.exception("Person %s could not be written to about planned release %s", person.pk, pk)
