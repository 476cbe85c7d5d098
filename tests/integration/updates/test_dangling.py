"""An update that would leave references leading nowhere says so, and is not published like that."""

import pytest

from editions.actions.apply_update import apply_update
from editions.actions.decide_update import Which, decide_update
from editions.actions.offer_update import offer_update
from editions.actions.publish_release import publish_release
from editions.actions.publish_update import publish_update
from editions.actions.undo_update import undo_update
from editions.errors import Broken
from editions.models import Edition, Update
from tests.integration.updates.school import fork, lineage, make_school, page_of, release, rewrite, text

pytestmark = pytest.mark.django_db

LINK = '<p>See <a linktype="course-page" ref="{}">that</a>.</p>'


def taken(edition: object) -> Update:
    update = offer_update(edition)  # type: ignore[arg-type]
    decide_update(update, "take", Which(all=True))
    return apply_update(update)


def test_a_page_that_i_link_to_and_upstream_deleted_stops_publishing_until_it_is_kept(
    upstream: Edition, edition: Edition
) -> None:
    rewrite(edition, "first", "a", LINK.format(lineage("second")))
    for code in ("fr", "en"):
        page_of(upstream, "second", code).delete()
    release(upstream)

    update = taken(edition)

    assert [(each["lineage"], each["page_title"]) for each in update.violations] == [(lineage("first"), "First")]
    with pytest.raises(Broken):
        publish_update(update)
    undo_update(update)
    again = offer_update(edition)
    decide_update(again, "keep", Which(all=True))
    assert apply_update(again).violations == []


def test_a_link_of_theirs_to_a_page_that_i_deleted_stops_publishing(upstream: Edition, edition: Edition) -> None:
    for code in ("fr", "en"):
        page_of(edition, "second", code).delete()
    rewrite(upstream, "first", "a", LINK.format(lineage("second")))
    release(upstream)

    assert [each["lineage"] for each in taken(edition).violations] == [lineage("first")]


def test_a_link_of_theirs_to_a_page_that_comes_with_it_is_fine() -> None:
    from cms.content.models import Lesson

    upstream = make_school()
    edition = fork(upstream)
    parent = page_of(upstream, "ready")
    new = Lesson(title="New", slug="new", locale=parent.locale)
    new.body = new.body.stream_block.to_python([text("n", LINK.format(lineage("first")))])
    parent.add_child(instance=new)
    new.save_revision().publish()
    rewrite(upstream, "first", "a", LINK.format(new.identity.lineage))
    release(upstream)

    update = taken(edition)

    assert update.violations == []
    publish_update(update)
    publish_release(edition)
