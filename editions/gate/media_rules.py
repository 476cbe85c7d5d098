"""Rules for pictures and files: lists, choosers, uploads, downloads."""

from editions.gate.claims import Place, form_ending, path, query
from editions.gate.rules import Rule, administrators, members
from editions.permissions import Action

_ISOLATION = "editions.admin.isolation"
_COLLECTION = query("collection", "collection_id")
# Where it is put: moving between two editions of one person would leave pages without their pictures.
_PUT = form_ending("collection", "collection")
_UPLOAD = path("upload", "uploaded_file_id")


def _edit(*places: Place) -> Rule:
    return members(*places, _PUT, action=Action.EDIT)


def _library(kind: str, id_name: str, multiple_id_name: str, listing: str) -> dict[str, Rule]:
    """What the screens of pictures and of files have in common."""
    one = path(kind, id_name)
    several = path(kind, multiple_id_name)
    return {
        "index": members(_COLLECTION, instead=f"{_ISOLATION}.media_listings.{listing}"),
        "index_results": members(_COLLECTION, instead=f"{_ISOLATION}.media_listings.{listing}_results"),
        "add": _edit(_COLLECTION),
        "edit": _edit(one),
        "delete": _edit(one),
        f"{kind}_usage": members(one),
        "add_multiple": _edit(_COLLECTION),
        "edit_multiple": _edit(several),
        f"create_multiple_from_uploaded_{kind}": _edit(_UPLOAD),
        "delete_multiple": _edit(several),
        "delete_upload_multiple": _edit(_UPLOAD),
    }


def _chooser(kind: str, instead: str | None = None) -> dict[str, Rule]:
    return {
        "choose": members(_COLLECTION, instead=instead),
        "choose_results": members(_COLLECTION),
        "chosen": members(path(kind, "pk")),
        "chosen_multiple": members(query(kind, "id")),
        "create": _edit(_COLLECTION),
    }


def _named(namespace: str, rules: dict[str, Rule]) -> dict[str, Rule]:
    return {f"{namespace}:{name}": rule for name, rule in rules.items()}


_IMAGE = path("image", "image_id")

MEDIA_RULES: dict[str, Rule] = {
    **_named("wagtailimages", _library("image", "image_id", "image_id", "images")),
    "wagtailimages:preview": members(_IMAGE),
    "wagtailimages:url_generator": members(_IMAGE),
    "wagtailimages:url_generator_output": members(_IMAGE),
    **_named("wagtailimages_chooser", _chooser("image", f"{_ISOLATION}.media_choosers.images")),
    "wagtailimages_chooser:select_format": members(_IMAGE),
    **_named("wagtaildocs", _library("document", "document_id", "doc_id", "documents")),
    **_named("wagtaildocs_chooser", _chooser("document")),
    "wagtaildocs_serve": members(path("document", 0)),
    # Collections have no passwords here.
    "wagtaildocs_authenticate_with_password": administrators(),
    "wagtailadmin_api:images:detail": members(path("image", "pk")),
    "wagtailadmin_api:documents:detail": members(path("document", "pk")),
    # Lists of every edition's media; no screen of Wagtail's uses them.
    "wagtailadmin_api:images:listing": administrators(),
    "wagtailadmin_api:images:find": administrators(),
    "wagtailadmin_api:documents:listing": administrators(),
    "wagtailadmin_api:documents:find": administrators(),
}
