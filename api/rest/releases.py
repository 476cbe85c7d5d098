"""The feed of an edition's releases, and each as a bundle for an installation that subscribes."""

import hashlib
import tempfile
from pathlib import Path
from typing import Any, ClassVar

from django.conf import settings
from django.http import FileResponse, HttpResponseBase
from django.urls import reverse
from django.utils.cache import get_conditional_response
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.permissions import AllowAny
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from api.models import Scope
from api.rest.base import EditionView
from api.rest.problems import Problem, ProblemSerializer, not_found
from editions.actions.export_edition import export_edition
from editions.actions.withdraw_release import successor_of
from editions.errors import EditionError
from editions.models import Edition, Release
from editions.permissions import Action
from editions.transfer.signing import load_signing_key

__all__ = ["BundleView", "EditionDetailView", "ReleaseView", "ReleasesView"]

DEFAULT_LIMIT, MAX_LIMIT = 20, 100
_PROBLEM = OpenApiResponse(ProblemSerializer, description="Not carried out; the problem says why.")
_PROBLEMS = {(status, "application/problem+json"): _PROBLEM for status in (401, 403, 404, 429)}
_GONE = {(status, "application/problem+json"): _PROBLEM for status in (409, 410)}
_WRONG = {(400, "application/problem+json"): _PROBLEM}


class EditionSerializer(serializers.Serializer[Any]):
    """An edition."""

    code = serializers.CharField(help_text="Its code, which never changes.")
    title = serializers.CharField(help_text="As its owner calls it.")
    owner = serializers.CharField(help_text="Whose it is.")
    sample = serializers.BooleanField(help_text="A sample, not any government's work.")
    public = serializers.BooleanField(help_text="Whether everybody may read it; holders of a token otherwise.")
    latest = serializers.CharField(allow_null=True, help_text="The version that readers get who name none.")
    releases = serializers.CharField(help_text="The address of its feed of releases.")


class ReleaseSerializer(serializers.Serializer[Any]):
    """A release of an edition. It never changes, but for being withdrawn."""

    version = serializers.CharField(help_text="As its owner numbered it; never used twice.")
    number = serializers.IntegerField(help_text="Its place in the edition's history, from 1.")
    digest = serializers.CharField(help_text="SHA-256 of its manifest: equal wherever the release is.")
    notes = serializers.CharField(allow_blank=True, help_text="What is new, in the owner's words.")
    published_at = serializers.DateTimeField(help_text="When, in UTC.")
    withdrawn_at = serializers.DateTimeField(allow_null=True, help_text="Since when it must not be shown any more.")
    withdrawn_reason = serializers.CharField(allow_blank=True, help_text="Why.")
    successor = serializers.CharField(allow_null=True, help_text="Which version stands in for a withdrawn one.")
    bundle = serializers.CharField(help_text="Where its bundle is, for tokens with the scope `read:bundle`.")


class FeedSerializer(serializers.Serializer[Any]):
    """A page of an edition's releases, the newest first."""

    edition = serializers.CharField(help_text="The edition's code.")
    latest = serializers.CharField(allow_null=True, help_text="The version that readers get who name none.")
    releases = ReleaseSerializer(many=True, help_text="The newest first, withdrawn ones too.")
    next = serializers.CharField(allow_null=True, help_text="The address of what follows; null at the end.")


_CODE = OpenApiParameter("code", OpenApiTypes.STR, "path", description="The edition's code.")
_VERSION = OpenApiParameter("version", OpenApiTypes.STR, "path", description="A version of the edition.")


class EditionDetailView(EditionView):
    permission_classes: ClassVar[list[Any]] = [AllowAny]

    @extend_schema(
        operation_id="edition",
        summary="An edition",
        parameters=[_CODE],
        responses={200: EditionSerializer, **_PROBLEMS},
    )
    def get(self, request: Request, code: str) -> Response:
        """What an edition is, and where its releases are told."""
        edition = self.readable_edition(code, Scope.READ_PUBLISHED, Scope.READ_BUNDLE)
        return Response(
            {
                "code": edition.code,
                "title": edition.title,
                "owner": edition.owner,
                "sample": edition.sample,
                "public": edition.public,
                "latest": _latest(edition),
                "releases": reverse("rest:releases", args=[edition.code]),
            }
        )


class ReleasesView(EditionView):
    permission_classes: ClassVar[list[Any]] = [AllowAny]

    @extend_schema(
        operation_id="releases",
        summary="Releases of an edition",
        parameters=[
            _CODE,
            OpenApiParameter(
                "limit",
                {"type": "integer", "minimum": 1, "maximum": MAX_LIMIT, "default": DEFAULT_LIMIT},  # pyright: ignore[reportArgumentType]
                description=f"How many at a time; {DEFAULT_LIMIT} when left out.",
            ),
            OpenApiParameter(
                "before",
                {"type": "integer", "minimum": 1, "maximum": 2**31 - 1},  # pyright: ignore[reportArgumentType]
                description="Only releases whose number is less.",
            ),
        ],
        responses={200: FeedSerializer, **_WRONG, **_PROBLEMS},
    )
    def get(self, request: Request, code: str) -> HttpResponseBase:
        """The newest first. Ask again with `If-None-Match`: the answer is 304 while nothing has happened."""
        edition = self.readable_edition(code, Scope.READ_PUBLISHED, Scope.READ_BUNDLE)
        limit = _number(request, "limit", DEFAULT_LIMIT, MAX_LIMIT)
        before = _number(request, "before", 2**31 - 1, 2**31 - 1)
        found = edition.releases.filter(number__lt=before).defer("manifest").order_by("-number")
        rows = list(found[: limit + 1])
        following = None
        if len(rows) > limit:
            following = f"{reverse('rest:releases', args=[code])}?limit={limit}&before={rows[limit - 1].number}"
        body = {
            "edition": edition.code,
            "latest": _latest(edition),
            "releases": [_told(edition, release) for release in rows[:limit]],
            "next": following,
        }
        return _kept_for_a_while(request, edition, Response(body))


class ReleaseView(EditionView):
    permission_classes: ClassVar[list[Any]] = [AllowAny]

    @extend_schema(
        operation_id="release",
        summary="One release",
        parameters=[_CODE, _VERSION],
        responses={200: ReleaseSerializer, **_PROBLEMS},
    )
    def get(self, request: Request, code: str, version: str) -> HttpResponseBase:
        """A release by its version; a withdrawn one too, with its successor."""
        edition = self.readable_edition(code, Scope.READ_PUBLISHED, Scope.READ_BUNDLE)
        return _kept_for_a_while(request, edition, Response(_told(edition, _release(edition, version))))


class _ZipRenderer(BaseRenderer):
    """Names the media type; files are sent as they are."""

    media_type = "application/zip"
    format = "zip"

    def render(self, data: Any, *args: Any, **kwargs: Any) -> bytes:
        return JSONRenderer().render(data)


class BundleView(EditionView):
    renderer_classes: ClassVar[list[type[BaseRenderer]]] = [_ZipRenderer, JSONRenderer]
    # Making one takes seconds.
    points = 100

    @extend_schema(
        operation_id="bundle",
        summary="A release as a bundle",
        parameters=[_CODE, _VERSION],
        responses={
            (200, "application/zip"): OpenApiTypes.BINARY,
            **_PROBLEMS,
            **_GONE,
        },
    )
    def get(self, request: Request, code: str, version: str) -> HttpResponseBase:
        """For installations that subscribe: the release with all languages and media, and the edition's history.

        Signed where the server has a key. Its format is told in `bundle.schema.json`. 410 for a withdrawn release.
        """
        edition = self.edition_for(code, Scope.READ_BUNDLE, Action.OWN)
        release = _release(edition, version)
        if release.withdrawn:
            follows = successor_of(release)
            successor = follows.version if follows else None
            raise Problem(410, "RELEASE_WITHDRAWN", "This release was withdrawn.", successor=successor)
        return _bundle(edition, release)


def _bundle(edition: Edition, release: Release) -> HttpResponseBase:
    """A file without a name: it is gone when it has been sent, or when the sending breaks off."""
    key = load_signing_key(settings.BUNDLE_SIGNING_KEY) if settings.BUNDLE_SIGNING_KEY else None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bundle.zip"
        try:
            made = export_edition(edition, path, version=release.version, alone=True, key=key)
        except EditionError as error:
            raise Problem(409, "BUNDLE_UNAVAILABLE", str(error)) from error
        file = path.open("rb")
    name = f"{edition.code}-{release.version}.zip"
    response = FileResponse(file, as_attachment=True, filename=name, content_type=_ZipRenderer.media_type)
    response["ETag"] = f'"{made.sha256}"'
    response["Cache-Control"] = "private, no-cache"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _release(edition: Edition, version: str) -> Release:
    found = edition.releases.filter(version=version).defer("manifest").first()
    if found is None:
        raise not_found("RELEASE_NOT_FOUND", "This edition has no release with this version.")
    found.edition = edition
    return found


def _latest(edition: Edition) -> str | None:
    return edition.latest_release.version if edition.latest_release else None


def _told(edition: Edition, release: Release) -> dict[str, Any]:
    return {
        "version": release.version,
        "number": release.number,
        "digest": release.digest,
        "notes": release.notes,
        "published_at": release.published_at,
        "withdrawn_at": release.withdrawn_at,
        "withdrawn_reason": release.withdrawn_reason,
        "successor": _latest(edition) if release.withdrawn else None,
        "bundle": reverse("rest:bundle", args=[edition.code, release.version]),
    }


def _number(request: Request, name: str, otherwise: int, most: int) -> int:
    text = request.query_params.get(name)
    if text is None:
        return otherwise
    if not (text.isascii() and text.isdecimal() and len(text) <= 10 and 1 <= int(text) <= most):
        raise Problem(400, "BAD_REQUEST", f"`{name}` is a number from 1 to {most}.", errors={name: ["Not in range."]})
    return int(text)


def _kept_for_a_while(request: Request, edition: Edition, response: Response) -> HttpResponseBase:
    """With a validator of what it says: whoever looks again and again is told that nothing has happened."""
    digest = hashlib.blake2b(JSONRenderer().render(response.data), digest_size=16).hexdigest()
    response["ETag"] = etag = f'"{digest}"'
    response["Cache-Control"] = f"{'public' if edition.public else 'private'}, max-age=30, must-revalidate"
    response["Vary"] = "Authorization"
    return get_conditional_response(request._request, etag=etag) or response
