"""Updates: what a new release of upstream offers an edition, and what became of it."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from editions.models.edition import Edition
from editions.models.release import Release

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

    from editions.models.update_request import UpdateRequest


class EditionBase(models.Model):
    """What an edition's documents last agreed on with upstream, where that is no release as it was.

    `pages` has the shape of a manifest's `pages`, with `digest` alone for each language. While
    there is no row, the edition's `base_release` is its base.
    """

    edition = models.OneToOneField(Edition, on_delete=models.CASCADE, related_name="base")
    pages = models.JSONField()

    def __str__(self) -> str:
        return f"{self.edition_id}"

    edition_id: int


class Update(models.Model):
    """A release of upstream, merged into an edition item by item.

    Offered, decided, applied as drafts, published; each step can be undone as long as nobody
    has worked on. `seen` tells, by lineage and language, the digest of each document that it
    was computed from. `plan` holds, from applying on, what publishing has left to do; `before`
    what undoing needs.
    """

    class State(models.TextChoices):
        OFFERED = "offered", _("Offered")
        DECIDED = "decided", _("Decided")
        APPLIED = "applied", _("Applied")
        PUBLISHED = "published", _("Published")
        UNDONE = "undone", _("Undone")
        DECLINED = "declined", _("Declined")

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="updates")
    from_release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="+")
    to_release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(_("state"), max_length=20, choices=State.choices, default=State.OFFERED)
    seen = models.JSONField(default=dict)
    plan = models.JSONField(default=dict)
    before = models.JSONField(default=dict)
    # [{kind, lineage, locale, page_title, node, path, value}]: what happened without being asked.
    notices = models.JSONField(default=list)
    # [{lineage, locale, page_title, message}]: why the merged content cannot be published.
    violations = models.JSONField(default=list)
    # [{lineage, locale, page_title, reason}]: pages left alone when it was applied or undone.
    skipped = models.JSONField(default=list)
    offered_at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True)
    applied_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    edition_id: int
    from_release_id: int
    to_release_id: int
    items: "RelatedManager[UpdateItem]"
    requests: "RelatedManager[UpdateRequest]"
    pages: "RelatedManager[UpdatePage]"

    OPEN: ClassVar = (State.OFFERED, State.DECIDED)

    class Meta:
        ordering: ClassVar = ["-pk"]
        verbose_name = _("update")
        verbose_name_plural = _("updates")

    def __str__(self) -> str:
        return f"{self.edition_id}: {self.from_release_id} → {self.to_release_id}"

    @property
    def pending_operations(self) -> bool:
        """Whether publishing the update would add, take away, move or reorder pages."""
        before = [[lineage, parent] for lineage, parent, _type in self.plan.get("mine", [])]
        after = [list(each) for each in self.plan.get("target", [])]
        return before != after or bool(self.plan.get("languages"))


class UpdateItem(models.Model):
    """One thing that upstream changed, and what was decided about it, by whom and when."""

    class Decision(models.TextChoices):
        TAKE = "take", _("Take")
        KEEP = "keep", _("Keep mine")
        DEFER = "defer", _("Decide later")

    update = models.ForeignKey(Update, on_delete=models.CASCADE, related_name="items")
    # The same for the same change of the same place, however often it is offered.
    key = models.CharField(max_length=32)
    position = models.PositiveIntegerField()
    lineage = models.UUIDField()
    locale = models.CharField(max_length=100)
    page_title = models.CharField(max_length=255)
    # The lineage of the module that the page stands in, to group by; null outside modules.
    module = models.UUIDField(null=True)
    node = models.CharField(max_length=255, blank=True)
    path = models.JSONField(default=list)
    group = models.JSONField(default=list)
    change = models.CharField(max_length=20)
    conflict = models.CharField(max_length=20, blank=True, default="")
    base = models.JSONField(null=True)
    mine = models.JSONField(null=True)
    theirs = models.JSONField(null=True)
    # The source string that a translation is of.
    source = models.TextField(blank=True)
    decision = models.CharField(max_length=10, choices=Decision.choices, blank=True, default="")
    # `{"value": …}`: a text of one's own, taken instead of theirs.
    edited = models.JSONField(null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    decided_at = models.DateTimeField(null=True)

    update_id: int

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["update", "key"], name="one_item_per_change")]

    def __str__(self) -> str:
        return f"{self.change} {self.lineage} {self.locale} {self.node}"

    @property
    def change_key(self) -> tuple[str, str, tuple[Any, ...]]:
        """As `editions.merging` names it."""
        return (self.change, self.node, (*self.path, *self.group))


class UpdatePage(models.Model):
    """A page that an update wrote a draft on, and how to take it back.

    `translation` holds a translation's strings to be remembered when its source is published:
    `{"before": …, "strings": [{path, source, target}], "overrides": [{path, data}]}`.
    """

    update = models.ForeignKey(Update, on_delete=models.CASCADE, related_name="pages")
    page_id = models.PositiveIntegerField()
    lineage = models.UUIDField()
    locale = models.CharField(max_length=100)
    title = models.CharField(max_length=255)
    # The draft that the update wrote; none where a translation follows its source.
    revision_id = models.PositiveIntegerField(null=True)
    # The page as it was: `{latest_revision, live_revision, live, draft_title, …}`.
    before = models.JSONField(default=dict)
    # The newest and the live revision right after publication.
    after = models.JSONField(default=dict)
    translation = models.JSONField(null=True)

    update_id: int

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["update", "lineage", "locale"], name="one_row_per_update_and_page")
        ]

    def __str__(self) -> str:
        return f"{self.update_id}: {self.lineage} {self.locale}"
