"""`/favicon.ico`: browsers ask for it where a page names no icon, such as a file that they show."""

from django.http import HttpRequest, HttpResponseRedirect
from django.templatetags.static import static
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

__all__ = ["favicon"]


@require_safe
@cache_control(public=True, max_age=86_400)
def favicon(request: HttpRequest) -> HttpResponseRedirect:
    return HttpResponseRedirect(static("editions/img/logo.svg"))
