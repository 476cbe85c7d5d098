"""Comparing values: as JSON, so that `1` is not `True`, and rich text by what it says."""

import json
import re
from typing import Any

# Wagtail's editor writes these into every paragraph that it saves. They are nobody's content.
_EDITOR_KEYS = re.compile(r"""\s+data-block-key=(?:"[^"]*"|'[^']*')""")

_WRITTEN = re.compile(r"""<([a-zA-Z][\w:-]*)((?:\s+[^\s=<>/]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*/?>""")
_ATTRIBUTE = re.compile(r"""([^\s=<>/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


def key_of(value: Any) -> str:
    """A string that is equal for equal JSON values, and for no others."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def rich_text_key(value: Any) -> str:
    """The same for rich text: how its tags are written does not count, nor an editor's marks."""
    if isinstance(value, str) and ("=" in value or "/>" in value):
        value = _WRITTEN.sub(_written_plainly, without_editor_keys(value))
    return key_of(value)


def _written_plainly(tag: re.Match[str]) -> str:
    attributes = sorted(f'{name}="{double or single}"' for name, double, single in _ATTRIBUTE.findall(tag.group(2)))
    return f"<{' '.join([tag.group(1), *attributes])}>"


def without_editor_keys(html: str) -> str:
    return _EDITOR_KEYS.sub("", html)
