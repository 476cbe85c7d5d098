"""Comparing values: as JSON, so that `1` is not `True`, and rich text by what it says."""

import json
import re
from typing import Any

# Wagtail's editor writes these into every paragraph that it saves. They are nobody's content.
_EDITOR_KEYS = re.compile(r"""\s+data-block-key=(?:"[^"]*"|'[^']*')""")


def key_of(value: Any) -> str:
    """A string that is equal for equal JSON values, and for no others."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def rich_text_key(value: Any) -> str:
    """The same for rich text, whose editor's own marks do not count."""
    if isinstance(value, str) and "data-block-key" in value:
        value = without_editor_keys(value)
    return key_of(value)


def without_editor_keys(html: str) -> str:
    return _EDITOR_KEYS.sub("", html)
