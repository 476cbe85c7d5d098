"""Import an edition: take in a bundle that another installation wrote."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import DatabaseError, transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.media.storing import named_from
from editions.documents.store import store
from editions.errors import NotPermitted
from editions.models import Edition, EditionBase, Membership, Role
from editions.permissions import is_installation_administrator
from editions.progress import Progress, silent
from editions.transfer.bundle import Bundle, document_digests
from editions.transfer.journal import Journal, sweep
from editions.transfer.reading import open_bundle
from editions.transfer.receiving import build_pages, new_edition, receive
from editions.transfer.recognising import news_for_edition, news_for_upstream
from editions.transfer.refused import BundleRefused
from editions.transfer.signing import Signer

# What content that fits its schema can still do wrong when pages are made of it.
_MISFITS = (DatabaseError, FieldDoesNotExist, ValidationError, ArithmeticError, LookupError, TypeError, ValueError)


@dataclass(frozen=True)
class Imported:
    """`pages` is 0 where releases were added to an edition that has none, such as an upstream.

    `digest` is that of the newest standing release in the bundle. `unknown_blocks` counts, by
    type, the blocks that are kept without being understood.
    """

    edition: Edition
    digest: str
    releases: list[str]
    withdrawn: list[str]
    documents: int
    media: int
    bytes: int
    pages: int
    signer: Signer | None
    unknown_blocks: dict[str, int] = field(default_factory=dict)


def import_edition(
    path: str | Path, *, code: str | None = None, alone: bool = False, user: Any = None, progress: Progress = silent
) -> Imported:
    """Takes in the bundle at `path`, under the code `code` if one is given.

    An edition that is not here yet is built with its pages, base and directory, not public and
    with nobody in it; its upstream comes along as an edition of releases alone. One that is here
    as releases alone gets those that are new. With `alone` one that is not here yet becomes an
    edition of releases, to be forked. Installation administrators and commands only.

    All or nothing, files included. Raises `BundleRefused` with what is wrong with the bundle,
    `AlreadyExists` for the code of an edition that people work on, `NotPermitted`.
    """
    if user is not None and not is_installation_administrator(user):
        raise NotPermitted(_("Only administrators of this installation can import an edition."))
    with open_bundle(path, progress) as bundle, transaction.atomic():
        # Imports write one after the other, and nobody adds courses meanwhile.
        Page.objects.select_for_update().get(pk=Page.get_first_root_node().pk)
        sweep()
        with _taken_back_on_failure(bundle):
            return _take_in(bundle, code or bundle.index["edition"]["code"], user, progress, alone=alone)


@contextmanager
def _taken_back_on_failure(bundle: Bundle) -> Iterator[None]:
    journal = Journal(bundle.media)
    try:
        journal.open(copies=2 * len(bundle.media))
        with named_from(journal.names()), transaction.atomic():
            yield
    except BaseException as error:
        # The rows are gone; whoever waits for the lock has not looked at the files yet.
        sweep()
        if isinstance(error, OSError):
            said = _("The import stopped, and everything was taken back: %(reason)s.")
            raise BundleRefused(said % {"reason": error.strerror or error}) from error
        if isinstance(error, _MISFITS):
            said = _("No pages can be made of the bundle's content: %(reason)s.")
            raise BundleRefused(said % {"reason": str(error)[:300]}) from error
        raise
    transaction.on_commit(journal.close)


def _take_in(bundle: Bundle, code: str, user: Any, progress: Progress, *, alone: bool) -> Imported:
    side = bundle.index["edition"]
    news = news_for_edition(side, code)
    whole = news.edition is None and not alone
    upstream = _upstream(bundle, progress) if whole else None
    edition = news.edition or new_edition(bundle.manifests[bundle.newest["digest"]], code, upstream)
    receive(bundle, side, news, edition, progress)
    pages = 0
    if whole:
        _set_base(bundle, edition, upstream)
        pages = build_pages(bundle, edition, bundle.index["directory"], user, progress)
    if news.edition is None and user is not None:
        Membership.objects.create(user=user, edition=edition, role=Role.OWNER)
    return Imported(
        edition=edition,
        digest=bundle.newest["digest"],
        releases=[release["version"] for release in news.releases],
        withdrawn=[release.version for release, _said in news.withdrawn],
        documents=len(bundle.document_texts),
        media=len(bundle.media),
        bytes=bundle.archive.bytes,
        pages=pages,
        signer=bundle.signer,
        unknown_blocks=bundle.unknown_blocks,
    )


def _upstream(bundle: Bundle, progress: Progress) -> Edition | None:
    """The edition that the bundle's was made from: the one that is here, or releases alone."""
    side, base = bundle.index["upstream"], bundle.index["base"]
    if side is None:
        return None
    news = news_for_upstream(side, base["release"])
    # One that is to be made has a release: the history ends with one that is carried.
    edition = news.edition or new_edition(bundle.manifests[news.releases[-1]["digest"]], side["code"], None)
    if news.releases or news.withdrawn:
        receive(bundle, side, news, edition, progress)
    return edition


def _set_base(bundle: Bundle, edition: Edition, upstream: Edition | None) -> None:
    if upstream is None:
        return
    base = bundle.index["base"]
    edition.base_release = upstream.releases.get(version=base["release"])
    edition.save(update_fields=["base_release"])
    if base["pages"] is not None:
        store({digest: bundle.document_texts[digest] for digest in document_digests(base["pages"])})
        EditionBase.objects.create(edition=edition, pages=base["pages"])
