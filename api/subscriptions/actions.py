"""Subscribing to an edition elsewhere, and looking whether it has something new."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from api.models import Subscription
from api.subscriptions.fetching import Feed, Source, read_source
from editions.actions.import_edition import import_edition
from editions.actions.withdraw_release import withdraw_release
from editions.errors import AlreadyExists, EditionError, Invalid, NotFound, NotPermitted
from editions.models import Edition
from editions.permissions import is_installation_administrator
from editions.sealing import SealBroken, open_sealed, seal

__all__ = ["Checked", "check_subscription", "subscribe", "unsubscribe"]


@dataclass
class Checked:
    """What a look at the other installation brought: releases that are new here, and those withdrawn."""

    subscription: Subscription
    releases: list[str] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)


def subscribe(url: str, code: str, token: str, *, local_code: str | None = None, user: Any = None) -> Checked:
    """Fetches the edition `code` of the installation at `url` as releases alone, and remembers where it came from.

    An edition that stands here so already, such as the upstream of one that moved here, goes on
    from there. Installation administrators and commands only. All or nothing. Raises `Invalid`,
    `Unreachable`, `AlreadyExists`, or `BundleRefused` with what is wrong with the bundle.
    """
    _require_administrator(user)
    source = read_source(url, code, token)
    here = local_code or code
    if Subscription.objects.filter(edition__code=here).exists():
        raise AlreadyExists(_("The releases of %(edition)s are fetched already.") % {"edition": here})
    known = Edition.objects.filter(code=here).first()
    if known is not None and known.identities.exists():
        said = _("There is an edition with the code “%(code)s” here, with pages of its own; it is not overwritten.")
        raise AlreadyExists(said % {"code": here})
    feed = source.feed()
    newest = _newest(feed)
    if newest is None:
        raise Invalid(
            _("%(edition)s has no release there that stands, so there is nothing to fetch.") % {"edition": code}
        )
    with transaction.atomic():
        checked = Checked(Subscription(url=source.url, code=code, sealed_token=seal(token)))
        if known is None or _lacks(known, newest):
            _take_in(source, newest, here, checked)
        checked.subscription.edition = known or Edition.objects.get(code=here)
        checked.subscription.etag = feed.etag if feed else ""
        checked.subscription.checked_at = timezone.now()
        checked.subscription.save()
    return checked


def unsubscribe(code: str, *, user: Any = None) -> None:
    """Forgets where the edition's releases came from; they stay. Raises `NotFound`."""
    _require_administrator(user)
    deleted, _rows = Subscription.objects.filter(edition__code=code).delete()
    if not deleted:
        raise NotFound(_("No releases are fetched for %(edition)s.") % {"edition": code})


def check_subscription(subscription: Subscription) -> Checked:
    """Fetches what is new, and has the edition's forks offered it. Raises what `subscribe` raises.

    A failure is noted with the subscription, and nothing is changed by it; the next look tries again.
    """
    checked = Checked(subscription)
    _noted(subscription, lambda: _check(checked))
    return checked


def _check(checked: Checked) -> None:
    subscription = checked.subscription
    try:
        token = open_sealed(subscription.sealed_token)
    except SealBroken:
        raise Invalid(_("The token was sealed with another key of this installation; subscribe again.")) from None
    source = Source(subscription.url, subscription.code, token)
    feed = source.feed(subscription.etag)
    if feed is None:
        return
    newest = _newest(feed)
    if newest is not None and _lacks(subscription.edition, newest):
        _take_in(source, newest, subscription.edition.code, checked)
    _withdraw(subscription.edition, feed, checked)
    subscription.etag = feed.etag


def _noted(subscription: Subscription, work: Callable[[], None]) -> None:
    subscription.checked_at = timezone.now()
    try:
        work()
    except EditionError as error:
        subscription.failure = str(error)
        raise
    else:
        subscription.failure = ""
    finally:
        subscription.save(update_fields=["checked_at", "failure", "etag"])


def _take_in(source: Source, version: str, code: str, checked: Checked) -> None:
    with tempfile.TemporaryDirectory(prefix="course-editions-bundle-") as folder:
        path = Path(folder) / "bundle.zip"
        source.save_bundle(version, path)
        imported = import_edition(path, code=code, alone=True)
    checked.releases, checked.withdrawn = imported.releases, imported.withdrawn


def _newest(feed: Feed | None) -> str | None:
    """The newest release that stands: its bundle tells the whole history."""
    standing = (release["version"] for release in (feed.releases if feed else []) if not release["withdrawn_at"])
    return next(standing, None)


def _lacks(edition: Edition, version: str) -> bool:
    return not edition.releases.filter(version=version).exists()


def _withdraw(edition: Edition, feed: Feed, checked: Checked) -> None:
    """What was withdrawn there stands here no longer; bundles tell of releases up to their own alone."""
    standing = dict(edition.releases.filter(withdrawn_at=None).values_list("version", "digest"))
    for told in feed.releases:
        if told["withdrawn_at"] and standing.get(told["version"]) == told["digest"]:
            reason = str(told["withdrawn_reason"]).strip()[:2000] or _("Its owner has withdrawn it.")
            withdraw_release(edition, told["version"], reason=reason)
            checked.withdrawn.append(told["version"])


def _require_administrator(user: Any) -> None:
    if user is not None and not is_installation_administrator(user):
        raise NotPermitted(_("Only administrators of this installation can subscribe it to an edition elsewhere."))
