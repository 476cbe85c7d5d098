"""Whether pictures can be drawn in every format, told by `manage.py check`."""

from typing import Any

from django.core.checks import CheckMessage, Warning, register

from editions.renditions import can_write_avif


def connect() -> None:
    register(check_formats)


def check_formats(**kwargs: Any) -> list[CheckMessage]:
    if can_write_avif():
        return []
    return [
        Warning(
            "Pillow cannot write AVIF here: pictures are offered in WebP alone, and take about twice the time to load.",
            hint="Install the wheel that Pillow publishes, then run manage.py make_renditions.",
            id="editions.W001",
        )
    ]
