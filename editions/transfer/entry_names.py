"""Names of entries: the few that a bundle has, and in words why another one is refused."""

import re
import unicodedata
from collections.abc import Iterable

from django.utils.translation import gettext as _

from editions.transfer.limits import NAME_BYTES
from editions.transfer.refused import BundleRefused

__all__ = [
    "INDEX",
    "SIGNATURE",
    "check_name",
    "check_unique",
    "digest_in",
    "document_entry",
    "is_media",
    "manifest_entry",
    "media_entry",
]

INDEX = "bundle.json"
SIGNATURE = "bundle.sig"

_KNOWN = re.compile(
    r"bundle\.json|bundle\.sig|(?:documents|manifests)/[0-9a-f]{64}\.json|media/[0-9a-f]{64}\.[a-z0-9]{1,8}"
)
_DRIVE = re.compile(r"[A-Za-z]:")


def document_entry(digest: str) -> str:
    return f"documents/{digest}.json"


def manifest_entry(digest: str) -> str:
    return f"manifests/{digest}.json"


def media_entry(digest: str, file_name: str) -> str:
    """The entry of a picture or file; of its name the suffix is kept, in lower case."""
    return f"media/{digest}.{file_name.rpartition('.')[2].lower()}"


def is_media(name: str) -> bool:
    return name.startswith("media/")


def digest_in(name: str) -> str:
    """The SHA-256 by which the entry `name` is named."""
    return name.partition("/")[2].partition(".")[0]


def check_name(raw: bytes, utf8: bool) -> str:
    """The name that `raw` spells; raises `BundleRefused` for every one that no bundle has."""
    if len(raw) > NAME_BYTES:
        said = _("The bundle holds an entry whose name is too long: “%(name)s…”.")
        raise BundleRefused(said % {"name": _shown(raw[:40].decode("utf-8", "replace"))})
    try:
        name = raw.decode("utf-8" if utf8 else "ascii")
    except UnicodeDecodeError as error:
        said = _("The name of an entry is not readable text: “%(name)s”.")
        raise BundleRefused(said % {"name": _shown(raw.decode("latin-1"))}) from error
    reason = _reason(name)
    if reason:
        said = _("The bundle holds an entry that is not allowed, “%(name)s”: %(reason)s.")
        raise BundleRefused(said % {"name": _shown(name), "reason": reason})
    return name


def check_unique(names: Iterable[str]) -> None:
    """Raises `BundleRefused` for names that are equal, or that some file system takes for equal."""
    seen: dict[str, str] = {}
    for name in names:
        other = seen.setdefault(unicodedata.normalize("NFC", name).casefold(), name)
        if other is not name:
            said = _("The bundle holds two entries with one name: “%(name)s” and “%(other)s”.")
            raise BundleRefused(said % {"name": _shown(other), "other": _shown(name)})


def _reason(name: str) -> str | None:
    if _KNOWN.fullmatch(name):
        return None
    if not name:
        return _("it has no name")
    if "\0" in name:
        return _("there is a NUL character in its name")
    if any(unicodedata.category(each) in ("Cc", "Cf", "Cs", "Zl", "Zp") for each in name):
        return _("there is an invisible or direction-changing character in its name")
    if "\\" in name:
        return _("there is a backslash in its name")
    if name.startswith("/") or _DRIVE.match(name):
        return _("its path is absolute")
    if ".." in name.split("/"):
        return _("its path leads out of the bundle")
    if name.endswith("/"):
        return _("it is a folder")
    return _("no bundle has a file of that name")


def _shown(name: str) -> str:
    return "".join(each if each.isprintable() else f"\\u{ord(each):04x}" for each in name)
