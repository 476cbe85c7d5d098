"""What the product's commands have in common: exit codes, `--json`, plain refusals."""

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from editions.errors import Broken, EditionError, NotFound
from editions.management.progress_bar import ProgressBar
from editions.models import Edition
from editions.progress import Progress, silent


class EditionCommand(BaseCommand):
    """Exits 0 on success, 1 with one plain sentence on stderr when refused, 2 on wrong usage.

    Subclasses implement `run`, which returns what `--json` prints, and `tell`, which says the
    same to a person. With `--json`, stdout holds that one object and nothing else.
    """

    requires_migrations_checks = True
    _bar: ProgressBar | None = None

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="Print one JSON object and nothing else.")

    def execute(self, *args: Any, **options: Any) -> str | None:
        try:
            return super().execute(*args, **options)
        except CommandError as error:
            if not getattr(self, "_called_from_command_line", False) or options.get("traceback"):
                raise
            self.stderr.write(str(error))
            sys.exit(error.returncode)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            try:
                result = self.run(**options)
            finally:
                self._put_bar_away()
        except Broken as error:
            raise CommandError("\n".join([str(error), *(f"- {problem}" for problem in error.problems)])) from error
        except EditionError as error:
            raise CommandError(str(error)) from error
        if options["json"]:
            self.stdout.write(json.dumps(result, ensure_ascii=False))
        else:
            self.stdout.write(self.tell(result))

    def run(self, **options: Any) -> dict[str, Any]:
        raise NotImplementedError

    def tell(self, result: dict[str, Any]) -> str:
        return ", ".join(f"{key}: {value}" for key, value in result.items())

    def say(self, text: str, **options: Any) -> None:
        """Says what is going on, to people only."""
        if not options.get("json") and options.get("verbosity", 1):
            self._put_bar_away()
            # Not in the colour of errors.
            self.stderr.write(text, str)

    def progress(self, **options: Any) -> Progress:
        """What long actions tell how far they are: a bar on a terminal, nothing anywhere else."""
        if options.get("json") or not options.get("verbosity", 1) or not self.stderr.isatty():
            return silent
        self._bar = self._bar or ProgressBar(getattr(self.stderr, "_out", self.stderr))
        return self._bar

    def _put_bar_away(self) -> None:
        if self._bar is not None:
            self._bar.clear()


def edition_named(code: str) -> Edition:
    """The edition with this code; raises `NotFound`."""
    edition = Edition.objects.select_related("source_locale").filter(code=code, deleted_at=None).first()
    if edition is None:
        raise NotFound(f"There is no edition with the code “{code}”.")
    return edition
