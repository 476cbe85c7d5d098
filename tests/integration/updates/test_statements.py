"""How many statements a step of an update sends for each page that it changes: counted, not timed."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from editions.actions.apply_update import apply_update
from editions.actions.decide_update import Which, decide_update
from editions.actions.offer_update import offer_update
from editions.actions.publish_update import publish_update
from editions.actions.undo_update import undo_update
from tests.integration.updates.school import edit, fork, make_school, release, text, words

# For a lesson in two languages, the translation following its source.
LIMITS = {"apply": 15, "publish": 95, "undo": 110}
STEPS = {"apply": apply_update, "publish": publish_update, "undo": undo_update}


def counts_of(names: tuple[str, ...], code: str) -> dict[str, int]:
    """The statements of each step where upstream has changed these lessons."""
    upstream = make_school(code)
    edition = fork(upstream, f"{code}-fork")
    for name in names:
        edit(upstream, name, body=[text("new", f"<p>New words of {name}.</p>")])
    release(upstream)
    update = offer_update(edition)
    decide_update(update, "take", Which(all=True))
    counts = {}
    for verb, step in STEPS.items():
        with CaptureQueriesContext(connection) as sent:
            step(update)
        counts[verb] = len(sent)
        if verb == "publish":
            assert words(edition, names[-1], "fr") == {"new": f"<p>New words of {names[-1]}.</p>"}
    return counts


@pytest.mark.django_db
def test_each_page_more_costs_few_statements():
    few, more = counts_of(("first",), "one"), counts_of(("first", "second", "third"), "three")

    each = {verb: (more[verb] - few[verb]) / 2 for verb in STEPS}
    assert {verb: count for verb, count in each.items() if count > LIMITS[verb]} == {}
