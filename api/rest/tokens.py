"""Access tokens: what one opens, told to its holder; a list of them, kept by an edition's owners."""

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from api.access.tokens import DAYS, MOST_DAYS, create_token, revoke_token, tokens_of
from api.models import AccessToken, Scope
from api.rest.base import EditionView, View
from api.rest.problems import Problem, ProblemSerializer
from editions.permissions import Action

__all__ = ["OwnTokenView", "TokenView", "TokensView"]

_PROBLEM = OpenApiResponse(ProblemSerializer, description="Not carried out; the problem says why.")
_PROBLEMS = {(status, "application/problem+json"): _PROBLEM for status in (401, 403, 404, 429)}
_WRONG = {(status, "application/problem+json"): _PROBLEM for status in (400, 415)}
_CODE = OpenApiParameter("code", OpenApiTypes.STR, "path", description="The edition's code.")


class OwnTokenSerializer(serializers.Serializer[Any]):
    """What the token opens that the request came with."""

    edition = serializers.CharField(help_text="The code of its edition.")
    scopes = serializers.ListField(child=serializers.ChoiceField(Scope.choices), help_text="What it opens there.")
    expires_at = serializers.DateTimeField(help_text="Until when it holds.")


class TokenSerializer(serializers.Serializer[Any]):
    """A token of an edition. The token itself is not kept."""

    id = serializers.IntegerField(help_text="Its number.")
    name = serializers.CharField(help_text="Who or what uses it.")
    hint = serializers.CharField(help_text="Its first characters.")
    scopes = serializers.ListField(child=serializers.ChoiceField(Scope.choices), help_text="What it opens.")
    valid = serializers.BooleanField(help_text="Neither revoked nor out of time.")
    created_at = serializers.DateTimeField(help_text="When it was made.")
    expires_at = serializers.DateTimeField(help_text="Until when it holds.")
    revoked_at = serializers.DateTimeField(allow_null=True, help_text="When it was revoked.")
    last_used_at = serializers.DateTimeField(allow_null=True, help_text="To within ten minutes.")


class NewTokenSerializer(serializers.Serializer[Any]):
    """A token to be made."""

    name = serializers.CharField(max_length=100, help_text="Who or what uses it.")
    scopes = serializers.ListField(
        child=serializers.ChoiceField(Scope.choices), allow_empty=False, help_text="What it opens."
    )
    days = serializers.IntegerField(
        min_value=1, max_value=MOST_DAYS, default=DAYS, help_text=f"How long it holds; {DAYS} when left out."
    )


class MadeTokenSerializer(TokenSerializer):
    """A token that was just made."""

    token = serializers.CharField(help_text="The token. It is not shown again.")


class TokenListSerializer(serializers.Serializer[Any]):
    """All tokens of an edition."""

    tokens = TokenSerializer(many=True, help_text="The newest first, ended ones too.")


class OwnTokenView(View):
    @extend_schema(
        operation_id="ownToken",
        summary="What a token opens",
        responses={200: OwnTokenSerializer, **_PROBLEMS},
    )
    def get(self, request: Request) -> Response:
        """For the holder of a token, to see that it is good for what it was made for."""
        if self.access is None:
            raise Problem(401, "FORBIDDEN", "This takes an access token.", headers={"WWW-Authenticate": "Bearer"})
        token = AccessToken.objects.get(pk=self.access.token)
        return Response({"edition": self.access.code, "scopes": token.scopes, "expires_at": token.expires_at})


class TokensView(EditionView):
    @extend_schema(
        operation_id="tokens",
        summary="Tokens of an edition",
        parameters=[_CODE],
        responses={200: TokenListSerializer, **_PROBLEMS},
    )
    def get(self, request: Request, code: str) -> Response:
        """For an owner who is signed in."""
        edition = self.edition_for(code, None, Action.OWN)
        return Response({"tokens": [_told(token) for token in tokens_of(edition)]})

    @extend_schema(
        operation_id="createToken",
        summary="Make a token",
        parameters=[_CODE],
        request=NewTokenSerializer,
        responses={201: MadeTokenSerializer, **_WRONG, **_PROBLEMS},
    )
    def post(self, request: Request, code: str) -> Response:
        """For an owner who is signed in, with the CSRF token of the session. The answer has the token, this once."""
        edition = self.edition_for(code, None, Action.OWN)
        asked = NewTokenSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        made = create_token(edition, **asked.validated_data, user=request.user)
        return Response({**_told(made.token), "token": made.text}, status=201)


class TokenView(EditionView):
    @extend_schema(
        operation_id="revokeToken",
        summary="Revoke a token",
        parameters=[_CODE, OpenApiParameter("id", OpenApiTypes.INT, "path", description="The token's number.")],
        responses={204: None, **_PROBLEMS},
    )
    def delete(self, request: Request, code: str, id: int) -> Response:
        """For an owner who is signed in. From now on it opens nothing; safe to repeat."""
        edition = self.edition_for(code, None, Action.OWN)
        revoke_token(edition, id, user=request.user)
        return Response(status=204)


def _told(token: AccessToken) -> dict[str, Any]:
    return {
        "id": token.pk,
        "name": token.name,
        "hint": token.hint,
        "scopes": token.scopes,
        "valid": token.valid,
        "created_at": token.created_at,
        "expires_at": token.expires_at,
        "revoked_at": token.revoked_at,
        "last_used_at": token.last_used_at,
    }
