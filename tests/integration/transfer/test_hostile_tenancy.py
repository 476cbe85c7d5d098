"""Bundles that reach for what is not theirs: other pages, other editions, other people's files."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from editions.actions.import_edition import import_edition
from editions.errors import Invalid
from editions.models import MediaObject
from tests.integration.transfer.forgery import Change, Forgery
from tests.integration.transfer.places import Home
from tests.integration.transfer.untouched import refuse, refuse_changed, untouched
from tests.integration.updates.school import lineage

pytestmark = pytest.mark.django_db


def on_pages(act: Callable[[list[dict[str, Any]]], None]) -> Change:
    return lambda forgery: act(forgery.newest["pages"])


def _circle(pages: list[dict[str, Any]]) -> None:
    pages[1]["parent"] = pages[2]["lineage"]


def _twice(pages: list[dict[str, Any]]) -> None:
    pages.append(dict(pages[2]))


def _second_root(pages: list[dict[str, Any]]) -> None:
    pages[1]["parent"] = None


def _outside(pages: list[dict[str, Any]]) -> None:
    pages[1]["parent"] = str(uuid4())


def _strange_language(pages: list[dict[str, Any]]) -> None:
    pages[2]["locales"]["es"] = dict(pages[2]["locales"]["en"])


def _other_page(pages: list[dict[str, Any]]) -> None:
    pages[2]["locales"]["en"]["digest"] = pages[3]["locales"]["en"]["digest"]


@pytest.mark.parametrize(
    "change,words",
    [
        (on_pages(_circle), "in a circle, or out of it"),
        (on_pages(_twice), "has a page twice"),
        (on_pages(_second_root), "outside of its course"),
        (on_pages(_outside), "in a circle, or out of it"),
        (on_pages(_strange_language), "a language that it has not"),
        (on_pages(_other_page), "of another page or language"),
    ],
)
def test_a_tree_that_is_none(home: Home, away: Path, tmp_path: Path, change: Change, words: str) -> None:
    refuse_changed(home, tmp_path, change, words)


def test_one_slug_twice(home: Home, away: Path, tmp_path: Path) -> None:
    refuse_changed(home, tmp_path, lambda forgery: forgery.put_slug("third", "first"), "slug")


def test_a_language_that_does_not_exist(home: Home, away: Path, tmp_path: Path) -> None:
    def change(forgery: Forgery) -> None:
        forgery.newest["locales"].append({**forgery.newest["locales"][1], "code": "zz-zz"})

    forgery = Forgery(home.file("edition"))
    change(forgery)
    with untouched(), pytest.raises(Invalid, match="zz-zz"):
        import_edition(forgery.write(tmp_path / "x.zip"))


def test_a_link_to_a_page_that_is_not_in_the_bundle(home: Home, away: Path, tmp_path: Path) -> None:
    def change(forgery: Forgery) -> None:
        link = f'<p><a linktype="course-page" ref="{uuid4()}">x</a></p>'
        forgery.document("first")["fields"]["body"][0]["value"]["text"] = link

    refuse_changed(home, tmp_path, change, "a page that is not in this release")


def test_somebody_elses_file_by_its_hash(home: Home, away: Path, tmp_path: Path) -> None:
    """A private file of this installation is not published by naming it."""
    private = MediaObject.objects.create(digest="d" * 64, name="objects/dd/x.png", mime="image/png", size=1)

    def change(forgery: Forgery) -> None:
        old, _about = forgery.picture()
        about = forgery.newest["media"].pop(old)
        forgery.newest["media"][private.digest] = about

    refuse_changed(home, tmp_path, change, "not in the bundle|not have|checksum")


def test_an_institution_of_somebody_else(home: Home, away: Path, tmp_path: Path) -> None:
    def change(forgery: Forgery) -> None:
        page = forgery.index["directory"][0]
        document = forgery.texts[page["locales"]["en"]["digest"]]
        document["fields"]["slot_values"][0]["value"]["institution"] = str(uuid4())

    refuse_changed(home, tmp_path, change, "an institution that it has not")


def test_a_directory_page_with_the_lineage_of_a_lesson(home: Home, away: Path, tmp_path: Path) -> None:
    def change(forgery: Forgery) -> None:
        page = forgery.index["directory"][1]
        forgery.institution()["lineage"] = page["lineage"] = lineage("first")

    refuse_changed(home, tmp_path, change, "a page twice|an institution that it has not")


def test_a_base_that_is_not_there(home: Home, away: Path, tmp_path: Path) -> None:
    refuse_changed(
        home, tmp_path, lambda forgery: forgery.index["base"].update(release="9.9"), "base is not in the bundle"
    )
    refuse_changed(home, tmp_path, lambda forgery: forgery.index.update(base=None), "an upstream without a base")


def test_its_own_upstream(home: Home, away: Path, tmp_path: Path) -> None:
    refuse_changed(home, tmp_path, lambda forgery: forgery.index["upstream"].update(code="adapted"), "its own upstream")


def test_a_document_that_belongs_to_nothing(home: Home, away: Path, tmp_path: Path) -> None:
    def change(forgery: Forgery) -> None:
        forgery.texts["f" * 64] = {**forgery.document("first"), "lineage": str(uuid4())}

    refuse_changed(home, tmp_path, change, "belongs to nothing")


def test_a_history_out_of_order(home: Home, away: Path, tmp_path: Path) -> None:
    def change(forgery: Forgery) -> None:
        forgery.index["upstream"]["releases"].reverse()

    refuse_changed(home, tmp_path, change, "out of order")


def test_a_release_under_a_known_number_with_other_content(
    home: Home, away: Path, tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        import_edition(home.file("edition"))
    forgery = Forgery(home.file("upstream"))
    for release in forgery.index["edition"]["releases"]:
        forgery.texts[release["digest"]]["branding"]["footers"]["en"] = "Changed"

    refuse(forgery.write(tmp_path / "x.zip"), "another edition with the code “school”, or was changed")
