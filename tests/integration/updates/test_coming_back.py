"""Pages that an update took away come back, when it is undone, as they were for readers and for editors."""

import pytest

from editions.actions.undo_update import undo_update
from editions.documents.snapshot import take_working_copy
from editions.models import Edition
from tests.integration.updates.school import (
    documents_of,
    edit,
    page_of,
    release,
    rewrite,
    take_all,
    words,
)

pytestmark = pytest.mark.django_db


def delete_second(edition: object) -> None:
    for code in ("fr", "en"):
        page_of(edition, "second", code).delete()  # type: ignore[arg-type]


def test_a_page_that_was_offline_is_offline_again(upstream: Edition, edition: Edition) -> None:
    page_of(edition, "second", "fr").unpublish()
    page_of(edition, "second").unpublish()
    before, worked_on = documents_of(edition), take_working_copy(edition)
    delete_second(upstream)
    release(upstream)

    undo_update(take_all(edition))

    assert not page_of(edition, "second").live
    assert not page_of(edition, "second", "fr").live
    assert documents_of(edition) == before
    assert take_working_copy(edition) == worked_on


def test_a_draft_comes_back_as_a_draft(upstream: Edition, edition: Edition) -> None:
    rewrite(edition, "second", "c", "<p>Not for readers yet.</p>", publish=False)
    before, worked_on = documents_of(edition), take_working_copy(edition)
    delete_second(upstream)
    edit(upstream, "third", title="Also new")
    release(upstream)

    undo_update(take_all(edition))

    assert words(edition, "second") == {"c": "<p>Call the post.</p>"}
    assert documents_of(edition) == before
    assert take_working_copy(edition) == worked_on
