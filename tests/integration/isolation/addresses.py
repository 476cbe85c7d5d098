"""Every address of the admin, from the resolver itself, and the ids that stand in them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.resolvers import RegexPattern

from tests.integration.isolation.world import Land

GUARDED_PREFIXES = ("admin/", "documents/")


@dataclass(frozen=True)
class Address:
    """`name` with namespaces; `parameters` in order, empty names for positional ones."""

    name: str
    parameters: tuple[str, ...]
    positional: int = 0

    def __str__(self) -> str:
        return f"{self.name}({', '.join(self.parameters)})"

    def url(self, land: Land) -> str:
        """This address with `land`'s ids in it."""
        if self.positional:
            return reverse(self.name, args=_POSITIONAL[self.name](land))
        return reverse(self.name, kwargs={each: self._value(each, land) for each in self.parameters})

    def _value(self, parameter: str, land: Land) -> Any:
        special = _SPECIAL.get(self.name, {}).get(parameter)
        if special is None and parameter not in _USUAL:
            raise LookupError(f"Say in {__name__} what stands for “{parameter}” in {self.name}.")
        found = special if special is not None else _USUAL[parameter]
        return found(land) if callable(found) else found

    @property
    def has_ids(self) -> bool:
        return bool(self.parameters or self.positional)


def addresses() -> list[Address]:
    """All named addresses under the guarded prefixes."""
    return [address for path, address in _walk(get_resolver(), "", "") if path.startswith(GUARDED_PREFIXES)]


def all_names() -> set[str]:
    """The full names of all addresses of the product."""
    return {address.name for _path, address in _walk(get_resolver(), "", "")}


def unnamed() -> list[str]:
    """The patterns there that have no name."""
    found: list[str] = []

    def walk(resolver: URLResolver, path: str) -> None:
        for entry in resolver.url_patterns:
            here = path + str(entry.pattern)
            if isinstance(entry, URLResolver):
                walk(entry, here)
            elif not entry.name and here.startswith(GUARDED_PREFIXES):
                found.append(here)

    walk(get_resolver(), "")
    return found


def _walk(resolver: URLResolver, namespace: str, path: str) -> Iterator[tuple[str, Address]]:
    for entry in resolver.url_patterns:
        here = path + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from _walk(entry, inner, here)
        elif entry.name:
            yield here, _address(entry, namespace)


def _address(entry: URLPattern, namespace: str) -> Address:
    pattern = entry.pattern
    if isinstance(pattern, RegexPattern):
        names = tuple(pattern.regex.groupindex)
        return Address(f"{namespace}{entry.name}", names, 0 if names else pattern.regex.groups)
    return Address(f"{namespace}{entry.name}", tuple(pattern.converters))


def _pk(name: str) -> Any:
    return lambda land: land.pk(name)


_USUAL: dict[str, Any] = {
    "code": lambda land: land.edition.code,
    "version": lambda land: land.objects["release"].version,
    "page_id": _pk("lesson"),
    "parent_page_id": _pk("module"),
    "page_to_move_id": _pk("lesson"),
    "destination_id": _pk("module"),
    "page_pk": _pk("course"),
    "pk": _pk("lesson"),
    "revision_id": _pk("revision"),
    "revision_id_a": _pk("revision"),
    "revision_id_b": "live",
    "workflow_state_id": _pk("workflow_state"),
    "task_state_id": _pk("task_state"),
    "task_id": _pk("task"),
    "workflow_pk": _pk("workflow"),
    "image_id": _pk("image"),
    "document_id": _pk("document"),
    "doc_id": _pk("document"),
    "uploaded_file_id": _pk("image_upload"),
    "translation_id": _pk("translation"),
    "string_segment_id": _pk("string_segment"),
    "overridable_segment_id": _pk("overridable_segment"),
    "translation_source_id": _pk("translation_source"),
    "collection_id": _pk("collection"),
    "update_id": _pk("update"),
    "endpoint_id": _pk("webhook_endpoint"),
    "delivery_id": _pk("webhook_delivery"),
    "token_id": _pk("access_token"),
    "upstream": lambda land: land.edition.code,
    "request_id": _pk("fork_request"),
    "language": "en",
    "member_id": lambda land: land.owner.memberships.get().pk,
    "invitation_id": _pk("invitation"),
    "session_id": _pk("session"),
    "uidb36": "1",
    "provider_id": "sso",
    "change_id": _pk("slot_change"),
    "key": lambda land: land.objects["update_item"].key,
    "verb": "apply",
    "digest": lambda land: land.objects["image"].content_hash,
    "lineage": lambda land: land.objects["lesson"].identity.lineage,
    "locale": "en",
    "restriction_id": 1,
    "object_id": lambda land: str(land.pk("lesson")),
    "content_type_app_name": "content",
    "content_type_model_name": "lesson",
    "app_label": "content",
    "model_name": "lesson",
    "app_name": "taggit",
    "action_name": "approve",
    "action": "delete",
    "filter_spec": "max-165x165",
    "mode": "another",
    "uidb64": "MQ",
    "token": "set-password",
}
_WORKFLOW_PAGE = {"page_id": _pk("in_workflow")}
_FRENCH = {"page_id": _pk("french_lesson")}
_CASE = {"lineage": lambda land: land.objects["case"].identity.lineage}
_SPECIAL: dict[str, dict[str, Any]] = {
    **{
        f"editions_admin:{name}": _CASE
        for name in ("case_study", "undo_case_study", "case_study_questions", "write_case_study")
    },
    "deletion:at_work": {"request_id": _pk("deletion_request")},
    "deletion:status": {"request_id": _pk("deletion_request")},
    "deletion:call_back": {"request_id": _pk("deletion_request")},
    "account_reset_password_from_key": {"key": "set-password"},
    "mfa_edit_webauthn": {"pk": _pk("authenticator")},
    "mfa_remove_webauthn": {"pk": _pk("authenticator")},
    "wagtailadmin_editing_sessions:ping": {"session_id": 0},
    "wagtailadmin_editing_sessions:release": {"session_id": 0},
    "wagtail_bulk_action": {"app_label": "wagtailcore", "model_name": "page"},
    "wagtailadmin_tag_model_autocomplete": {"model_name": "tag"},
    "wagtailadmin_api:images:detail": {"pk": _pk("image")},
    "wagtailadmin_api:documents:detail": {"pk": _pk("document")},
    "wagtailadmin_api:pages:action": {"action_name": "copy"},
    "wagtailimages_chooser:chosen": {"pk": _pk("image")},
    "wagtaildocs_chooser:chosen": {"pk": _pk("document")},
    "wagtailadmin_collections:edit": {"pk": _pk("below")},
    "wagtailadmin_collections:delete": {"pk": _pk("below")},
    "wagtailadmin_pages:workflow_action": _WORKFLOW_PAGE,
    "wagtailadmin_pages:collect_workflow_action_data": _WORKFLOW_PAGE,
    "wagtailadmin_pages:confirm_workflow_cancellation": _WORKFLOW_PAGE,
    "wagtailadmin_pages:workflow_preview": _WORKFLOW_PAGE,
    "wagtailadmin_pages:workflow_history": _WORKFLOW_PAGE,
    "wagtailadmin_pages:workflow_history_detail": _WORKFLOW_PAGE,
    "wagtail_localize:convert_to_alias": _FRENCH,
    "wagtaildocs:create_multiple_from_uploaded_document": {"uploaded_file_id": _pk("document_upload")},
    "wagtaildocs:delete_upload_multiple": {"uploaded_file_id": _pk("document_upload")},
    **{
        f"wagtailadmin_workflows:{name}": {"pk": _pk("workflow")}
        for name in ("enable", "disable", "edit", "usage", "usage_results")
    },
    **{f"wagtailadmin_workflows:{name}": {"pk": _pk("task")} for name in ("edit_task", "disable_task", "enable_task")},
    **{
        f"{namespace}:{name}": {"pk": pk}
        for namespace, pk in (
            ("wagtailusers_users", lambda land: land.owner.pk),
            ("wagtailusers_groups", lambda land: land.owner.groups.get().pk),
            ("wagtaillocales", lambda land: land.edition.source_locale_id),
            ("wagtailsites", 1),
        )
        for name in ("edit", "delete", "history", "history_results", "usage", "copy")
    },
    **{
        f"editions_admin:{name}": {"language": "fr"}
        for name in ("translation", "translation_file", "fill_from_memory", "send_translation", "upload_translation")
    },
    "wagtail_localize:submit_snippet_translation": {"pk": "1"},
    "wagtail_localize:snippets_api_detail": {"pk": "1"},
}
_POSITIONAL: dict[str, Any] = {
    "wagtaildocs_serve": lambda land: (land.pk("document"), land.objects["document"].filename),
}
