"""Write to those who asked for it before something in an edition's directory ceases to hold, once each."""

import logging
from collections.abc import Iterator
from typing import Any

import orjson
from django.conf import settings
from django.core.mail import send_mail
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import ngettext, override
from wagtail.users.models import UserProfile

from editions.directory.lapsing import Lapse, lapses
from editions.directory.table import read_table
from editions.models import DirectorySnapshot, Edition, Membership, ValidityReminder
from editions.permissions import Action, people_who_can

__all__ = ["remind_of_validity"]

log = logging.getLogger(__name__)


def remind_of_validity() -> tuple[int, int]:
    """How many messages were sent, and how many could not be; the latter are tried again next time."""
    sent = failed = 0
    for snapshot in DirectorySnapshot.objects.filter(edition__archived_at=None).select_related("edition"):
        wanting = list(_wanting(snapshot.edition))
        if not wanting:
            continue
        ending = lapses(orjson.loads(snapshot.body), read_table(snapshot.edition).slots)
        for membership in wanting:
            told = {(row.entry, row.valid_until) for row in membership.validity_reminders.all()}  # type: ignore[attr-defined]
            news = [each for each in ending if (each.entry, each.valid_until) not in told and not each.lapsed]
            if news:
                done = _remind(membership, snapshot.edition, news)
                sent, failed = sent + done, failed + (not done)
    return sent, failed


def _wanting(edition: Edition) -> Iterator[Membership]:
    """Who asked for it, and may still do something about it."""
    people = people_who_can(Action.EDIT, edition).exclude(email="")
    rows = Membership.objects.filter(edition=edition, directory_mail=True, user__in=people.values("pk"))
    yield from rows.select_related("user").prefetch_related("validity_reminders").order_by("pk")


def _remind(membership: Membership, edition: Edition, ending: list[Lapse]) -> bool:
    """Noted exactly if it was sent; of two processes at once, one sends."""
    try:
        with transaction.atomic():
            ValidityReminder.objects.bulk_create(
                ValidityReminder(membership=membership, entry=each.entry, valid_until=each.valid_until)
                for each in ending
            )
            _send(membership.user, edition, ending)
    except IntegrityError:
        return False
    except OSError:
        log.exception("Person %s could not be reminded of %s", membership.user_id, edition.code)
        return False
    return True


def _send(person: Any, edition: Edition, ending: list[Lapse]) -> None:
    address = reverse("editions_admin:directory", args=[edition.code])
    profile = UserProfile.objects.filter(user=person).first()
    with override(profile.get_preferred_language() if profile else settings.LANGUAGE_CODE):
        subject = ngettext(
            "%(edition)s: %(count)s contact will soon lapse",
            "%(edition)s: %(count)s contacts will soon lapse",
            len(ending),
        ) % {"edition": edition.title, "count": len(ending)}
        context = {"edition": edition, "ending": ending, "address": settings.WAGTAILADMIN_BASE_URL + address}
        body = render_to_string("editions/directory/mail.txt", context)
        send_mail(" ".join(subject.split()), body, None, [person.email])
