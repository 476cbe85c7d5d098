"""Where an edition's events are sent."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from editions.models import Edition

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

    from api.models.webhook_delivery import WebhookDelivery


class EventType(models.TextChoices):
    """What an endpoint can be told; part of the contract, so that a published type keeps its name and shape."""

    RELEASE_PUBLISHED = "release.published", _("A release was published")
    RELEASE_WITHDRAWN = "release.withdrawn", _("A release was withdrawn")
    DIRECTORY_CHANGED = "directory.changed", _("The directory changed")
    UPDATE_OFFERED = "update.offered", _("An update was offered")
    EDITION_ARCHIVED = "edition.archived", _("The edition was archived")
    TEST = "webhook.test", _("A test")

    @classmethod
    def subscribable(cls) -> list[tuple[str, Any]]:
        """All that happens by itself, with its label; a test is sent to whoever is tested."""
        return [choice for choice in cls.choices if choice[0] != cls.TEST]


class WebhookEndpoint(models.Model):
    """A receiver of an edition's events, and the secrets that they are signed with.

    Secrets are sealed with the installation's `SECRET_KEY` (`editions.sealing`). While
    `previous_until` lies ahead, messages are signed with the previous one as well.
    """

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="webhook_endpoints")
    url = models.CharField(_("address"), max_length=500)
    description = models.CharField(_("description"), max_length=200, blank=True)
    event_types = models.JSONField(_("events"), default=list)
    active = models.BooleanField(_("active"), default=True)
    # When the receiver said that it is gone for good, and was switched off for that.
    gone_at = models.DateTimeField(null=True)
    sealed_secret = models.TextField()
    sealed_previous = models.TextField(blank=True)
    previous_until = models.DateTimeField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    edition_id: int
    deliveries: "RelatedManager[WebhookDelivery]"

    class Meta:
        default_permissions: ClassVar = ()
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["edition", "url"], name="one_webhook_endpoint_per_address")
        ]

    def __str__(self) -> str:
        return self.url

    @property
    def event_labels(self) -> list[Any]:
        """The events that it is told, in the reader's language."""
        return [label for value, label in EventType.subscribable() if value in self.event_types]
