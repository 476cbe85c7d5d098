"""Every language of CLDR, so that any one of them can be chosen for an edition.

Django and Wagtail want the list at start-up; CLDR (through Babel) has the names and the
direction of writing. Interface languages are the four that we keep catalogues for.
"""

from babel import Locale, localedata

INTERFACE_LANGUAGES = [
    ("en", "English"),
    ("fr", "Français"),
    ("es", "Español"),
    ("ar", "العربية"),
]


# Spelling variants of one language that no edition is written in.
_NOT_OFFERED = ("root", "POSIX", "VALENCIA")


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
    return languages, right_to_left, info


CONTENT_LANGUAGES, RIGHT_TO_LEFT_LANGUAGES, LANGUAGE_INFO = _cldr_languages()
