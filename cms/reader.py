"""Serves the example front end and the contract's operations as the static files they are."""

from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe
from django.views.static import serve

CONTRACT = Path(settings.BASE_DIR) / "frontend_contract"

# No inline script or style, nothing from elsewhere. Framed by the editor's preview panel alone.
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'self'",
        # What stands in for a picture until it is loaded is in the answer itself.
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'self'",
    )
)


@require_safe
@xframe_options_sameorigin
def reader(request: HttpRequest, path: str = "") -> HttpResponse | FileResponse | HttpResponseNotModified:
    """`/reader/` and the files below it; `/reader/operations/NAME.graphql` from the contract."""
    if path.startswith("operations/"):
        root, name = CONTRACT, path
    else:
        root, name = CONTRACT / "example", path or "index.html"
    if not (root / name).suffix:
        raise Http404
    response = serve(request, name, document_root=str(root))
    response["Content-Security-Policy"] = CONTENT_SECURITY_POLICY
    response["X-Content-Type-Options"] = "nosniff"
    response["Referrer-Policy"] = "same-origin"
    response["Cache-Control"] = "public, max-age=60"
    if name.endswith(".graphql"):
        response["Content-Type"] = "application/graphql; charset=utf-8"
    return response
