"""Whose is this id? One answer per kind of object that an admin address can name.

A kind is a word (`page`, `image`, `revision` …) with a function that looks up many ids at once
and returns the editions that own them. `NOBODY` stands for whatever no edition owns and for
what does not exist: both are refused alike, so that the refusal tells nothing.
"""

from collections.abc import Callable, Iterable, Mapping

from django.db.models import Q
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, Page, Revision, TaskState, UploadedFile, WorkflowState
from wagtail_localize.models import OverridableSegment, StringSegment, Translation, TranslationSource

from editions.models import Edition, PageIdentity, Release

__all__ = [
    "KINDS",
    "NOBODY",
    "PERSONAL",
    "Owners",
    "are_of",
    "kind_of_model",
    "owned_by",
    "owners",
    "register_kind",
    "register_personal_kind",
]

NOBODY = None
Owners = dict[int, int | None]
"""Primary key → primary key of the edition, or `NOBODY`."""

Lookup = Callable[[list[int]], Mapping[int, int | None]]


def _pages(ids: list[int]) -> Owners:
    return dict(PageIdentity.objects.filter(page_id__in=ids).values_list("page_id", "edition_id"))


def _collections(ids: list[int]) -> Owners:
    """A collection belongs to the edition whose own collection it is, or lies below."""
    paths = dict(Collection.objects.filter(pk__in=ids).values_list("pk", "path"))
    step = Collection.steplen
    prefixes = {path[:end] for path in paths.values() for end in range(step, len(path) + 1, step)}
    roots = dict(Edition.objects.filter(collection__path__in=prefixes).values_list("collection__path", "pk"))
    return {
        pk: next((roots[path[:end]] for end in range(len(path), 0, -step) if path[:end] in roots), NOBODY)
        for pk, path in paths.items()
    }


def _media(model: type) -> Lookup:
    def lookup(ids: list[int]) -> Owners:
        collection_of = dict(model.objects.filter(pk__in=ids).values_list("pk", "collection_id"))
        owner_of = _collections(list(collection_of.values()))
        return {pk: owner_of.get(collection) for pk, collection in collection_of.items()}

    return lookup


def _objects_of_pages(pairs: Iterable[tuple[int, str]]) -> Owners:
    """For rows that name a page in a generic `object_id`."""
    page_of = {pk: int(object_id) for pk, object_id in pairs if object_id.isdecimal()}
    owner_of = _pages(list(page_of.values()))
    return {pk: owner_of.get(page) for pk, page in page_of.items()}


_ABOUT_A_PAGE = Q(base_content_type__app_label="wagtailcore", base_content_type__model="page")


def _revisions(ids: list[int]) -> Owners:
    return _objects_of_pages(Revision.objects.filter(_ABOUT_A_PAGE, pk__in=ids).values_list("pk", "object_id"))


def _workflow_states(ids: list[int]) -> Owners:
    states = WorkflowState.objects.filter(_ABOUT_A_PAGE, pk__in=ids)
    return _objects_of_pages(states.values_list("pk", "object_id"))


def _task_states(ids: list[int]) -> Owners:
    state_of = dict(TaskState.objects.filter(pk__in=ids).values_list("pk", "workflow_state_id"))
    owner_of = _workflow_states(list(state_of.values()))
    return {pk: owner_of.get(state) for pk, state in state_of.items()}


def _translation_sources(ids: list[int]) -> Owners:
    """A source is a page in one language; its translation key is one edition's alone."""
    key_of = dict(TranslationSource.objects.filter(pk__in=ids).values_list("pk", "object_id"))
    owners_of: dict[object, set[int]] = {}
    identities = PageIdentity.objects.filter(page__translation_key__in=key_of.values())
    for key, edition in identities.values_list("page__translation_key", "edition_id"):
        owners_of.setdefault(key, set()).add(edition)
    return {pk: min(found) if len(found := owners_of.get(key, set())) == 1 else NOBODY for pk, key in key_of.items()}


def _of_translation_source(model: type) -> Lookup:
    def lookup(ids: list[int]) -> Owners:
        source_of = dict(model.objects.filter(pk__in=ids).values_list("pk", "source_id"))
        owner_of = _translation_sources(list(source_of.values()))
        return {pk: owner_of.get(source) for pk, source in source_of.items()}

    return lookup


def _of_edition(model: type, path: str = "edition_id") -> Lookup:
    def lookup(ids: list[int]) -> Owners:
        return dict(model.objects.filter(pk__in=ids).values_list("pk", path))

    return lookup


KINDS: dict[str, Lookup] = {
    "page": _pages,
    "collection": _collections,
    "image": _media(get_image_model()),
    "document": _media(get_document_model()),
    "revision": _revisions,
    "workflow_state": _workflow_states,
    "task_state": _task_states,
    "translation_source": _translation_sources,
    "translation": _of_translation_source(Translation),
    "string_segment": _of_translation_source(StringSegment),
    "overridable_segment": _of_translation_source(OverridableSegment),
    "edition": _of_edition(Edition, "pk"),
    "release": _of_edition(Release),
}


def register_kind(kind: str, model: type, path: str = "edition_id") -> None:
    """Teaches the gate a model of ours: `path` leads from a row to its edition's primary key."""
    KINDS[kind] = _of_edition(model, path)


def owners(kind: str, ids: Iterable[int]) -> Owners:
    """The owner of each id, `NOBODY` for what does not exist."""
    wanted = list(dict.fromkeys(ids))
    found = KINDS[kind](wanted) if wanted else {}
    return {pk: found.get(pk, NOBODY) for pk in wanted}


def owned_by(edition: Edition | int, kind: str, ids: Iterable[int]) -> set[int]:
    """Those of `ids` that `edition` owns."""
    pk = edition if isinstance(edition, int) else edition.pk
    return {each for each, owner in owners(kind, ids).items() if owner == pk}


def kind_of_model(model: type) -> str | None:
    """The kind that a model's rows are, `None` for models that the gate does not know."""
    if issubclass(model, Page):
        return "page"
    if issubclass(model, get_image_model()):
        return "image"
    if issubclass(model, get_document_model()):
        return "document"
    if issubclass(model, Collection):
        return "collection"
    return None


PERSONAL: dict[str, tuple[type, str]] = {"upload": (UploadedFile, "uploaded_by_user_id")}
"""Kinds whose rows belong to a person and to no edition, with the column that says to whom."""


def register_personal_kind(kind: str, model: type, column: str = "user_id") -> None:
    """Teaches the gate a model whose rows are people's own."""
    PERSONAL[kind] = (model, column)


def are_of(user_id: int, kind: str, ids: Iterable[int]) -> bool:
    """Whether all `ids` of a personal kind are that person's: half-finished uploads, second factors."""
    model, column = PERSONAL[kind]
    wanted = set(ids)
    return model.objects.filter(pk__in=wanted, **{column: user_id}).count() == len(wanted)
