"""Decisions move with their edition: readers there get the same, and they can be undone there."""

from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from editions.actions.decide_case_study import decide_case_study, undo_decision
from editions.actions.export_edition import export_edition
from editions.actions.import_edition import import_edition
from editions.actions.publish_release import publish_release
from editions.transfer.refused import BundleRefused
from tests.integration.case_studies.scene import add_case, bodies, fork, make_course_with_cases
from tests.integration.transfer.forgery import Forgery
from tests.integration.transfer.places import rolled_back
from tests.integration.updates.school import lineage, page_of

STORM, FLOOD, OURS = (UUID(lineage(name)) for name in ("storm", "flood", "ours"))

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(tmp_path: Path, settings: Any) -> dict[str, Any]:
    """A bundle of an edition that replaces one case study and hides another; its digests before and after that."""
    found: dict[str, Any] = {"file": tmp_path / "edition.zip"}
    with rolled_back(tmp_path / "home"):
        edition = fork(make_course_with_cases())
        add_case(edition)
        found["before"] = publish_release(edition).release.digest
        decide_case_study(edition, STORM, "replace", replacement=OURS)
        decide_case_study(edition, FLOOD, "hide")
        found["after"] = publish_release(edition).release.digest
        found["bodies"] = bodies(edition)
        edition.refresh_from_db()
        export_edition(edition, found["file"])
    settings.MEDIA_ROOT = tmp_path / "away"
    settings.MEDIA_ROOT.mkdir()
    return found


def test_readers_get_the_same_and_it_can_be_undone(home):
    edition = import_edition(home["file"]).edition
    edition.public = True
    edition.save()

    assert bodies(edition) == home["bodies"]
    assert page_of(edition, "first").body.raw_data[1]["value"]["case_study"] == str(STORM)
    assert publish_release(edition).release.digest == home["after"]
    for each in (STORM, FLOOD):
        undo_decision(edition, each)
    assert publish_release(edition).release.digest == home["before"]


@pytest.mark.parametrize("wrong", ["twice", "missing", "loop", "unknown"])
def test_what_does_not_fit_together_is_refused(home, wrong, tmp_path):
    forgery = Forgery(home["file"])
    told = forgery.newest["case_studies"]
    if wrong == "twice":
        told["decisions"].append(told["decisions"][0])
    elif wrong == "missing":
        told["before"][lineage("first")]["en"] = "0" * 64
    elif wrong == "loop":
        told["set_aside"][0]["page"]["parent"] = told["set_aside"][0]["page"]["lineage"]
    else:
        told["decisions"][0]["publish"] = True

    with pytest.raises(BundleRefused):
        import_edition(forgery.write(tmp_path / "x.zip"))
