"""Write to those of an edition's people who want it that upstream has released something."""

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

from editions.models import Membership, Update
from editions.permissions import Action, people_who_can
from editions.updates.items import counts

__all__ = ["tell_of_update"]

log = logging.getLogger(__name__)


def tell_of_update(update: Update) -> None:
    """Queues a message to each of them, in their own language, for when the offer is there to be read."""
    wanting = Membership.objects.filter(edition=update.edition, update_mail=True).values("user")
    people = list(people_who_can(Action.EDIT, update.edition).filter(pk__in=wanting).exclude(email=""))
    if people:
        # The offer stands whether or not it can be told of: what goes wrong in telling is logged.
        transaction.on_commit(lambda: _send(update, people), robust=True)


def _send(update: Update, people: list[Any]) -> None:
    address = reverse("editions_admin:update", args=[update.edition.code, update.pk])
    told = counts(list(update.items.all()), update)
    context = {"update": update, "counts": told, "address": settings.WAGTAILADMIN_BASE_URL + address}
    for person in people:
        profile = UserProfile.objects.filter(user=person).first()
        with override(profile.get_preferred_language() if profile else settings.LANGUAGE_CODE):
            upstream = update.to_release.edition.title
            subject = _("%(upstream)s: release %(version)s") % {
                "upstream": upstream,
                "version": update.to_release.version,
            }
            body = render_to_string("editions/updates/mail.txt", context)
            try:
                send_mail(" ".join(subject.split()), body, None, [person.email])
            except OSError:
                # The others are written to all the same.
                log.exception("Person %s could not be written to about update %s", person.pk, update.pk)
