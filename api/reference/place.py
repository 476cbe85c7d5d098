"""An edition in a language, as examples ask for it: what to say for each argument."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from graphql import GraphQLField, is_required_argument

# How many entries examples ask for where a list has pages.
_FIRST = 2


@dataclass(frozen=True)
class Place:
    """`slugs` and `ids` are those of its pages, by the field of `Edition` that finds them."""

    code: str
    locale: str
    since: str
    words: str
    slugs: dict[str, list[str]] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)

    def arguments(self, name: str, of: GraphQLField, slug: int = 0) -> str | None:
        """`(locale: "en")`, or nothing; None when this place has nothing to say for one that has to be said.

        `slug` says which of the pages to take.
        """
        said: dict[str, Any] = {}
        for argument, about in of.args.items():
            known = self._value(name, argument, slug)
            if known is not None and (is_required_argument(about) or argument in ("slug", "first")):
                said[argument] = known
            elif is_required_argument(about):
                return None
        if "slug" in of.args and "slug" not in said:
            return None
        written = ", ".join(f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in said.items())
        return f"({written})" if written else ""

    def pages(self) -> Iterator[int]:
        """Numbers for `slug`."""
        yield from range(max([1, *(len(each) for each in self.slugs.values())]))

    def _value(self, field_name: str, argument: str, slug: int) -> Any:
        found = self.slugs.get(field_name, [])
        values = {
            "code": self.code,
            "locale": self.locale,
            "release": self.since if field_name == "changedSince" else None,
            "query": self.words,
            "first": _FIRST,
            "slug": found[slug % len(found)] if found else None,
        }
        return values.get(argument)
