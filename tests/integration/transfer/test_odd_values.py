"""A valid bundle with one value exchanged for another: taken or refused in words, whatever the value."""

import random
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from editions.actions.import_edition import import_edition
from editions.errors import EditionError
from tests.integration.transfer.forgery import Forgery
from tests.integration.transfer.places import Home
from tests.integration.transfer.untouched import traces

pytestmark = pytest.mark.django_db

ODD: list[Any] = [None, True, 0, -1, 2**53, "", "x", "\n", "global\n", "0" * 64, [], [[]], {}, {"a": {}}, "é" * 3000]


def places_in(value: Any) -> list[tuple[Any, Any]]:
    """Every `(container, key)` below `value`."""
    found: list[tuple[Any, Any]] = []
    waiting = [value]
    while waiting:
        here = waiting.pop()
        keys = list(here) if isinstance(here, dict) else range(len(here))
        for key in keys:
            found.append((here, key))
            if isinstance(here[key], dict | list):
                waiting.append(here[key])
    return found


@pytest.mark.parametrize("seed", range(60))
def test_no_value_brings_an_import_down(home: Home, away: Path, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    forgery = Forgery(home.file("edition"))
    part = chance.choice([forgery.index, forgery.newest, *forgery.texts.values()])
    container, key = chance.choice(places_in(part))
    if chance.random() < 0.2:
        del container[key]
    else:
        container[key] = chance.choice(ODD)

    path = forgery.write(tmp_path / "x.zip")
    before = traces()
    with suppress(EditionError):
        import_edition(path)
        return
    assert traces() == before
