"""The contract's JSON Schemas, held against what came in."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend
from referencing import Registry, Resource

from editions.transfer.refused import BundleRefused

__all__ = ["check_schema"]

_DOCUMENTS = "urn:course-editions:document-schema:1"
_BUNDLES = "urn:course-editions:bundle-schema:1"
_PARTS = {
    "index": f"{_BUNDLES}#/$defs/index",
    "signature": f"{_BUNDLES}#/$defs/signature",
    "directory": f"{_BUNDLES}#/$defs/directory_document",
    "document": f"{_DOCUMENTS}#/$defs/document",
    "manifest": f"{_DOCUMENTS}#/$defs/manifest",
}


def check_schema(part: str, value: Any, name: str) -> None:
    """Raises `BundleRefused` unless `value` is what the schema says of `part`.

    `part` is `index`, `signature`, `directory`, `document` or `manifest`; `name` is the file's.
    """
    error = next(_validator(part).iter_errors(value), None)
    if error is not None:
        said = _("“%(name)s” is not what a bundle holds there: %(place)s: %(problem)s")
        raise BundleRefused(said % {"name": name, "place": error.json_path[:200], "problem": error.message[:200]})


def _pattern(validator: Any, pattern: str, value: Any, schema: Any) -> Iterator[ValidationError]:
    """`$` ends the text, as in the regular expressions of JSON Schema; Python's lets a line break follow."""
    if isinstance(value, str) and not re.search(re.sub(r"\$$", r"\\Z", pattern), value):
        yield ValidationError(f"{value!r} does not match {pattern!r}")


_Validator = extend(Draft202012Validator, {"pattern": _pattern})


@cache
def _validator(part: str) -> Any:
    return _Validator({"$ref": _PARTS[part]}, registry=_registry())


@cache
def _registry() -> Registry:
    contract = Path(settings.BASE_DIR) / "frontend_contract"
    read = [json.loads((contract / f"{name}.schema.json").read_text("utf-8")) for name in ("document", "bundle")]
    return Registry().with_resources((schema["$id"], Resource.from_contents(schema)) for schema in read)
