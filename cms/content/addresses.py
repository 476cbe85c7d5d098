"""Where readers find a page. Content does not know editions; they register how to tell.

The reader's addresses depend on the edition and the language that a page belongs to, which
only `editions` knows. It registers an `Addresses` at start-up; without one, pages simply have
no public address and no preview.
"""

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from wagtail.models import Page


class Addresses(Protocol):
    def live(self, page: "Page", request: "HttpRequest | None") -> str | None:
        """The reader's address of the released page, or `None` when it has none."""
        ...

    def has_front_end(self, page: "Page") -> bool:
        """Whether drafts of `page` can be shown in a front end of its owners' own."""
        ...

    def preview(self, page: "Page", request: "HttpRequest", beside: "Page | None") -> "HttpResponse":
        """A response that shows `page`'s unsaved or draft content in the reader.

        With `beside`, one of the page's translations, it shows the draft of that at its side.
        """
        ...

    def preview_in_front_end(self, page: "Page", request: "HttpRequest") -> "HttpResponse":
        """A response that shows the same in the owners' own front end."""
        ...


_registered: list[Addresses] = []


def register(addresses: Addresses) -> None:
    """Use `addresses` from now on; the last one registered wins."""
    _registered[:] = [addresses]


def current() -> Addresses | None:
    return _registered[0] if _registered else None
