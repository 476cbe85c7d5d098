"""Tables of the API's own."""

from api.models.old_slug import OldSlug
from api.models.search_entry import SearchEntry

__all__ = ["OldSlug", "SearchEntry"]
