"""Every language of CLDR, so that any one of them can be chosen for an edition.

Django and Wagtail want the list at start-up; CLDR (through Babel) has the names and the
direction of writing. Interface languages are the four that we keep catalogues for.
"""

from babel import Locale, localedata
from babel.core import get_global

INTERFACE_LANGUAGES = [
    ("en", "English"),
    ("fr", "Français"),
    ("es", "Español"),
    ("ar", "العربية"),
]


# Spelling variants of one language that no edition is written in.
_NOT_OFFERED = ("root", "POSIX", "VALENCIA")


# Codes for "no language", "several" and "not known".
_NO_LANGUAGES = {"mis", "mul", "und", "zxx"}
_RIGHT_TO_LEFT_SCRIPTS = {"Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"}


def _direction_is_rtl(code: str) -> bool:
    """For a language that CLDR names without data of its own: by the script it is likely written in."""
    likely = get_global("likely_subtags").get(code, "")
    return any(part in _RIGHT_TO_LEFT_SCRIPTS for part in likely.split("_"))


def _cldr_languages() -> tuple[list[tuple[str, str]], list[str], dict[str, dict[str, object]]]:
    languages: list[tuple[str, str]] = []
    right_to_left: list[str] = []
    info: dict[str, dict[str, object]] = {}
    for identifier in sorted(localedata.locale_identifiers()):
        if any(part in identifier for part in _NOT_OFFERED):
            continue
        locale = Locale.parse(identifier)
        code = identifier.replace("_", "-").lower()
        name = locale.get_display_name("en") or code
        local_name = locale.get_display_name() or name
        rtl = locale.text_direction == "rtl"
        languages.append((code, name))
        if rtl:
            right_to_left.append(code)
        info[code] = {"code": code, "name": name, "name_local": local_name, "bidi": rtl}
    for code, name in sorted(Locale.parse("en").languages.items()):
        if code not in info and len(code) in (2, 3) and code not in _NO_LANGUAGES:
            languages.append((code, name))
            rtl = _direction_is_rtl(code)
            right_to_left += [code] if rtl else []
            info[code] = {"code": code, "name": name, "name_local": name, "bidi": rtl}
    return languages, right_to_left, info


CONTENT_LANGUAGES, RIGHT_TO_LEFT_LANGUAGES, LANGUAGE_INFO = _cldr_languages()
