"""Tables of the API's own."""

from api.models.access_token import AccessToken, Scope
from api.models.old_slug import OldSlug
from api.models.open_to import OpenTo
from api.models.search_entry import SearchEntry

__all__ = ["AccessToken", "OldSlug", "OpenTo", "Scope", "SearchEntry"]
