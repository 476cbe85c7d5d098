"""Rules for what is left of Wagtail: one's account, small services, and all that knows no edition."""

from collections.abc import Iterator

from django.apps import apps
from django.contrib.admin.utils import unquote

from editions.gate.claims import Call, Claim, form, form_ending
from editions.gate.owners import kind_of_model
from editions.gate.rules import Rule, administrators, everybody, members
from editions.permissions import Action

_NOBODYS = Claim("page", ("0",))
_BULK_ACTIONS = {"publish": Action.PUBLISH, "unpublish": Action.PUBLISH}


def _kind(call: Call) -> str | None:
    try:
        return kind_of_model(apps.get_model(call.kwargs["app_label"], call.kwargs["model_name"]))
    except LookupError:
        return None


def _edited_object(call: Call) -> Iterator[Claim]:
    """Who else is editing this object: by app, model and quoted key."""
    kind = _kind(call)
    yield Claim(kind, (unquote(call.kwargs["object_id"]),)) if kind else _NOBODYS


def _bulk_objects(call: Call) -> Iterator[Claim]:
    """`?id=…&id=…`, or `?id=all&childOf=…`: everything in a page or collection.

    "All" without a parent, or below a page that is nobody's, would be the pages of all
    editions. For media Wagtail's own permissions bound it.
    """
    kind = _kind(call)
    ids = call.request.GET.getlist("id")
    parents = [parent for parent in call.request.GET.getlist("childOf") if parent]
    if kind not in ("page", "image", "document"):
        yield _NOBODYS
        return
    if "all" not in ids:
        yield Claim(kind, tuple(ids)) if ids else _NOBODYS
    elif kind == "page":
        yield Claim("page", tuple(parents)) if parents else _NOBODYS
    elif parents:
        yield Claim("collection", tuple(parents))


def _bulk_action(call: Call) -> Action:
    return _BULK_ACTIONS.get(call.kwargs["action"], Action.EDIT)


_EVERYBODY = """
    wagtailadmin_sprite wagtailadmin_javascript_catalog wagtailadmin_login wagtailadmin_logout
    wagtailadmin_password_reset wagtailadmin_password_reset_done
    wagtailadmin_password_reset_confirm wagtailadmin_password_reset_complete
"""
_MEMBERS = """
    wagtailadmin_home wagtailadmin_account wagtailadmin_dismissibles wagtailadmin_block_preview
    wagtailadmin_editing_sessions:release
"""
_VIEWSET = "index index_results add edit delete history history_results usage copy"
_ADMINISTRATORS = {
    "": "wagtailadmin_error_test",
    "wagtailsnippets": "index",
    # Its addresses are fetched by the server, and no text of a course holds embeds.
    "wagtailembeds": "chooser chooser_upload",
    "wagtailadmin_collections": "index add edit delete set_privacy",
    "wagtailadmin_workflows": """
        index index_results add enable disable edit usage usage_results remove add_task select_task_type
        task_index task_index_results edit_task disable_task enable_task task_chooser
        task_chooser_results task_chooser_create task_chosen
    """,
    "wagtailadmin_reports": """
        locked_pages locked_pages_results workflow workflow_results workflow_tasks workflow_tasks_results
        site_history site_history_results aging_pages aging_pages_results
        page_types_usage page_types_usage_results
    """,
    "wagtaillocales": _VIEWSET,
    "wagtailsites": _VIEWSET,
    "wagtailusers_users": _VIEWSET,
    "wagtailusers_groups": "index index_results add edit delete history history_results usage",
}

SITE_RULES: dict[str, Rule] = {
    **{name: everybody() for name in _EVERYBODY.split()},
    **{name: members() for name in _MEMBERS.split()},
    **{
        f"{namespace}:{name}".lstrip(":"): administrators()
        for namespace, names in _ADMINISTRATORS.items()
        for name in names.split()
    },
    "wagtail_bulk_action": members(
        _bulk_objects, form("page", "chooser"), form_ending("collection", "collection"), action=_bulk_action
    ),
    "wagtailadmin_editing_sessions:ping": members(_edited_object),
    "wagtailadmin_tag_autocomplete": members(instead="editions.admin.isolation.tags.autocomplete"),
    "wagtailadmin_tag_model_autocomplete": members(instead="editions.admin.isolation.tags.autocomplete"),
}
