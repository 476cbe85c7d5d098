"""Tables of the API's own."""

from api.models.search_entry import SearchEntry

__all__ = ["SearchEntry"]
