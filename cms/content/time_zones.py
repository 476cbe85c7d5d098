"""Time zones by their IANA names."""

from functools import cache
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

__all__ = ["check_time_zone", "time_zones"]

# Old names, and places that are on no map.
_LEFT_OUT = ("Etc/", "SystemV/", "US/", "Brazil/", "Canada/", "Chile/", "Mexico/", "posix/", "right/")


@cache
def time_zones() -> tuple[str, ...]:
    """Those to choose among, in order: places, and `UTC`."""
    places = (name for name in available_timezones() if "/" in name and not name.startswith(_LEFT_OUT))
    return (*sorted(places), "UTC")


def check_time_zone(text: str) -> str:
    """The name as IANA writes it; raises `ValidationError` that says what would be right."""
    found = _by_folded_name().get("_".join(text.split()).casefold())
    if found is None:
        said = _("“%(name)s” is no time zone. Write the region and a city there, such as Asia/Beirut.")
        raise ValidationError(said % {"name": text}, code="invalid")
    return found


@cache
def _by_folded_name() -> dict[str, str]:
    return {name.casefold(): name for name in time_zones()}
