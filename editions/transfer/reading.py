"""Reading a bundle: from bytes that may be anything to a `Bundle` that fits together.

Nothing is written here, and no database is asked: a bundle that is refused has cost time alone.
"""

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from django.utils.translation import gettext as _

from editions.documents.types import PAGE_OF_TYPE
from editions.documents.upcasters import Upcaster, upcast_document, upcast_manifest
from editions.errors import Invalid
from editions.progress import Progress, counted, silent
from editions.transfer import limits
from editions.transfer.archive import Archive
from editions.transfer.base_check import check_base
from editions.transfer.bundle import FORMAT, VERSION, Bundle, Json, carried
from editions.transfer.consistency import check_history, check_release, check_used
from editions.transfer.directory_check import check_directory
from editions.transfer.document_words import problems_in_document, unknown_blocks
from editions.transfer.entry_names import INDEX, SIGNATURE, digest_in, document_entry, is_media, manifest_entry
from editions.transfer.media_files import problem_in_media
from editions.transfer.plain_words import problem_in_words
from editions.transfer.refused import BundleRefused
from editions.transfer.schemas import check_schema
from editions.transfer.signing import Signer, check_signature
from editions.transfer.strict_json import each_string, read_json

__all__ = ["open_bundle", "read_bundle"]

# As many problems as a person reads at once.
_PROBLEMS = 20


@contextmanager
def open_bundle(path: str | Path, progress: Progress = silent, *, own: bool = False) -> Iterator[Bundle]:
    """The bundle in the file at `path`, which stays open meanwhile.

    `own` is a bundle that was written here just now: it need not be signed by somebody known.

    Raises `BundleRefused`, or `Invalid` where there is no such file.
    """
    if not Path(path).is_file() or not os.access(path, os.R_OK):
        raise Invalid(_("There is no file “%(path)s”, or it cannot be read.") % {"path": path})
    with Path(path).open("rb") as file:
        yield read_bundle(file, progress, own=own)


def read_bundle(file: BinaryIO, progress: Progress = silent, *, own: bool = False) -> Bundle:
    """The bundle in `file`, every part of it checked; raises `BundleRefused` with the first thing that is wrong."""
    archive = Archive(file)
    if INDEX not in archive.entries:
        raise BundleRefused(_("The bundle has no “%(name)s”, which says what is in it.") % {"name": INDEX})
    # Read once: what is signed is what is understood, whoever writes to the file meanwhile.
    content = archive.read(INDEX)
    bundle = Bundle(archive, _index(content))
    if not own:
        bundle.signer = _signer(bundle, content)
    _check_listed(bundle)
    for side in bundle.sides:
        check_history(side)
    if all(release["withdrawn"] for release in carried(bundle.index["edition"])):
        raise BundleRefused(_("Every release in the bundle is withdrawn."))
    _read_texts(bundle, progress)
    for side in bundle.sides:
        for release in carried(side):
            check_release(bundle, side, release)
    check_base(bundle)
    check_directory(bundle)
    check_used(bundle)
    _check_words(bundle, progress)
    _check_media(bundle, progress)
    return bundle


def _index(content: bytes) -> Json:
    index = read_json(content, INDEX)
    known = isinstance(index, dict) and index.get("format") == FORMAT
    if known and index.get("version") != VERSION:
        said = _("The bundle has version %(version)s of the format; this installation reads version 1.")
        raise BundleRefused(said % {"version": str(index.get("version"))[:20]})
    check_schema("index", index, INDEX)
    return index


def _signer(bundle: Bundle, index: bytes) -> Signer | None:
    signature: Any = None
    if SIGNATURE in bundle.archive.entries:
        signature = read_json(bundle.archive.read(SIGNATURE), SIGNATURE)
        check_schema("signature", signature, SIGNATURE)
    return check_signature(index, signature, bundle.index["edition"]["code"])


def _check_listed(bundle: Bundle) -> None:
    """The files that are there are those that are listed, under the hash that their name says."""
    there = set(bundle.archive.entries) - {INDEX, SIGNATURE}
    listed = bundle.index["files"]
    if unlisted := there - set(listed):
        raise BundleRefused(_("The bundle holds a file that it does not list: “%(name)s”.") % {"name": min(unlisted)})
    if absent := set(listed) - there:
        raise BundleRefused(_("The bundle lists a file that it does not hold: “%(name)s”.") % {"name": min(absent)})
    for name, about in listed.items():
        digest = digest_in(name)
        if digest != about["sha256"] or about["size"] != bundle.archive.entries[name].size:
            said = _("“%(name)s” is listed with another checksum or size than it has.")
            raise BundleRefused(said % {"name": name})
        if is_media(name):
            bundle.media[digest] = name


def _read_texts(bundle: Bundle, progress: Progress) -> None:
    names = [name for name in bundle.index["files"] if not is_media(name)]
    if sum(bundle.index["files"][name]["size"] for name in names) > limits.ALL_JSON_BYTES:
        raise BundleRefused(_("The documents of the bundle are too large."))
    directory = {document_entry(digest) for digest in bundle.directory_digests}
    for name in counted(names, _("Reading documents"), progress):
        content = bundle.content(name)
        value = read_json(content, name)
        digest = bundle.index["files"][name]["sha256"]
        if name == manifest_entry(digest):
            bundle.manifest_texts[digest] = content.decode()
            bundle.manifests[digest] = _current("manifest", upcast_manifest, value, name)
        elif name in directory:
            check_schema("directory", value, name)
            bundle.documents[digest] = value
        else:
            bundle.document_texts[digest] = content.decode()
            bundle.documents[digest] = _current("document", upcast_document, value, name)


def _current(part: str, upcast: Upcaster, value: Any, name: str) -> Json:
    """`value` in the current schema, and valid against it."""
    version = value.get("schema_version") if isinstance(value, dict) else None
    if type(version) is int and version > 0:
        try:
            value = upcast(value)
        except Invalid as error:
            raise BundleRefused(_("“%(name)s”: %(problem)s") % {"name": name, "problem": error}) from error
    check_schema(part, value, name)
    return value


def _check_words(bundle: Bundle, progress: Progress) -> None:
    problems: list[str] = []
    flagged: Counter[str] = Counter()
    for document in counted(list(bundle.documents.values()), _("Checking texts"), progress):
        model = PAGE_OF_TYPE[document["type"]]
        problems += problems_in_document(model, document)
        flagged.update(unknown_blocks(model, document))
    manifests = ((manifest_entry(digest), _without_drawing(told)) for digest, told in bundle.manifests.items())
    for name, value in [(INDEX, bundle.index), *manifests]:
        for text in each_string(value):
            problem = problem_in_words(text)
            if problem:
                problems.append(_("“%(name)s”: %(problem)s.") % {"name": name, "problem": problem})
    if problems:
        said = _("The bundle holds content that may not come in: %(problem)s")
        raise BundleRefused(said % {"problem": problems[0]}, problems[:_PROBLEMS])
    bundle.unknown_blocks = dict(sorted(flagged.items()))


def _without_drawing(manifest: Json) -> Json:
    """The logo is no words but markup, and judged as that (`consistency`)."""
    branding = {name: value for name, value in manifest["branding"].items() if name != "logo_svg"}
    return {**manifest, "branding": branding}


def _check_media(bundle: Bundle, progress: Progress) -> None:
    files = [found for side in bundle.sides for found in bundle.files_of(side)]
    problems = []
    for digest, entry, about in counted(files, _("Checking pictures and files"), progress):
        if bundle.media.get(digest) != entry:
            said = _("The file “%(name)s” has another name in the manifest than in the bundle.")
            raise BundleRefused(said % {"name": about["file_name"][:100]})
        problem = problem_in_media(bundle.content(entry), about)
        if problem:
            said = _("The file “%(name)s” may not come in: %(problem)s.")
            problems.append(said % {"name": about["file_name"][:100], "problem": problem})
    if problems:
        raise BundleRefused(problems[0], problems[:_PROBLEMS])
