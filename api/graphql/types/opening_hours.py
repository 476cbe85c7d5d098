"""When somebody can be reached, as a week in a time zone."""

from typing import Any

import graphene
from django.utils.translation import gettext_lazy as _

from api.graphql.types.choices import choice_enum, choice_field

# In the order in which `Interval.day` counts.
_WEEKDAYS = (
    ("monday", _("Monday")),
    ("tuesday", _("Tuesday")),
    ("wednesday", _("Wednesday")),
    ("thursday", _("Thursday")),
    ("friday", _("Friday")),
    ("saturday", _("Saturday")),
    ("sunday", _("Sunday")),
)

Weekday = choice_enum("Weekday", _WEEKDAYS, "A day of the week.")


def _weekday(interval: Any) -> str:
    return _WEEKDAYS[interval.day][0]


class OpeningInterval(graphene.ObjectType):
    """A span of time on one day of every week, in the time zone of the hours."""

    day = choice_field(Weekday, _weekday, "monday", "The day on which it begins.")
    opens = graphene.String(required=True, description="`09:00`.")
    closes = graphene.String(
        required=True,
        description="`17:00`; `24:00` is the end of the day. What is not after `opens` is on the day after.",
    )


class OpeningHours(graphene.ObjectType):
    """When somebody can be reached."""

    always = graphene.Boolean(required=True, description="Day and night, all week.")
    words = graphene.List(
        graphene.NonNull(graphene.String),
        required=True,
        description="To be shown: a line for days that are alike, in the language that was asked for.",
    )
    intervals = graphene.List(
        graphene.NonNull(OpeningInterval), required=True, description="From Monday on, by time within a day."
    )
    time_zone = graphene.String(required=True, description="The name of the time zone at IANA: `Asia/Beirut`.")
    note = graphene.String(required=True, description="What else there is to say, such as holidays; may be empty.")
    text = graphene.String(
        required=True, description="The same as schema.org writes `openingHours`, spans apart by semicolons."
    )
