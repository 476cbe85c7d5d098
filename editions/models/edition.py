"""Editions: one owner's course, in its languages."""

import secrets
from typing import TYPE_CHECKING, ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection, Locale

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

    from editions.models.audit_entry import AuditEntry
    from editions.models.case_study_decision import CaseStudyDecision
    from editions.models.deletion_request import DeletionRequest
    from editions.models.identity import PageIdentity
    from editions.models.invitation import Invitation
    from editions.models.membership import Membership
    from editions.models.planned_release import PlannedRelease
    from editions.models.release import Release, ReleaseRequest
    from editions.models.review import EditionWorkflow
    from editions.models.slot_change import SlotChange
    from editions.models.update import Update
    from editions.models.update_request import UpdateRequest

code_validator = RegexValidator(
    r"^[a-z0-9][a-z0-9-]{1,48}[a-z0-9]$",
    _("A code has 3 to 50 lower-case letters, digits and hyphens, and starts and ends with a letter or digit."),
)


def new_secret() -> str:
    """256 random bits in hexadecimal: the key from which public media addresses are made."""
    return secrets.token_hex(32)


class Edition(models.Model):
    """One owner's course: a page tree per language, media, institutions, branding, people.

    The global course is itself an edition. `upstream` and `base_release` say what a fork was
    made from; `latest_release` is what readers get who name no version.
    """

    code = models.SlugField(_("code"), max_length=50, unique=True, validators=[code_validator])
    title = models.CharField(_("title"), max_length=255)
    owner = models.CharField(_("owner"), max_length=255)
    sample = models.BooleanField(
        _("sample"), default=False, help_text=_("A sample, not any government's work; readers are told.")
    )
    public = models.BooleanField(_("public"), default=True)
    tells_upstream = models.BooleanField(
        _("tells upstream"), default=False, help_text=_("Readers and the upstream's owner may see what it is based on.")
    )
    second_factor = models.BooleanField(
        _("second factor"),
        default=False,
        help_text=_("Its publishers and owners sign in with a second factor, or not at all."),
    )
    # What everybody may read is not for everybody to build on, nor to be seen in others' admin.
    adaptable = models.BooleanField(
        _("adaptable"), default=False, help_text=_("People of other editions may make one of their own from it.")
    )
    # Minutes from the last publication until a release is made by itself; never, when there are none.
    release_after = models.PositiveSmallIntegerField(null=True, blank=True, editable=False)
    source_locale = models.ForeignKey(Locale, on_delete=models.PROTECT, related_name="+")
    collection = models.OneToOneField(Collection, on_delete=models.PROTECT, related_name="edition")
    upstream = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="forks", verbose_name=_("upstream")
    )
    base_release = models.ForeignKey(
        "editions.Release", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    latest_release = models.ForeignKey(
        "editions.Release", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    secret = models.CharField(max_length=64, default=new_secret, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    # Served to nobody, edited by nobody, offered nothing; whatever it holds is kept.
    archived_at = models.DateTimeField(_("archived at"), null=True, blank=True, editable=False)
    archived_reason = models.TextField(_("reason for archiving"), blank=True, editable=False)
    # All that it held is gone; the row keeps its code from being anybody else's.
    deleted_at = models.DateTimeField(_("deleted at"), null=True, blank=True, editable=False)

    # What Django adds by name, for type checkers.
    source_locale_id: int
    collection_id: int
    latest_release_id: int | None
    base_release_id: int | None
    upstream_id: int | None
    edition_locales: "RelatedManager[EditionLocale]"
    identities: "RelatedManager[PageIdentity]"
    invitations: "RelatedManager[Invitation]"
    memberships: "RelatedManager[Membership]"
    audit_entries: "RelatedManager[AuditEntry]"
    case_study_decisions: "RelatedManager[CaseStudyDecision]"
    deletion_requests: "RelatedManager[DeletionRequest]"
    releases: "RelatedManager[Release]"
    release_requests: "RelatedManager[ReleaseRequest]"
    planned_releases: "RelatedManager[PlannedRelease]"
    workflows: "RelatedManager[EditionWorkflow]"
    forks: "RelatedManager[Edition]"
    slot_changes: "RelatedManager[SlotChange]"
    updates: "RelatedManager[Update]"
    update_requests: "RelatedManager[UpdateRequest]"

    class Meta:
        ordering: ClassVar = ["code"]
        verbose_name = _("edition")
        verbose_name_plural = _("editions")

    def __str__(self) -> str:
        return f"{self.title} ({self.code})"

    @property
    def archived(self) -> bool:
        return self.archived_at is not None

    @property
    def adapted(self) -> bool:
        """Whether it was made from another edition, whose mandatory blocks hold in it."""
        return self.upstream_id is not None or self.base_release_id is not None

    @property
    def served(self) -> bool:
        """Whether readers get it, once it has a release."""
        return self.public and not self.archived


class EditionLocale(models.Model):
    """A language that an edition has; readers see it when it is offered."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="edition_locales")
    locale = models.ForeignKey(Locale, on_delete=models.PROTECT, related_name="+")
    offered = models.BooleanField(_("offered to readers"), default=True)
    # Where a text is not translated: this language next, then the source language.
    fallback = models.ForeignKey(Locale, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)

    locale_id: int
    fallback_id: int | None

    class Meta:
        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["edition", "locale"], name="one_row_per_edition_and_locale")
        ]

    def __str__(self) -> str:
        return f"{self.edition.code}: {self.locale.language_code}"
