"""What was or is to be told to an endpoint, and each attempt to do so."""

import uuid
from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from api.models.webhook import EventType, WebhookEndpoint
from editions.models import Edition

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager


def new_message_id() -> str:
    """What receivers tell messages apart by: the same however often and to whomever one is sent."""
    return f"msg_{uuid.uuid4().hex}"


class Problem(models.TextChoices):
    """Why an attempt failed, in words for the edition's owners."""

    STATUS = "status", _("The receiver did not answer with success (2xx).")
    GONE = "gone", _("The receiver said that it is gone for good (410). Its webhook was switched off.")
    REDIRECT = (
        "redirect",
        _("The receiver sent the message elsewhere. Redirects are not followed: give the final address."),
    )
    TIMEOUT = "timeout", _("The receiver did not answer in time.")
    UNREACHABLE = "unreachable", _("The receiver could not be reached.")
    UNKNOWN_HOST = "unknown_host", _("The host of the address is not known.")
    FORBIDDEN = "forbidden", _("The address leads into a private network. Nothing was sent.")
    TLS = "tls", _("No secure connection came about: the receiver's certificate may be wrong or out of date.")
    PROTOCOL = "protocol", _("What came back was not HTTP.")
    SECRET = "secret", _("The signing secret can no longer be read: rotate it.")
    SWITCHED_OFF = "switched_off", _("The webhook is switched off.")
    INTERRUPTED = "interrupted", _("The worker was stopped in the middle of it.")


class WebhookEvent(models.Model):
    """Something that happened, in the bytes that every receiver gets."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="+")
    message_id = models.CharField(max_length=40, unique=True, default=new_message_id)
    type = models.CharField(max_length=40, choices=EventType.choices)
    body = models.TextField()
    created_at = models.DateTimeField(auto_now_add=True)

    deliveries: "RelatedManager[WebhookDelivery]"

    class Meta:
        default_permissions: ClassVar = ()

    def __str__(self) -> str:
        return f"{self.type} {self.message_id}"


class WebhookDelivery(models.Model):
    """One event on its way to one endpoint."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        RETRYING = "retrying", _("To be tried again")
        DELIVERED = "delivered", _("Delivered")
        DEAD = "dead", _("Given up")

    OPEN: ClassVar = (State.WAITING, State.RETRYING)

    event = models.ForeignKey(WebhookEvent, on_delete=models.CASCADE, related_name="deliveries")
    endpoint = models.ForeignKey(WebhookEndpoint, on_delete=models.CASCADE, related_name="deliveries")
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    # How many attempts were begun: in all, and since it was last sent on its way.
    number = models.PositiveIntegerField(default=0)
    tries = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField()
    # Until then a worker has it in hand.
    claimed_until = models.DateTimeField(null=True)
    # Of the last attempt.
    problem = models.CharField(max_length=20, choices=Problem.choices, blank=True)
    status = models.PositiveSmallIntegerField(null=True)
    finished_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    event_id: int
    endpoint_id: int
    attempts: "RelatedManager[WebhookAttempt]"

    class Meta:
        default_permissions: ClassVar = ()
        ordering: ClassVar = ["-pk"]
        indexes: ClassVar = [models.Index(fields=["state", "due_at"], name="webhook_deliveries_due")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["event", "endpoint"], name="one_webhook_delivery_per_event_and_endpoint")
        ]

    def __str__(self) -> str:
        return f"{self.event} → {self.endpoint}"

    @property
    def open(self) -> bool:
        """Whether it is still on its way."""
        return self.state in self.OPEN


class WebhookAttempt(models.Model):
    """One request, and what came of it."""

    delivery = models.ForeignKey(WebhookDelivery, on_delete=models.CASCADE, related_name="attempts")
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    milliseconds = models.PositiveIntegerField()
    status = models.PositiveSmallIntegerField(null=True)
    problem = models.CharField(max_length=20, choices=Problem.choices, blank=True)
    # What the system said of it, in English.
    detail = models.CharField(max_length=300, blank=True)
    # The first kilobyte of the answer.
    response = models.TextField(blank=True)

    class Meta:
        default_permissions: ClassVar = ()
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["delivery", "number"], name="webhook_attempts_are_numbered")
        ]

    def __str__(self) -> str:
        return f"{self.delivery} #{self.number}"
