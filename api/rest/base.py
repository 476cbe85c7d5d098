"""What all views of REST have in common: who asks, which edition, rates, origins."""

from typing import Any, ClassVar

from django.http import HttpResponseBase
from rest_framework.authentication import BaseAuthentication, SessionAuthentication
from rest_framework.parsers import BaseParser, JSONParser
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from api.access import origins
from api.access.rates import spend
from api.access.tokens import Access
from api.models import Scope
from api.rest.authentication import BearerToken
from api.rest.problems import Problem, not_found, problem_of
from editions.models import Edition
from editions.permissions import Action, can
from editions.second_factor import lacks_second_factor

__all__ = ["EditionView", "View"]


class View(APIView):
    """JSON in, JSON or a problem out; a request costs `points` of the rate."""

    authentication_classes: ClassVar[list[type[BaseAuthentication]]] = [BearerToken, SessionAuthentication]
    permission_classes: ClassVar[list[Any]] = []
    renderer_classes: ClassVar[list[type[BaseRenderer]]] = [JSONRenderer]
    parser_classes: ClassVar[list[type[BaseParser]]] = [JSONParser]
    points = 1

    def get_exception_handler(self) -> Any:
        return problem_of

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        spend(request._request, self.access.token if self.access else None, self.points)

    @property
    def access(self) -> Access | None:
        """What the token opens, if there is one."""
        return self.request.auth if isinstance(self.request.auth, Access) else None

    def finalize_response(
        self, request: Request, response: HttpResponseBase, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        found: Any = super().finalize_response(request, response, *args, **kwargs)  # pyright: ignore[reportArgumentType]
        if "Cache-Control" not in found:
            found["Cache-Control"] = "no-store"
        return found


class EditionView(View):
    """A view about the edition whose code is in the address. A stranger gets 404, whether it exists or not."""

    edition: Edition | None = None

    def readable_edition(self, code: str, *scopes: Scope) -> Edition:
        """An edition that whoever asks may read: public, by a token with one of `scopes`, or by a role in it."""
        edition = self._find(code)
        by_token = any(self._by_token(edition, scope) for scope in scopes)
        if not (edition.served or by_token or self._by_role(edition, Action.VIEW)):
            if self._is_of(edition):
                raise Problem(403, "FORBIDDEN", f"This takes {_whom(scopes[0])}.")
            raise not_found()
        self.edition = edition
        return edition

    def edition_for(self, code: str, scope: Scope | None, action: Action) -> Edition:
        """The edition for what takes a token with `scope`, or a person who may do `action`. Raises `Problem`."""
        edition = self._find(code)
        known = edition.served or self._is_of(edition)
        if not known:
            raise not_found()
        if (scope and self._by_token(edition, scope)) or self._by_role(edition, action):
            self.edition = edition
            return edition
        if not self.request.user.is_authenticated:
            headers = {"WWW-Authenticate": "Bearer"}
            raise Problem(401, "FORBIDDEN", f"This takes {_whom(scope)}.", headers=headers)
        raise Problem(403, "FORBIDDEN", f"This takes {_whom(scope)}.")

    def _find(self, code: str) -> Edition:
        edition = Edition.objects.select_related("open_to").filter(code=code).first()
        if edition is None:
            raise not_found()
        return edition

    def _is_of(self, edition: Edition) -> bool:
        if self.access is not None:
            return self.access.edition == edition.pk and (
                not edition.archived or self._by_token(edition, Scope.MANAGE_WEBHOOKS)
            )
        return self._by_role(edition, Action.VIEW)

    def _by_token(self, edition: Edition, scope: Scope) -> bool:
        """An edition that is archived can be read by its own people alone; its log of webhooks stays open."""
        shut = edition.archived and scope != Scope.MANAGE_WEBHOOKS
        return not shut and self.access is not None and self.access.may(scope, edition.pk)

    def _by_role(self, edition: Edition, action: Action) -> bool:
        user = self.request.user
        if self.access is not None or not user.is_authenticated or lacks_second_factor(user):
            return False
        return can(user, action, edition)

    def options(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """A browser's preflight."""
        response = Response(status=204)
        origins.answer_preflight(response, ", ".join(self.allowed_methods))
        return response

    def finalize_response(
        self, request: Request, response: HttpResponseBase, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        found = super().finalize_response(request, response, *args, **kwargs)
        if self.edition is not None:
            origins.allow(found, request.headers.get("Origin"), origins.origins_of(self.edition))
        return found


def _whom(scope: Scope | None) -> str:
    owner = "an owner of the edition who is signed in"
    return f"an access token with the scope {scope.value}, or {owner}" if scope else owner
