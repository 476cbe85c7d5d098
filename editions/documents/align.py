"""Pairing the strings of a page and of its translation."""

from typing import Any

from cms.content.page import ContentPage
from editions.documents.translations import strings_by_path


def aligned_strings(source: ContentPage, target: ContentPage) -> list[dict[str, Any]]:
    """`[{path, source, target}]` for the paths at which both pages have as many strings.

    Where a paragraph was added or left out, nobody can tell which belongs to which: such paths
    are left out, and count as untranslated.
    """
    translated = strings_by_path(target)
    pairs = []
    for path, originals in strings_by_path(source).items():
        translations = translated.get(path, [])
        if len(translations) == len(originals):
            pairs += [
                {"path": path, "source": original, "target": translation}
                for original, translation in zip(originals, translations, strict=True)
            ]
    return pairs
