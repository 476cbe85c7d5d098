"""Which WebP was rendered from which SVG, as a list that `sha256sum --check` also reads.

Rendering needs a browser; telling that a rendering is out of date does not.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

NAME: Final = "pictures.sha256"


def digest(content: bytes) -> str:
    """Return the SHA-256 of some bytes in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def read(folder: Path) -> Mapping[str, str]:
    """Return hashes by file name; nothing if there is no manifest yet."""
    path = folder / NAME
    if not path.exists():
        return {}
    lines = (line.split("  ", 1) for line in path.read_text(encoding="utf-8").splitlines())
    return {name: sha for sha, name in lines}


def write(folder: Path, stems: Mapping[str, str]) -> None:
    """Record the SVG and WebP that now lie in the folder for each stem."""
    names = sorted(f"{stem}.{kind}" for stem in stems for kind in ("svg", "webp"))
    rows = [f"{digest((folder / name).read_bytes())}  {name}\n" for name in names]
    (folder / NAME).write_text("".join(rows), encoding="utf-8")


def stale(folder: Path, stems: Mapping[str, str]) -> Mapping[str, str]:
    """Return what is out of date, as reasons by file name; empty when all is well.

    `stems` is what the drawing code gives now: SVG text by file stem. A WebP is stale
    when it is missing, when it is not the one that was rendered, or when the SVG it was
    rendered from is no longer what the code draws.
    """
    recorded, reasons = read(folder), {}
    for stem, text in stems.items():
        drawn = digest(text.encode())
        source, image = f"{stem}.svg", f"{stem}.webp"
        if _on_disk(folder / source) != drawn:
            reasons[source] = "is not what the drawing code gives"
        if not (folder / image).exists():
            reasons[image] = "is missing"
        elif recorded.get(source) != drawn:
            reasons[image] = "was rendered from an older drawing"
        elif recorded.get(image) != _on_disk(folder / image):
            reasons[image] = "is not the file that was rendered"
    return reasons


def _on_disk(path: Path) -> str:
    return digest(path.read_bytes()) if path.exists() else ""
