"""Where ids stand in a request: path, query, form, and a few odd places.

A place is a function from a request to the `Claim`s that it makes: "these are ids of that
kind". Only plain decimal digits count as an id. Django's own parsing is more generous (blanks,
underscores, digits of other scripts), and where two parsers differ, somebody gets through;
whatever is not plain is treated as an object that does not exist.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, QueryDict

__all__ = ["Claim", "Place", "form", "form_ending", "parse_ids", "path", "query"]


@dataclass(frozen=True)
class Claim:
    """`ids` as they stand in the request, all of one `kind`."""

    kind: str
    ids: tuple[str, ...]


@dataclass(frozen=True)
class Call:
    """A request on its way to a view: what `process_view` knows."""

    request: HttpRequest
    args: tuple[Any, ...]
    kwargs: Mapping[str, Any]


Place = Callable[[Call], Iterable[Claim]]


def parse_ids(ids: Iterable[str]) -> list[int] | None:
    """The ids as numbers; `None` as soon as one of them is anything but plain digits."""
    parsed = []
    for each in ids:
        if not (each.isascii() and each.isdigit() and len(each) < 19):
            return None
        parsed.append(int(each))
    return parsed


def path(kind: str, name: str | int) -> Place:
    """The part of the path called `name`, or at that position."""

    def find(call: Call) -> Iterator[Claim]:
        value = call.args[name] if isinstance(name, int) else call.kwargs.get(name)
        if value is not None:
            yield Claim(kind, (str(value),))

    return find


def _listed(kind: str, values: list[str]) -> Iterator[Claim]:
    given = tuple(value for value in values if value != "")
    if given:
        yield Claim(kind, given)


def query(kind: str, name: str) -> Place:
    """Every value of `?name=`."""
    return lambda call: _listed(kind, call.request.GET.getlist(name))


def form(kind: str, name: str) -> Place:
    """Every value of a posted field."""
    return lambda call: _listed(kind, call.request.POST.getlist(name))


def form_ending(kind: str, ending: str) -> Place:
    """Every posted field called `ending`, or with a form prefix before it: `image-7-collection`."""

    def find(call: Call) -> Iterator[Claim]:
        for name in call.request.POST:
            if name == ending or name.endswith(f"-{ending}"):
                yield from _listed(kind, call.request.POST.getlist(name))

    return find


def body_of(request: HttpRequest) -> QueryDict:
    """Form fields of a PUT, which Django itself leaves unread."""
    if request.method == "POST":
        return request.POST
    return QueryDict(request.body, encoding=request.encoding)
