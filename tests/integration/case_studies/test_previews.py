"""Who writes a lesson sees it as its readers will."""

from uuid import UUID

import pytest

from editions.actions.decide_case_study import decide_case_study
from editions.actions.publish_release import publish_release
from editions.models import Role
from editions.preview import make_token, overlay_for
from tests.factories import make_member
from tests.integration.case_studies.scene import add_case
from tests.integration.updates.school import lineage, page_of

STORM, OURS = (UUID(lineage(name)) for name in ("storm", "ours"))


@pytest.mark.parametrize("kind,seen", [("replace", str(OURS)), ("hide", None)])
def test_a_draft_shows_what_stands_in_anothers_place(edition, kind, seen):
    add_case(edition)
    publish_release(edition)
    decide_case_study(edition, STORM, kind, replacement=OURS if kind == "replace" else None)
    lesson = page_of(edition, "first")

    preview = overlay_for(make_token(make_member(edition, Role.EDITOR), lesson))

    page = next(page for page in preview.manifest["pages"] if page["lineage"] == lineage("first"))
    body = preview.documents[page["locales"]["en"]["digest"]]["fields"]["body"]
    found = [block["value"]["case_study"] for block in body if block["id"] == "b"]
    assert found == ([seen] if seen else [])
