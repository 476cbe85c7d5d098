"""Change what stands in slots: all that is asked for or nothing, live at once, noted with who and what."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Revision, WorkflowState, get_default_page_content_type
from wagtail_localize.models import Translation

from cms.content.models import Directory
from editions.directory.changes import Change, SlotsInvalid, checked_changes
from editions.directory.snapshot import rebuild_directory, rebuilt_once
from editions.directory.table import Place, Table, read_table
from editions.directory.values import FIELDS, Values
from editions.models import Edition, PageIdentity, SlotChange
from editions.permissions import Action, require

__all__ = ["change_slots"]


@transaction.atomic
def change_slots(
    edition: Edition,
    changes: Sequence[Change],
    *,
    user: Any,
    how: str = SlotChange.How.TABLE,
    undoes: SlotChange | None = None,
) -> int:
    """How many slots read differently now. Drafts of the pages that others have begun get the change too.

    Raises `NotPermitted`, `SlotsInvalid`, `SlotsStale`.
    """
    require(user, Action.PUBLISH, edition)
    identities = PageIdentity.objects.filter(edition=edition).values("page")
    # Held until the end: of two who save at once, the second learns of the first.
    list(Directory.objects.select_for_update().filter(pk__in=identities).order_by("pk").values_list("pk", flat=True))
    table = read_table(edition)
    wanted = checked_changes(table, changes)
    if not wanted:
        return 0
    _refuse_busy(table, wanted)
    with rebuilt_once(edition):
        for language, page in table.pages.items():
            slots = {slot: values for (slot, code), values in wanted.items() if code == language}
            if slots:
                _write(page.pk, slots, user, source=page.locale_id == edition.source_locale_id)
    rebuild_directory(edition, by=user, how=how, undoes=undoes)
    return len(wanted)


def _refuse_busy(table: Table, wanted: Mapping[Place, Values]) -> None:
    """Not past a lock, a review or a schedule of somebody else's."""
    pages = {language: table.pages[language] for _slot, language in wanted}
    keys = [str(page.pk) for page in pages.values()]
    base_type = get_default_page_content_type()
    in_review = set(
        WorkflowState.objects.active()
        .filter(base_content_type=base_type, object_id__in=keys)
        .values_list("object_id", flat=True)
    )
    scheduled = set(
        Revision.objects.filter(
            base_content_type=base_type, object_id__in=keys, approved_go_live_at__isnull=False
        ).values_list("object_id", flat=True)
    )
    reasons: dict[str, str] = {}
    for language, page in pages.items():
        if page.locked:
            reasons[language] = _("The page “%(page)s” is locked. Have it unlocked first.")
        elif str(page.pk) in in_review:
            reasons[language] = _("The page “%(page)s” is in review. Have that decided or cancelled first.")
        elif str(page.pk) in scheduled or page.go_live_at or page.expire_at:
            reasons[language] = _("The page “%(page)s” is on a schedule. Take that away first.")
        elif not page.live:
            reasons[language] = _("The page “%(page)s” is not published. Publish it first.")
    if reasons:
        said = {language: {"": reason % {"page": pages[language].title}} for language, reason in reasons.items()}
        raise SlotsInvalid({place: said[place[1]] for place in wanted if place[1] in said})


def _write(key: int, slots: Mapping[str, Values], user: Any, *, source: bool) -> None:
    page = Directory.objects.select_related("locale").get(pk=key)
    draft = page.get_latest_revision_as_object() if page.has_unpublished_changes else None
    if not source:
        # From now on this language is written by itself and no longer follows the source.
        Translation.objects.filter(
            source__object_id=page.translation_key, target_locale=page.locale_id, enabled=True
        ).update(enabled=False)
    _put(page, slots)
    page.save_revision(user=user, log_action=True).publish(user=user)
    if draft is not None:
        draft = Directory.objects.get(pk=key).with_content_json(draft.serializable_data())
        _put(draft, slots)
        draft.save_revision(user=user)


def _put(page: Directory, slots: Mapping[str, Values]) -> None:
    """Each slot once, at the place of the last that said something; fields that do not count are left."""
    raw = [{**item, "value": dict(item["value"])} for item in page.slot_values.raw_data]
    for slot, values in slots.items():
        standing = [item for item in raw if item["value"]["slot"] == slot]
        said = [item for item in standing if any(item["value"].get(name) for name in FIELDS)]
        kept = (said or standing or [None])[-1]
        raw = [item for item in raw if item["value"]["slot"] != slot or item is kept]
        if kept is None:
            kept = {"type": "value", "id": str(uuid4()), "value": {"slot": slot, **dict.fromkeys(FIELDS, "")}}
            raw.append(kept)
        kept["value"] |= values
        if not any(kept["value"].get(name) for name in FIELDS):
            raw.remove(kept)
    page.slot_values = Directory._meta.get_field("slot_values").to_python(raw)  # type: ignore[assignment]
