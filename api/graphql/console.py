"""GraphiQL for developers, from files of our own: it works offline and tells no other host."""

from django.http import HttpResponse
from django.template.loader import render_to_string

_FIRST_QUERY = """# Ctrl+Space completes, Ctrl+Enter runs.
{
  editions {
    edges {
      node {
        code
        title
        owner
        release { version }
        locales { code name progress }
      }
    }
  }
}
"""
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def console() -> HttpResponse:
    """The page. Rendered without the request, so that nothing of a session can get into it."""
    page = HttpResponse(render_to_string("api/graphiql.html", {"query": _FIRST_QUERY}))
    page["Content-Security-Policy"] = _POLICY
    page["Cache-Control"] = "no-store"
    return page
