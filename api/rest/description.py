"""The OpenAPI description of REST, and the page that shows it, from files of our own."""

from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.renderers import BaseRenderer, JSONRenderer

__all__ = ["DescriptionView", "DocsView", "about_rest"]

# Swagger UI draws its icons from data and sets styles as it goes.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


@extend_schema(exclude=True)
class DescriptionView(SpectacularAPIView):
    """`openapi.json`: OpenAPI 3.1."""

    authentication_classes: ClassVar[list[Any]] = []
    permission_classes: ClassVar[list[Any]] = []
    renderer_classes: ClassVar[list[type[BaseRenderer]]] = [JSONRenderer]

    def finalize_response(self, *args: Any, **kwargs: Any) -> Any:
        response = super().finalize_response(*args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        response["Cache-Control"] = "public, max-age=300"
        return response


@extend_schema(exclude=True)
class DocsView(SpectacularSwaggerSplitView):
    authentication_classes: ClassVar[list[Any]] = []
    permission_classes: ClassVar[list[Any]] = []

    def finalize_response(self, *args: Any, **kwargs: Any) -> Any:
        response = super().finalize_response(*args, **kwargs)
        response["Content-Security-Policy"] = _POLICY
        return response


def about_rest(endpoints: list[Any]) -> list[Any]:
    """The addresses that the description tells of: those of `/api/v1/`, and no screen of the admin."""
    return [each for each in endpoints if each[0].startswith("/api/v1/")]
