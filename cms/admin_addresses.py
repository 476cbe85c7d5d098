"""Which addresses are the admin's."""

from django.http import HttpRequest

__all__ = ["is_admin"]


def is_admin(request: HttpRequest) -> bool:
    """Asked of every request, so that nothing is looked up: `cms.urls` mounts the admin here."""
    return request.path_info.startswith("/admin/")
