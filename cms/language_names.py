"""What languages are called: in the language of the interface, and by those who speak them (CLDR)."""

from collections.abc import Iterable
from functools import cache

from babel import Locale
from babel.core import UnknownLocaleError
from django.utils.translation import get_language, get_language_info

__all__ = ["language_choices"]


def language_choices(codes: Iterable[str]) -> list[tuple[str, str]]:
    """`(code, label)` for a list to choose from, such as `Albanian – shqip (sq)`, in the order of the first names.

    Who types a name into a long list gets to it by what its own screen calls the language.
    """
    interface = get_language() or "en"
    labelled = [(_called(code, interface), code) for code in codes]
    return [(code, _label(code, name)) for name, code in sorted(labelled, key=lambda each: each[0].casefold())]


def _label(code: str, name: str) -> str:
    own = str(get_language_info(code)["name_local"])
    # Isolated, since it may run the other way.
    return f"{name} ({code})" if own.casefold() == name.casefold() else f"{name} – \u2068{own}\u2069 ({code})"


@cache
def _called(code: str, interface: str) -> str:
    """In `interface`; as CLDR calls it in English where that language has no name for it."""
    asked = Locale.parse(interface.replace("-", "_"))
    try:
        name = Locale.parse(code.replace("-", "_")).get_display_name(asked)
    except (UnknownLocaleError, ValueError):
        name = asked.languages.get(code)
    return name or str(get_language_info(code)["name"])
