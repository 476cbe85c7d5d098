"""Rules for Wagtail's page screens, page choosers and workflow steps."""

from collections.abc import Iterator

from wagtail.models import TaskState

from editions.gate.claims import Call, Claim, Place, form, path, query
from editions.gate.rules import Rule, administrators, members
from editions.models import PageIdentity
from editions.permissions import Action

_PAGE = path("page", "page_id")
_PARENT = path("page", "parent_page_id")
_MOVED = path("page", "page_to_move_id")
_REVISION = path("revision", "revision_id")
_ISOLATION = "editions.admin.isolation"


def writing(call: Call) -> Action:
    """Editing in the source language, translating in all others."""
    identity = (
        PageIdentity.objects.filter(page_id=call.kwargs["page_id"])
        .values_list("locale_id", "edition__source_locale_id")
        .first()
    )
    return Action.EDIT if identity is None or identity[0] == identity[1] else Action.TRANSLATE


def _compared(call: Call) -> Iterator[Claim]:
    """Two revisions, each by number or as `live`, `earliest`, `latest` of the page itself."""
    for name in ("revision_id_a", "revision_id_b"):
        if (value := call.kwargs[name]) not in ("live", "earliest", "latest"):
            yield Claim("revision", (value,))


def _task_of_page(call: Call) -> Iterator[Claim]:
    """A task is nobody's by itself: it must be one that this page has been through."""
    through = TaskState.objects.filter(
        task_id=call.kwargs["task_id"],
        workflow_state__object_id=str(call.kwargs["page_id"]),
        workflow_state__base_content_type__model="page",
    ).values_list("pk", flat=True)
    yield Claim("task_state", (str(through.first() or 0),))


def _page(*more: Place, action: Action = Action.VIEW) -> Rule:
    return members(_PAGE, *more, action=action)


_TASK = path("task_state", "task_state_id")
_WORKFLOW = path("workflow_state", "workflow_state_id")
_PAGES = {
    "add": members(_PARENT, action=Action.EDIT),
    "preview_on_add": members(_PARENT, action=Action.EDIT),
    "add_subpage": members(_PARENT, action=Action.EDIT),
    "edit": members(_PAGE, action=writing),
    "preview_on_edit": members(_PAGE, action=writing),
    "view_draft": _page(),
    "usage": _page(),
    "delete": _page(action=Action.EDIT),
    "unpublish": _page(action=Action.PUBLISH),
    "convert_alias": _page(action=Action.EDIT),
    "search": members(),
    "search_results": members(),
    "move": members(_MOVED, form("page", "new_parent_page"), action=Action.EDIT),
    "move_confirm": members(_MOVED, path("page", "destination_id"), action=Action.EDIT),
    "set_page_position": members(_MOVED, action=Action.EDIT),
    "copy": _page(form("page", "new_parent_page"), action=Action.EDIT),
    "workflow_action": members(
        _PAGE, _TASK, action=Action.REVIEW, instead="editions.admin.isolation.answers.workflow_action", for_all=True
    ),
    "collect_workflow_action_data": _page(_TASK, action=Action.REVIEW),
    "confirm_workflow_cancellation": members(_PAGE, action=writing),
    "workflow_preview": _page(_task_of_page),
    "lock": _page(action=Action.REVIEW),
    "unlock": _page(action=Action.REVIEW),
    "revisions_index": _page(),
    "revisions_view": _page(_REVISION),
    "revisions_revert": members(_PAGE, _REVISION, action=writing),
    "revisions_unschedule": _page(_REVISION, action=Action.PUBLISH),
    "revisions_compare": members(path("page", "pk"), _compared),
    "workflow_history": _page(),
    "workflow_history_detail": _page(_WORKFLOW),
    "history": _page(),
    "history_results": _page(),
    # The names of all groups; and readers' access is the edition's own setting, not a page's.
    "set_privacy": administrators(),
    # Pages by type, over all editions.
    "type_use": administrators(),
    "type_use_results": administrators(),
    "choose_parent": administrators(),
}

_PLACE = path("place", "parent_page_id")
_TARGETS = query("page", "target_pages[]")

PAGE_RULES: dict[str, Rule] = {
    "wagtailadmin_explore_root": members(),
    "wagtailadmin_explore": members(_PLACE),
    "wagtailadmin_explore_results": members(_PLACE),
    **{f"wagtailadmin_pages:{name}": rule for name, rule in _PAGES.items()},
    "wagtailadmin_choose_page": members(_TARGETS, instead=f"{_ISOLATION}.page_chooser.browse"),
    "wagtailadmin_choose_page_child": members(_PLACE, _TARGETS),
    "wagtailadmin_choose_page_search": members(),
    "wagtailadmin_choose_page_chosen_multiple": members(query("page", "id")),
    "wagtailadmin_choose_page_external_link": members(instead=f"{_ISOLATION}.page_chooser.external_link"),
    "wagtailadmin_choose_page_email_link": members(),
    "wagtailadmin_choose_page_phone_link": members(),
    "wagtailadmin_choose_page_anchor_link": members(),
    "wagtailadmin_api:pages:listing": members(),
    "wagtailadmin_api:pages:detail": members(path("place", "pk")),
    "wagtailadmin_api:pages:find": members(),
    # Copies and moves by ids in a JSON body; no screen of Wagtail's uses it.
    "wagtailadmin_api:pages:action": administrators(),
}
