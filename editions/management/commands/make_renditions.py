"""Make what pictures lack that were kept by an earlier version."""

from dataclasses import asdict
from typing import Any

from editions.actions.make_renditions import make_renditions
from editions.management.command import EditionCommand


class Command(EditionCommand):
    help = (
        "Draws released pictures in formats that they lack, with placeholders and checksums; safe to repeat and to "
        "stop. New releases are complete by themselves."
    )

    def run(self, **options: Any) -> dict[str, Any]:
        return asdict(make_renditions(self.progress(**options)))

    def tell(self, result: dict[str, Any]) -> str:
        said = (
            f"{result['completed']} of {result['pictures']} pictures completed, {result['in_avif']} are offered in "
            f"AVIF, {result['releases']} releases say more than before."
        )
        if result["lost"]:
            said += f" {result['lost']} could not be: their files are gone."
        if not result["avif"]:
            said += " This Pillow cannot write AVIF: install the wheel that Pillow publishes, then run this again."
        return said
