"""Export an edition: one file that another installation can take in."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4
from zipfile import LargeZipFile

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import transaction
from django.utils.translation import gettext as _

from editions.audit import record
from editions.documents.canonical import canonical_json
from editions.errors import Invalid
from editions.models import AuditAction, Edition
from editions.permissions import Action, require
from editions.progress import Progress, counted, silent
from editions.transfer.archive_writer import ArchiveWriter
from editions.transfer.collecting import Collected, collect
from editions.transfer.entry_names import INDEX, SIGNATURE
from editions.transfer.reading import open_bundle
from editions.transfer.signing import sign


@dataclass(frozen=True)
class Exported:
    """`digest` is that of the newest release carried, `sha256` that of the file."""

    digest: str
    sha256: str
    releases: list[str]
    documents: int
    media: int
    bytes: int
    signed: bool


def export_edition(
    edition: Edition,
    path: str | Path,
    *,
    version: str | None = None,
    alone: bool = False,
    key: Ed25519PrivateKey | None = None,
    user: Any = None,
    progress: Progress = silent,
) -> Exported:
    """Writes `edition` with all its releases (or `version` alone), base and directory to `path`.

    `alone` leaves base and directory out: releases are what an installation wants that subscribes.

    The same edition gives the same bytes. What travels is what was released, and the directory
    as it is published; people, secrets and drafts stay. The finished file is read as an import
    would read it before it takes its place, so what cannot be imported is never handed out.
    Raises `Invalid`, `NotFound`, or `BundleRefused` with what stands in the way.
    """
    require(user, Action.OWN, edition)
    target = Path(path)
    partial = target.with_name(f".{target.name}.{uuid4().hex[:8]}.partial")
    try:
        with transaction.atomic():
            collected = collect(edition, version, alone=alone)
        _write(partial, collected, key, progress)
        with open_bundle(partial, progress, own=True) as bundle:
            documents, media = len(bundle.document_texts), len(bundle.media)
        exported = Exported(
            digest=collected.newest.digest,
            sha256=_sha256(partial),
            releases=[each["version"] for each in collected.index["edition"]["releases"] if each["carried"]],
            documents=documents,
            media=media,
            bytes=partial.stat().st_size,
            signed=key is not None,
        )
        os.replace(partial, target)
    except OSError as error:
        said = _("“%(path)s” cannot be written: %(reason)s.")
        raise Invalid(said % {"path": path, "reason": error.strerror or error}) from error
    except LargeZipFile as error:
        raise Invalid(
            _("%(edition)s is too large for one bundle; export one release alone.") % {"edition": edition.code}
        ) from error
    finally:
        partial.unlink(missing_ok=True)
    record(edition, user, AuditAction.EXPORTED, {"releases": ", ".join(exported.releases), "sha256": exported.sha256})
    return exported


def _write(path: Path, collected: Collected, key: Ed25519PrivateKey | None, progress: Progress) -> None:
    index = canonical_json(collected.index).encode()
    with path.open("xb") as file, ArchiveWriter(file) as archive:
        archive.add(INDEX, index)
        if key is not None:
            archive.add(SIGNATURE, sign(index, key))
        for name in counted(collected.names, _("Writing the bundle"), progress):
            archive.add(name, collected.content(name))


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
