"""A bar on a terminal that shows how far a command is."""

import shutil
import time
from typing import Any

__all__ = ["ProgressBar"]

# A line that is drawn more often flickers, and slows the work down.
_PAUSE = 0.1


class ProgressBar:
    """A `Progress` that draws one line on `stream` and leaves nothing behind after `clear`."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self._stage = ""
        self._drawn_at = 0.0
        self._drawn = 0

    def __call__(self, stage: str, done: int, total: int) -> None:
        now = time.monotonic()
        if stage == self._stage and done < total and now - self._drawn_at < _PAUSE:
            return
        self._stage, self._drawn_at = stage, now
        self._write(_line(stage, done, total, shutil.get_terminal_size().columns))

    def clear(self) -> None:
        if self._drawn:
            self._write("")
            self._stage = ""

    def _write(self, line: str) -> None:
        # Blanks over what was longer; a carriage return is all that every terminal knows.
        self._stream.write(f"\r{line:<{self._drawn}}\r{line}")
        self._stream.flush()
        self._drawn = len(line)


def _line(stage: str, done: int, total: int, columns: int) -> str:
    if not total:
        return f"{stage} …"[: max(10, columns - 1)]
    share = min(1.0, done / total)
    width = max(10, min(30, columns - len(stage) - 12))
    filled = round(width * share)
    return f"{stage} [{'#' * filled}{'.' * (width - filled)}] {share:4.0%}"[: max(10, columns - 1)]
