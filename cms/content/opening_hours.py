"""Opening hours: written as schema.org has them, `Mo-Fr 09:00-17:00; Sa 10:00-13:00`, read as a week.

Days may be written in English or as any language of the interface has them, digits in any script.
A closing time that is not after the opening lies on the next day; `24/7` is round the clock.
"""

import re
import unicodedata
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from babel.core import UnknownLocaleError
from babel.dates import get_day_names
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cms.bidi import isolated

__all__ = ["ALWAYS", "DAYS", "Interval", "hours_in_words", "read_hours", "to_hours"]

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
ALWAYS = "24/7"

_EXAMPLE = "Mo-Fr 09:00-17:00; Sa 10:00-13:00"
_RULE = re.compile(r"([^\d]+?)\s*(\d.*)")
_SPAN = re.compile(r"(\d{1,2})[:.](\d{2})\s*-\s*(\d{1,2})[:.](\d{2})")


class Interval(NamedTuple):
    """`day` counts from Monday, 0; the times are `HH:MM`, `24:00` the end of the day."""

    day: int
    opens: str
    closes: str


def read_hours(text: str) -> list[Interval]:
    """The week that `text` tells, in order; raises `ValidationError` that says what would be right."""
    text = _plain(text)
    if text == ALWAYS:
        return [Interval(day, "00:00", "24:00") for day in range(7)]
    found = [interval for rule in re.split("[;\n]", text) if rule.strip() for interval in _rule(rule.strip())]
    found.sort()
    for one, next_ in pairwise(found):
        if one.day == next_.day and (one.closes <= one.opens or next_.opens < one.closes):
            raise ValidationError(_("The times on %(day)s overlap.") % {"day": isolated(DAYS[one.day])}, code="invalid")
    return found


def to_hours(text: str) -> str:
    """`text` in the one form that is kept; raises `ValidationError`."""
    intervals = read_hours(text)
    if intervals == read_hours(ALWAYS):
        return ALWAYS
    return "; ".join(f"{_ranges(days, '-', DAYS)} {times}" for days, times in _alike(intervals))


def hours_in_words(text: str, language: str) -> list[str]:
    """One line for days that are alike, in `language`: `Monday–Friday 09:00–17:00`."""
    names = _day_names(language)
    intervals = read_hours(text)
    if intervals == read_hours(ALWAYS):
        return [_("Day and night")]
    spread = ((_ranges(days, "–", names), times.replace("-", "–")) for days, times in _alike(intervals))
    return [f"{days} {times}".replace(",", ", ") for days, times in spread]


def _day_names(language: str) -> Any:
    """English ones where CLDR does not know the language."""
    try:
        return get_day_names("wide", locale=language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return get_day_names("wide", locale="en")


def _rule(rule: str) -> list[Interval]:
    parts = _RULE.fullmatch(rule)
    if parts is None:
        raise _wrong(rule)
    spans = [_span(each.strip(), rule) for each in parts[2].split(",")]
    return [Interval(day, *span) for day in _days(parts[1]) for span in spans]


def _days(text: str) -> list[int]:
    found: list[int] = []
    for part in filter(None, (each.strip() for each in text.split(","))):
        first, dash, last = part.partition("-")
        start = _day(first)
        end = _day(last) if dash else start
        found += [(start + step) % 7 for step in range((end - start) % 7 + 1)]
    return list(dict.fromkeys(found))


def _day(name: str) -> int:
    day = _names().get(_as_written(name))
    if day is None:
        said = _("“%(name)s” is no day. Write %(days)s.") % {"name": name.strip(), "days": isolated(", ".join(DAYS))}
        raise ValidationError(said, code="invalid")
    return day


def _span(text: str, rule: str) -> tuple[str, str]:
    found = _SPAN.fullmatch(text)
    if found is None:
        raise _wrong(rule)
    opens_hour, opens_minute, closes_hour, closes_minute = map(int, found.groups())
    opens, closes = f"{opens_hour:02}:{opens_minute:02}", f"{closes_hour:02}:{closes_minute:02}"
    if opens > "23:59" or closes > "24:00" or opens_minute > 59 or closes_minute > 59 or opens == closes:
        raise ValidationError(
            _("“%(times)s” is no span of time. Write it as 09:00-17:00.") % {"times": isolated(text)}, code="invalid"
        )
    return opens, closes


def _wrong(rule: str) -> ValidationError:
    said = _("“%(part)s” cannot be read. Write days and times like this: %(example)s.")
    return ValidationError(said % {"part": isolated(rule), "example": isolated(_EXAMPLE)}, code="invalid")


def _alike(intervals: list[Interval]) -> list[tuple[list[int], str]]:
    """Days that have the same times, with those."""
    of_day: dict[int, list[str]] = {}
    for day, opens, closes in intervals:
        of_day.setdefault(day, []).append(f"{opens}-{closes}")
    days_of: dict[str, list[int]] = {}
    for day, times in of_day.items():
        days_of.setdefault(",".join(times), []).append(day)
    return [(days, times) for times, days in days_of.items()]


def _ranges(days: list[int], dash: str, names: Any) -> str:
    """`Mo-We,Fr`; a week goes round, so that `Su-Th` stays together."""
    if len(days) == 7:
        return f"{names[0]}{dash}{names[6]}"
    starts = [day for day in days if (day - 1) % 7 not in days]
    parts = []
    for start in starts:
        end = start
        while (end + 1) % 7 in days:
            end = (end + 1) % 7
        joint = dash if (end - start) % 7 > 1 else ","
        parts.append(names[start] if start == end else f"{names[start]}{joint}{names[end]}")
    return ",".join(parts)


def _plain(text: str) -> str:
    """One kind of dash, comma, semicolon and digit, whatever the keyboard."""
    text = "".join(str(unicodedata.digit(sign)) if sign.isdecimal() else sign for sign in text.strip())
    for sign, plain in (("–", "-"), ("—", "-"), ("،", ","), ("؛", ";"), ("\u200f", ""), ("\u200e", "")):
        text = text.replace(sign, plain)
    return text


def _as_written(name: str) -> str:
    """One spelling of those that are common: a dot more or less, an alef with or without its hamza."""
    return re.sub("[أإآ]", "ا", name.strip().strip(".").casefold())


@cache
def _names() -> dict[str, int]:
    """Each day's names, English ones first: no name stands for two days."""
    found = {name.casefold(): day for day, name in enumerate(DAYS)}
    for code, _name in settings.WAGTAILADMIN_PERMITTED_LANGUAGES:
        for width in ("wide", "abbreviated"):
            for day, name in get_day_names(width, locale=code.replace("-", "_")).items():
                found.setdefault(_as_written(name), day)
    return found
