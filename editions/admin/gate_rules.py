"""What the gate knows of our own addresses."""

from collections.abc import Iterator

from editions.gate import Rule, form, members, path, query, register_kind, signed_in
from editions.gate.claims import Call, Claim
from editions.models import Edition, SlotChange, Update
from editions.permissions import Action

__all__ = ["GATE_RULES", "edition_in_path"]


def edition_in_path(call: Call) -> Iterator[Claim]:
    """The edition whose code stands in the path; one that does not exist is nobody's."""
    found = Edition.objects.filter(code=call.kwargs["code"]).values_list("pk", flat=True).first()
    yield Claim("edition", (str(found or 0),))


def _publishing(call: Call) -> Action:
    """A screen that everybody of the edition may look at, and that publishes what is sent to it."""
    return Action.PUBLISH if call.request.method == "POST" else Action.VIEW


_PAGE = query("page", "page")
_PAGE_IN_PATH = path("page", "page_id")
register_kind("update", Update)
register_kind("slot_change", SlotChange)
# An update is its edition's: an address that names the one with another's code names nothing.
_UPDATE = members(edition_in_path, path("update", "update_id"), action=Action.EDIT)

_BRANDING = members(edition_in_path, form("image", "logo"), form("image", "seal"), action=Action.MANAGE_EDITION)

GATE_RULES: dict[str, Rule] = {
    f"editions_admin:{name}": rule
    for name, rule in {
        "index": members(),
        "index_results": members(),
        # A course to adapt may be somebody else's, and what was asked for is nobody's yet: the views look.
        "choose_fork": members(),
        "fork": members(),
        "fork_at_work": members(),
        "fork_status": members(),
        "edition": members(edition_in_path),
        "history": members(edition_in_path, action=Action.EDIT),
        "history_results": members(edition_in_path, action=Action.EDIT),
        "branding": members(
            edition_in_path, form("image", "logo"), form("image", "seal"), action=Action.MANAGE_EDITION
        ),
        "branding_preview": members(
            edition_in_path, form("image", "logo"), form("image", "seal"), action=Action.MANAGE_EDITION
        ),
        "languages": members(edition_in_path, action=Action.MANAGE_EDITION),
        "change_language": members(edition_in_path, action=Action.MANAGE_EDITION),
        "drop_language": members(edition_in_path, action=Action.MANAGE_EDITION),
        **{
            name: members(edition_in_path, action=Action.OWN)
            for name in ("end", "archive_edition", "restore_edition", "edition_bundle", "delete_edition")
        },
        "approvals": members(edition_in_path, action=Action.MANAGE_EDITION),
        "shared_approvals": members(edition_in_path, action=Action.MANAGE_EDITION),
        "automatic_releases": members(edition_in_path, action=Action.MANAGE_EDITION),
        "end_review": members(
            edition_in_path, path("workflow_state", "workflow_state_id"), action=Action.MANAGE_EDITION
        ),
        "cancel_planned_release": members(edition_in_path, action=Action.RELEASE),
        "translation": members(edition_in_path, action=Action.TRANSLATE),
        "translation_file": members(edition_in_path, action=Action.TRANSLATE),
        "fill_from_memory": members(edition_in_path, action=Action.TRANSLATE),
        "send_translation": members(edition_in_path, _PAGE_IN_PATH, action=Action.TRANSLATE),
        "upload_translation": members(edition_in_path, action=Action.TRANSLATE),
        "release_status": members(edition_in_path),
        "next_release": members(edition_in_path),
        "release": members(edition_in_path),
        "publish_release": members(edition_in_path, action=Action.RELEASE),
        "withdraw_release": members(edition_in_path, action=Action.RELEASE),
        "case_studies_due": members(),
        "case_studies_due_csv": members(),
        "case_studies": members(edition_in_path),
        "case_study": members(edition_in_path, action=_publishing),
        "undo_case_study": members(edition_in_path, action=Action.PUBLISH),
        "case_study_questions": members(edition_in_path, action=Action.EDIT),
        "write_case_study": members(edition_in_path, action=Action.PUBLISH),
        "directory": members(edition_in_path, action=_publishing),
        "directory_csv": members(edition_in_path),
        "directory_upload": members(edition_in_path, action=Action.PUBLISH),
        "directory_history": members(edition_in_path),
        "undo_slot_change": members(edition_in_path, path("slot_change", "change_id"), action=Action.PUBLISH),
        "directory_mail": members(edition_in_path, action=Action.EDIT),
        "all_updates": members(),
        "updates": members(edition_in_path, action=Action.EDIT),
        "look_for_updates": members(edition_in_path, action=Action.EDIT),
        "update_mail": members(edition_in_path, action=Action.EDIT),
        "update_status": members(edition_in_path, action=Action.EDIT),
        "update": _UPDATE,
        "decide_update_items": _UPDATE,
        "decide_update_item": _UPDATE,
        "edit_update_item": _UPDATE,
        "update_step": _UPDATE,
        "update_media": _UPDATE,
        "preview_update": _UPDATE,
        "course_reference_chooser": members(_PAGE),
        "course_reference_titles": members(_PAGE),
    }.items()
} | {
    # Who had their edition deleted may have no role any more: the views look whose request it is.
    "deletion:at_work": signed_in(),
    "deletion:status": signed_in(),
    "deletion:call_back": signed_in(),
}
