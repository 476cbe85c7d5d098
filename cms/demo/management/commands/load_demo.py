"""Load or refresh the demo course; safe to repeat."""

from argparse import ArgumentParser
from typing import Any

from cms.demo.load import load_demo
from editions.management.command import EditionCommand


class Command(EditionCommand):
    help = "Loads the demo course and its two sample editions; keeps what is there."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--without-samples", action="store_true", help="The global course alone.")

    def run(self, **options: Any) -> dict[str, Any]:
        loaded = load_demo(
            samples=not options["without_samples"],
            say=lambda text: self.say(text, **options),
            progress=self.progress(**options),
        )
        return {"editions": loaded.editions, "pages": loaded.pages, "releases": loaded.releases}

    def tell(self, result: dict[str, Any]) -> str:
        return f"{result['editions']} editions, {result['pages']} pages, {result['releases']} releases."
