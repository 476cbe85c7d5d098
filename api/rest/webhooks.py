"""Webhooks of an edition, for programs with a token that may manage them, and for owners who are signed in."""

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from api.models import EventType, Scope, WebhookDelivery, WebhookEndpoint
from api.rest.base import EditionView
from api.rest.problems import Problem, ProblemSerializer
from api.webhooks import actions
from editions.models import Edition
from editions.permissions import Action

__all__ = [
    "DeliveriesView",
    "DeliveryReplayView",
    "WebhookRotateView",
    "WebhookTestView",
    "WebhookView",
    "WebhooksView",
]

_MOST_DELIVERIES = 100
_PROBLEM = OpenApiResponse(ProblemSerializer, description="Not carried out; the problem says why.")
_PROBLEMS = {(status, "application/problem+json"): _PROBLEM for status in (401, 403, 404, 429)}
_WRONG = {(status, "application/problem+json"): _PROBLEM for status in (400, 409, 415)}
_REFUSED = {(400, "application/problem+json"): _PROBLEM}
_CODE = OpenApiParameter("code", OpenApiTypes.STR, "path", description="The edition's code.")
_ID = OpenApiParameter("id", OpenApiTypes.INT, "path", description="The webhook's number.")
_DELIVERY = OpenApiParameter("delivery", OpenApiTypes.INT, "path", description="The delivery's number.")
_EVENTS = serializers.ListField(
    child=serializers.ChoiceField(EventType.subscribable()), allow_empty=False, help_text="What it is told."
)


class WebhookSerializer(serializers.Serializer[Any]):
    """Where an edition's events are sent."""

    id = serializers.IntegerField(help_text="Its number.")
    url = serializers.CharField(help_text="Where messages are posted to.")
    description = serializers.CharField(allow_blank=True, help_text="For the edition's own people.")
    event_types = serializers.ListField(child=serializers.CharField(), help_text="What it is told.")
    active = serializers.BooleanField(help_text="While it is off, it is told nothing.")
    gone_at = serializers.DateTimeField(allow_null=True, help_text="When the receiver said that it is gone for good.")


class NewWebhookSerializer(serializers.Serializer[Any]):
    """A webhook to be added."""

    url = serializers.CharField(max_length=500, help_text="Where messages are posted to: https, and public.")
    description = serializers.CharField(
        max_length=200, required=False, allow_blank=True, default="", help_text="For the edition's own people."
    )
    event_types = _EVENTS


class ChangedWebhookSerializer(serializers.Serializer[Any]):
    """What is to be changed of a webhook; what is left out stays."""

    url = serializers.CharField(max_length=500, required=False, help_text="Where messages are posted to.")
    description = serializers.CharField(
        max_length=200, required=False, allow_blank=True, help_text="For the edition's own people."
    )
    event_types = serializers.ListField(
        child=serializers.ChoiceField(EventType.subscribable()),
        allow_empty=False,
        required=False,
        help_text="What it is told.",
    )
    active = serializers.BooleanField(required=False, help_text="While it is off, it is told nothing.")


class SecretWebhookSerializer(WebhookSerializer):
    """A webhook with its new signing secret."""

    secret = serializers.CharField(help_text="The signing secret (Standard Webhooks). It is not shown again.")


class WebhookListSerializer(serializers.Serializer[Any]):
    """All webhooks of an edition."""

    webhooks = WebhookSerializer(many=True, help_text="In the order in which they were added.")


class DeliverySerializer(serializers.Serializer[Any]):
    """A message on its way to a webhook."""

    id = serializers.IntegerField(help_text="Its number.")
    message_id = serializers.CharField(help_text="What the header `webhook-id` says.")
    event = serializers.CharField(help_text="The type of the event.")
    state = serializers.ChoiceField(WebhookDelivery.State.choices, help_text="Where it stands.")
    attempts = serializers.IntegerField(help_text="How many were begun.")
    status = serializers.IntegerField(allow_null=True, help_text="The HTTP status of the last answer.")
    problem = serializers.CharField(allow_blank=True, help_text="Why the last attempt failed.")
    created_at = serializers.DateTimeField(help_text="When it happened.")
    due_at = serializers.DateTimeField(help_text="When it is tried next, if it is still on its way.")


class DeliveryListSerializer(serializers.Serializer[Any]):
    """What was sent to a webhook of late."""

    deliveries = DeliverySerializer(many=True, help_text=f"The last {_MOST_DELIVERIES}, the newest first.")


class _WebhooksView(EditionView):
    def managed(self, code: str) -> tuple[Edition, Any]:
        """The edition, and the person who asks; `None` for a token whose scope was checked."""
        edition = self.edition_for(code, Scope.MANAGE_WEBHOOKS, Action.MANAGE_WEBHOOKS)
        return edition, None if self.access else self.request.user

    def endpoint(self, code: str, pk: int) -> tuple[WebhookEndpoint, Any]:
        edition, user = self.managed(code)
        found = WebhookEndpoint.objects.filter(edition=edition, pk=pk).first()
        if found is None:
            raise Problem(404, "NOT_FOUND", "This edition has no such webhook.")
        found.edition = edition
        return found, user

    def sent(self, kind: type[serializers.Serializer[Any]], request: Request) -> dict[str, Any]:
        asked = kind(data=request.data)
        asked.is_valid(raise_exception=True)
        return asked.validated_data


class WebhooksView(_WebhooksView):
    @extend_schema(
        operation_id="webhooks",
        summary="Webhooks of an edition",
        parameters=[_CODE],
        responses={200: WebhookListSerializer, **_PROBLEMS},
    )
    def get(self, request: Request, code: str) -> Response:
        """Takes a token with the scope `manage:webhooks`, or an owner who is signed in."""
        edition, _user = self.managed(code)
        return Response({"webhooks": [_told(each) for each in WebhookEndpoint.objects.filter(edition=edition)]})

    @extend_schema(
        operation_id="addWebhook",
        summary="Add a webhook",
        parameters=[_CODE],
        request=NewWebhookSerializer,
        responses={201: SecretWebhookSerializer, **_WRONG, **_PROBLEMS},
    )
    def post(self, request: Request, code: str) -> Response:
        """The answer has the signing secret, this once."""
        edition, user = self.managed(code)
        endpoint, secret = actions.add_endpoint(edition, **self.sent(NewWebhookSerializer, request), user=user)
        return Response({**_told(endpoint), "secret": secret}, status=201)


class WebhookView(_WebhooksView):
    @extend_schema(
        operation_id="webhook",
        summary="One webhook",
        parameters=[_CODE, _ID],
        responses={200: WebhookSerializer, **_PROBLEMS},
    )
    def get(self, request: Request, code: str, id: int) -> Response:
        """A webhook by its number."""
        endpoint, _user = self.endpoint(code, id)
        return Response(_told(endpoint))

    @extend_schema(
        operation_id="changeWebhook",
        summary="Change a webhook",
        parameters=[_CODE, _ID],
        request=ChangedWebhookSerializer,
        responses={200: WebhookSerializer, **_WRONG, **_PROBLEMS},
    )
    def patch(self, request: Request, code: str, id: int) -> Response:
        """Changes what is sent, and leaves the rest."""
        endpoint, user = self.endpoint(code, id)
        return Response(
            _told(actions.change_endpoint(endpoint, **self.sent(ChangedWebhookSerializer, request), user=user))
        )

    @extend_schema(
        operation_id="deleteWebhook",
        summary="Delete a webhook",
        parameters=[_CODE, _ID],
        responses={204: None, **_PROBLEMS},
    )
    def delete(self, request: Request, code: str, id: int) -> Response:
        """Deletes it with its log; nothing is sent there any more."""
        endpoint, user = self.endpoint(code, id)
        actions.delete_endpoint(endpoint, user=user)
        return Response(status=204)


class WebhookRotateView(_WebhooksView):
    @extend_schema(
        operation_id="rotateWebhookSecret",
        summary="Make a new secret",
        parameters=[_CODE, _ID],
        request=None,
        responses={200: SecretWebhookSerializer, **_PROBLEMS},
    )
    def post(self, request: Request, code: str, id: int) -> Response:
        """For a day, messages are signed with both. The answer has the new one, this once."""
        endpoint, user = self.endpoint(code, id)
        secret = actions.rotate_secret(endpoint, user=user)
        return Response({**_told(endpoint), "secret": secret})


class WebhookTestView(_WebhooksView):
    @extend_schema(
        operation_id="testWebhook",
        summary="Send a test",
        parameters=[_CODE, _ID],
        request=None,
        responses={202: DeliverySerializer, **_REFUSED, **_PROBLEMS},
    )
    def post(self, request: Request, code: str, id: int) -> Response:
        """Queues the message `webhook.test`."""
        endpoint, user = self.endpoint(code, id)
        return Response(_delivery(actions.send_test(endpoint, user=user)), status=202)


class DeliveriesView(_WebhooksView):
    @extend_schema(
        operation_id="webhookDeliveries",
        summary="What was sent",
        parameters=[_CODE, _ID],
        responses={200: DeliveryListSerializer, **_PROBLEMS},
    )
    def get(self, request: Request, code: str, id: int) -> Response:
        """The log of a webhook, the newest first."""
        endpoint, _user = self.endpoint(code, id)
        found = endpoint.deliveries.select_related("event")[:_MOST_DELIVERIES]
        return Response({"deliveries": [_delivery(each) for each in found]})


class DeliveryReplayView(_WebhooksView):
    @extend_schema(
        operation_id="replayWebhookDelivery",
        summary="Send a message again",
        parameters=[_CODE, _ID, _DELIVERY],
        request=None,
        responses={202: DeliverySerializer, **_REFUSED, **_PROBLEMS},
    )
    def post(self, request: Request, code: str, id: int, delivery: int) -> Response:
        """The same message, at once, and tried for another day."""
        endpoint, user = self.endpoint(code, id)
        found = endpoint.deliveries.select_related("event").filter(pk=delivery).first()
        if found is None:
            raise Problem(404, "NOT_FOUND", "This webhook was sent no such message.")
        found.endpoint = endpoint
        return Response(_delivery(actions.replay(found, user=user)), status=202)


def _told(endpoint: WebhookEndpoint) -> dict[str, Any]:
    names = ("id", "url", "description", "event_types", "active", "gone_at")
    return {name: getattr(endpoint, name) for name in names}


def _delivery(delivery: WebhookDelivery) -> dict[str, Any]:
    return {
        "id": delivery.pk,
        "message_id": delivery.event.message_id,
        "event": delivery.event.type,
        "state": delivery.state,
        "attempts": delivery.number,
        "status": delivery.status,
        "problem": delivery.problem,
        "created_at": delivery.created_at,
        "due_at": delivery.due_at,
    }
