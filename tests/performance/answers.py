"""Whether two answers of different shape say the same: every word and number, however it is wrapped."""

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from typing import Any

_TAG = re.compile(r"<[^>]+>")
# Names of types, keys of rows and addresses of pictures differ by nature; `true` and `false` are
# how grapple marks the right options, the product lists their ids.
_NOT_COMPARED = {"__typename", "id", "correct", "src", "srcset", "width", "height", "next", "leadsTo"}


def content_of(answer: Any) -> Counter[str]:
    """Every text and number in `answer`, without markup, case and white space, and how often it stands there."""
    return Counter(_leaves(answer))


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            if name not in _NOT_COMPARED:
                yield from _leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner)
    elif isinstance(value, str):
        yield " ".join(unescape(_TAG.sub(" ", value)).split()).lower()
    elif value is not None and value is not False:
        # What was never ticked is `false` here and `null` there.
        yield str(value)
